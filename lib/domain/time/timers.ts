import { monthAt } from '../billing/charge.ts';
import { addDays, type Instant } from '../instant.ts';
import type { HelpTopic, Timeline, UsablePhase } from './timeline.ts';

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

export function allTimers(timeline: Timeline): Timer[] {
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
