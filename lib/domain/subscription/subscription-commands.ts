import { refusedFor } from '../action.ts';
import type { LinkedAccount } from '../customer/customer.ts';
import { administratorIsPortalIdentity } from '../customer/customer.ts';
import { type Delivery, isNews } from '../delivery.ts';
import { type Identity, type Language, type Person, samePerson } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { accountLifts } from '../time/account-lifts.ts';
import { type EndOfSupport, hasEnded, sameEnd, serviceEnded } from '../time/end-of-support.ts';
import { type Standing, type Status, standing } from '../time/standing.ts';
import { type Contact, giverOf } from './contact.ts';
import { type AgreedDocument, agreementDocuments, invites } from './invitation.ts';
import { acceptanceIn, invitationIn, isInvited, nextGeneration, type Subscription } from './subscription.ts';
import {
  activatedBlock,
  type Block,
  expiredBlock,
  inactiveBlock,
  noInvitationBlock,
  purgedBlock,
  whyNotReactivate,
} from './subscription-blocks.ts';
import type { SubscriptionEvent } from './subscription-events.ts';
import { timelineOf } from './subscription-timeline.ts';

type Decision = Outcome<readonly SubscriptionEvent[]>;

export interface SendActivation {
  /** Absent when sending again to the same person. */
  readonly customerAdministrator?: Person;
  readonly contactEmail?: string;
  readonly language?: Language;
  /** Changes nothing where an activation was sent before, whatever became of it. */
  readonly once?: true;
}

/** Sends the activation, or sends it again, which replaces the link (R21, R23). Time must have been passed first. */
export function sendActivation(
  state: Subscription,
  command: SendActivation,
  facts: { readonly administratorSignsInToPortal: boolean },
  now: Instant,
): Decision {
  if (command.once && invitationIn(state)) return accepted([]);
  const blocked = whyNotInvitable(state);
  if (blocked) return refusedFor(blocked);
  const { endOfSupport } = state.periods;
  if (takesSignUp(state) && hasEnded(endOfSupport, now)) return serviceEnded(endOfSupport?.successor);
  const earlier = invitationIn(state);
  const administrator = command.customerAdministrator ?? earlier?.administrator;
  if (!administrator)
    return refused(
      'administrator-missing',
      'Name the customer administrator: account, first name and last name.',
      '/customerAdministrator',
    );
  if (facts.administratorSignsInToPortal) return administratorIsPortalIdentity;
  return accepted([
    {
      type: 'invitation-sent',
      at: now,
      generation: nextGeneration(state),
      administrator,
      contact: {
        email: command.contactEmail ?? earlier?.contactEmail ?? state.contact.email,
        language: command.language ?? earlier?.language ?? state.contact.language,
      },
    },
  ]);
}

/** Withdraws the open invitation; its link then says so (R23). */
export function withdrawActivation(state: Subscription, now: Instant): Decision {
  const blocked = whyNotWithdrawable(state);
  if (blocked) return refusedFor(blocked);
  return accepted([{ type: 'invitation-withdrawn', at: now }]);
}

/** Notes what became of the mail with the invitation, unless it was replaced, withdrawn or accepted meanwhile. */
export function reportInvitationMail(
  state: Subscription,
  { generation, delivery }: { readonly generation: number; readonly delivery: Delivery },
  now: Instant,
): Decision {
  const invitation = isInvited(state) ? invitationIn(state) : undefined;
  const news = invitation?.generation === generation && isNews(invitation.delivery, delivery);
  return accepted(news ? [{ type: 'invitation-mail-reported', at: now, generation, delivery }] : []);
}

/** Support lets mails go to an address again that get through no more; why stands in the history (R66). */
export const liftMailBlock = (
  state: Subscription,
  { blocked, ...block }: { readonly address: string; readonly reason: string; readonly blocked: boolean },
  now: Instant,
): Decision => {
  if (state.phase === 'purging') return purged;
  return blocked ? accepted([{ type: 'mail-block-lifted', at: now, ...block }]) : noMailBlock;
};

const noMailBlock = refused(
  'no-mail-block',
  'No mail about this subscription to this address came back or was reported as spam since it was lifted last, so there is nothing to lift.',
  '/address',
);

export interface AcceptInvitation {
  readonly identity: Identity;
  /** The generation of the presented link; `undefined` when it is not one of this invitation's. */
  readonly generation: number | undefined;
  readonly agreements: readonly AgreedDocument[];
}

/** How a presented link stands; pure, whatever opens it (R23, R24). */
export type LinkStanding =
  | 'open'
  | 'used'
  | 'replaced'
  | 'withdrawn'
  | 'expired'
  | 'inactive'
  | 'ended'
  | 'unknown';

/** How the link of a generation stands at `now` (R23). Time must have been passed first. */
export function linkStanding(
  state: Subscription,
  generation: number | undefined,
  now: Instant,
): LinkStanding {
  if (generation === undefined) return 'unknown';
  switch (state.phase) {
    case 'purging':
      return 'unknown';
    case 'inactive':
    case 'expired':
      return 'inactive';
    case 'trial':
    case 'paid':
      return trialLinkStanding(state.activation, generation, now);
    case 'added':
      return state.withdrawn?.generation === generation ? 'withdrawn' : 'replaced';
    case 'active':
      return state.invitation.generation === generation ? 'used' : 'replaced';
    case 'invitation-sent':
      if (state.invitation.generation !== generation) return 'replaced';
      if (hasEnded(state.periods.endOfSupport, now)) return 'ended';
      return state.invitation.expiresAt <= now ? 'expired' : 'open';
    default:
      return state satisfies never;
  }
}

function trialLinkStanding(
  activation: Extract<Subscription, { phase: 'trial' | 'paid' }>['activation'],
  generation: number,
  now: Instant,
): LinkStanding {
  if (activation.is === 'none') return 'unknown';
  if (activation.invitation.generation !== generation) return 'replaced';
  if (activation.is === 'withdrawn') return 'withdrawn';
  if (activation.is === 'accepted') return 'used';
  return activation.invitation.expiresAt <= now ? 'expired' : 'open';
}

/** Accepts the invitation once, by exactly the registered account, with both agreements (R24, R25, R26). */
export function acceptInvitation(state: Subscription, command: AcceptInvitation, now: Instant): Decision {
  const { identity } = command;
  const acceptance =
    state.phase === 'inactive' || state.phase === 'expired' ? undefined : acceptanceIn(state);
  if (acceptance && samePerson(acceptance.identity, identity)) return accepted([]);
  const link = linkStanding(state, command.generation, now);
  const invitation = invitationIn(state);
  if (link === 'ended') return serviceEnded(state.periods.endOfSupport?.successor);
  if (link !== 'open' || !invitation) return linkRefusals[link];
  if (!invites(invitation, identity.accountId))
    return refused(
      'wrong-account',
      'You are signed in with another account than the registered one. Sign out, then sign in with the account that the invitation names.',
    );
  const missing = agreementDocuments.find(
    (document) => !command.agreements.some((agreed) => agreed.document === document),
  );
  if (missing)
    return refused('agreement-missing', 'Agree to both documents to go on.', `/agreements/${missing}`);
  const activated = {
    type: 'activated',
    at: now,
    acceptance: { identity, at: now, agreements: command.agreements },
  } as const;
  const startsTrial = state.phase === 'invitation-sent' && state.periods.trialDays !== undefined;
  return accepted(startsTrial ? [activated, { type: 'trial-started', at: now }] : [activated]);
}

const askAgain = 'Ask your partner to send a new one.';
export const linkUnknown = refused('invitation-unknown', `This link is not valid. ${askAgain}`);
const linkRefusals: Record<LinkStanding, Outcome<never>> = {
  open: linkUnknown,
  unknown: linkUnknown,
  used: refused('invitation-used', 'This link has been used. Sign in to the customer portal instead.'),
  replaced: refused('invitation-replaced', 'This link was replaced by a newer one. Open the newest mail.'),
  withdrawn: refused('invitation-withdrawn', `This invitation was withdrawn. ${askAgain}`),
  expired: refused('invitation-expired', `This invitation has expired. ${askAgain}`),
  ended: serviceEnded(undefined),
  inactive: refused(
    'subscription-inactive',
    'This service is inactive. Ask your partner or support to reactivate it with the account number.',
  ),
};

/** Whether the customer has yet to sign up: what is in use already goes on after the end of support (R28). */
const takesSignUp = ({ phase }: Subscription): boolean => phase === 'added' || phase === 'invitation-sent';

/** Announces the end of support, or another date than the one announced before (R28). Time must have been passed first. */
export function announceEndOfSupport(
  state: Subscription,
  end: Omit<EndOfSupport, 'since'>,
  now: Instant,
): Decision {
  if (!('limit' in state) || sameEnd(state.periods.endOfSupport, end)) return accepted([]);
  return accepted([{ type: 'end-of-support-announced', at: now, endOfSupport: { ...end, since: now } }]);
}

/** What a subscription is told of its customer at home. */
export interface CustomerNews {
  readonly account?: LinkedAccount;
  readonly contact?: Contact;
}

/**
 * Tells the subscription of its customer; a number that came too late asks support for help (R31, R33). Where mails go
 * is no longer the partner's to say once the customer has said it, or has removed access of the partner (R61, R64).
 */
export function hearOfCustomer(
  state: Subscription,
  { account, contact }: CustomerNews,
  now: Instant,
): Decision {
  const events: SubscriptionEvent[] = [];
  if (state.phase === 'purging') return accepted(events);
  if (contact && !sameContact(contact, state.contact) && giverOf(state.contact) === 'partner')
    events.push({ type: 'contact-changed', at: now, contact });
  if (account && accountLifts(timelineOf(state), account))
    events.push({ type: 'account-number-linked', at: now, account });
  else if (account && state.phase === 'inactive')
    events.push({ type: 'reactivation-requested', at: now, accountNumber: account.accountNumber });
  return accepted(events);
}

const sameContact = (one: Contact, other: Contact): boolean =>
  one.email === other.email && one.language === other.language;

/** Reactivates an inactive subscription; everything is as before (R33). */
export function reactivate(state: Subscription, account: LinkedAccount, now: Instant): Decision {
  return (
    whyNotReactivatable(standingOf(state, now).status) ??
    accepted([{ type: 'reactivated', at: now, account }])
  );
}

/** The refusal of a reactivation by status; `undefined` when it is possible (R33). */
export function whyNotReactivatable(status: Status): Outcome<never> | undefined {
  const block = whyNotReactivate(status);
  if (!block) return undefined;
  return status === 'purged' ? purged : refusedFor(block);
}

export const purged = refused(
  'subscription-purged',
  'This subscription has been purged and cannot come back. Add the service again.',
);

function whyNotInvitable(state: Subscription): Block | undefined {
  switch (state.phase) {
    case 'inactive':
      return inactiveBlock;
    case 'expired':
      return expiredBlock;
    case 'purging':
      return purgedBlock;
    case 'added':
    case 'invitation-sent':
    case 'active':
    case 'trial':
    case 'paid':
      return acceptanceIn(state) ? activatedBlock : undefined;
    default:
      return state satisfies never;
  }
}

const whyNotWithdrawable = (state: Subscription): Block | undefined =>
  whyNotInvitable(state) ?? (isInvited(state) ? undefined : noInvitationBlock);

/** How the subscription stands at `now` (R36). */
export const standingOf = (state: Subscription, now: Instant): Standing => standing(timelineOf(state), now);
