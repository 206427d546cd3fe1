import { type Buyer, partnerAsBuyer } from '../../domain/billing/paid-actions.ts';
import { type Order, orderStanding } from '../../domain/customer/order.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Membership } from '../../domain/partner/partner.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { timelineOf } from '../../domain/subscription/subscription-timeline.ts';
import type { Standing, Status } from '../../domain/time/standing.ts';
import { tagOfStanding } from '../entity-tag.ts';
import type { Loaded } from '../ports/loaded.ts';

/** A subscription as its partner sees it: the order, and how it truly stands. */
export interface OrderedSubscription {
  readonly order: Order;
  readonly standing: Omit<Standing, 'status'> & { readonly status: Status };
  readonly tag: string;
  /** What who asks is in billing (R51). */
  readonly buyer: Buyer;
}

/** How an order stands at `now`, with its entity tag, for a member of its partner or for nobody there. */
export function ordered(order: Order, now: Instant, member?: Membership): OrderedSubscription {
  const standing = orderStanding(order, now);
  const buyer = member ? partnerAsBuyer(standing.billing, member) : 'somebody-else';
  return { order, standing, buyer, tag: tagOfStanding(order.reported?.version ?? 0, standing) };
}

/** The order with what its data center has just committed. */
export const withReport = (order: Order, { value, version }: Loaded<Subscription>): Order => ({
  ...order,
  reported: { version, timeline: timelineOf(value) },
});
