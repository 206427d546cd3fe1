import type { Instant } from '../instant.ts';
import { type EndOfSupport, hasEnded } from './end-of-support.ts';
import type {
  BillingMark,
  EndedPhase,
  InvitationMark,
  Limit,
  PaidMark,
  Timeline,
  UsablePhase,
} from './timeline.ts';
import { allTimers, type TimerKind } from './timers.ts';
import { atInstant } from './transitions.ts';

export type Status = UsablePhase | EndedPhase | 'provisioning' | 'paid' | 'purged';

export interface Deadline {
  readonly kind: 'invitation-expiry' | 'inactivation' | 'expiry' | 'end-of-support' | 'purge';
  readonly at: Instant;
}

export interface Notice {
  readonly about: 'inactivation' | 'expiry' | 'end-of-support' | 'purge';
  readonly days: number;
  readonly at: Instant;
}

/** What a subscription is at an instant, whether or not anything fired (R36). */
export interface Standing {
  readonly status: Exclude<Status, 'provisioning'>;
  /** What comes next, soonest first. */
  readonly deadlines: readonly Deadline[];
  /** Notices given so far about the deadline that stands (R35). */
  readonly notices: readonly Notice[];
  /** Who signed up for the trial (R46). */
  readonly signedUpBy?: 'partner' | 'customer';
  readonly paid?: PaidMark;
  readonly billing?: BillingMark;
  /** The end of support of the service, before and after it (R28). */
  readonly endOfSupport?: Pick<EndOfSupport, 'at' | 'successor'> & { readonly over: boolean };
  readonly invitation?: Omit<InvitationMark, 'status'> & {
    readonly status: InvitationMark['status'] | 'expired';
  };
}

/** The true state at `now`, from the very instant (R36). */
export function standing(stored: Timeline, now: Instant): Standing {
  const timeline = atInstant(stored, now);
  switch (timeline.phase) {
    case 'added':
    case 'invitation-sent':
    case 'active':
    case 'trial':
    case 'paid': {
      const known = knownAt(timeline, timeline.invitation, now);
      const { invitation } = known;
      const expiry =
        invitation?.status === 'sent' ? [deadline('invitation-expiry', invitation.expiresAt)] : [];
      const { endOfSupport: over } = known;
      const noSignUps = over && !over.over ? [deadline('end-of-support', over.at)] : [];
      const deadlines = sorted([...expiry, ...endOf(timeline.limit), ...noSignUps]);
      const { paid } = timeline;
      return { ...known, status: timeline.phase, deadlines, ...(paid && { paid }) };
    }
    case 'inactive':
    case 'expired':
      return {
        ...knownAt(timeline, timeline.invitation, now),
        status: timeline.phase,
        deadlines: [deadline('purge', timeline.purgeAt)],
      };
    case 'purging':
    case 'purged':
      return { status: 'purged', deadlines: [], notices: [] };
    default:
      return timeline satisfies never;
  }
}

function knownAt(
  timeline: Timeline,
  mark: InvitationMark | undefined,
  now: Instant,
): Pick<Standing, 'notices' | 'invitation' | 'signedUpBy' | 'billing' | 'endOfSupport'> {
  const invitation = markAt(mark, now);
  const { signedUpBy, billing } = timeline;
  return {
    notices: noticesGiven(timeline, now),
    ...(invitation && { invitation }),
    ...(signedUpBy && { signedUpBy }),
    ...(billing && { billing }),
    ...endOfSupportAt(timeline.periods.endOfSupport, now),
  };
}

const endOfSupportAt = (end: EndOfSupport | undefined, now: Instant): Pick<Standing, 'endOfSupport'> =>
  end
    ? {
        endOfSupport: {
          at: end.at,
          ...(end.successor !== undefined && { successor: end.successor }),
          over: hasEnded(end, now),
        },
      }
    : {};

const endOf = (limit: Limit): Deadline[] =>
  limit.is === 'until' ? [deadline(limit.becomes === 'expired' ? 'expiry' : 'inactivation', limit.at)] : [];

export const deadline = (kind: Deadline['kind'], at: Instant): Deadline => ({ kind, at });

const sorted = (deadlines: Deadline[]): Deadline[] => deadlines.sort((a, b) => (a.at < b.at ? -1 : 1));

function markAt(mark: InvitationMark | undefined, now: Instant): Standing['invitation'] {
  if (!mark) return undefined;
  return mark.status === 'sent' && mark.expiresAt <= now ? { ...mark, status: 'expired' } : mark;
}

const noticesGiven = (timeline: Timeline, now: Instant): Notice[] =>
  allTimers(timeline).flatMap(({ kind, days, at }) => {
    const about = noticeAbout[kind];
    const from = about === 'end-of-support' ? timeline.periods.endOfSupport?.since : clockStart(timeline);
    const given = from !== undefined && at > from && at <= now;
    return about && days !== undefined && given ? [{ about, days, at }] : [];
  });

const noticeAbout: Partial<Record<TimerKind, Notice['about']>> = {
  'notice-before-inactivation': 'inactivation',
  'notice-before-expiry': 'expiry',
  'notice-before-end-of-support': 'end-of-support',
  'notice-before-purge': 'purge',
};

/** The instant from which the deadline that stands has been counted. */
const clockStart = (timeline: Timeline): Instant => {
  if (!('limit' in timeline)) return timeline.since;
  return timeline.limit.is === 'until' ? timeline.limit.from : timeline.handled;
};
