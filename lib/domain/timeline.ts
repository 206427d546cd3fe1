import { addDays, type Instant } from './instant.ts';

/** Periods of one subscription in days, taken from the catalogue when it was added. */
export interface Periods {
  readonly retentionDays: number;
  readonly noticeDays: {
    readonly beforeInactivation: readonly number[];
    readonly beforePurge: readonly number[];
  };
}

/** Until when a subscription is usable: for good once it has an account number, else until an instant (R30, R31). */
export type Limit =
  | { readonly is: 'lifted'; readonly accountNumber: string; readonly since: Instant }
  | { readonly is: 'until'; readonly from: Instant; readonly at: Instant };

export type UsablePhase = 'added' | 'invitation-sent' | 'active';

/** What is known of an invitation without knowing whom it invites. */
export interface InvitationMark {
  readonly status: 'sent' | 'withdrawn' | 'accepted';
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
}

/**
 * The part of a subscription that time acts on, free of personal data, so that it can also stand at home (R20).
 * `handled` is the instant up to which timers have been applied to the stored state.
 */
export type Timeline = { readonly periods: Periods; readonly handled: Instant } & (
  | { readonly phase: UsablePhase; readonly limit: Limit; readonly invitation?: InvitationMark }
  | {
      readonly phase: 'inactive';
      readonly since: Instant;
      readonly purgeAt: Instant;
      readonly was: UsablePhase;
      readonly invitation?: InvitationMark;
    }
  | { readonly phase: 'purging' | 'purged'; readonly since: Instant }
);

export type TimerKind = 'notice-before-inactivation' | 'inactivation' | 'notice-before-purge' | 'purge';

/** Something that has to happen by itself. `days`: how long before the deadline a notice is given. */
export interface Timer {
  readonly kind: TimerKind;
  readonly at: Instant;
  readonly days?: number;
  /** The deadline a notice speaks of. */
  readonly deadline?: Instant;
}

/** Everything that will have to happen, in order (R35, R36). Nothing at or before `handled` happens again. */
export function timers(timeline: Timeline): Timer[] {
  return allTimers(timeline)
    .filter((timer) => timer.at > timeline.handled)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rank[a.kind] - rank[b.kind]));
}

const rank: Record<TimerKind, number> = {
  'notice-before-inactivation': 0,
  inactivation: 1,
  'notice-before-purge': 2,
  purge: 3,
};

function allTimers(timeline: Timeline): Timer[] {
  const { noticeDays } = timeline.periods;
  switch (timeline.phase) {
    case 'added':
    case 'invitation-sent':
    case 'active':
      if (timeline.limit.is === 'lifted') return [];
      return [
        ...notices('notice-before-inactivation', noticeDays.beforeInactivation, timeline.limit.at),
        { kind: 'inactivation', at: timeline.limit.at },
      ];
    case 'inactive':
      return [
        ...notices('notice-before-purge', noticeDays.beforePurge, timeline.purgeAt),
        { kind: 'purge', at: timeline.purgeAt },
      ];
    case 'purging':
    case 'purged':
      return [];
    default:
      return timeline satisfies never;
  }
}

const notices = (kind: TimerKind, daysBefore: readonly number[], deadline: Instant): Timer[] =>
  daysBefore.map((days) => ({ kind, at: addDays(deadline, -days), days, deadline }));

export type Status = UsablePhase | 'provisioning' | 'inactive' | 'trial' | 'paid' | 'expired' | 'purged';

export interface Deadline {
  readonly kind: 'invitation-expiry' | 'inactivation' | 'purge';
  readonly at: Instant;
}

export interface Notice {
  readonly about: 'inactivation' | 'purge';
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
    case 'active': {
      const invitation = markAt(timeline.invitation, now);
      return {
        status: timeline.phase,
        deadlines: sorted([
          ...(invitation?.status === 'sent' ? [deadline('invitation-expiry', invitation.expiresAt)] : []),
          ...(timeline.limit.is === 'until' ? [deadline('inactivation', timeline.limit.at)] : []),
        ]),
        notices: noticesGiven(timeline, now),
        ...(invitation && { invitation }),
      };
    }
    case 'inactive': {
      const invitation = markAt(timeline.invitation, now);
      return {
        status: 'inactive',
        deadlines: [deadline('purge', timeline.purgeAt)],
        notices: noticesGiven(timeline, now),
        ...(invitation && { invitation }),
      };
    }
    case 'purging':
    case 'purged':
      return { status: 'purged', deadlines: [], notices: [] };
    default:
      return timeline satisfies never;
  }
}

/** The timeline with every transition due by `now` made, each at its own instant. */
function atInstant(timeline: Timeline, now: Instant): Timeline {
  const transition = timers(timeline).find(
    ({ kind, at }) => at <= now && (kind === 'inactivation' || kind === 'purge'),
  );
  return transition ? atInstant(afterTransition(timeline, transition.at), now) : timeline;
}

/** The timeline after its next transition, made at its own instant. */
export function afterTransition(timeline: Timeline, at: Instant): Timeline {
  const { periods } = timeline;
  switch (timeline.phase) {
    case 'added':
    case 'invitation-sent':
    case 'active':
      return {
        periods,
        handled: at,
        phase: 'inactive',
        since: at,
        purgeAt: addDays(at, periods.retentionDays),
        was: timeline.phase,
        ...(timeline.invitation && { invitation: timeline.invitation }),
      };
    case 'inactive':
      return { periods, handled: at, phase: 'purging', since: at };
    case 'purging':
    case 'purged':
      return timeline;
    default:
      return timeline satisfies never;
  }
}

const deadline = (kind: Deadline['kind'], at: Instant): Deadline => ({ kind, at });

const sorted = (deadlines: Deadline[]): Deadline[] => deadlines.sort((a, b) => (a.at < b.at ? -1 : 1));

function markAt(mark: InvitationMark | undefined, now: Instant): Standing['invitation'] {
  if (!mark) return undefined;
  return mark.status === 'sent' && mark.expiresAt <= now ? { ...mark, status: 'expired' } : mark;
}

const noticesGiven = (timeline: Timeline, now: Instant): Notice[] =>
  allTimers(timeline).flatMap((timer) =>
    timer.days !== undefined && timer.at > clockStart(timeline) && timer.at <= now
      ? [
          {
            about: timer.kind === 'notice-before-purge' ? ('purge' as const) : ('inactivation' as const),
            days: timer.days,
            at: timer.at,
          },
        ]
      : [],
  );

/** The instant from which the deadline that stands has been counted. */
function clockStart(timeline: Timeline): Instant {
  if (!('limit' in timeline)) return timeline.since;
  return timeline.limit.is === 'until' ? timeline.limit.from : timeline.limit.since;
}

interface KnownAccount {
  readonly accountNumber: string;
  readonly since: Instant;
}

/**
 * Whether an account number lifts the limit: it does when the customer had it before the deadline, even where the
 * inactivation was stored before the number arrived (R31).
 */
export function accountLifts(timeline: Timeline, account: KnownAccount): boolean {
  switch (timeline.phase) {
    case 'added':
    case 'invitation-sent':
    case 'active':
      return timeline.limit.is === 'until' && account.since < timeline.limit.at;
    case 'inactive':
      return account.since < timeline.since;
    case 'purging':
    case 'purged':
      return false;
    default:
      return timeline satisfies never;
  }
}

/** The timeline with what the customer's account number means for it; a number after the deadline means nothing. */
export function withAccount(timeline: Timeline, account: KnownAccount | undefined): Timeline {
  if (!account || !accountLifts(timeline, account)) return timeline;
  const limit: Limit = { is: 'lifted', accountNumber: account.accountNumber, since: account.since };
  if ('limit' in timeline) return { ...timeline, limit };
  if (timeline.phase !== 'inactive') return timeline;
  return {
    periods: timeline.periods,
    handled: timeline.handled,
    phase: timeline.was,
    limit,
    ...(timeline.invitation && { invitation: timeline.invitation }),
  };
}
