import { refusedFor } from '../action.ts';
import { type Identity, samePerson } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { serviceEnded } from '../time/end-of-support.ts';
import { type AgreedDocument, agreementDocuments, invites } from './invitation.ts';
import { type LinkStanding, linkRefusals, linkStanding } from './invitation-link.ts';
import { acceptanceIn, invitationIn, type Subscription } from './subscription.ts';
import { expiredBlock } from './subscription-blocks.ts';
import type { SubscriptionDecision } from './subscription-events.ts';

export interface AcceptInvitation {
  readonly identity: Identity;
  /** The generation of the presented link; `undefined` when it is not one of this invitation's. */
  readonly generation: number | undefined;
  readonly agreements: readonly AgreedDocument[];
}

/** Accepts the invitation once, by exactly the registered account, with both agreements (R24, R25, R26). */
export function acceptInvitation(
  state: Subscription,
  command: AcceptInvitation,
  now: Instant,
): SubscriptionDecision {
  const { identity } = command;
  const acceptance =
    state.phase === 'inactive' || state.phase === 'expired' ? undefined : acceptanceIn(state);
  if (acceptance && samePerson(acceptance.identity, identity)) return accepted([]);
  const link = linkStanding(state, command.generation, now);
  const invitation = invitationIn(state);
  if (link === 'ended') return serviceEnded(state.periods.endOfSupport?.successor);
  if (link !== 'open' || !invitation) return refusals[link];
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

const refusals: Record<LinkStanding, Outcome<never>> = {
  ...linkRefusals('Ask your partner to send a new one.'),
  ended: serviceEnded(undefined),
  over: refusedFor(expiredBlock),
  inactive: refused(
    'subscription-inactive',
    'This service is inactive. Give your partner the account number of your organisation: then support reactivates it.',
  ),
};
export const linkUnknown = refusals.unknown;
