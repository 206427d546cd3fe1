import { describe, expect, test } from '@jest/globals';
import { accountId, type Identity } from '../../../../lib/domain/identity.ts';
import { membershipOf, type Partner, type PartnerUser } from '../../../../lib/domain/partner/partner.ts';
import {
  joinPartner,
  lapseInvitation,
  organizationToJoin,
} from '../../../../lib/domain/partner/partner-invitations.ts';
import { inPlaceOf, replaceAdministrator } from '../../../../lib/domain/partner/partner-succession.ts';
import { evolvePartner, type PartnerUserEvent } from '../../../../lib/domain/partner/partner-user-events.ts';
import {
  addPartnerUser,
  changeRole,
  inviteAgain,
  mostAdministrators,
  partnerActions,
  partnerUserActions,
  removePartnerUser,
} from '../../../../lib/domain/partner/partner-users.ts';
import { canHold } from '../../../../lib/domain/partner/who-answers.ts';
import type { Outcome } from '../../../../lib/domain/refusal.ts';
import { at } from '../given.ts';

const now = at('2026-02-01T10:00:00Z');
const signedIn = (name: string): Identity => ({
  issuer: 'https://id.example',
  subject: name,
  accountId: accountId(`${name}@partner.example`),
});
const user = (name: string, role: PartnerUser['role'], joined = true): PartnerUser => ({
  id: `usr_${name}`,
  accountId: signedIn(name).accountId,
  role,
  since: at('2026-01-01'),
  ...(joined && { identity: { issuer: 'https://id.example', subject: name } }),
});
const partnerOf = (...users: PartnerUser[]): Partner => ({
  id: 'par_1',
  accountNumber: 'P-1',
  authorizationNumber: '1234567890',
  organization: { name: 'Nordic Partner AB', country: 'SE', phone: '+46 8 1' },
  activatedAt: at('2026-01-01'),
  users,
});
const anna = user('anna', 'administrator');
const bo = user('bo', 'administrator');
const cia = user('cia', 'implementation-expert');
const dag = user('dag', 'administrator', false);

const nothingKnown = { id: 'usr_new', inPortal: false };
const command = {
  accountId: accountId('eve@partner.example'),
  role: 'administrator' as const,
  sendInvitation: true,
};
const verdict = (outcome: Outcome<readonly PartnerUserEvent[]>) =>
  outcome.ok ? outcome.value.map(({ type }) => type) : outcome.refusal.code;
const resulting = (partner: Partner, outcome: Outcome<readonly PartnerUserEvent[]>): Partner =>
  outcome.ok ? outcome.value.reduce(evolvePartner, partner) : partner;
const confirmed = ({ users }: Partner) =>
  users.filter(({ role, identity }) => role === 'administrator' && identity).map(({ id }) => id);

describe('adding users', () => {
  test('R2 an administrator adds a user or an administrator, who is invited until they sign in', () => {
    const outcome = addPartnerUser(partnerOf(anna), anna, command, nothingKnown, now);
    expect(verdict(outcome)).toEqual(['user-added', 'user-invited']);
    const added = resulting(partnerOf(anna), outcome).users[1];
    expect(added).toMatchObject({
      id: 'usr_new',
      role: 'administrator',
      contact: { email: 'eve@partner.example' },
    });
    expect(added?.identity).toBeUndefined();
  });

  test('R39 the mail goes out only when asked for', () => {
    const quiet = { ...command, sendInvitation: false };
    expect(verdict(addPartnerUser(partnerOf(anna), anna, quiet, nothingKnown, now))).toEqual(['user-added']);
  });

  test('R2 nobody but an administrator does, and nobody is added twice', () => {
    expect(verdict(addPartnerUser(partnerOf(anna, cia), cia, command, nothingKnown, now))).toBe(
      'administrators-only',
    );
    const twice = { ...command, accountId: cia.accountId };
    expect(verdict(addPartnerUser(partnerOf(anna, cia), anna, twice, nothingKnown, now))).toBe(
      'user-already-added',
    );
    const taken = { ...nothingKnown, inPortal: true };
    expect(verdict(addPartnerUser(partnerOf(anna), anna, command, taken, now))).toBe(
      'already-a-partner-user',
    );
  });

  test('R39 R40 sent again until they have signed in, which binds the identity once', () => {
    expect(verdict(inviteAgain(partnerOf(anna, dag), anna, dag, undefined, now))).toEqual(['user-invited']);
    const joined = joinPartner(partnerOf(anna, dag), signedIn('dag'), now).reduce(
      evolvePartner,
      partnerOf(anna, dag),
    );
    expect(joined.users[1]).toMatchObject({ identity: { subject: 'dag' }, since: now });
    expect(joinPartner(joined, { ...signedIn('dag'), subject: 'else' }, now)).toEqual([]);
    expect(verdict(inviteAgain(joined, anna, joined.users[1] as PartnerUser, undefined, now))).toBe(
      'already-joined',
    );
  });
});

describe('whom a first request lets in, and where', () => {
  const told = (partner: Partner): Partner => ({
    ...partner,
    users: partner.users.map((one) => (one.identity ? one : { ...one, toldAt: now })),
  });
  const other: Partner = {
    ...partnerOf(bo, dag),
    id: 'par_2',
    authorizationNumber: '2234567890',
    organization: { name: 'Other Partner AB', country: 'SE', phone: '+46 8 2' },
  };
  const own = partnerOf(anna, dag);
  const anything = { asksForOrganization: false };
  const asking = { asksForOrganization: true };
  const joins = (partners: Partner[], asked: Parameters<typeof organizationToJoin>[2]) => {
    const outcome = organizationToJoin(partners, dag.accountId, asked);
    return outcome.ok ? (outcome.value?.id ?? 'nowhere') : outcome.refusal.code;
  };

  test.each([
    ['nobody has added', [partnerOf(anna)], anything, 'nowhere'],
    ['a mail told', [told(own)], anything, 'par_1'],
    ['was added in silence and asks for something else', [own], anything, 'partner-not-active'],
    ['was added in silence and asks for the organisation', [own], asking, 'par_1'],
    ['a mail told of one of two', [told(own), other], anything, 'par_1'],
    ['a mail told of one of two, asking for the organisation', [told(own), other], asking, 'par_1'],
    ['two mails told', [told(own), told(other)], anything, 'several-invitations'],
    ['two added in silence', [own, other], asking, 'several-invitations'],
    ['names one of two', [told(own), other], { ...asking, authorizationNumber: '2234567890' }, 'par_2'],
    ['names another one', [told(own)], { ...asking, authorizationNumber: '9234567890' }, 'nowhere'],
  ] as const)('R1 R2 R69 whom %s', (_, partners, asked, expected) => {
    expect(joins([...partners], asked)).toBe(expected);
  });

  test('R68 the refusal names the call that joins, and the organisations', () => {
    expect(organizationToJoin([own], dag.accountId, anything)).toMatchObject({
      refusal: { detail: expect.stringContaining('GET /v1/partners/me') },
    });
    expect(organizationToJoin([own, other], dag.accountId, asking)).toMatchObject({
      refusal: { detail: expect.stringContaining('Other Partner AB (2234567890)') },
    });
  });

  test('R2 R5 an invitation lapses when its person joins elsewhere, and with it the succession that waited', () => {
    const waiting: Partner = { ...own, succession: { userId: dag.id, former: 'demote' } };
    const after = lapseInvitation(waiting, dag.accountId, now).reduce(evolvePartner, waiting);
    expect(after.users).toEqual([anna]);
    expect(after.succession).toBeUndefined();
    expect(lapseInvitation(after, dag.accountId, now)).toEqual([]);
    expect(lapseInvitation(own, anna.accountId, now)).toEqual([]);
  });
});

describe('how many users an organisation has', () => {
  test('R5 R65 no more administrators than support can replace in one transaction', () => {
    const others = Array.from({ length: mostAdministrators - 1 }, (_, index) =>
      user(`a${index}`, 'administrator'),
    );
    const all = partnerOf(anna, ...others, cia);
    const code = 'too-many-administrators';
    expect(verdict(addPartnerUser(all, anna, command, nothingKnown, now))).toBe(code);
    expect(verdict(changeRole(all, anna, cia, 'administrator', now))).toBe(code);
    const { allowedActions, blockedActions } = partnerUserActions(all, anna, cia);
    expect(allowedActions).not.toContain('change-role');
    expect(blockedActions).toContainEqual(expect.objectContaining({ action: 'change-role', code }));
    expect(partnerUserActions(all, anna, bo).allowedActions).toContain('change-role');
    const fewer = partnerOf(anna, ...others.slice(1), cia);
    expect(verdict(changeRole(fewer, anna, cia, 'administrator', now))).toEqual(['role-changed']);
  });

  const short = (at: number): PartnerUser => user(`u${at}`, 'implementation-expert');
  const long = (at: number): PartnerUser => ({
    ...short(at),
    accountId: accountId(`${String(at).padStart(64, 'a')}@${'a'.repeat(180)}.example`),
    name: { firstName: '王'.repeat(80), lastName: '王'.repeat(80) },
    contact: { email: `${'a'.repeat(64)}@${'a'.repeat(180)}.example`, language: 'en' },
  });
  const identity = { issuer: `https://${'i'.repeat(100)}.example`, subject: 's'.repeat(64) };
  const mostBytesOfAnItem = 400 * 1024;

  test.each([
    ['short', short, 500, 500],
    ['as long as they can be', long, 150, 499],
  ])(
    'R5 R65 is bounded where names are %s, and with all of them joined it fits an item',
    (_, make, least, most) => {
      let partner = partnerOf(anna);
      const add = (at: number) => {
        const { id, accountId: account, name, contact } = make(at);
        const wanted = {
          accountId: account,
          role: 'implementation-expert' as const,
          sendInvitation: true,
          ...(name && { name }),
          ...(contact && { contactEmail: contact.email }),
        };
        return addPartnerUser(partner, anna, wanted, { id, inPortal: false }, now);
      };
      let at = 0;
      for (let added = add(at); added.ok; added = add(at)) {
        partner = added.value.reduce(evolvePartner, partner);
        at++;
      }
      expect(verdict(add(at))).toBe('partner-is-full');
      expect(partnerActions(partner, anna).blockedActions).toMatchObject([
        { action: 'add-user', code: 'partner-is-full', remedy: expect.any(String) },
      ]);
      expect(partner.users.length).toBeGreaterThanOrEqual(least);
      expect(partner.users.length).toBeLessThanOrEqual(most);
      const eve = {
        accountId: accountId('eve@x.example'),
        reason: 'x'.repeat(500),
        former: 'demote',
      } as const;
      const replacement = replaceAdministrator(partner, eve, { ...nothingKnown, associated: true }, now);
      const replaced = resulting(partner, replacement);
      expect(replaced.users).toHaveLength(partner.users.length + 1);
      const joined = { ...replaced, users: replaced.users.map((one) => ({ ...one, identity })) };
      expect(Buffer.byteLength(JSON.stringify(joined))).toBeLessThan(0.95 * mostBytesOfAnItem);
    },
  );
});

describe('the last administrator', () => {
  const paths: [string, (partner: Partner, who: PartnerUser) => Outcome<readonly PartnerUserEvent[]>][] = [
    ['removed', (partner, who) => removePartnerUser(partner, bo, who, now)],
    ['demoted', (partner, who) => changeRole(partner, bo, who, 'implementation-expert', now)],
    ['leaving', (partner, who) => removePartnerUser(partner, who, who, now)],
    ['demoting themselves', (partner, who) => changeRole(partner, who, who, 'implementation-expert', now)],
  ];
  test.each(paths)('R2 R42 %s is refused, also beside one who was only invited', (_, path) => {
    expect(verdict(path(partnerOf(anna, cia), anna))).toBe('last-administrator');
    expect(verdict(path(partnerOf(anna, dag), anna))).toBe('last-administrator');
    expect(confirmed(resulting(partnerOf(anna, bo), path(partnerOf(anna, bo), anna)))).toEqual(['usr_bo']);
  });

  test('R2 one who never signed in can go', () => {
    expect(verdict(removePartnerUser(partnerOf(anna, dag), anna, dag, now))).toEqual(['user-removed']);
  });

  test('R65 the actions on a user say what is blocked and why', () => {
    const { allowedActions, blockedActions } = partnerUserActions(partnerOf(anna, cia), anna, anna);
    expect(allowedActions).toEqual(['change-contact']);
    expect(blockedActions.map(({ code }) => code)).toEqual([
      'last-administrator',
      'last-administrator',
      'already-joined',
    ]);
    expect(partnerUserActions(partnerOf(anna, cia), cia, cia).allowedActions).toEqual([
      'change-contact',
      'remove',
    ]);
  });
});

describe('replacement by support', () => {
  const eve = accountId('eve@partner.example');
  const facts = { ...nothingKnown, associated: true };
  const replace = (partner: Partner, account = eve, former: 'demote' | 'remove' = 'demote') =>
    replaceAdministrator(partner, { accountId: account, reason: 'Anna has left.', former }, facts, now);

  test('R5 R1 only by somebody whom the directory associates with the organisation', () => {
    const command = { accountId: eve, reason: 'x', former: 'demote' as const };
    expect(
      verdict(replaceAdministrator(partnerOf(anna), command, { ...facts, associated: false }, now)),
    ).toBe('identity-not-associated');
  });

  test('R5 R2 a successor who has signed in takes over at once', () => {
    const next = resulting(partnerOf(anna, cia), replace(partnerOf(anna, cia), cia.accountId));
    expect(confirmed(next)).toEqual(['usr_cia']);
    expect(next.users.find(({ id }) => id === 'usr_anna')?.role).toBe('implementation-expert');
    const removed = resulting(partnerOf(anna, cia), replace(partnerOf(anna, cia), cia.accountId, 'remove'));
    expect(removed.users.map(({ id }) => id)).toEqual(['usr_cia']);
  });

  test('R5 R2 one who has not signed in takes over then; until then nobody manages users, and one is administrator', () => {
    const waiting = resulting(partnerOf(anna, dag), replace(partnerOf(anna, dag)));
    expect(confirmed(waiting)).toEqual(['usr_anna']);
    expect(waiting.users.find(({ id }) => id === 'usr_dag')?.role).toBe('implementation-expert');
    const [former] = waiting.users as [PartnerUser];
    expect(
      verdict(
        addPartnerUser(
          waiting,
          former,
          { ...command, accountId: accountId('x@x.example') },
          nothingKnown,
          now,
        ),
      ),
    ).toBe('administrator-replaced');
    expect(verdict(removePartnerUser(waiting, former, waiting.users[2] as PartnerUser, now))).toBe(
      'administrator-replaced',
    );
    const joined = joinPartner(waiting, signedIn('eve'), now).reduce(evolvePartner, waiting);
    expect(confirmed(joined)).toEqual(['usr_new']);
    expect(joined.users.find(({ id }) => id === 'usr_anna')?.role).toBe('implementation-expert');
    expect(joined.succession).toBeUndefined();
  });

  test('R5 R51 whom support has replaced is known as that, until made administrator again', () => {
    const waiting = resulting(partnerOf(anna, cia), replace(partnerOf(anna, cia)));
    const marks = (partner: Partner) =>
      partner.users.map((user) => [user.id, membershipOf(partner, user).replaced === true]);
    expect(marks(waiting)).toEqual([
      ['usr_anna', true],
      ['usr_cia', false],
      ['usr_new', false],
    ]);
    // Who is replaced and has yet to go still holds what they hold: somebody must (R56).
    expect(canHold(waiting, anna.accountId)).toBe(true);
    const joined = joinPartner(waiting, signedIn('eve'), now).reduce(evolvePartner, waiting);
    expect(marks(joined)).toEqual(marks(waiting));
    expect(canHold(joined, anna.accountId)).toBe(false);
    const [former, , successor] = joined.users as [PartnerUser, PartnerUser, PartnerUser];
    const again = resulting(joined, changeRole(joined, successor, former, 'administrator', now));
    expect(marks(again)[0]).toEqual(['usr_anna', false]);
    expect(canHold(again, anna.accountId)).toBe(true);
    const lapsed = lapseInvitation(waiting, eve, now).reduce(evolvePartner, waiting);
    expect(marks(lapsed)).toEqual([
      ['usr_anna', false],
      ['usr_cia', false],
    ]);
  });

  test('R5 R67 the same replacement again changes nothing; one who never signed in is not told of a loss', () => {
    const first = resulting(partnerOf(anna), replace(partnerOf(anna)));
    expect(verdict(replace(first))).toEqual([]);
    expect(verdict(replace(first, eve, 'remove'))).toContain('administrator-appointed');
  });

  test('R5 it says in whose place the successor was put, what becomes of them and when', () => {
    const start = partnerOf(anna, dag);
    const waiting = resulting(start, replace(start));
    expect(inPlaceOf(start, waiting, eve)).toEqual([
      {
        userId: 'usr_anna',
        accountId: anna.accountId,
        superseded: false,
        becomes: 'implementation-expert',
        done: false,
      },
      {
        userId: 'usr_dag',
        accountId: dag.accountId,
        superseded: false,
        becomes: 'implementation-expert',
        done: true,
      },
    ]);
    const cias = { ...facts, id: 'usr_2' };
    const removing = { accountId: cia.accountId, reason: 'y', former: 'remove' } as const;
    const after = resulting(waiting, replaceAdministrator(waiting, removing, cias, now));
    expect(inPlaceOf(waiting, after, cia.accountId)).toMatchObject([
      { userId: 'usr_anna', becomes: 'removed', done: false },
      { userId: 'usr_new', superseded: true, becomes: 'removed', done: true },
    ]);
  });

  test('R5 who is suspended for one successor is not told again for the next, unless they lose more', () => {
    const waiting = resulting(partnerOf(anna), replace(partnerOf(anna)));
    const next = { ...facts, id: 'usr_2' };
    const again = (former: 'demote' | 'remove') =>
      verdict(replaceAdministrator(waiting, { accountId: cia.accountId, reason: 'y', former }, next, now));
    expect(again('demote')).toEqual(['user-added', 'administrator-replaced', 'administrator-appointed']);
    expect(again('remove')).toContain('administrator-suspended');
  });

  test('R5 a second replacement takes the place of the first', () => {
    const first = resulting(partnerOf(anna), replace(partnerOf(anna)));
    const second = resulting(
      first,
      replaceAdministrator(
        first,
        { accountId: cia.accountId, reason: 'y', former: 'remove' },
        { ...facts, id: 'usr_2' },
        now,
      ),
    );
    expect(second.users.map(({ id }) => id)).toEqual(['usr_anna', 'usr_2']);
    expect(second.succession).toEqual({ userId: 'usr_2', former: 'remove' });
  });
});
