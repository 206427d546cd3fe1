import { describe, expect, test } from '@jest/globals';
import { accountId } from '../../../../lib/domain/identity.ts';
import { addDays } from '../../../../lib/domain/instant.ts';
import { claimAdvisorFee, partnerOfRecordOf } from '../../../../lib/domain/partner-of-record/advisor-fee.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { type Subscription, subscriptionFrom } from '../../../../lib/domain/subscription/subscription.ts';
import { passTime } from '../../../../lib/domain/time/pass-time.ts';
import { addedAt, byPartner, given, trialOrder } from '../given.ts';

const day = (count: number) => addDays(addedAt, count);
const claim = { by: accountId('otto@other.example'), partnerId: 'par_2', productLine: 'dynamics-365' };
const trial = subscriptionFrom(byPartner);
const later = (days: number) => passTime(trial, day(days), { account: undefined }).subscription;
const paid: Subscription = evolve(trial, {
  type: 'converted',
  at: day(3),
  paid: {
    since: day(3),
    plan: { plan: 'professional', name: 'Professional', monthlyPerLicence: 9_000 },
    release: { release: '2026-1', name: '2026 release 1' },
    rates: { currency: 'EUR', storagePerGbMonthly: 1_000, partnerUserMonthly: 5_500 },
  },
  allowance: { licences: 20, storageGb: 5 },
  charge: { at: day(3), until: day(33), currency: 'EUR', lines: [], total: 0 },
});

describe('the advisor fee', () => {
  test('R55 is claimed for a trial that became paid, once', () => {
    const claimed = claimAdvisorFee(paid, claim, day(4));
    if (!claimed.ok) throw new Error(claimed.refusal.code);
    expect(claimed.value).toEqual([
      { type: 'advisor-fee-claimed', at: day(4), fee: { ...claim, claimedAt: day(4) } },
    ]);
    const after = claimed.value.reduce<Subscription>(evolve, paid);
    expect(after.billing?.advisorFee).toEqual({ ...claim, claimedAt: day(4) });
    expect(claimAdvisorFee(after, { ...claim, partnerId: 'par_3' }, day(5))).toMatchObject({
      refusal: { code: 'advisor-fee-already-claimed' },
    });
  });

  test.each([
    ['a trial', trial, 'trial-not-paid'],
    ['a trial that nobody signed up for', subscriptionFrom(trialOrder), 'trial-not-paid'],
    ['a trial that is over', later(31), 'subscription-expired'],
    ['a service without a trial', given(), 'no-advisor-fee'],
  ])('R55 is not claimed for %s', (_, state, code) => {
    expect(claimAdvisorFee(state, claim, day(31))).toMatchObject({ ok: false, refusal: { code } });
  });

  test('R55 is the partner’s of record: of the account, or chosen before there is one', () => {
    const chosen = {
      partnerId: 'par_2',
      accountNumber: 'P-2',
      authorizationNumber: '1234567890',
      name: 'Chosen',
    };
    const designations = [{ productLine: 'dynamics-365', since: day(1), partner: chosen }];
    expect(partnerOfRecordOf({ designations }, undefined, 'dynamics-365')).toBe('P-2');
    expect(partnerOfRecordOf({ designations }, undefined, 'rapidstart')).toBeUndefined();
    expect(partnerOfRecordOf({}, undefined, 'dynamics-365')).toBeUndefined();
  });
});
