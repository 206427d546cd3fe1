import { describe, expect, test } from '@jest/globals';
import { paidActions, partnerAsBuyer } from '../../../../lib/domain/billing/paid-actions.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import type { BillingMark } from '../../../../lib/domain/time/timeline.ts';

const anna = accountId('anna@partner.example');
const eve = accountId('eve@partner.example');
const expert = 'implementation-expert';
const held: BillingMark = {
  administrator: 'partner',
  holder: anna,
  partnerBilling: true,
  partnerUser: true,
};

describe('who at the partner spends the customer’s money', () => {
  test('R51 R56 the billing administrator there, whatever their role', () => {
    expect(partnerAsBuyer(held, { accountId: anna, role: expert })).toBe('billing-administrator');
  });

  test('R51 R56 an administrator of the partner, and no other expert', () => {
    expect(partnerAsBuyer(held, { accountId: eve, role: 'administrator' })).toBe('billing-administrator');
    expect(partnerAsBuyer(held, { accountId: eve, role: expert })).toBe('colleague');
  });

  test('R5 R51 nobody in whose place support has put another administrator, whatever they hold', () => {
    for (const accountId of [anna, eve])
      for (const role of ['administrator', expert] as const)
        expect(partnerAsBuyer(held, { accountId, role, replaced: true })).toBe('replaced');
    const { allowedActions, blockedActions } = paidActions('paid', 'replaced');
    expect(allowedActions).toEqual([]);
    expect(new Set(blockedActions.map(({ code }) => code))).toEqual(new Set(['administrator-replaced']));
  });

  test.each([
    [
      'somebody at the customer is the billing administrator',
      { ...held, administrator: 'customer' as const },
    ],
    ['the partner’s access to billing is removed', { ...held, partnerBilling: false }],
    ['nobody has signed up yet', undefined],
  ])('R51 R61 nobody while %s', (_, mark) => {
    for (const role of ['administrator', expert] as const)
      expect(partnerAsBuyer(mark, { accountId: anna, role })).toBe('somebody-else');
  });
});
