import { describe, expect, test } from '@jest/globals';
import { addDays } from '../../../../lib/domain/instant.ts';
import { appointAdministrator } from '../../../../lib/domain/portal/appoint-administrator.ts';
import { evolvePortal } from '../../../../lib/domain/portal/portal-events.ts';
import { schemas } from '../../../../lib/store/schemas/schemas.ts';
import { addedAt } from '../given.ts';
import { accountOf, byKim, codeOf, portalWith, userNamed } from '../given-billing.ts';

const now = addDays(addedAt, 1);
const portal = portalWith(userNamed('robin'), userNamed('alex', ['user'], 'invited'));
const reason = 'Kim has left; ticket 4711.';
const appoint = (name: string, more: object = {}, signsInToPartnerPortal = false) =>
  appointAdministrator(
    portal,
    { accountId: accountOf(name), reason, ...more },
    {
      now,
      version: 2,
      invitationDays: 14,
      allowance: { licences: 3, storageGb: 5 },
      billing: byKim,
      id: 'usr_new',
      signsInToPartnerPortal,
    },
  );
function outcomeOf(decision: ReturnType<typeof appoint>) {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return {
    types: decision.value.map(({ type }) => type),
    portal: decision.value.reduce(evolvePortal, portal),
  };
}

describe('an administrator whom support appoints', () => {
  test('R42 R58 is a user who gets the role, for a reason that the history keeps', () => {
    const { types, portal: next } = outcomeOf(appoint('robin'));
    expect(types).toEqual(['administrator-appointed', 'roles-changed']);
    expect(next.users.find(({ id }) => id === 'usr_robin')?.roles).toEqual(['administrator', 'user']);
    expect(appoint('robin')).toMatchObject({ value: [{ reason, userId: 'usr_robin' }, {}] });
  });

  test('R42 R58 is invited, or invited again, when they have yet to sign in', () => {
    expect(outcomeOf(appoint('alex')).types).toEqual([
      'administrator-appointed',
      'roles-changed',
      'user-invited',
    ]);
    expect(codeOf(appoint('lee'))).toBe('administrator-missing');
    const { types, portal: next } = outcomeOf(appoint('lee', { firstName: 'Lee', lastName: 'Berg' }));
    expect(types).toEqual(['administrator-appointed', 'user-added', 'user-invited']);
    expect(next.users.at(-1)).toMatchObject({ addedBy: { role: 'support' }, roles: ['administrator'] });
    expect(schemas.portal.safeParse(next).success).toBe(true);
  });

  test('R16 R42 is nobody who signs in to a partner portal; who is administrator already stays so', () => {
    expect(codeOf(appoint('robin', {}, true))).toBe('administrator-is-portal-identity');
    expect(appoint('kim')).toEqual({ ok: true, value: [] });
  });
});
