import type { Order } from '../domain/order.ts';
import {
  type Subscription,
  type SubscriptionOrder,
  subscriptionFrom,
  timelineOf,
} from '../domain/subscription.ts';
import { type DataCenters, type Loaded, ref } from './ports.ts';
import { pending } from './reactions.ts';
import type { Authorship, RequestContext } from './request.ts';
import { changeOf } from './transact.ts';

/**
 * Creates an ordered subscription in its data center and reports it to home. Doing it again does nothing more.
 * Throws `DataCenterUnavailable` when either region does not answer.
 */
export const provisionSubscription =
  (dataCenters: DataCenters) =>
  async (
    order: SubscriptionOrder,
    author: Authorship,
    request: RequestContext,
  ): Promise<NonNullable<Order['reported']>> => {
    const store = dataCenters.in(order.dataCenter);
    const self = ref('subscription', order.id);
    const subscription = subscriptionFrom(order);
    const result = await store.commit({
      writes: [{ put: self, value: subscription, expect: 'absent' }],
      change: changeOf(request, author, {
        of: self,
        version: 1,
        events: [{ type: 'subscription-added', at: order.addedAt }],
        reactions: pending({ do: 'set-alarm' }, { do: 'report-home' }),
        to: 'added',
      }),
    });
    const created: Loaded<Subscription> = { value: subscription, version: 1 };
    // Created by an earlier attempt: whatever it is by now, its own reactions report it.
    const reported = { version: created.version, timeline: timelineOf(created.value) };
    if (result.is === 'done') await dataCenters.home.report(ref('order', order.id), reported);
    return reported;
  };
