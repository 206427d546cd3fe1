/** The six fields of `cron(minutes hours day-of-month month day-of-week year)`. */
export interface Cron {
  /** The next wall time after another; `undefined` when there is none. */
  next(after: number): number | undefined;
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const days: Range = { least: 1, most: 7, names: weekdays };

const minute = 60_000;
const day = 86_400_000;
/** The calendar repeats itself within so many days, leap years and weekdays included. */
const longestSearch = 366 * 29;

type DayTest = (date: Date) => boolean;

/**
 * Reads a cron expression as the Scheduler does; `undefined` when it is none.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export function parseCron(fields: string): Cron | undefined {
  const [minutes, hours, ofMonth, month, ofWeek, year, more] = fields.trim().split(/\s+/);
  if (year === undefined || more !== undefined) return undefined;
  // One of both says which days, the other does not care.
  if ((ofMonth === '?') === (ofWeek === '?')) return undefined;
  const atMinutes = valuesOf(minutes, { least: 0, most: 59 });
  const atHours = valuesOf(hours, { least: 0, most: 23 });
  const inMonths = valuesOf(month, { least: 1, most: 12, names: months });
  const inYears = valuesOf(year, { least: 1970, most: 2199 });
  const onDay = ofMonth === '?' ? weekdayTest(ofWeek ?? '') : monthDayTest(ofMonth ?? '');
  if (!atMinutes || !atHours || !inMonths || !inYears || !onDay) return undefined;
  const times = [...atHours].flatMap((hour) => [...atMinutes].map((each) => (hour * 60 + each) * minute));
  times.sort((one, other) => one - other);

  return {
    next: (after) => {
      const first = Math.floor(after / day) * day;
      for (let start = first; start < first + longestSearch * day; start += day) {
        const date = new Date(start);
        if (!inYears.has(date.getUTCFullYear()) || !inMonths.has(date.getUTCMonth() + 1) || !onDay(date))
          continue;
        const time = times.find((each) => start + each > after);
        if (time !== undefined) return start + time;
      }
      return undefined;
    },
  };
}

interface Range {
  readonly least: number;
  readonly most: number;
  /** Names that stand for numbers, the first for `least`. */
  readonly names?: readonly string[];
}

/** `*`, `5`, `1-5`, `0/15`, `MON-FRI`, and lists of them; `undefined` when it is none of these or out of range. */
function valuesOf(field: string | undefined, range: Range): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of (field ?? '').split(',')) {
    const some = partOf(part, range);
    if (!some) return undefined;
    for (const value of some) values.add(value);
  }
  return values;
}

function partOf(part: string, range: Range): number[] | undefined {
  const [, first = '', last, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
  const { least, most } = range;
  const start = first === '*' ? least : numberOf(first, range);
  const isOpen = first === '*' || step !== undefined;
  const end = last !== undefined ? numberOf(last, range) : isOpen ? most : start;
  const stride = Number(step ?? 1);
  if (!(start >= least && end <= most && start <= end && stride >= 1)) return undefined;
  return Array.from({ length: Math.floor((end - start) / stride) + 1 }, (_, index) => start + index * stride);
}

function numberOf(text: string, { least, names = [] }: Range): number {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return named + least;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

const lastDayOf = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

/** Days of the month; `L` is the last one, `15W` the weekday nearest to the 15th within the month. */
function monthDayTest(field: string): DayTest | undefined {
  if (field === 'L') return (date) => date.getUTCDate() === lastDayOf(date);
  const [, nearest] = /^(\d{1,2})W$/.exec(field) ?? [];
  if (nearest !== undefined) {
    const wanted = Number(nearest);
    return wanted >= 1 && wanted <= 31
      ? (date) => date.getUTCDate() === nearestWeekday(date, wanted)
      : undefined;
  }
  const days = valuesOf(field, { least: 1, most: 31 });
  return days && ((date) => days.has(date.getUTCDate()));
}

function nearestWeekday(date: Date, wanted: number): number {
  const last = lastDayOf(date);
  if (wanted > last) return 0;
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), wanted)).getUTCDay();
  if (weekday === 6) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (weekday === 0) return wanted < last ? wanted + 1 : wanted - 2;
  return wanted;
}

/** Days of the week, 1 is Sunday; `L` is Saturday, `6L` the last Friday of the month, `3#2` its second Tuesday. */
function weekdayTest(field: string): DayTest | undefined {
  if (field.toUpperCase() === 'L') return (date) => date.getUTCDay() === 6;
  const [, name = '', nth] = /^(\w{1,3})(?:L|#([1-5]))$/.exec(field) ?? [];
  const [only] = valuesOf(name, days) ?? [];
  if (name !== '' && only !== undefined) {
    const isThatDay: DayTest = (date) => date.getUTCDay() + 1 === only;
    if (nth === undefined) return (date) => isThatDay(date) && date.getUTCDate() > lastDayOf(date) - 7;
    return (date) => isThatDay(date) && Math.ceil(date.getUTCDate() / 7) === Number(nth);
  }
  const wanted = valuesOf(field, days);
  return wanted && ((date) => wanted.has(date.getUTCDay() + 1));
}
