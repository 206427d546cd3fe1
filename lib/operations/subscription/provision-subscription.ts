import type { Order } from '../../domain/customer/order.ts';
import {
  type Subscription,
  type SubscriptionOrder,
  subscriptionFrom,
  type Tombstone,
} from '../../domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../domain/subscription/subscription-events.ts';
import { reactionsTo } from '../change-subscription.ts';
import { ownPortalWrites } from '../customer/open-portal.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { type Ref, ref } from '../ports/records.ts';
import { DataCenterUnavailable, type Store } from '../ports/store.ts';
import type { Authorship, RequestContext } from '../request.ts';
import { changeOf } from '../transact.ts';
import { report } from './report.ts';

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
    const events = addedEvents(subscription);
    const result = await store.commit({
      writes: [{ put: self, value: subscription, expect: 'absent' }, ...ownPortalWrites(order, request)],
      change: changeOf(
        request,
        { ...author, ...boundBy(order) },
        {
          of: self,
          version: 1,
          events,
          reactions: reactionsTo(events, true),
          to: subscription.phase,
        },
      ),
    });
    // Of two attempts at the same time the one that comes second reports as well: its caller may rely on it.
    const created = result.is === 'done' ? { value: subscription, version: 1 } : await found(store, self);
    return report(dataCenters, created);
  };

/** When the partner accepts the terms of a trial, it is the customer for whom it does so, and who is bound (R47). */
const boundBy = ({ signUp }: SubscriptionOrder): Pick<Authorship, 'onBehalfOf'> =>
  signUp?.onBehalfOf === undefined ? {} : { onBehalfOf: { role: 'customer', id: signUp.onBehalfOf } };

async function found(
  store: Store,
  self: Ref<'subscription'>,
): Promise<{ readonly value: Subscription | Tombstone; readonly version: number }> {
  const { subscription } = await store.load({ subscription: self });
  if (!subscription) throw new DataCenterUnavailable('Another attempt to create it is under way.');
  return subscription;
}

/** What begins with an ordered subscription. */
export const addedEvents = ({ addedAt, phase }: Subscription): SubscriptionEvent[] => [
  { type: 'subscription-added', at: addedAt },
  ...(phase === 'trial' ? [{ type: 'trial-started', at: addedAt } as const] : []),
];
