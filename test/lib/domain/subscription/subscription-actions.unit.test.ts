import { describe, expect, test } from '@jest/globals';
import { sendActivation, withdrawActivation } from '../../../../lib/domain/subscription/send-activation.ts';
import { subscriptionActions } from '../../../../lib/domain/subscription/subscription-actions.ts';
import { standingOf } from '../../../../lib/domain/subscription/subscription-timeline.ts';
import { activated, day, given, invitationSent, kim, notInPortal } from '../given.ts';

describe('actions', () => {
  test.each(['provisioning', 'added', 'invitation-sent', 'active', 'inactive', 'expired', 'purged'] as const)(
    'R65 in status %s every action is allowed, or blocked with reason and remedy',
    (status) => {
      const { allowedActions, blockedActions } = subscriptionActions(
        { status, payable: true },
        false,
        'billing-administrator',
      );
      expect([...allowedActions, ...blockedActions.map(({ action }) => action)].sort()).toEqual([
        'add-account-number',
        'convert',
        'purchase',
        'replace-payment-method',
        'send-activation',
        'submit-account-number-again',
        'withdraw-activation',
      ]);
      for (const { reason, remedy } of blockedActions) expect(reason && remedy).toMatch(/\.$/);
    },
  );

  test.each([
    ['inactive', true, undefined],
    ['active', true, 'subscription-not-inactive'],
    ['inactive', false, 'account-number-missing'],
  ] as const)(
    'R33 R65 %s, with a number: %s: the number is submitted again, or not: %s',
    (status, has, code) => {
      const { allowedActions, blockedActions } = subscriptionActions({ status }, has, 'somebody-else');
      expect(allowedActions.includes('submit-account-number-again')).toBe(code === undefined);
      expect(blockedActions.find(({ action }) => action === 'submit-account-number-again')?.code).toBe(code);
    },
  );

  test('R65 what is allowed is what the command accepts', () => {
    const states = [given(), given(invitationSent(day(1))), given(invitationSent(day(1)), activated(day(2)))];
    for (const state of states) {
      if (state.phase === 'inactive' || state.phase === 'purging') throw new Error('not reached');
      const { allowedActions } = subscriptionActions(
        standingOf(state, day(3)),
        false,
        'billing-administrator',
      );
      const send = sendActivation(state, { customerAdministrator: kim }, notInPortal, day(3)).ok;
      expect(allowedActions.includes('send-activation')).toBe(send);
      expect(allowedActions.includes('withdraw-activation')).toBe(withdrawActivation(state, day(3)).ok);
    }
  });
});
