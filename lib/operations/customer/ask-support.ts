import { holds } from '../../domain/portal.ts';
import type { SupportAsked } from '../../domain/portal-events.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { CustomerRequest } from '../../domain/support-request.ts';
import { notFound } from '../partner/member.ts';
import { type Loaded, type Page, type PageOfList, ref, type Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { transact } from '../transact.ts';
import { committing } from './change-portal.ts';
import { enter, portalRecords } from './portal-entry.ts';

type Here = { readonly store: Store };
type Answer = Promise<Outcome<Loaded<CustomerRequest>>>;

export interface CustomerQuestion {
  readonly subject: string;
  readonly text: string;
}

/**
 * A user of the portal asks support, also about a service that cannot be used at the moment. What they asked is kept
 * here (R20), and brought to the desk at home a moment later, so that asking needs no other region.
 */
export const askSupportAsCustomer =
  ({ store }: Here) =>
  (subscriptionId: string, { subject, text }: CustomerQuestion, request: CallerContext): Answer =>
    transact(
      {
        store,
        read: portalRecords(subscriptionId),
        decide: (records) => {
          const entered = enter(records, request.caller, request.now);
          if (!entered.ok) return entered;
          const { user } = entered.value;
          const id = request.newId('req');
          const self = ref('customer-request', subscriptionId, id);
          const asked: CustomerRequest = {
            id,
            userId: user.id,
            state: 'open',
            subject,
            messages: [{ at: request.now, by: 'customer', text }],
            openedAt: request.now,
            told: 0,
          };
          const event: SupportAsked = {
            type: 'support-asked',
            at: request.now,
            userId: user.id,
            accountId: user.accountId,
            requestId: id,
          };
          const { commit } = committing(entered.value, [event], request);
          return accepted({
            value: { value: asked, version: 1 },
            result: self,
            ...(commit && {
              commit: {
                ...commit,
                writes: [...commit.writes, { put: self, value: asked, expect: 'absent' as const }],
              },
            }),
          });
        },
        replay: (_records, { id: [, requestId = ''] }) =>
          viewCustomerRequest({ store })(subscriptionId, requestId, request),
      },
      request,
    );

/** A user's own requests, and for an administrator those of every user, oldest first, with the answers. */
export const listCustomerRequests =
  ({ store }: Here) =>
  async (
    subscriptionId: string,
    page: PageOfList,
    { caller, now }: CallerContext,
  ): Promise<Outcome<Page<CustomerRequest>>> => {
    const [records, requests] = await Promise.all([
      store.load(portalRecords(subscriptionId)),
      store.list({ of: 'customer-requests', subscriptionId }, page),
    ]);
    const entered = enter(records, caller, now);
    if (!entered.ok) return entered;
    const { user } = entered.value;
    const isTheirs = ({ userId }: CustomerRequest) => holds(user, 'administrator') || userId === user.id;
    return accepted({ ...requests, items: requests.items.filter(({ value }) => isTheirs(value)) });
  };

/** One of these requests; anybody else's is answered like none (R69). */
export const viewCustomerRequest =
  ({ store }: Here) =>
  async (subscriptionId: string, requestId: string, { caller, now }: CallerContext): Answer => {
    const { request, ...records } = await store.load({
      ...portalRecords(subscriptionId),
      request: ref('customer-request', subscriptionId, requestId),
    });
    const entered = enter(records, caller, now);
    if (!entered.ok) return entered;
    const { user } = entered.value;
    const isTheirs = holds(user, 'administrator') || request?.value.userId === user.id;
    return request && isTheirs ? accepted(request) : notFound;
  };
