import { parseExpression } from './expression.ts';
import type { Schedule } from './schedule.ts';

/**
 * When a schedule fires next, after it last did. A one-time schedule fires once, a rate from its start date or its
 * creation on, none after its end date. A flexible window is used from its beginning: that is one of the instants
 * that the service may choose.
 */
export function nextFiring(schedule: Schedule): number | undefined {
  if (!schedule.enabled || schedule.done) return undefined;
  const timing = parseExpression(schedule.expression, schedule.timezone);
  if (!timing) return undefined;
  if (timing.kind === 'at') return timing.at;
  const start = schedule.startsAt ?? schedule.createdAt;
  const at =
    timing.kind === 'cron'
      ? timing.next(schedule.firedAt ?? start - 1)
      : schedule.firedAt === undefined
        ? start
        : schedule.firedAt + timing.period;
  return at === undefined || at > (schedule.endsAt ?? Number.POSITIVE_INFINITY) ? undefined : at;
}
