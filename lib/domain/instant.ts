/** An RFC 3339 instant in UTC with milliseconds, `2026-11-20T08:00:00.000Z`; sorts as text. */
export type Instant = string & { readonly __instant: unique symbol };

const millisecondsPerDay = 86_400_000;

/** The instant of a date or of milliseconds since 1970. Throws a RangeError when it is not a point in time. */
export const instant = (at: Date | number | string): Instant => new Date(at).toISOString() as Instant;

/** The instant `days` whole days of 24 hours later; earlier when negative. */
export const addDays = (at: Instant, days: number): Instant =>
  instant(Date.parse(at) + days * millisecondsPerDay);

/** The instant so many milliseconds later. */
export const addMilliseconds = (at: Instant, milliseconds: number): Instant =>
  instant(Date.parse(at) + milliseconds);

/** The later of two instants. */
export const later = (a: Instant, b: Instant): Instant => (a < b ? b : a);

/** Seconds from one instant to a later one. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  (Date.parse(to) - Date.parse(from)) / 1000;

/** The instant so many calendar months later, on the last day of a month that is too short (UTC). */
export function monthsLater(at: Instant, months: number): Instant {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return instant(date);
}
