/** Wall time is written as the instant at which a clock in UTC shows it: milliseconds since the epoch. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a name that is no IANA time zone */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  const format =
    known ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  formats.set(timeZone, format);
  return format;
}

export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What a clock in the zone shows at an instant. */
export function wallTimeAt(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return instant;
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1_000) + 1_000) % 1_000);
}

const day = 86_400_000;

/**
 * The first instant at which a clock in the zone shows this: of an hour that is repeated when summer time ends the
 * first one; none in the hour that is left out when it begins.
 */
export function instantOf(wallTime: number, timeZone: string): number | undefined {
  const offsets = [wallTime - day, wallTime + day].map((near) => wallTimeAt(near, timeZone) - near);
  const candidates = [...new Set(offsets)].map((offset) => wallTime - offset);
  return candidates.sort((one, other) => one - other).find((at) => wallTimeAt(at, timeZone) === wallTime);
}
