/** When a schedule fires. */
export type Timing =
  | { readonly kind: 'at' /** Milliseconds since the epoch. */; readonly at: number }
  | { readonly kind: 'rate' /** Milliseconds. */; readonly period: number };

const once = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/;
const rate = /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/;
const milliseconds = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `at(yyyy-mm-ddThh:mm:ss)`, in UTC, or `rate(value unit)`. `undefined` for anything else; the local cloud has
 * no `cron(…)`.
 */
export function parseExpression(expression: string): Timing | undefined {
  const [, local] = once.exec(expression) ?? [];
  if (local !== undefined) return parseAt(local);
  const [, value, unit, plural] = rate.exec(expression) ?? [];
  if (value === undefined || unit === undefined) return undefined;
  if ((value === '1') !== (plural === '')) return undefined;
  return { kind: 'rate', period: Number(value) * milliseconds[unit as keyof typeof milliseconds] };
}

/** Refuses days that no month has, which `Date` would carry over. */
function parseAt(local: string): Timing | undefined {
  const at = Date.parse(`${local}Z`);
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(local)) return undefined;
  return { kind: 'at', at };
}
