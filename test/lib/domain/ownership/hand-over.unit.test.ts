import { describe, expect, test } from '@jest/globals';
import { isBillingAdministrator } from '../../../../lib/domain/billing/billing-access.ts';
import { handOverBilling } from '../../../../lib/domain/ownership/hand-over.ts';
import { transferActions } from '../../../../lib/domain/ownership/ownership-actions.ts';
import { executeTransfer } from '../../../../lib/domain/ownership/support-execution.ts';
import { at } from '../given.ts';
import {
  accountOf,
  activeUser,
  byKim,
  byThePartner,
  codeOf,
  evolved,
  keyOf,
  portalWith,
  userNamed,
  withDelegates,
} from '../given-billing.ts';

const now = at('2026-02-01T09:00:00Z');
const portal = portalWith(
  userNamed('sam', ['administrator']),
  userNamed('robin'),
  userNamed('alex', ['administrator'], 'invited'),
);
const facts = { portal, id: 'del_9', by: accountOf('kim') };
const to = (name: string, billing = byKim) =>
  handOverBilling(billing, { newAdministrator: accountOf(name) }, facts, now);

describe('handing billing over', () => {
  test('R56 gives all three roles to an administrator as one change; who had them becomes a delegate', () => {
    const done = evolved(byKim, to('sam'));
    const owner = { of: 'customer', accountId: accountOf('sam'), identity: keyOf('sam'), since: now };
    expect(done).toEqual({
      ...byKim,
      administrator: owner,
      primaryAdministrator: owner,
      initialUser: owner,
      delegates: [
        {
          id: 'del_9',
          holder: { of: 'customer', accountId: accountOf('kim'), userId: 'usr_kim' },
          since: now,
          by: accountOf('kim'),
        },
      ],
    });
    expect(isBillingAdministrator(done, activeUser(portal, 'sam'))).toBe(true);
  });

  test('R56 R60 goes to a delegate too, who is none any more', () => {
    const billing = withDelegates(byKim, now, 'robin');
    const done = evolved(billing, to('robin', billing));
    expect(done.administrator.accountId).toBe(accountOf('robin'));
    expect(done.delegates.map(({ holder }) => holder.accountId)).toEqual([accountOf('kim')]);
  });

  test.each([
    ['nobody', 'new-owner-is-not-a-user'],
    ['robin', 'new-owner-not-ready'],
    ['alex', 'new-owner-not-ready'],
  ])('R56 not to %s: %s', (name, code) => {
    expect(codeOf(to(name))).toBe(code);
  });

  test('R56 to oneself it changes nothing', () => {
    expect(to('kim')).toEqual({ ok: true, value: [] });
  });

  test('R57 while the sign-up account is the partner’s it takes a transfer', () => {
    expect(codeOf(to('sam', byThePartner))).toBe('transfer-needed');
  });

  test('R57 not while support has a transfer under way', () => {
    const support = {
      portal,
      id: 'tra_1',
      delegateId: 'del_1',
      standing: { status: 'trial' },
      by: { role: 'support', accountId: accountOf('desk') },
    } as const;
    const opening = { newAdministrator: accountOf('sam'), reason: 'Kim has left.' };
    const opened = evolved(byKim, executeTransfer(byKim, opening, support, now));
    expect(codeOf(to('sam', opened))).toBe('transfer-already-requested');
  });

  test('R65 what the transfer offers is what the rules accept', () => {
    for (const [billing, name, code] of [
      [byKim, 'kim', undefined],
      [byKim, 'sam', 'billing-administrator-only'],
      [byThePartner, 'kim', 'transfer-needed'],
    ] as const) {
      const actions = transferActions(billing, activeUser(portal, name), portal);
      expect(actions.blockedActions.find(({ action }) => action === 'hand-over')?.code).toBe(code);
    }
  });
});
