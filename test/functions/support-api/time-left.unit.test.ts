import { expect, test } from '@jest/globals';
import { timeLeft } from '../../../functions/support-api/time-left.ts';

test('R9 an import stops while its slowest batch would still fit twice, so that it can say what is left', () => {
  let now = 0;
  const isLeft = timeLeft(() => now, 1_000);
  const after = (milliseconds: number): boolean => {
    now += milliseconds;
    return isLeft();
  };
  expect([after(0), after(100), after(250), after(100), after(60)]).toEqual([true, true, true, true, false]);
});
