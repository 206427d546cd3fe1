import { monthAt } from '../billing/charge.ts';
import type { Delivery } from '../delivery.ts';
import { addDays, type Instant } from '../instant.ts';
import { type EndOfSupport, hasEnded } from './end-of-support.ts';

/** Periods of one subscription in days, taken from the catalogue when it was added. */
export interface Periods {
  readonly retentionDays: number;
  readonly noticeDays: {
    /** Before inactivation or, of a trial, before expiry. */
    readonly beforeInactivation: readonly number[];
    readonly beforePurge: readonly number[];
  };
  /** The help series of a trial (R48). */
  readonly help?: readonly HelpStep[];
  /** That the service comes to its end, as far as it is known (R28). */
  readonly endOfSupport?: EndOfSupport;
}

/** What help is mailed about so many days after a trial's start (R48). */
export interface HelpStep {
  readonly days: number;
  readonly topic: HelpTopic;
}
export const helpTopics = ['first-steps', 'invite-colleagues', 'bring-your-data', 'decide'] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** What becomes of a subscription whose time is over: inactive without an account number, expired as a trial. */
export type EndedPhase = 'inactive' | 'expired';

/** Until when a subscription is usable: without end, or until an instant (R30, R31, R46). */
export type Limit =
  /** A trial that has not begun. */
  | { readonly is: 'none' }
  | { readonly is: 'lifted'; readonly accountNumber: string; readonly since: Instant }
  | { readonly is: 'until'; readonly from: Instant; readonly at: Instant; readonly becomes: EndedPhase };

export type UsablePhase = 'added' | 'invitation-sent' | 'active' | 'trial' | 'paid';

/** What is known of an invitation without knowing whom it invites. */
export interface InvitationMark {
  readonly status: 'sent' | 'withdrawn' | 'accepted';
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  readonly delivery?: Delivery;
}

/** What is known of a paid subscription; prices stay in the data center (R29, R49). */
export interface PaidMark {
  readonly since: Instant;
  readonly plan: string;
  readonly release: string;
  readonly licences: number;
  readonly storageGb: number;
}

/** Which side administers billing, and which access of the partner is open; nobody's name (R56, R61). */
export interface BillingMark {
  readonly administrator: 'partner' | 'customer';
  readonly partnerBilling: boolean;
  readonly partnerUser: boolean;
}

/**
 * The part of a subscription that time acts on, free of personal data, so that it can also stand at home (R20).
 * `handled` is the instant up to which timers have been applied to the stored state.
 */
export type Timeline = {
  readonly periods: Periods;
  readonly handled: Instant;
  /** Who signed up for the trial (R46). */
  readonly signedUpBy?: 'partner' | 'customer';
  /** From the sign-up on. */
  readonly billing?: BillingMark;
} & (
  | {
      readonly phase: UsablePhase;
      readonly limit: Limit;
      readonly paid?: PaidMark;
      readonly invitation?: InvitationMark;
    }
  | {
      readonly phase: EndedPhase;
      readonly since: Instant;
      readonly purgeAt: Instant;
      readonly was: UsablePhase;
      readonly invitation?: InvitationMark;
    }
  | { readonly phase: 'purging' | 'purged'; readonly since: Instant }
);

export type TimerKind =
  | 'help'
  | 'notice-before-inactivation'
  | 'notice-before-expiry'
  | 'notice-before-end-of-support'
  | 'inactivation'
  | 'expiry'
  | 'notice-before-purge'
  | 'purge'
  | 'monthly-charge';

/** Something that has to happen by itself. `days`: how long before the deadline, or after the start for help. */
export interface Timer {
  readonly kind: TimerKind;
  readonly at: Instant;
  readonly days?: number;
  /** The deadline a notice speaks of. */
  readonly deadline?: Instant;
  /** What help is about. */
  readonly topic?: HelpTopic;
}

/** Everything that will have to happen, in order (R35, R36). Nothing at or before `handled` happens again. */
export function timers(timeline: Timeline): Timer[] {
  return allTimers(timeline)
    .filter((timer) => timer.at > timeline.handled)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rank[a.kind] - rank[b.kind]));
}

/** At one instant what is said comes before what is done. */
const rank: Record<TimerKind, number> = {
  help: 0,
  'notice-before-inactivation': 1,
  'notice-before-expiry': 1,
  'notice-before-end-of-support': 1,
  'notice-before-purge': 1,
  inactivation: 2,
  expiry: 2,
  purge: 2,
  'monthly-charge': 3,
};

/** Whether a timer changes what the subscription is, rather than telling about it. */
export const isTransition = ({ kind }: Timer): boolean => rank[kind] === rank.purge;

function allTimers(timeline: Timeline): Timer[] {
  switch (timeline.phase) {
    case 'added':
    case 'invitation-sent':
    case 'active':
    case 'trial':
    case 'paid':
      return timersOfUsable(timeline);
    case 'inactive':
    case 'expired':
      return [
        ...notices('notice-before-purge', timeline.periods.noticeDays.beforePurge, timeline.purgeAt),
        { kind: 'purge', at: timeline.purgeAt },
      ];
    case 'purging':
    case 'purged':
      return [];
    default:
      return timeline satisfies never;
  }
}

function timersOfUsable(timeline: Extract<Timeline, { phase: UsablePhase }>): Timer[] {
  const { limit, phase, periods, paid, handled } = timeline;
  const { endOfSupport: over } = periods;
  const told = over ? notices('notice-before-end-of-support', over.noticeDays, over.at) : [];
  if (paid) return [...told, { kind: 'monthly-charge', at: monthAt(paid.since, handled).until }];
  if (limit.is !== 'until') return told;
  const end: TimerKind = limit.becomes === 'expired' ? 'expiry' : 'inactivation';
  const help = phase === 'trial' ? (periods.help ?? []) : [];
  return [
    ...told,
    ...help.map(({ days, topic }): Timer => ({ kind: 'help', at: addDays(limit.from, days), days, topic })),
    ...notices(`notice-before-${end}`, periods.noticeDays.beforeInactivation, limit.at),
    { kind: end, at: limit.at },
  ];
}

const notices = (kind: TimerKind, daysBefore: readonly number[], deadline: Instant): Timer[] =>
  daysBefore.map((days) => ({ kind, at: addDays(deadline, -days), days, deadline }));

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

/** The timeline with every transition due by `now` made, each at its own instant. */
function atInstant(timeline: Timeline, now: Instant): Timeline {
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

const endOf = (limit: Limit): Deadline[] =>
  limit.is === 'until' ? [deadline(limit.becomes === 'expired' ? 'expiry' : 'inactivation', limit.at)] : [];

const deadline = (kind: Deadline['kind'], at: Instant): Deadline => ({ kind, at });

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

interface KnownAccount {
  readonly accountNumber: string;
  readonly since: Instant;
}

/**
 * Whether an account number lifts the limit: it does when the customer had it before the deadline, even where the
 * inactivation was stored before the number arrived (R31).
 */
export function accountLifts(timeline: Timeline, account: KnownAccount): boolean {
  if ('limit' in timeline) {
    const { limit } = timeline;
    return limit.is === 'until' && limit.becomes === 'inactive' && account.since < limit.at;
  }
  return timeline.phase === 'inactive' && account.since < timeline.since;
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
    ...(timeline.billing && { billing: timeline.billing }),
    ...(timeline.invitation && { invitation: timeline.invitation }),
  };
}
