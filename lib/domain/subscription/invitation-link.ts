import type { Instant } from '../instant.ts';
import { hasEnded } from '../time/end-of-support.ts';
import type { Subscription } from './subscription.ts';

/** How a presented link stands; pure, whatever opens it (R23, R24). */
export type LinkStanding =
  | 'open'
  | 'used'
  | 'replaced'
  | 'withdrawn'
  | 'expired'
  | 'inactive'
  | 'over'
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
