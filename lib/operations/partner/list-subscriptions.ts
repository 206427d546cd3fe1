import type { Instant } from '../../domain/instant.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Status } from '../../domain/time/standing.ts';
import type { Page } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import type { PageRequest } from './list-customers.ts';
import { memberOf, membershipRef } from './member.ts';
import { type OrderedSubscription, ordered } from './ordered-subscription.ts';

export interface SubscriptionFilter {
  readonly status?: Status;
  /** Only subscriptions with a deadline before this instant. */
  readonly dueBefore?: Instant;
}

/** A filtered page may cost several reads; past these it is handed out short, with a cursor. */
const mostReads = 10;

/** Every subscription of the caller's customers with its true status, oldest first (R29, R36). */
export const listSubscriptions =
  ({ home }: { readonly home: Store }) =>
  async (
    filter: SubscriptionFilter,
    { limit, after }: PageRequest,
    request: CallerContext,
  ): Promise<Outcome<Page<OrderedSubscription>>> => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    const listing = { of: 'orders', partnerId: member.value.value.partnerId } as const;
    const items: Loaded<OrderedSubscription>[] = [];
    let next = after;
    for (let reads = 0; reads < mostReads && items.length < limit; reads++) {
      const page = await home.list(listing, { limit: limit - items.length, ...(next && { after: next }) });
      items.push(
        ...page.items
          .map(({ value, version }) => ({ value: ordered(value, request.now, member.value.value), version }))
          .filter(({ value }) => matches(value, filter)),
      );
      next = page.next;
      if (!next) break;
    }
    return accepted(next ? { items, next } : { items });
  };

const matches = ({ standing }: OrderedSubscription, { status, dueBefore }: SubscriptionFilter): boolean =>
  (status === undefined || standing.status === status) &&
  (dueBefore === undefined || standing.deadlines.some(({ at }) => at < dueBefore));
