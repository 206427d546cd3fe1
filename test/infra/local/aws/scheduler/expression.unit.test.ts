import { describe, expect, test } from '@jest/globals';
import { parseExpression } from '../../../../../infra/local/aws/scheduler/expression.ts';

describe('R70 schedule expressions', () => {
  test.each([
    ['at(2026-03-31T23:59:59)', { kind: 'at', at: Date.UTC(2026, 2, 31, 23, 59, 59) }],
    ['rate(5 minutes)', { kind: 'rate', period: 300_000 }],
    ['rate(1 hour)', { kind: 'rate', period: 3_600_000 }],
    ['rate(2 days)', { kind: 'rate', period: 172_800_000 }],
  ])('R70 %s is understood', (expression, timing) => {
    expect(parseExpression(expression)).toEqual(timing);
  });

  test.each([
    'at(2026-02-30T00:00:00)',
    'at(2026-03-31T23:59:59Z)',
    'at(2026-03-31T23:59:59.000)',
    'at(2026-03-31)',
    'rate(1 minutes)',
    'rate(5 minute)',
    'rate(0 minutes)',
    'cron(0 0 * * * *)',
    'cron(0 0 ? * ? *)',
    'cron(60 0 * * ? *)',
    'cron(0 24 * * ? *)',
    'cron(0 0 32 * ? *)',
    'cron(0 0 ? * 8 *)',
    'cron(0 0 ? * MON#6 *)',
    'cron(0 0 * * ?)',
    'cron(0 0 * 5-2 ? *)',
    '',
  ])('R70 %s is not', (expression) => {
    expect(parseExpression(expression)).toBeUndefined();
  });

  const firings = (expression: string, after: string, timeZone: string, count: number): string[] => {
    const timing = parseExpression(expression, timeZone);
    if (timing?.kind !== 'cron') throw new Error(`${expression} is no cron expression`);
    const found: string[] = [];
    for (
      let at = timing.next(Date.parse(after));
      at !== undefined && found.length < count;
      at = timing.next(at)
    )
      found.push(new Date(at).toISOString().replace(':00.000Z', 'Z'));
    return found;
  };

  test.each([
    ['cron(15 10 ? * 6L 2026-2027)', ['2026-11-27T10:15Z', '2026-12-25T10:15Z', '2027-01-29T10:15Z']],
    ['cron(0 8 1W * ? *)', ['2026-12-01T08:00Z', '2027-01-01T08:00Z', '2027-02-01T08:00Z']],
    ['cron(0 8 15W * ? *)', ['2026-12-15T08:00Z', '2027-01-15T08:00Z', '2027-02-15T08:00Z']],
    ['cron(0 0 L * ? *)', ['2026-11-30T00:00Z', '2026-12-31T00:00Z', '2027-01-31T00:00Z']],
    ['cron(0/20 9-10 ? * MON-FRI *)', ['2026-11-23T09:00Z', '2026-11-23T09:20Z', '2026-11-23T09:40Z']],
    ['cron(0 12 ? JAN,JUL TUE#2 *)', ['2027-01-12T12:00Z', '2027-07-13T12:00Z', '2028-01-11T12:00Z']],
    ['cron(0 0 29 2 ? *)', ['2028-02-29T00:00Z', '2032-02-29T00:00Z', '2036-02-29T00:00Z']],
    ['cron(0 0 1 1 ? 2027)', ['2027-01-01T00:00Z']],
  ])('R70 %s fires when it says', (expression, expected) => {
    expect(firings(expression, '2026-11-21T00:00:00Z', 'UTC', 3)).toEqual(expected);
  });

  test.each([
    // Summer time begins on 28 March 2027 at 02:00 and ends on 31 October at 03:00.
    ['cron(30 2 * * ? *)', '2027-03-26T12:00:00Z', ['2027-03-27T01:30Z', '2027-03-29T00:30Z']],
    ['cron(30 2 * * ? *)', '2027-10-30T12:00:00Z', ['2027-10-31T00:30Z', '2027-11-01T01:30Z']],
    ['cron(0 9 * * ? *)', '2027-03-27T00:00:00Z', ['2027-03-27T08:00Z', '2027-03-28T07:00Z']],
  ])('R70 %s after %s keeps to the clocks of Stockholm', (expression, after, expected) => {
    expect(firings(expression, after, 'Europe/Stockholm', 2)).toEqual(expected);
  });

  test.each([
    ['at(2027-07-01T09:00:00)', 'Europe/Stockholm', '2027-07-01T07:00:00.000Z'],
    ['at(2027-01-01T09:00:00)', 'America/New_York', '2027-01-01T14:00:00.000Z'],
    ['at(2027-01-01T09:00:00)', 'Australia/Sydney', '2026-12-31T22:00:00.000Z'],
    ['at(2027-10-31T02:30:00)', 'Europe/Stockholm', '2027-10-31T00:30:00.000Z'],
  ])('R70 %s in %s is one instant', (expression, timeZone, instant) => {
    expect(parseExpression(expression, timeZone)).toEqual({ kind: 'at', at: Date.parse(instant) });
  });

  test('R70 an hour that summer time leaves out, and a zone that is none, are refused', () => {
    expect(parseExpression('at(2027-03-28T02:30:00)', 'Europe/Stockholm')).toBeUndefined();
    expect(parseExpression('at(2027-03-28T12:30:00)', 'Europe/Atlantis')).toBeUndefined();
  });
});
