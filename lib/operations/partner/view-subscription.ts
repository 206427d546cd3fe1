import { accepted, type Outcome } from '../../domain/refusal.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { membershipRef, owned } from './member.ts';
import { type OrderedSubscription, ordered } from './ordered-subscription.ts';

/** One of the caller's subscriptions as it truly stands, from home alone (R36). */
export const viewSubscription =
  ({ home }: { readonly home: Store }) =>
  async (subscriptionId: string, request: CallerContext): Promise<Outcome<OrderedSubscription>> => {
    const { membership, order } = await home.load({
      membership: membershipRef(request),
      order: ref('order', subscriptionId),
    });
    const own = owned(order, membership);
    return own.ok ? accepted(ordered(own.value.value, request.now, membership?.value)) : own;
  };
