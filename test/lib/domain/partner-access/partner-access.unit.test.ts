import { describe, expect, test } from '@jest/globals';
import { openedBy } from '../../../../lib/domain/billing/billing-account.ts';
import { accessActions } from '../../../../lib/domain/partner-access/access-actions.ts';
import {
  receiptOf,
  removePartnerAccess,
  whyNotForPartner,
} from '../../../../lib/domain/partner-access/partner-access.ts';
import { at } from '../given.ts';
import {
  accountOf,
  activeUser,
  anna,
  byKim,
  byThePartner,
  codeOf,
  evolved,
  keyOf,
  portalWith,
} from '../given-billing.ts';

const now = at('2026-02-01T09:00:00Z');
const later = at('2026-02-02T09:00:00Z');
const by = accountOf('kim');
const withPartnerDelegate = {
  ...byKim,
  delegates: [{ id: 'del_1', holder: { of: 'partner' as const, accountId: anna }, since: now, by }],
};

describe('removing the partner’s access', () => {
  test.each(['billing', 'user'] as const)('R61 %s is removed without the other', (kind) => {
    const removed = evolved(byKim, removePartnerAccess(byKim, [kind], { by, receiptId: 'rec_1' }, now));
    const other = kind === 'billing' ? 'user' : 'billing';
    expect(removed.partnerAccess[kind]).toEqual({ is: 'removed', at: now, by, receiptId: 'rec_1' });
    expect(removed.partnerAccess[other]).toEqual(byKim.partnerAccess[other]);
  });

  test('R61 both go in one call, with one receipt', () => {
    const removed = evolved(
      byKim,
      removePartnerAccess(byKim, ['billing', 'user'], { by, receiptId: 'rec_1' }, now),
    );
    expect(receiptOf(removed)).toEqual({
      receiptId: 'rec_1',
      at: now,
      by,
      removed: [
        { access: 'billing', at: now, by, receiptId: 'rec_1' },
        { access: 'user', at: now, by, receiptId: 'rec_1' },
      ],
      remaining: [],
    });
  });

  test('R46 R61 R65 without a partner there is nothing to remove, and that is what is listed', () => {
    const alone = openedBy({ of: 'customer', accountId: by, identity: keyOf('kim'), since: now }, undefined);
    const listed = accessActions(alone, activeUser(portalWith(), 'kim')).blockedActions;
    expect(listed.map(({ code }) => code)).toEqual(Array(4).fill('no-partner'));
    for (const kinds of [['billing'], ['user'], ['billing', 'user']] as const)
      expect(codeOf(removePartnerAccess(alone, kinds, { by, receiptId: 'rec_1' }, now))).toBe('no-partner');
  });

  test('R61 again changes nothing, and the receipt stays the same', () => {
    const once = evolved(byKim, removePartnerAccess(byKim, ['user'], { by, receiptId: 'rec_1' }, now));
    const again = removePartnerAccess(once, ['user'], { by, receiptId: 'rec_2' }, later);
    expect(again).toEqual({ ok: true, value: [] });
    const both = evolved(
      once,
      removePartnerAccess(once, ['billing', 'user'], { by, receiptId: 'rec_2' }, later),
    );
    expect(receiptOf(both)).toMatchObject({
      receiptId: 'rec_2',
      at: later,
      removed: [{ receiptId: 'rec_2' }, { receiptId: 'rec_1', at: now }],
    });
  });

  test('R56 R61 access to billing stays while the partner is the billing administrator', () => {
    const facts = { by, receiptId: 'rec_1' };
    const refusal = 'partner-is-billing-administrator';
    expect(codeOf(removePartnerAccess(byThePartner, ['billing'], facts, now))).toBe(refusal);
    expect(codeOf(removePartnerAccess(byThePartner, ['billing', 'user'], facts, now))).toBe(refusal);
    expect(codeOf(removePartnerAccess(byThePartner, ['user'], facts, now))).toBe('accepted');
  });

  test('R61 without access to billing nobody at the partner is a delegate', () => {
    const facts = { by, receiptId: 'rec_1' };
    const gone = (kind: 'billing' | 'user') =>
      evolved(withPartnerDelegate, removePartnerAccess(withPartnerDelegate, [kind], facts, now)).delegates;
    expect(gone('billing')).toEqual([]);
    expect(gone('user')).toHaveLength(1);
  });

  test('R61 with the user disabled the partner can do nothing more', () => {
    const facts = { by, receiptId: 'rec_1' };
    expect(whyNotForPartner({ billing: byKim })).toBeUndefined();
    expect(whyNotForPartner({})).toBeUndefined();
    const billing = evolved(byKim, removePartnerAccess(byKim, ['user'], facts, now));
    expect(whyNotForPartner({ billing })).toMatchObject({ refusal: { code: 'partner-access-removed' } });
  });
});
