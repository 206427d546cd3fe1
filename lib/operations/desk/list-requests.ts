import type { RequestKind, RequestState, SupportRequest } from '../../domain/desk/support-request.ts';
import type { AccountId } from '../../domain/identity.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { PageRequest } from '../partner/list-customers.ts';
import type { Page } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';
import type { Store } from '../ports/store.ts';

export interface RequestFilter {
  readonly state: RequestState;
  readonly kind?: RequestKind;
  readonly partnerId?: string;
  readonly subscriptionId?: string;
  readonly takenBy?: AccountId;
}

/** A filtered page may cost several reads; past these it is handed out short, with a cursor. */
const mostReads = 10;

/** The queue: requests in a state, oldest first, perhaps only some of them (R33). */
export const listRequests =
  ({ home }: { readonly home: Store }) =>
  async (
    { state, ...filter }: RequestFilter,
    { limit, after }: PageRequest,
  ): Promise<Outcome<Page<SupportRequest>>> => {
    const listing = { of: 'support-requests', state } as const;
    const items: Loaded<SupportRequest>[] = [];
    let next = after;
    for (let reads = 0; reads < mostReads && items.length < limit; reads++) {
      const page = await home.list(listing, { limit: limit - items.length, ...(next && { after: next }) });
      items.push(...page.items.filter(({ value }) => matches(value, filter)));
      next = page.next;
      if (!next) break;
    }
    return accepted(next ? { items, next } : { items });
  };

const matches = (
  request: SupportRequest,
  { kind, partnerId, subscriptionId, takenBy }: Omit<RequestFilter, 'state'>,
): boolean =>
  (kind === undefined || request.kind === kind) &&
  (partnerId === undefined || request.partnerId === partnerId) &&
  (subscriptionId === undefined || request.subscriptionId === subscriptionId) &&
  (takenBy === undefined || request.takenBy === takenBy);
