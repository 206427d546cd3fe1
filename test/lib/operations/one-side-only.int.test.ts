import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { samePerson } from '../../../lib/domain/identity.ts';
import { confirmedAdministrators, type Portal } from '../../../lib/domain/portal/portal.ts';
import { firstUser, openPortal } from '../../../lib/domain/portal/portal-commands.ts';
import type { Outcome } from '../../../lib/domain/refusal.ts';
import { invitationIdOf } from '../../../lib/domain/subscription/invitation.ts';
import { acceptInvitation } from '../../../lib/operations/customer/accept-invitation.ts';
import { editUser } from '../../../lib/operations/customer/change-users.ts';
import { activatePartner } from '../../../lib/operations/partner/activate-partner.ts';
import { addPartnerUser } from '../../../lib/operations/partner/add-partner-user.ts';
import { createCustomer } from '../../../lib/operations/partner/create-customer.ts';
import { joinPartner } from '../../../lib/operations/partner/join-partner.ts';
import { removePartnerUser } from '../../../lib/operations/partner/remove-partner-user.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import { replaceAdministrator } from '../../../lib/operations/support/replace-administrator.ts';
import {
  account,
  agreements,
  at,
  kim,
  kimSignedIn,
  order,
  partner,
  partnerSignedIn,
  subscriptionAfter,
  subscriptionOrder,
} from '../support/records.ts';
import { tablesForAll } from '../support/test-tables.ts';
import { givenSubscriptions, subscriptionIn, until } from './given.ts';
import { type Place, World } from './world.ts';

const tables = tablesForAll();
let world: World;

const now = at('2026-01-04T10:00:00Z');
const alex = { accountId: 'alex@contoso.example', firstName: 'Alex', lastName: 'Ek' } as typeof kim;
const alexSignedIn = { issuer: 'https://id.example', subject: 'alex', accountId: alex.accountId };
const other = { id: 'sub_other', place: 'eu' as Place };

/** Kim is invited to a customer in the US, is a plain user of another portal at home, and the directory knows Kim. */
async function given(): Promise<World> {
  const world = await World.create(tables, now);
  await givenSubscriptions(world, ['us'], ...until.invited);
  for (const accountNumber of ['P-1', 'P-9'])
    await world.put('eu', ref('account', accountNumber), {
      ...account,
      accountNumber,
      identities: [kim.accountId],
    });
  const placed = { ...subscriptionOrder('eu', other.id), customerId: 'cus_2' };
  await world.put('eu', ref('order', other.id), order('eu', other.id));
  await world.put('eu', ref('subscription', other.id), subscriptionAfter(placed, ...until.active));
  const first = { contactEmail: alex.accountId, language: 'en' as const };
  const [boss, plain] = [
    firstUser('usr_alex', { ...first, person: alex, identity: alexSignedIn }, now),
    firstUser('usr_kim', { ...first, person: kim, identity: kimSignedIn }, now),
  ];
  const users = [boss, { ...plain, roles: ['user' as const] }];
  await world.put('eu', ref('portal', other.id), { ...openPortal(other.id, boss), users });
  return world;
}
beforeEach(async () => {
  world = await given();
});
afterEach(() => world.end());

const kimAsks = () => world.caller(undefined, kimSignedIn);
const organization = { name: 'Kim Consulting AB', country: 'SE', phone: '+46 8 9' };
const roleOfKim = (roles: readonly ('administrator' | 'user')[]) =>
  editUser(world.from('eu'))(other.id, 'usr_kim', { roles }, world.caller(undefined, alexSignedIn));

/** Everything that could bring a person to one side, or prepare it. */
const steps = {
  added: () =>
    addPartnerUser(world.from('eu'))(
      { accountId: kim.accountId, role: 'administrator', sendInvitation: true },
      world.caller(),
    ),
  appointed: () =>
    replaceAdministrator(world.from('eu'))(
      partner.id,
      { accountId: kim.accountId, reason: 'Nora has left.', former: 'demote' },
      world.caller(),
    ),
  joins: () => joinPartner(world.from('eu'))({ asksForOrganization: true }, kimAsks()),
  activates: () =>
    activatePartner({
      dataCenters: world.from('eu'),
      newAuthorizationNumber: () => `${1_000_000_000 + Math.floor(Math.random() * 1e9)}`,
    })({ accountNumber: 'P-9', organization }, kimAsks()),
  named: () =>
    createCustomer(world.from('eu'))(
      {
        kind: 'prospect',
        organization: { name: 'C' },
        contactEmail: 'c@c.example',
        customerAdministrator: kim,
      },
      world.caller(),
    ),
  accepts: () =>
    acceptInvitation(world.from('us'))(
      { link: { invitationId: invitationIdOf(subscriptionIn('us')), isOf: (one) => one === 1 }, agreements },
      kimAsks(),
    ),
  promoted: () => roleOfKim(['administrator']),
  demoted: () => roleOfKim(['user']),
  leaves: async () => {
    const membership = await membershipOfKim();
    return membership ? removePartnerUser(world.from('eu'))(membership.userId, kimAsks()) : undefined;
  },
} satisfies Record<string, () => Promise<Outcome<unknown> | undefined>>;
type Step = keyof typeof steps;

const membershipOfKim = () => world.get('eu', ref('membership', kimSignedIn.issuer, kimSignedIn.subject));
const administersIn = (portal: Portal | undefined): boolean =>
  portal !== undefined &&
  confirmedAdministrators(portal).some(({ identity }) => samePerson(identity, kimSignedIn));

async function sides(): Promise<{ readonly partner: boolean; readonly customer: boolean }> {
  const portals = [
    await world.get('us', ref('portal', subscriptionIn('us'))),
    await world.get('eu', ref('portal', other.id)),
  ];
  return { partner: (await membershipOfKim()) !== undefined, customer: portals.some(administersIn) };
}
const codeOf = (outcome: Outcome<unknown> | undefined) =>
  outcome === undefined || outcome.ok ? 'done' : outcome.refusal.code;

/** The same sequence for the same seed. */
const chances = (seed: number) => {
  let state = seed * 7_919;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return (state >> 8) % below;
  };
};

/** Walks ten steps, in an order that chance decides, and says on which side each of them ended. */
async function walked(chance: (below: number) => number): Promise<string[]> {
  const names = Object.keys(steps) as Step[];
  const reached: string[] = [];
  const path: string[] = [];
  for (let length = 0; length < 10; length++) {
    const step = names[chance(names.length)] as Step;
    path.push(`${step}: ${codeOf(await steps[step]())}`);
    if (chance(2) === 0) world.wait(20);
    if (chance(3) === 0) await world.bringStream();
    const { partner, customer } = await sides();
    expect({ path, both: partner && customer }).toEqual({ path, both: false });
    reached.push(partner ? 'partner' : customer ? 'customer' : 'neither');
  }
  return reached;
}

/** Neither of two that race always begins. */
const later = (turns: number, run: () => Promise<unknown>): Promise<unknown> =>
  new Promise((resolve, reject) => setTimeout(() => run().then(resolve, reject), turns * 2));

describe('one identity', () => {
  test.each<[string, Step[], string]>([
    ['accepts first, then joins', ['added', 'accepts', 'joins'], 'account-is-customer-administrator'],
    ['accepts first, then activates', ['accepts', 'activates'], 'account-is-customer-administrator'],
    ['is promoted first, then joins', ['promoted', 'added', 'joins'], 'account-is-customer-administrator'],
    [
      'is promoted first, then appointed',
      ['promoted', 'appointed', 'joins'],
      'account-is-customer-administrator',
    ],
    ['joins first, then accepts', ['added', 'joins', 'accepts'], 'administrator-is-portal-identity'],
    ['joins first, then is promoted', ['added', 'joins', 'promoted'], 'administrator-is-portal-identity'],
    ['activates first, then accepts', ['named', 'activates', 'accepts'], 'administrator-is-portal-identity'],
    ['is added and named only', ['added', 'named', 'accepts'], 'done'],
    ['was promoted once, then joins', ['promoted', 'demoted', 'added', 'joins'], 'done'],
    ['was a partner once, then accepts', ['added', 'joins', 'leaves', 'accepts'], 'done'],
  ])('R16 that %s is told so where it comes second, and not before', async (_, path, last) => {
    const answers: string[] = [];
    for (const step of path) {
      answers.push(codeOf(await steps[step]()));
      world.wait(20);
    }
    expect(answers).toEqual([...path.slice(1).map(() => 'done'), last]);
  });

  test('R16 is never on both sides, whatever happened in whatever order', async () => {
    const reached = new Set<string>();
    for (let seed = 1; seed <= 25; seed++) {
      await world.end();
      world = await given();
      for (const side of await walked(chances(seed))) reached.add(side);
    }
    expect([...reached].sort()).toEqual(['customer', 'neither', 'partner']);
  }, 120_000);

  test.each<[Step, Step]>([
    ['joins', 'accepts'],
    ['activates', 'accepts'],
    ['joins', 'promoted'],
    ['activates', 'promoted'],
  ])(
    'R16 that %s and %s at the same instant is on one side only, also across data centers',
    async (one, two) => {
      for (let round = 0; round < 9; round++) {
        await world.end();
        world = await given();
        await steps.added();
        const wait = round % 3;
        await Promise.all([later(wait, steps[one]), later(2 - wait, steps[two])]);
        const { partner, customer } = await sides();
        expect([partner, customer].filter(Boolean)).toHaveLength(1);
      }
    },
  );

  test('R16 that was about to accept when everything stopped is no administrator, once that is certain', async () => {
    await steps.added();
    world.meanwhile = (call) => {
      if (call === 'us.commit') throw new Error('The process ends.');
    };
    await expect(steps.accepts()).rejects.toThrow('The process ends.');
    world.meanwhile = undefined;
    expect(codeOf(await steps.joins())).toBe('account-is-customer-administrator');
    world.wait(20);
    expect(codeOf(await steps.joins())).toBe('done');
    expect(codeOf(await steps.accepts())).toBe('administrator-is-portal-identity');
  });

  test('R16 is let in nowhere as administrator while home cannot say where it signs in', async () => {
    world.down.add('eu');
    await expect(steps.accepts()).rejects.toThrow('eu does not answer');
    world.down.delete('eu');
    expect(codeOf(await steps.accepts())).toBe('done');
  });
});

describe('somebody who is added', () => {
  test('R1 R69 in silence elsewhere activates their own organisation, and leaves the other', async () => {
    await steps.added();
    expect(codeOf(await steps.joins())).toBe('done');
    const own = await steps.activates();
    expect(own.ok && own.value.value.users).toMatchObject([
      { accountId: kim.accountId, role: 'administrator' },
    ]);
    expect(await membershipOfKim()).toMatchObject({ partnerAccountNumber: 'P-9' });
    expect((await world.get('eu', ref('partner', partner.id)))?.users).toHaveLength(1);
    expect(await world.get('eu', ref('change', 'partner', partner.id, '4'))).toMatchObject({
      events: [{ type: 'user-left', accountId: kim.accountId }],
      onBehalfOf: { role: 'partner', id: partner.id },
    });
  });

  test('R1 R2 as its last administrator stays, and is told what to do first', async () => {
    await steps.added();
    await steps.joins();
    await removePartnerUser(world.from('eu'))('usr_1', world.caller(undefined, partnerSignedIn));
    expect(codeOf(await steps.activates())).toBe('last-administrator');
    expect(await membershipOfKim()).toMatchObject({ partnerId: partner.id });
  });

  test('R2 R5 R66 by two organisations joins one; the invitation of the other lapses, as its history tells', async () => {
    await steps.appointed();
    expect((await world.get('eu', ref('partner', partner.id)))?.succession).toBeDefined();
    expect(codeOf(await steps.activates())).toBe('done');
    await world.bringStream();
    const left = await world.get('eu', ref('partner', partner.id));
    expect(left?.users.map(({ accountId }) => accountId)).toEqual([partnerSignedIn.accountId]);
    expect(left?.succession).toBeUndefined();
    expect(await world.get('eu', ref('change', 'partner', partner.id, '3'))).toMatchObject({
      actor: { role: 'system' },
      events: [{ type: 'invitation-lapsed', accountId: kim.accountId }],
    });
    expect(await world.get('eu', ref('portal-invitation', kim.accountId, partner.id))).toBeUndefined();
  });
});
