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
    'cron(0 0 * * ? *)',
    '',
  ])('R70 %s is not', (expression) => {
    expect(parseExpression(expression)).toBeUndefined();
  });
});
