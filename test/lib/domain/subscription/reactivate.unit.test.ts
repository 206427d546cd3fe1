import { describe, expect, test } from '@jest/globals';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { reactivate } from '../../../../lib/domain/subscription/reactivate.ts';
import { hearOfCustomer } from '../../../../lib/domain/subscription/subscription-commands.ts';
import { passTime } from '../../../../lib/domain/time/pass-time.ts';
import {
  activated,
  addedAt,
  at,
  codeOf,
  day,
  given,
  inactivatesAt,
  inactive,
  invitationSent,
  purgesAt,
} from '../given.ts';

describe('an account number after the deadline', () => {
  const late = { accountNumber: 'A-1', since: at('2026-04-10') };

  test('R33 opens a request to support and changes nothing else', () => {
    const outcome = hearOfCustomer(inactive(), { account: late }, late.since);
    expect(outcome).toMatchObject({
      ok: true,
      value: [{ type: 'reactivation-requested', accountNumber: 'A-1' }],
    });
    if (outcome.ok) expect(outcome.value.reduce(evolve, inactive())).toEqual(inactive());
  });

  test('R33 support reactivates, and everything is as before, without a limit', () => {
    const outcome = reactivate(inactive(), late, late.since);
    const before = given(invitationSent(addedAt), activated(addedAt));
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(outcome.value.reduce(evolve, inactive())).toEqual({
      ...before,
      handled: inactivatesAt,
      limit: { is: 'lifted', ...late },
    });
  });

  test('R33 only what is inactive can be reactivated', () => {
    expect(codeOf(reactivate(given(), late, day(1)))).toBe('subscription-not-inactive');
    const purging = passTime(inactive(), purgesAt, { account: undefined }).subscription;
    expect(codeOf(reactivate(purging, late, purgesAt))).toBe('subscription-purged');
  });
});
