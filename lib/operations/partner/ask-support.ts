import { isBeingPurged, type Order } from '../../domain/customer/order.ts';
import { continueRequest, openRequest, type SupportRequest } from '../../domain/desk/support-request.ts';
import type { Membership } from '../../domain/partner/partner.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { changeRequest } from '../desk/change-request.ts';
import { openingWrites, requestsOf } from '../desk/requests.ts';
import type { Page } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, transact } from '../transact.ts';
import type { PageRequest } from './list-customers.ts';
import { byPartner, memberOf, membershipRef, notFound, owned, stillMember } from './member.ts';

interface Dependencies {
  readonly home: Store;
}
type Answer = Promise<Outcome<Loaded<SupportRequest>>>;

export interface AskSupport {
  readonly subject: string;
  readonly text: string;
  readonly subscriptionId?: string;
}

/** A partner asks support, about one of its subscriptions or in general. */
export const askSupport =
  ({ home }: Dependencies) =>
  (command: AskSupport, request: CallerContext): Answer => {
    const { subscriptionId } = command;
    return transact(
      {
        store: home,
        read: {
          membership: membershipRef(request),
          order: subscriptionId === undefined ? undefined : ref('order', subscriptionId),
        },
        decide: ({ membership, order }) => {
          const member = memberOf(membership);
          if (!member.ok) return member;
          const unfit = subscriptionId === undefined ? undefined : whyNotAbout(order, membership);
          if (unfit) return unfit;
          const { partnerId } = member.value.value;
          const actor = { role: 'partner', accountId: request.caller.accountId } as const;
          const about = { ...command, id: request.newId('req'), kind: 'question', partnerId } as const;
          const { request: opened, events } = openRequest(about, actor, request.now);
          const self = ref('support-request', opened.id);
          return accepted({
            value: { value: opened, version: 1 },
            result: self,
            commit: {
              writes: [
                ...openingWrites(opened),
                stillMember(request, member.value),
                // A purge that begins meanwhile must find it (R34).
                ...(order ? [{ check: ref('order', order.value.id), expect: order.version } as const] : []),
              ],
              change: changeOf(request, byPartner(request, member.value), {
                of: self,
                version: 1,
                events,
                reactions: pending(),
                to: opened.state,
              }),
            },
          });
        },
        replay: async ({ membership }, result) => {
          const { stored } = await home.load({ stored: ref('support-request', ...result.id) });
          return owned(stored, membership);
        },
      },
      request,
    );
  };

/** Why a partner cannot ask about a subscription: it is not theirs, or it is gone for good (R34, R69). */
function whyNotAbout(
  order: Loaded<Order> | undefined,
  membership: Loaded<Membership> | undefined,
): Outcome<never> | undefined {
  const own = owned(order, membership);
  if (!own.ok) return own;
  return isBeingPurged(own.value.value) ? aboutPurged : undefined;
}

const aboutPurged = refused(
  'subscription-purged',
  'The subscription and all that was about it has been deleted for good. Ask without naming it.',
  '/subscriptionId',
);

/** The caller's requests with the answers, oldest first. */
export const listOwnRequests =
  ({ home }: Dependencies) =>
  async (page: PageRequest, request: CallerContext): Promise<Outcome<Page<SupportRequest>>> => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    return accepted(await requestsOf(home, member.value.value.partnerId, page));
  };

export const viewOwnRequest =
  ({ home }: Dependencies) =>
  async (id: string, request: CallerContext): Answer => {
    const { membership, stored } = await home.load({
      membership: membershipRef(request),
      stored: ref('support-request', id),
    });
    return owned(stored?.value.asker ? undefined : stored, membership);
  };

/** The partner writes again on its own request. */
export const writeToSupport =
  ({ home }: Dependencies) =>
  async (id: string, text: string, request: CallerContext): Answer => {
    const { membership, stored } = await home.load({
      membership: membershipRef(request),
      stored: ref('support-request', id),
    });
    const member = memberOf(membership);
    if (!member.ok) return member;
    const { partnerId } = member.value.value;
    const actor = { role: 'partner', accountId: request.caller.accountId } as const;
    return changeRequest(
      home,
      {
        id,
        author: () => byPartner(request, member.value),
        decide: (current) =>
          current.partnerId === partnerId && !current.asker
            ? continueRequest(current, { text, by: actor, at: request.now })
            : notFound,
        known: { stored },
        besides: [stillMember(request, member.value)],
      },
      request,
    );
  };
