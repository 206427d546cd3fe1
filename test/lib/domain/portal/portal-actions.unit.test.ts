import { describe, expect, test } from '@jest/globals';
import { portalActions, userActions, whyNotUsable } from '../../../../lib/domain/portal/portal-actions.ts';
import { deleteUser } from '../../../../lib/domain/portal/portal-commands.ts';
import { inviteUser } from '../../../../lib/domain/portal/portal-invitation.ts';
import { noLicenceLeftBlock } from '../../../../lib/domain/portal/portal-rules.ts';
import { facts, kimIn, withUsers } from '../given-portal.ts';

describe('what can be done now', () => {
  const usable = { standing: { status: 'active' as const }, allowance: undefined };

  test('R65 administrators do everything, users look, and nobody does anything when it is inactive', () => {
    const robin = withUsers(['robin']);
    const asRobin = robin.users[1] as Parameters<typeof portalActions>[1];
    expect(portalActions(robin, kimIn(robin), usable).blockedActions).toEqual([]);
    for (const { code } of portalActions(robin, asRobin, usable).blockedActions)
      expect(code).toBe('administrators-only');
    const inactive = portalActions(robin, kimIn(robin), { ...usable, standing: { status: 'inactive' } });
    expect(inactive.allowedActions).toEqual([]);
    expect(new Set(inactive.blockedActions.map(({ code }) => code))).toEqual(
      new Set(['subscription-inactive']),
    );
  });

  test('R50 R65 nobody is sent to a partner that would be refused', () => {
    const expired = whyNotUsable({ status: 'expired' });
    expect(expired?.remedy).toContain('support');
    for (const text of [expired?.remedy, noLicenceLeftBlock.reason, noLicenceLeftBlock.remedy])
      expect(text).not.toMatch(/partner/i);
  });

  test('R65 what a user page offers is what the rules accept', () => {
    const portal = withUsers(['robin', 'administrator'], ['sam', 'billing-contact']);
    for (const user of portal.users) {
      const { allowedActions } = userActions(portal, user, undefined);
      const deletion = deleteUser(portal, user.id, {}, facts);
      expect([user.id, allowedActions.includes('delete')]).toEqual([user.id, deletion.ok]);
      const invitation = inviteUser(portal, user.id, facts);
      expect(allowedActions.includes('send-invitation')).toBe(invitation.ok);
    }
  });
});
