import type { Instant } from '../instant.ts';
import { type Outcome, refused } from '../refusal.ts';
import { hasEnded } from '../time/end-of-support.ts';
import type { Subscription } from './subscription.ts';

/** How a presented link of an invitation stands, whomever it invites to what (R23, R24, R40). */
export type InvitationLinkStanding = 'open' | 'used' | 'replaced' | 'withdrawn' | 'expired' | 'unknown';

/** How the link of an activation stands, which the subscription can be in the way of too. */
export type LinkStanding = InvitationLinkStanding | 'inactive' | 'over' | 'ended';

/** What is answered to a link that is not open. `askAgain`: who sends a new one. */
export function linkRefusals(askAgain: string): Readonly<Record<InvitationLinkStanding, Outcome<never>>> {
  const unknown = refused('invitation-unknown', `This link is not valid. ${askAgain}`);
  return {
    open: unknown,
    unknown,
    used: refused('invitation-used', 'This link has been used. Sign in to the customer portal instead.'),
    replaced: refused('invitation-replaced', 'This link was replaced by a newer one. Open the newest mail.'),
    withdrawn: refused('invitation-withdrawn', `This invitation was withdrawn. ${askAgain}`),
    expired: refused('invitation-expired', `This invitation has expired. ${askAgain}`),
  };
}

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
      return 'inactive';
    case 'expired':
      return 'over';
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
