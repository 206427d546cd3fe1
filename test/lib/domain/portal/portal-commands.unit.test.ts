import { describe, expect, test } from '@jest/globals';
import { grantAccess } from '../../../../lib/domain/portal/access-request.ts';
import { mandatoryRoles, type PortalRole, userOf } from '../../../../lib/domain/portal/portal.ts';
import { addUser, deleteUser, editUser } from '../../../../lib/domain/portal/portal-commands.ts';
import { kim, strangerSignedIn } from '../given.ts';
import {
  add,
  askedBy,
  codeOf,
  eventsOf,
  facts,
  join,
  kimId,
  kimIn,
  now,
  opened,
  person,
  portalAfter,
  types,
  withUsers,
} from '../given-portal.ts';

describe('the portal when it is opened', () => {
  test('R27 R43 whoever accepted the activation is administrator and holds every mandatory role', () => {
    expect(kimIn(opened).roles).toEqual(['administrator', ...mandatoryRoles]);
    expect(opened.users).toHaveLength(1);
    expect(kimIn(opened)).toMatchObject({ status: 'active', accountId: kim.accountId });
  });
});

describe('adding users', () => {
  test('R39 the invitation is mailed only when asked for', () => {
    expect(types(add(opened, 'robin'))).toEqual(['user-added', 'user-invited']);
    expect(types(add(opened, 'robin', { sendInvitation: false }))).toEqual(['user-added']);
  });

  test('R40 the user shows as invited until they have signed in', () => {
    const added = portalAfter(opened, add(opened, 'robin'));
    expect(userOf(added, 'usr_robin')).toMatchObject({ status: 'invited' });
    const joined = portalAfter(added, join(added, 'robin'));
    expect(userOf(joined, 'usr_robin')).toMatchObject({
      status: 'active',
      since: now,
      identity: { issuer: 'https://id.example', subject: 'robin' },
    });
  });

  test('R39 one account is added once', () => {
    const added = portalAfter(opened, add(opened, 'robin'));
    expect(codeOf(add(added, 'robin'))).toBe('user-already-added');
  });

  test('R41 a user can hold several roles, each once and in one order', () => {
    const { roles } = userOf(
      portalAfter(opened, add(opened, 'robin', { roles: ['shipping-contact', 'user', 'administrator'] })),
      'usr_robin',
    ) as { roles: readonly PortalRole[] };
    expect(roles).toEqual(['administrator', 'user', 'shipping-contact']);
  });

  test('R45 when no licence is left, adding says so and what to do', () => {
    const full = withUsers(['robin']);
    const decision = add(full, 'sam', {}, { licences: 2, storageGb: 5 });
    expect(decision).toMatchObject({
      ok: false,
      refusal: {
        code: 'no-licence-left',
        detail: expect.stringMatching(/Delete a user who has left/),
      },
    });
    expect(codeOf(add(full, 'sam', {}, { licences: 3, storageGb: 5 }))).toBe('accepted');
  });

  test('R16 an administrator is never somebody who signs in to the partner portal, by whatever way', () => {
    const partner = { ...facts, signsInToPartnerPortal: true };
    const robin = withUsers(['robin']);
    const refused = 'administrator-is-portal-identity';
    const adding = { ...person('sam'), roles: ['administrator'] as const };
    expect(codeOf(addUser(robin, adding, { ...partner, id: 'usr_sam', addedBy: kimIn(robin) }))).toBe(
      refused,
    );
    expect(codeOf(editUser(robin, 'usr_robin', { roles: ['administrator'] }, partner))).toBe(refused);
    const asked = askedBy(robin, strangerSignedIn);
    expect(
      codeOf(
        grantAccess(asked, 'req_1', ['administrator'], {
          ...partner,
          userId: 'usr_x',
          grantedBy: kimIn(asked),
        }),
      ),
    ).toBe(refused);
    expect(codeOf(addUser(robin, person('sam'), { ...partner, id: 'usr_sam', addedBy: kimIn(robin) }))).toBe(
      'accepted',
    );
  });
});

describe('administrators', () => {
  test('R42 an administrator cannot be deleted before the rights are taken away', () => {
    const two = withUsers(['robin', 'administrator']);
    expect(codeOf(deleteUser(two, 'usr_robin', {}, facts))).toBe('user-is-administrator');
    const demoted = portalAfter(two, editUser(two, 'usr_robin', { roles: ['user'] }, facts));
    expect(codeOf(deleteUser(demoted, 'usr_robin', {}, facts))).toBe('accepted');
  });

  test('R42 the rights are never taken from the last confirmed administrator; one who has not signed in does not count', () => {
    const roles = ['user', ...mandatoryRoles] as const;
    expect(codeOf(editUser(opened, kimId, { roles }, facts))).toBe('last-administrator');
    const invited = portalAfter(opened, add(opened, 'robin', { roles: ['administrator'] }));
    expect(codeOf(editUser(invited, kimId, { roles }, facts))).toBe('last-administrator');
    const joined = portalAfter(invited, join(invited, 'robin'));
    expect(codeOf(editUser(joined, kimId, { roles }, facts))).toBe('accepted');
  });
});

describe('mandatory roles', () => {
  const robin = withUsers(['robin', 'billing-contact', 'shipping-contact'], ['sam']);
  const handed = portalAfter(
    robin,
    editUser(robin, kimId, { roles: ['administrator', 'customer-care-contact'] }, facts),
  );

  test('R43 a holder cannot be deleted before each is assigned to another user', () => {
    const decision = deleteUser(handed, 'usr_robin', { 'billing-contact': 'usr_sam' }, facts);
    expect(decision).toMatchObject({
      ok: false,
      refusal: { code: 'role-is-mandatory', detail: expect.stringContaining('shipping-contact') },
    });
  });

  test('R43 a delete may carry the hand-over, and then it is one change', () => {
    const handOver = { 'billing-contact': 'usr_sam', 'shipping-contact': kimId };
    const decision = deleteUser(handed, 'usr_robin', handOver, facts);
    expect(types(decision)).toEqual(['roles-changed', 'roles-changed', 'user-deleted']);
    const next = portalAfter(handed, decision);
    expect(userOf(next, 'usr_robin')).toBeUndefined();
    expect(userOf(next, 'usr_sam')?.roles).toEqual(['user', 'billing-contact']);
    expect(userOf(next, kimId)?.roles).toContain('shipping-contact');
  });

  test.each([
    ['themselves', { 'billing-contact': 'usr_robin', 'shipping-contact': kimId }],
    ['nobody', { 'billing-contact': 'usr_nobody', 'shipping-contact': kimId }],
    ['somebody else, of a role that they do not hold', { 'customer-care-contact': 'usr_sam' }],
  ])('R43 nothing is handed over to %s', (_, handOver) => {
    expect(codeOf(deleteUser(handed, 'usr_robin', handOver, facts))).toBe('hand-over-not-possible');
  });

  test('R43 an edit cannot drop the only holder of one either', () => {
    expect(codeOf(editUser(handed, 'usr_robin', { roles: ['user'] }, facts))).toBe('role-is-mandatory');
    expect(codeOf(editUser(robin, 'usr_robin', { roles: ['user'] }, facts))).toBe('accepted');
  });

  test('R44 an edit without a difference changes nothing, and one without a field is refused', () => {
    expect(eventsOf(editUser(robin, 'usr_sam', { firstName: 'sam', roles: ['user'] }, facts))).toEqual([]);
    expect(codeOf(editUser(robin, 'usr_sam', {}, facts))).toBe('nothing-to-change');
    const edited = portalAfter(robin, editUser(robin, 'usr_sam', { lastName: 'Ek', language: 'sv' }, facts));
    expect(userOf(edited, 'usr_sam')).toMatchObject({ firstName: 'sam', lastName: 'Ek', language: 'sv' });
  });
});
