import { type Cron, parseCron } from './cron.ts';
import { instantOf, isTimeZone, wallTimeAt } from './time-zone.ts';

/** When a schedule fires. Instants and periods are milliseconds; those of `cron` are found one after the other. */
export type Timing =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'rate'; readonly period: number }
  | { readonly kind: 'cron'; next(after: number): number | undefined };

const once = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/;
const rate = /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/;
const cron = /^cron\((.+)\)$/;
const milliseconds = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `at(yyyy-mm-ddThh:mm:ss)` and `cron(…)`, as a clock in the time zone shows it, or `rate(value unit)`.
 * `undefined` for anything else.
 */
export function parseExpression(expression: string, timeZone = 'UTC'): Timing | undefined {
  if (!isTimeZone(timeZone)) return undefined;
  const [, local] = once.exec(expression) ?? [];
  if (local !== undefined) return parseAt(local, timeZone);
  const [, fields] = cron.exec(expression) ?? [];
  const times = fields === undefined ? undefined : parseCron(fields);
  if (times) return { kind: 'cron', next: (after) => nextInZone(times, after, timeZone) };
  const [, value, unit, plural] = rate.exec(expression) ?? [];
  if (value === undefined || unit === undefined) return undefined;
  if ((value === '1') !== (plural === '')) return undefined;
  return { kind: 'rate', period: Number(value) * milliseconds[unit as keyof typeof milliseconds] };
}

/** Refuses days that no month has, which `Date` would carry over, and the hour that summer time leaves out. */
function parseAt(local: string, timeZone: string): Timing | undefined {
  const wallTime = Date.parse(`${local}Z`);
  if (Number.isNaN(wallTime) || !new Date(wallTime).toISOString().startsWith(local)) return undefined;
  const at = instantOf(wallTime, timeZone);
  return at === undefined ? undefined : { kind: 'at', at };
}

/** A time in the hour that is left out is skipped; one in the hour that is repeated comes once. */
function nextInZone(times: Cron, after: number, timeZone: string): number | undefined {
  let wallTime = times.next(wallTimeAt(after, timeZone));
  while (wallTime !== undefined) {
    const at = instantOf(wallTime, timeZone);
    if (at !== undefined && at > after) return at;
    wallTime = times.next(wallTime);
  }
  return undefined;
}
