import type { Instant } from '../instant.ts';
import type { Limit, Timeline } from './timeline.ts';

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
