import assert from 'node:assert/strict';
import { test } from '@jest/globals';
import fc from 'fast-check';
import { life, lived, type Moment } from './given-life.ts';
import { answerOf, type Listed, listed } from './given-listed.ts';

/** Whether it is right to list an action with this code, or with none as allowed, by what calls of it answer. */
function isTrue(code: string | undefined, answers: readonly string[]): boolean {
  const isAccepted = answers.some((answer) => answer === 'done' || answer === 'nothing');
  if (code === undefined) return isAccepted;
  // To bring about what is so already is no error, and changes nothing.
  if (code === 'nothing-to-change' && !answers.includes('done')) return isAccepted || answers.includes(code);
  return !isAccepted && answers.includes(code);
}

function holds({ to, actions, calls }: Listed): void {
  const codes: (readonly [string, string | undefined])[] = [
    ...actions.allowedActions.map((action) => [action, undefined] as const),
    ...actions.blockedActions.map(({ action, code }) => [action, code] as const),
  ];
  for (const [action, code] of codes) {
    const answers = calls[action]?.map(answerOf);
    if (answers && !isTrue(code, answers))
      assert.fail(`${to}: ${action} is listed as ${code ?? 'allowed'}, and answers ${[...new Set(answers)]}`);
  }
}

/** Everything is listed for everybody, so that a few moments of each life are enough. */
const someOf = (moments: readonly Moment[]): readonly Moment[] => moments.slice(-6);

test('R65 an action listed as allowed is accepted, one listed as blocked is refused with the listed code', () =>
  fc.assert(
    fc.property(life, (one) => {
      for (const { before, now, by } of someOf([...lived(one)]))
        listed({ ...before, now, by }).forEach(holds);
    }),
    { numRuns: 100 },
  ));
