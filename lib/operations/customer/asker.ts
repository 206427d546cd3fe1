import { type CustomerRequest, isInvitedAsker } from '../../domain/desk/customer-request.ts';
import type { AccountId } from '../../domain/identity.ts';
import { holds } from '../../domain/portal/portal.ts';
import type { SupportAsked, SupportWritten } from '../../domain/portal/portal-events.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { invitationIdOf, invites } from '../../domain/subscription/invitation.ts';
import { invitationIn, isInvited, type Subscription } from '../../domain/subscription/subscription.ts';
import { standingOf } from '../../domain/subscription/subscription-timeline.ts';
import { notFound } from '../partner/member.ts';
import type { Commit, Expected, Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Records, ref } from '../ports/records.ts';
import { pending } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, type Plan } from '../transact.ts';
import { committing } from './change-portal.ts';
import { type Entered, enter, type PortalRecords, portalRecords } from './portal-entry.ts';

/** What is read to know who may ask support about a subscription. */
export const askerRecords = (subscriptionId: string) => ({
  ...portalRecords(subscriptionId),
  forecourt: ref('forecourt', subscriptionId),
});

interface AskerRecords extends PortalRecords {
  readonly forecourt: Loaded<Records['forecourt']> | undefined;
}

/** Somebody who may ask: a user of the portal, or whom the invitation names that opens it. */
export type Asker = { readonly userId: string; readonly accountId: AccountId } & (
  | { readonly is: 'user'; readonly entered: Entered }
  | {
      readonly is: 'invited';
      readonly subscription: Loaded<Subscription>;
      readonly forecourt: Loaded<Records['forecourt']> | undefined;
    }
);

/** Lets in whoever may ask; anybody else is answered as if there were nothing (R33, R69). */
export function letAsk(records: AskerRecords, { caller, now }: CallerContext): Outcome<Asker> {
  const entered = enter(records, caller, now);
  if (entered.ok) {
    const { user } = entered.value;
    return accepted({ is: 'user', userId: user.id, accountId: user.accountId, entered: entered.value });
  }
  const { subscription, portal, forecourt } = records;
  if (portal || !subscription || subscription.value.phase === 'purged') return notFound;
  const { value, version } = subscription;
  const invitation = invitationIn(value);
  const isRegistered = invitation !== undefined && isInvited(value) && invites(invitation, caller.accountId);
  if (!isRegistered || standingOf(value, now).status === 'purged') return notFound;
  const { accountId } = caller;
  const userId = invitationIdOf(value.id);
  return accepted({ is: 'invited', userId, accountId, subscription: { value, version }, forecourt });
}

/** Whether somebody may see a request, and write on it: administrators on all, others on their own. */
export const isTheirs = (asker: Asker, request: CustomerRequest): boolean =>
  asker.is === 'user'
    ? holds(asker.entered.user, 'administrator') || request.userId === asker.userId
    : isInvitedAsker(request, asker.accountId);

interface Said {
  readonly asked: CustomerRequest;
  readonly event: SupportAsked | SupportWritten;
  readonly expect: Expected;
}

/** The request with what was said, in one commit with the history, which brings it to the desk. */
export function saying(
  asker: Asker,
  { asked, event, expect }: Said,
  request: CallerContext,
): Plan<Loaded<CustomerRequest>> {
  const subscriptionId = asker.is === 'user' ? asker.entered.portal.value.id : asker.subscription.value.id;
  const self = ref('customer-request', subscriptionId, asked.id);
  const commit =
    asker.is === 'user' ? committing(asker.entered, [event], request).commit : before(asker, event, request);
  return {
    value: { value: asked, version: typeof expect === 'number' ? expect + 1 : 1 },
    result: self,
    ...(commit && {
      commit: { ...commit, writes: [...commit.writes, { put: self, value: asked, expect }] },
    }),
  };
}

/** The commit of whom the invitation names: before there is a portal its history begins in the forecourt. */
function before(
  { subscription, forecourt, accountId }: Extract<Asker, { is: 'invited' }>,
  event: SupportAsked | SupportWritten,
  request: CallerContext,
): Omit<Commit, 'idempotency'> {
  const { id } = subscription.value;
  const value = { subscriptionId: id, accountId, signedInAt: request.now };
  return {
    writes: [
      ...forecourtWrites(id, forecourt, value),
      { check: ref('subscription', id), expect: subscription.version },
    ],
    change: changeOf(
      request,
      { actor: { role: 'customer', accountId } },
      {
        of: ref('forecourt', id),
        version: (forecourt?.version ?? 0) + 1,
        events: [event],
        reactions: pending({ do: 'ask-desk', event: 0 }),
      },
    ),
  };
}

/** Parts of a commit in the forecourt, as long as there is no portal. */
export const forecourtWrites = (
  subscriptionId: string,
  forecourt: Loaded<Records['forecourt']> | undefined,
  value: Records['forecourt'],
): Write[] => [
  { put: ref('forecourt', subscriptionId), value, expect: forecourt?.version ?? 'absent' },
  { check: ref('portal', subscriptionId), expect: 'absent' },
];
