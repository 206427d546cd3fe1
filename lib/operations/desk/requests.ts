import type { Order } from '../../domain/customer/order.ts';
import { awaits, type SupportRequest } from '../../domain/desk/support-request.ts';
import type { Write } from '../ports/commit.ts';
import type { Page, PageOfList } from '../ports/listings.ts';
import type { Loaded, Wanted } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/** Parts of the commit that opens a request: the request, and where its partner and a purge find it (R34). */
export function openingWrites(request: SupportRequest): Write[] {
  const { id, partnerId, subscriptionId, asker } = request;
  // A customer's request is not the partner's to see.
  const holders = [...(asker ? [] : [partnerId]), ...(subscriptionId === undefined ? [] : [subscriptionId])];
  return [
    { put: ref('support-request', id), value: request, expect: 'absent' },
    ...holders.map(
      (holderId) =>
        ({ put: ref('request-pointer', holderId, id), value: { requestId: id }, expect: 'any' }) as const,
    ),
  ];
}

/** The requests of a partner or of a subscription, oldest first unless it says otherwise. Two round trips. */
export async function requestsOf(
  home: Store,
  holderId: string,
  page: PageOfList,
): Promise<Page<SupportRequest>> {
  const { items, next } = await home.list({ of: 'request-pointers', holderId }, page);
  const wanted: Wanted = Object.fromEntries(
    items.map(({ value }) => [value.requestId, ref('support-request', value.requestId)]),
  );
  const loaded = items.length > 0 ? await home.load(wanted) : {};
  const requests = Object.values(loaded).filter((one) => one !== undefined) as Loaded<SupportRequest>[];
  return next ? { items: requests, next } : { items: requests };
}

const mostPerSubscription = 100;

/** The newest requests about one subscription. */
export const requestsAbout = async (
  home: Store,
  subscriptionId: string,
): Promise<readonly Loaded<SupportRequest>[]> =>
  (await requestsOf(home, subscriptionId, { limit: mostPerSubscription, newestFirst: true })).items;

/**
 * Of an account number that came while the data is kept: whether support is still asked to reactivate, or has closed
 * that without (R33). One that was submitted just now is on its way to the desk.
 */
export async function reactivationOf(
  home: Store,
  { id, account }: Pick<Order, 'id' | 'account'>,
): Promise<'requested' | 'closed' | undefined> {
  if (!account) return undefined;
  const asked = (await requestsAbout(home, id)).filter(({ value }) => value.kind === 'reactivation');
  const waits = asked.length === 0 || asked.some(({ value }) => awaits('reactivation', value));
  return waits ? 'requested' : 'closed';
}
