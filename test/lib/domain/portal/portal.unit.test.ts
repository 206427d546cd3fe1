import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accountId, type Identity } from '../../../../lib/domain/identity.ts';
import { addDays, type Instant } from '../../../../lib/domain/instant.ts';
import { askForAccess, declineAccess, grantAccess } from '../../../../lib/domain/portal/access-request.ts';
import {
  confirmedAdministrators,
  holds,
  mandatoryRoles,
  type Portal,
  type PortalRole,
  portalRoles,
  userOf,
} from '../../../../lib/domain/portal/portal.ts';
import {
  portalActions,
  requestActions,
  userActions,
  whyNotUsable,
} from '../../../../lib/domain/portal/portal-actions.ts';
import {
  type AddUser,
  addUser,
  deleteUser,
  editUser,
  firstUser,
  openPortal,
} from '../../../../lib/domain/portal/portal-commands.ts';
import { evolvePortal, type PortalEvent } from '../../../../lib/domain/portal/portal-events.ts';
import { inviteUser, joinPortal, userLinkStanding } from '../../../../lib/domain/portal/portal-invitation.ts';
import {
  noLicenceLeft,
  type PortalDecision,
  type PortalFacts,
} from '../../../../lib/domain/portal/portal-rules.ts';
import { at, kim, kimSignedIn, strangerSignedIn } from '../given.ts';

const now = at('2026-02-01T10:00:00Z');
const kimId = 'usr_kim';
const opened: Portal = openPortal(
  'sub_1',
  firstUser(kimId, { person: kim, identity: kimSignedIn, language: 'en' }, at('2026-01-10T10:00:00Z')),
);
const facts: PortalFacts & { readonly signsInToPartnerPortal: boolean } = {
  now,
  version: 2,
  invitationDays: 14,
  allowance: undefined,
  billing: undefined,
  signsInToPartnerPortal: false,
};
const kimIn = (portal: Portal) =>
  confirmedAdministrators(portal)[0] as NonNullable<ReturnType<typeof confirmedAdministrators>[0]>;

const eventsOf = (decision: PortalDecision): readonly PortalEvent[] => {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value;
};
const portalAfter = (portal: Portal, decision: PortalDecision): Portal =>
  eventsOf(decision).reduce(evolvePortal, portal);
const codeOf = (decision: PortalDecision) => (decision.ok ? 'accepted' : decision.refusal.code);
const types = (decision: PortalDecision) => eventsOf(decision).map(({ type }) => type);

const person = (name: string): AddUser => ({
  accountId: accountId(`${name}@contoso.example`),
  firstName: name,
  lastName: 'Lind',
  roles: ['user'],
  sendInvitation: true,
});
const identityOf = (name: string): Identity => ({
  issuer: 'https://id.example',
  subject: name,
  accountId: accountId(`${name}@contoso.example`),
});
const add = (
  portal: Portal,
  name: string,
  more: Partial<AddUser> = {},
  allowance?: PortalFacts['allowance'],
) =>
  addUser(
    portal,
    { ...person(name), ...more },
    { ...facts, allowance, id: `usr_${name}`, addedBy: kimIn(portal) },
  );
const join = (portal: Portal, name: string, identity = identityOf(name), when: Instant = now) => {
  const user = userOf(portal, `usr_${name}`);
  // Of somebody who is gone, the first one was mailed.
  const generation = user ? user.invitation?.generation : 1;
  return joinPortal(portal, { userId: `usr_${name}`, identity, generation }, when);
};
/** A portal with Kim, and with others who have joined. */
const withUsers = (...people: readonly [string, ...PortalRole[]][]): Portal =>
  people.reduce((portal, [name, ...roles]) => {
    const added = portalAfter(portal, add(portal, name, { roles: roles.length > 0 ? roles : ['user'] }));
    return portalAfter(added, join(added, name));
  }, opened);

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

describe('invitations of users', () => {
  const invited = portalAfter(opened, add(opened, 'robin'));
  const robin = (portal: Portal) => userOf(portal, 'usr_robin');

  test('R39 sending again replaces the link and begins anew', () => {
    const later = addDays(now, 20);
    const again = portalAfter(
      invited,
      inviteUser(invited, 'usr_robin', { ...facts, now: later, version: 7 }),
    );
    expect(robin(again)?.invitation).toEqual({
      generation: 2,
      sentAt: later,
      expiresAt: addDays(later, 14),
      sentIn: 7,
    });
    expect(userLinkStanding(robin(again), 1, later)).toBe('replaced');
    expect(userLinkStanding(robin(again), 2, later)).toBe('open');
    expect(userLinkStanding(robin(again), 2, addDays(later, 14))).toBe('expired');
  });

  test('R40 another account than the invited one cannot accept', () => {
    expect(codeOf(join(invited, 'robin', identityOf('sam')))).toBe('wrong-account');
  });

  test('R40 accepting twice changes nothing; nobody else can use the link afterwards', () => {
    const joined = portalAfter(invited, join(invited, 'robin'));
    expect(eventsOf(join(joined, 'robin'))).toEqual([]);
    const renamed = { ...identityOf('robin'), subject: 'another-subject' };
    expect(codeOf(join(joined, 'robin', renamed))).toBe('invitation-used');
  });

  test('R40 from then on the identity counts: a changed address at the provider changes nothing', () => {
    const joined = portalAfter(invited, join(invited, 'robin'));
    const renamed = { ...identityOf('robin'), accountId: accountId('robin.lind@new.example') };
    expect(eventsOf(join(joined, 'robin', renamed))).toEqual([]);
    expect(robin(joined)?.accountId).toBe('robin@contoso.example');
  });

  test('R40 the link of a user who was deleted is withdrawn', () => {
    const gone = portalAfter(invited, deleteUser(invited, 'usr_robin', {}, facts));
    expect(codeOf(join(gone, 'robin'))).toBe('invitation-withdrawn');
    expect(userLinkStanding(robin(gone), 1, now)).toBe('withdrawn');
  });

  test('R69 a forged link of a user who is gone, or never was, is like any that is not ours', () => {
    expect(userLinkStanding(undefined, undefined, now)).toBe('unknown');
    expect(userLinkStanding(robin(invited), undefined, now)).toBe('unknown');
  });

  test('R39 somebody who has signed in needs no invitation', () => {
    const joined = portalAfter(invited, join(invited, 'robin'));
    expect(codeOf(inviteUser(joined, 'usr_robin', facts))).toBe('already-joined');
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

const ask = (portal: Portal, identity: Identity, when: Instant = now, id = 'req_1') =>
  askForAccess(
    portal,
    { identity, firstName: 'Some', lastName: 'One', language: 'sv' },
    { id, now: when, invitationDays: 14 },
  );
const askedBy = (portal: Portal, identity: Identity): Portal =>
  ask(portal, identity).reduce(evolvePortal, portal);

describe('asking for access', () => {
  const asked = askedBy(opened, strangerSignedIn);
  const grant = (portal: Portal, id = 'req_1') =>
    grantAccess(portal, id, ['user'], { ...facts, userId: 'usr_new', grantedBy: kimIn(portal) });

  test('R37 asking again is not heard while the request stands, and neither is a user', () => {
    expect(ask(opened, strangerSignedIn).map(({ type }) => type)).toEqual(['access-requested']);
    expect(ask(asked, strangerSignedIn, addDays(now, 13))).toEqual([]);
    expect(ask(asked, { ...strangerSignedIn, accountId: accountId('renamed@else.example') })).toEqual([]);
    expect(ask(asked, strangerSignedIn, addDays(now, 14))).toHaveLength(1);
    expect(ask(opened, kimSignedIn)).toEqual([]);
  });

  test('R37 one who was declined is not heard again at once', () => {
    const declined = portalAfter(asked, declineAccess(asked, 'req_1', facts));
    expect(ask(declined, strangerSignedIn, addDays(now, 1))).toEqual([]);
    expect(codeOf(grant(declined))).toBe('not-found');
    const anew = ask(declined, strangerSignedIn, addDays(now, 14), 'req_2').reduce(evolvePortal, declined);
    expect(anew.requests.map(({ id, status }) => [id, status])).toEqual([['req_2', 'open']]);
  });

  test('R37 many strangers cannot flood: beyond twenty that wait nobody is heard', () => {
    const many = Array.from({ length: 30 }, (_, index) => identityOf(`stranger-${index}`)).reduce(
      (portal, identity, index) => ask(portal, identity, now, `req_${index}`).reduce(evolvePortal, portal),
      opened,
    );
    expect(many.requests).toHaveLength(20);
  });

  test('R37 R40 granting lets in the person who asked, by the identity they asked with', () => {
    const decision = grant(asked);
    expect(types(decision)).toEqual(['user-added', 'access-granted']);
    const next = portalAfter(asked, decision);
    expect(userOf(next, 'usr_new')).toMatchObject({
      status: 'active',
      identity: { issuer: strangerSignedIn.issuer, subject: strangerSignedIn.subject },
      addedBy: { role: 'customer', accountId: kim.accountId },
      roles: ['user'],
    });
    expect(next.requests).toEqual([]);
    expect(codeOf(grant(next))).toBe('not-found');
  });

  test('R40 granting somebody who was invited already binds that user', () => {
    const invited = portalAfter(opened, add(opened, 'robin', { sendInvitation: false }));
    const waiting = askedBy(invited, identityOf('robin'));
    const decision = grant(waiting);
    expect(types(decision)).toEqual(['user-joined', 'access-granted']);
    expect(portalAfter(waiting, decision).users).toHaveLength(2);
  });

  test('R37 an account that is a user’s already is not let in as another identity', () => {
    const robin = withUsers(['robin']);
    const impostor = askedBy(robin, { ...identityOf('robin'), subject: 'impostor' });
    expect(codeOf(grant(impostor))).toBe('user-already-added');
  });

  test('R45 a request cannot be granted when no licence is left', () => {
    const full = { ...facts, allowance: { licences: 1, storageGb: 5 } };
    expect(
      codeOf(grantAccess(asked, 'req_1', ['user'], { ...full, userId: 'usr_new', grantedBy: kimIn(asked) })),
    ).toBe('no-licence-left');
    expect(requestActions(asked, full.allowance).blockedActions).toMatchObject([
      { action: 'grant', code: 'no-licence-left' },
    ]);
  });
});

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
    for (const text of [expired?.remedy, !noLicenceLeft.ok && noLicenceLeft.refusal.detail])
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

type Step = (portal: Portal, index: number) => PortalDecision;
const somebody = fc.nat({ max: 6 });
const someRoles = fc.subarray([...portalRoles], { minLength: 1 });
const userAt = (portal: Portal, at_: number) => portal.users[at_ % portal.users.length]?.id ?? '';
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(somebody, someRoles).map(
    ([who, roles]): Step =>
      (portal, index) =>
        add(portal, `u${who}-${index}`, { roles }),
  ),
  fc.tuple(somebody, someRoles).map(
    ([who, roles]): Step =>
      (portal) =>
        editUser(portal, userAt(portal, who), { roles }, facts),
  ),
  fc.tuple(somebody, somebody, fc.boolean()).map(
    ([who, to, hands]): Step =>
      (portal) =>
        deleteUser(
          portal,
          userAt(portal, who),
          hands ? Object.fromEntries(mandatoryRoles.map((role) => [role, userAt(portal, to)])) : {},
          facts,
        ),
  ),
  somebody.map(
    (who): Step =>
      (portal) => {
        const user = userOf(portal, userAt(portal, who));
        return joinPortal(
          portal,
          {
            userId: user?.id ?? '',
            identity: identityOf(user?.firstName ?? ''),
            generation: user?.invitation?.generation,
          },
          now,
        );
      },
  ),
);

test('R42 R43 whatever is done in whatever order, a confirmed administrator and each mandatory role stay', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let portal = opened;
      for (const [index, decide] of steps.entries()) {
        const decision = decide(portal, index);
        if (decision.ok) portal = decision.value.reduce(evolvePortal, portal);
        expect(confirmedAdministrators(portal).length).toBeGreaterThan(0);
        for (const role of mandatoryRoles) expect(portal.users.some((user) => holds(user, role))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
