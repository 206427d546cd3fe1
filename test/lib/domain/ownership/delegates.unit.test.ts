import { describe, expect, test } from '@jest/globals';
import {
  billingWarnings,
  hasAccessToBilling,
  withBillingAccess,
} from '../../../../lib/domain/billing/billing-access.ts';
import { addDelegate, removeDelegate } from '../../../../lib/domain/ownership/delegates.ts';
import { at } from '../given.ts';
import {
  accountOf,
  activeUser,
  anna,
  byKim,
  byThePartner,
  codeOf,
  evolved,
  portalWith,
  userNamed,
  withDelegates,
} from '../given-billing.ts';

const now = at('2026-02-01T09:00:00Z');
const portal = portalWith(userNamed('sam', ['administrator']), userNamed('robin'));
const facts = { portal, id: 'del_1', by: accountOf('kim') };
const add = (billing = byKim, name = 'sam') =>
  addDelegate(billing, { accountId: accountOf(name) }, facts, now);

describe('delegates', () => {
  test('R60 are users of the portal, each once', () => {
    const one = evolved(byKim, add());
    expect(one.delegates).toEqual([
      {
        id: 'del_1',
        holder: { of: 'customer', accountId: accountOf('sam'), userId: 'usr_sam' },
        since: now,
        by: accountOf('kim'),
      },
    ]);
    expect(codeOf(add(one))).toBe('already-has-billing-access');
    expect(codeOf(add(byKim, 'kim'))).toBe('already-has-billing-access');
    expect(codeOf(add(byKim, 'nobody'))).toBe('delegate-is-not-a-user');
  });

  test('R60 are removed once that is confirmed; the question says what will happen', () => {
    const one = evolved(byKim, add());
    expect(removeDelegate(one, 'del_1', false, now)).toMatchObject({
      refusal: { code: 'confirmation-required', detail: expect.stringContaining('only one person') },
    });
    expect(evolved(one, removeDelegate(one, 'del_1', true, now)).delegates).toEqual([]);
    expect(codeOf(removeDelegate(one, 'del_2', true, now))).toBe('not-found');
  });

  test('R60 fewer than two people with access are warned about, never refused', () => {
    expect(withBillingAccess(byKim)).toEqual([accountOf('kim')]);
    expect(billingWarnings(byKim)).toMatchObject([{ code: 'fewer-than-two-with-billing-access' }]);
    expect(billingWarnings(evolved(byKim, add()))).toEqual([]);
  });

  test('R60 are managed by who decides for the customer and by each other', () => {
    const may = (billing = byKim) =>
      ['kim', 'sam', 'robin'].filter((name) => hasAccessToBilling(billing, activeUser(portal, name)));
    expect(may()).toEqual(['kim']);
    expect(may(withDelegates(byKim, now, 'robin'))).toEqual(['kim', 'robin']);
    expect(byThePartner.administrator.accountId).toBe(anna);
    expect(may(byThePartner)).toEqual(['kim', 'sam']);
  });
});
