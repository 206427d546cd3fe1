import { type Instant, monthsLater } from '../instant.ts';

/** What a line of a charge is for. */
export const chargedFor = ['licences', 'storage', 'partner-user'] as const;

/** A line of a charge; amounts are integers in the currency's minor unit. */
export interface ChargeLine {
  readonly for: (typeof chargedFor)[number];
  readonly quantity: number;
  /** For a whole month. */
  readonly unitPrice: number;
  readonly amount: number;
}

/** What is charged at an instant, for a period that begins with it (R62). */
export interface Charge {
  readonly at: Instant;
  /** Where the charged period ends, and the next month begins. */
  readonly until: Instant;
  readonly currency: string;
  readonly lines: readonly ChargeLine[];
  readonly total: number;
}

/** What is charged for, before it is known for how long. */
export type Position = Omit<ChargeLine, 'amount'>;

/** The charge of positions from an instant to the end of the month that began at `from`, in proportion. */
export function chargeFor(
  positions: readonly Position[],
  currency: string,
  { from, until }: Month,
  at: Instant,
): Charge {
  const part = (Date.parse(until) - Date.parse(at)) / (Date.parse(until) - Date.parse(from));
  const lines = positions.map((position) => ({
    ...position,
    amount: Math.round(position.quantity * position.unitPrice * part),
  }));
  return { at, until, currency, lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}

/** A month that is charged. */
export interface Month {
  readonly from: Instant;
  readonly until: Instant;
}

const monthsPerYear = 12;

/** How many whole months lie between two instants. */
function wholeMonths(from: Instant, to: Instant): number {
  const [start, end] = [new Date(from), new Date(to)];
  const guess =
    (end.getUTCFullYear() - start.getUTCFullYear()) * monthsPerYear + end.getUTCMonth() - start.getUTCMonth();
  return monthsLater(from, guess) > to ? guess - 1 : guess;
}

/** The month in which an instant lies, counted from the first: calendar months, cut at their ends, without drift. */
export function monthAt(first: Instant, at: Instant): Month {
  const passed = wholeMonths(first, at);
  return { from: monthsLater(first, passed), until: monthsLater(first, passed + 1) };
}
