import { describe, expect, test } from '@jest/globals';
import type { BillingAccount } from '../../../../lib/domain/billing/billing-account.ts';
import { liftCardBlock, refusedBy } from '../../../../lib/domain/billing/card-digits.ts';
import {
  type RequestTransfer,
  requestTransfer,
  withdrawTransfer,
} from '../../../../lib/domain/ownership/ownership.ts';
import { transferActions } from '../../../../lib/domain/ownership/ownership-actions.ts';
import { at } from '../given.ts';
import {
  accountOf,
  activeUser,
  anna,
  byThePartner,
  codeOf,
  evolved,
  portalWith,
  userNamed,
} from '../given-billing.ts';

const now = at('2026-02-01T09:00:00Z');
const portal = portalWith(userNamed('sam', ['administrator']));
const paid: BillingAccount = { ...byThePartner, paymentMethod: { reference: 'pm_1', lastFour: '4242' } };
const right: RequestTransfer = {
  newAdministrator: accountOf('sam'),
  signUpAccount: anna,
  companyName: 'Contoso Ltd',
  accountId: 'sub_1',
  cardLastFour: '4242',
};
const wrong = { ...right, cardLastFour: '0000' };
const ask = (billing: BillingAccount, command: RequestTransfer, dryRun = false) =>
  requestTransfer(
    billing,
    command,
    {
      portal,
      id: 'tra_1',
      by: { role: 'customer', accountId: accountOf('kim') },
      subscriptionId: 'sub_1',
      organizationName: 'Contoso Ltd',
      dryRun,
    },
    now,
  );
/** The billing account after so many wrong answers. */
const guessed = (times: number): BillingAccount =>
  Array.from({ length: times }).reduce<BillingAccount>(
    (billing) => evolved(billing, ask(billing, wrong)),
    paid,
  );

describe('the digits of the card', () => {
  test('R57 are asked for once a card pays, and right ones are accepted', () => {
    const { cardLastFour: _, ...without } = right;
    expect(codeOf(ask(byThePartner, without))).toBe('accepted');
    expect(ask(paid, without)).toMatchObject({
      refusal: { code: 'transfer-details-mismatch', pointer: '/cardLastFour' },
    });
    expect(evolved(paid, ask(paid, right)).transfer).toBeDefined();
  });

  test('R57 wrong ones are counted, without what they were, and refused', () => {
    const decision = ask(paid, wrong);
    expect(decision).toEqual({ ok: true, value: [{ type: 'card-digits-mismatched', at: now }] });
    expect(refusedBy(decision.ok ? decision.value : [])).toMatchObject({
      refusal: { code: 'transfer-details-mismatch', pointer: '/cardLastFour' },
    });
    expect(refusedBy([{ type: 'ownership-transfer-requested', at: now }])).toBeUndefined();
    expect(guessed(2)).toMatchObject({ cardMismatches: 2 });
    expect(guessed(2).transfer).toBeUndefined();
  });

  test('R57 after five wrong ones not even right ones help, whoever asks, until support has looked', () => {
    expect(codeOf(ask(guessed(4), right))).toBe('accepted');
    const blocked = guessed(5);
    for (const command of [right, wrong]) {
      expect(codeOf(ask(blocked, command))).toBe('card-digits-blocked');
      expect(ask(blocked, command)).toEqual(ask(blocked, right));
    }
    expect(transferActions(blocked, activeUser(portal, 'kim'), portal).blockedActions).toContainEqual(
      expect.objectContaining({ action: 'request', code: 'card-digits-blocked' }),
    );
    const lifted = evolved(blocked, liftCardBlock(blocked, 'Sam called; it was the old card.', now));
    expect(lifted).toEqual(paid);
    expect(codeOf(ask(lifted, right))).toBe('accepted');
    expect(liftCardBlock(lifted, 'Again.', now)).toEqual({ ok: true, value: [] });
  });

  test('R57 right ones begin the count anew', () => {
    const asked = evolved(guessed(4), ask(guessed(4), right));
    const withdrawn = evolved(
      asked,
      withdrawTransfer(asked, { role: 'customer', accountId: accountOf('kim') }, now),
    );
    expect(withdrawn).toEqual(paid);
  });

  test('R57 a dry run never says whether they are right, and says that they are blocked', () => {
    expect(ask(paid, wrong, true)).toEqual(ask(paid, right, true));
    expect(codeOf(ask(guessed(5), wrong, true))).toBe('card-digits-blocked');
  });
});
