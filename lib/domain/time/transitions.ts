import { addDays, type Instant } from '../instant.ts';
import type { Timeline } from './timeline.ts';
import { isTransition, timers } from './timers.ts';

/** The timeline with every transition due by `now` made, each at its own instant. */
export function atInstant(timeline: Timeline, now: Instant): Timeline {
  const transition = timers(timeline).find((timer) => timer.at <= now && isTransition(timer));
  return transition ? atInstant(afterTransition(timeline, transition.at), now) : timeline;
}

/** The timeline after its next transition, made at its own instant. */
export function afterTransition(timeline: Timeline, at: Instant): Timeline {
  const { periods, phase, signedUpBy, billing } = timeline;
  switch (phase) {
    case 'added':
    case 'invitation-sent':
    case 'active':
    case 'trial':
    case 'paid':
      return {
        periods,
        handled: at,
        phase: timeline.limit.is === 'until' ? timeline.limit.becomes : 'inactive',
        since: at,
        purgeAt: addDays(at, periods.retentionDays),
        was: phase,
        ...(timeline.invitation && { invitation: timeline.invitation }),
        ...(signedUpBy && { signedUpBy }),
        ...(billing && { billing }),
      };
    case 'inactive':
    case 'expired':
      return { periods, handled: at, phase: 'purging', since: at };
    case 'purging':
    case 'purged':
      return timeline;
    default:
      return phase satisfies never;
  }
}
