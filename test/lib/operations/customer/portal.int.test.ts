import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { accountId } from '../../../../lib/domain/identity.ts';
import {
  confirmedAdministrators,
  holds,
  mandatoryRoles,
  type PortalRole,
} from '../../../../lib/domain/portal/portal.ts';
import { acceptInvitation } from '../../../../lib/operations/customer/accept-invitation.ts';
import { changeRef, ref } from '../../../../lib/operations/ports/records.ts';
import { codeOf } from '../../../functions/customer-web/given-portal.ts';
import {
  identityOf,
  type PortalWorld,
  personOf,
  portalWorld,
  subscriptionId,
} from '../../../functions/customer-web/portal-world.ts';
import {
  addedAt,
  agreements,
  at,
  inactivatesAt,
  invitationSent,
  kim,
  kimSignedIn,
  order,
  purgesAt,
  subscriptionAfter,
  subscriptionOrder,
} from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { World } from '../world.ts';

const tables = tablesForAll();
let around: PortalWorld;
beforeEach(async () => {
  around = await portalWorld(tables);
});
afterEach(() => around.world.end());

const mailed = () => around.world.mails.map(({ kind, to }) => `${kind} to ${to}`);
const accessOf = (name: string) => {
  const { issuer, subject } = identityOf(name);
  return around.world.get('eu', ref('portal-access', issuer, subject, subscriptionId));
};

/** The rules that hold at all times, whatever raced. */
async function expectRules(): Promise<void> {
  const portal = await around.portal();
  expect(confirmedAdministrators(portal).length).toBeGreaterThan(0);
  for (const role of mandatoryRoles) expect(portal.users.some((user) => holds(user, role))).toBe(true);
}

describe('the portal opens', () => {
  test('R27 R43 in the commit of the acceptance, once, with its first line of history', async () => {
    const world = await World.create(tables, at('2026-01-05T09:30:00Z'));
    const placed = subscriptionOrder('eu', 'sub_NEW');
    await world.put('eu', ref('order', placed.id), order('eu', placed.id));
    await world.put('eu', ref('subscription', placed.id), subscriptionAfter(placed, invitationSent(addedAt)));
    const link = { invitationId: 'inv_NEW', isOf: (generation: number) => generation === 1 };
    const accept = () =>
      acceptInvitation(world.from('eu'))({ link, agreements }, world.caller(undefined, kimSignedIn));
    const outcomes = await Promise.all(Array.from({ length: 5 }, accept));
    expect(outcomes.map(codeOf)).toEqual(Array(5).fill('done'));
    expect(await world.get('eu', ref('portal', placed.id))).toMatchObject({
      users: [
        {
          accountId: kim.accountId,
          roles: ['administrator', ...mandatoryRoles],
          status: 'active',
        },
      ],
    });
    const history = await world
      .plain('eu')
      .list({ of: 'changes', aggregate: ref('portal', placed.id) }, { limit: 10 });
    expect(history.items.map(({ value }) => value.events[0]?.type)).toEqual(['portal-opened']);
    await world.end();
  });
});

describe('users', () => {
  test('R39 R40 invited, mailed, delivered, joined: what shows at each step', async () => {
    const { operations } = around;
    const state = async (id: string) => {
      const viewed = await operations.viewUser(subscriptionId, id, around.as());
      return viewed.ok && (viewed.value.invitation ?? viewed.value.user.status);
    };
    const silent = await around.add('Silent', ['user'], false);
    const robin = await around.add('Robin');
    expect(await state(silent.id)).toBe('not-sent');
    expect(await state(robin.id)).toBe('queued');
    await around.world.bringStream();
    expect(mailed()).toEqual(['user-invitation to robin@contoso.example']);
    expect(await state(robin.id)).toBe('sent');
    around.later(14);
    expect(await state(robin.id)).toBe('expired');
    expect(codeOf(await around.join(robin.id, identityOf('Robin')))).toBe('invitation-expired');
    await operations.inviteUser(subscriptionId, robin.id, around.as());
    await around.world.bringStream();
    expect(mailed()).toHaveLength(2);
    expect(await accessOf('Robin')).toBeUndefined();
    expect(codeOf(await around.join(robin.id, identityOf('Robin')))).toBe('done');
    expect(await state(robin.id)).toBe('active');
    expect(await accessOf('Robin')).toEqual({ subscriptionId });
    expect(await operations.portalsOf(identityOf('Robin'))).toEqual([subscriptionId]);
  });

  test('R40 a changed address at the provider changes nothing; another person with the old one is nobody', async () => {
    await around.added('Robin');
    const { operations } = around;
    const renamed = { ...identityOf('Robin'), accountId: accountId('robin@new.example') };
    expect((await operations.viewPortal(subscriptionId, renamed, around.world.now)).ok).toBe(true);
    const reused = { ...identityOf('Robin'), subject: 'somebody-else' };
    expect(codeOf(await operations.viewPortal(subscriptionId, reused, around.world.now))).toBe('not-found');
  });

  test('R44 whoever is deleted loses access with the same commit', async () => {
    const robin = await around.added('Robin');
    const { operations, world } = around;
    expect(codeOf(await operations.deleteUser(subscriptionId, robin.id, {}, around.as()))).toBe('done');
    expect(await accessOf('Robin')).toBeUndefined();
    expect(codeOf(await operations.viewPortal(subscriptionId, identityOf('Robin'), world.now))).toBe(
      'not-found',
    );
  });

  test('R43 who takes over is told, and nobody else', async () => {
    await around.added('Robin', ['user', 'billing-contact']);
    const sam = await around.added('Sam');
    const [, robin] = (await around.portal()).users;
    await around.world.bringStream();
    around.world.mails.length = 0;
    const { operations } = around;
    const roles: PortalRole[] = ['administrator', 'customer-care-contact', 'shipping-contact'];
    await operations.editUser(
      subscriptionId,
      (await around.portal()).users[0]?.id ?? '',
      { roles },
      around.as(),
    );
    const deletion = { 'billing-contact': sam.id };
    expect(codeOf(await operations.deleteUser(subscriptionId, robin?.id ?? '', {}, around.as()))).toBe(
      'role-is-mandatory',
    );
    expect(codeOf(await operations.deleteUser(subscriptionId, robin?.id ?? '', deletion, around.as()))).toBe(
      'done',
    );
    await around.world.bringStream();
    expect(mailed()).toEqual(['roles-received to sam@contoso.example']);
    await expectRules();
  });

  test('R37 users who are no administrators can neither see nor change users; R69 strangers learn nothing', async () => {
    const robin = await around.added('Robin');
    const { operations } = around;
    const tries = (caller: ReturnType<PortalWorld['as']>) =>
      Promise.all([
        operations.viewUsers(subscriptionId, { limit: 10 }, caller),
        operations.viewUser(subscriptionId, robin.id, caller),
        operations.addUser(
          subscriptionId,
          { ...personOf('X'), roles: ['user'], sendInvitation: true },
          caller,
        ),
        operations.editUser(subscriptionId, robin.id, { roles: ['administrator'] }, caller),
        operations.deleteUser(subscriptionId, robin.id, {}, caller),
        operations.inviteUser(subscriptionId, robin.id, caller),
        operations.viewAccessRequests(subscriptionId, { limit: 10 }, caller),
        operations.grantAccess(subscriptionId, 'req_1', ['user'], caller),
        operations.declineAccess(subscriptionId, 'req_1', caller),
        operations.viewAccess(subscriptionId, caller),
        operations.viewPortalHistory(subscriptionId, 'users', { limit: 10 }, caller),
      ]);
    const before = await around.portal();
    expect(new Set((await tries(around.as(identityOf('Robin')))).map(codeOf))).toEqual(
      new Set(['administrators-only']),
    );
    expect(new Set((await tries(around.as(identityOf('Stranger')))).map(codeOf))).toEqual(
      new Set(['not-found']),
    );
    expect(await around.portal()).toEqual(before);
  });

  test('R16 somebody who signs in to the partner portal does not become administrator of a customer', async () => {
    await around.world.put('eu', ref('portal-account', personOf('Nora').accountId), { partnerId: 'par_1' });
    const { operations } = around;
    const nora = { ...personOf('Nora'), sendInvitation: false };
    expect(
      codeOf(await operations.addUser(subscriptionId, { ...nora, roles: ['administrator'] }, around.as())),
    ).toBe('administrator-is-portal-identity');
    const user = await around.add('Nora');
    expect(
      codeOf(await operations.editUser(subscriptionId, user.id, { roles: ['administrator'] }, around.as())),
    ).toBe('administrator-is-portal-identity');
  });

  test('R32 nothing can be done in a portal whose subscription is inactive, from that very instant', async () => {
    const robin = await around.add('Robin');
    around.world.now = inactivatesAt;
    const { operations } = around;
    expect(codeOf(await operations.editUser(subscriptionId, robin.id, { lastName: 'X' }, around.as()))).toBe(
      'subscription-inactive',
    );
    expect(codeOf(await around.join(robin.id, identityOf('Robin')))).toBe('subscription-inactive');
    expect(codeOf(await operations.viewUsers(subscriptionId, { limit: 5 }, around.as()))).toBe(
      'subscription-inactive',
    );
    const view = await operations.viewPortal(subscriptionId, kimSignedIn, around.world.now);
    expect(view).toMatchObject({ ok: true, value: { standing: { status: 'inactive' } } });
  });

  test('R67 a repeated request adds once; the same key for something else is refused', async () => {
    const { operations } = around;
    const command = { ...personOf('Robin'), roles: ['user'] as const, sendInvitation: true };
    const twice = [
      await operations.addUser(subscriptionId, command, around.as(kimSignedIn, 'key-1')),
      await operations.addUser(subscriptionId, command, around.as(kimSignedIn, 'key-1')),
    ];
    const ids = twice.map((outcome) => outcome.ok && outcome.value.user.id);
    expect(ids[0]).toBe(ids[1]);
    expect((await around.portal()).users).toHaveLength(2);
  });
});

describe('asking for access', () => {
  test('R37 administrators are mailed once, however often somebody asks; the answer is mailed too', async () => {
    await around.added('Robin', ['administrator']);
    await around.world.bringStream();
    around.world.mails.length = 0;
    for (let time = 0; time < 5; time++) expect(codeOf(await around.ask('Alex'))).toBe('done');
    await around.world.bringStream();
    expect(mailed().sort()).toEqual([
      'access-requested to kim@contoso.example',
      'access-requested to robin@contoso.example',
    ]);
    const [request] = (await around.portal()).requests;
    const { operations } = around;
    const granted = await operations.grantAccess(subscriptionId, request?.id ?? '', ['user'], around.as());
    expect(granted).toMatchObject({ ok: true, value: { user: { accountId: 'alex@contoso.example' } } });
    await around.world.bringStream();
    expect(mailed().at(-1)).toBe('access-granted to alex@contoso.example');
    expect(await accessOf('Alex')).toEqual({ subscriptionId });
  });

  test('R37 who is declined is told, and asks in vain for a while', async () => {
    await around.ask('Alex');
    const [request] = (await around.portal()).requests;
    await around.operations.declineAccess(subscriptionId, request?.id ?? '', around.as());
    await around.world.bringStream();
    expect(mailed().at(-1)).toBe('access-declined to alex@contoso.example');
    const mails = around.world.mails.length;
    await around.ask('Alex');
    await around.world.bringStream();
    expect(around.world.mails).toHaveLength(mails);
  });

  test('R37 R69 the answer and the calls to the table are the same for a service and for none', async () => {
    const work = async (id: string) => {
      around.world.interruptions.calm();
      const outcome = await around.operations.requestAccess(
        id,
        { firstName: 'Alex', lastName: 'Lind', language: 'en' },
        around.as(identityOf('Alex')),
      );
      return { code: codeOf(outcome), calls: [...around.world.interruptions.calls] };
    };
    const first = await work(subscriptionId);
    expect(first).toEqual({ code: 'done', calls: ['eu.load', 'eu.commit'] });
    expect(await work('sub_01KE0000000000000000000404')).toEqual(first);
    expect(await work(subscriptionId)).toEqual(first);
    around.world.now = inactivatesAt;
    expect(await work(subscriptionId)).toEqual(first);
  });
});

describe('races, against the engine', () => {
  const rounds = Array.from({ length: 8 }, (_, round) => round);

  test.each(rounds)(
    'R42 two administrators who demote each other at the same moment leave one (%i)',
    async () => {
      const robin = await around.added('Robin', ['administrator', 'user']);
      const [first] = (await around.portal()).users;
      const { operations } = around;
      const demote = (who: string, roles: PortalRole[], by: typeof kimSignedIn) =>
        operations.editUser(subscriptionId, who, { roles }, around.as(by));
      const outcomes = await Promise.all([
        demote(robin.id, ['user'], kimSignedIn),
        demote(first?.id ?? '', ['user', ...mandatoryRoles], identityOf('Robin')),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(outcomes.map(codeOf)).toContain('administrators-only');
      expect(confirmedAdministrators(await around.portal())).toHaveLength(1);
      await expectRules();
    },
  );

  test.each(rounds)('R42 two administrators who step down at the same moment leave one (%i)', async () => {
    const robin = await around.added('Robin', ['administrator', 'user']);
    const [first] = (await around.portal()).users;
    const { operations } = around;
    const outcomes = await Promise.all([
      operations.editUser(subscriptionId, robin.id, { roles: ['user'] }, around.as(identityOf('Robin'))),
      operations.editUser(subscriptionId, first?.id ?? '', { roles: [...mandatoryRoles] }, around.as()),
    ]);
    expect(outcomes.map(codeOf).sort()).toEqual(['done', 'last-administrator']);
    expect(confirmedAdministrators(await around.portal())).toHaveLength(1);
  });

  test.each(rounds)('R43 a hand-over that races a delete leaves the role held (%i)', async () => {
    const robin = await around.added('Robin', ['user', 'billing-contact']);
    const sam = await around.added('Sam');
    const [first] = (await around.portal()).users;
    const { operations } = around;
    const roles: PortalRole[] = ['administrator', 'customer-care-contact', 'shipping-contact'];
    await operations.editUser(subscriptionId, first?.id ?? '', { roles }, around.as());
    const outcomes = await Promise.all([
      operations.deleteUser(subscriptionId, robin.id, { 'billing-contact': sam.id }, around.as()),
      operations.deleteUser(subscriptionId, sam.id, {}, around.as()),
    ]);
    await expectRules();
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(['hand-over-not-possible', 'role-is-mandatory']).toEqual(
      expect.arrayContaining(outcomes.map(codeOf).filter((code) => code !== 'done')),
    );
  });

  test('R45 of many additions at once only as many succeed as there are licences', async () => {
    const limited = await portalWorld(tables, { allowance: { licences: 3, storageGb: 5 } });
    const outcomes = await Promise.all(
      ['A', 'B', 'C', 'D', 'E'].map((name) =>
        limited.operations.addUser(
          subscriptionId,
          { ...personOf(name), roles: ['user'], sendInvitation: false },
          limited.as(),
        ),
      ),
    );
    expect((await limited.portal()).users.length).toBeLessThanOrEqual(3);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength((await limited.portal()).users.length - 1);
    expect(outcomes.map(codeOf)).toContain('no-licence-left');
    await limited.world.end();
  });

  test('R40 of many acceptances of one link at once one binds, and one person is in', async () => {
    const robin = await around.add('Robin');
    const people = ['robin-1', 'robin-2', 'robin-3'].map((subject) => ({ ...identityOf('Robin'), subject }));
    const outcomes = await Promise.all(people.map((identity) => around.join(robin.id, identity)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await around.portal()).users.filter(({ status }) => status === 'active')).toHaveLength(2);
  });

  test('R32 a change that races the inactivation is refused or comes before it', async () => {
    const robin = await around.add('Robin');
    around.world.now = at('2026-04-01T09:59:59.999Z');
    let passed = false;
    around.world.meanwhile = async (call) => {
      if (passed || call !== 'eu.commit') return;
      passed = true;
      around.world.meanwhile = undefined;
      around.world.now = inactivatesAt;
      await around.world.passTime('eu', subscriptionId);
    };
    const outcome = await around.operations.editUser(
      subscriptionId,
      robin.id,
      { lastName: 'Late' },
      around.as(),
    );
    expect(passed).toBe(true);
    // The request was made a millisecond before; the stored state had passed on when it was committed.
    expect(codeOf(outcome)).toBe('subscription-inactive');
    expect((await around.portal()).users[1]?.lastName).toBe('Lind');
  });
});

describe('the purge', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'R34 takes the portal, its history and the access of every user, also when it is killed after %i calls',
    async (calls) => {
      await around.added('Robin');
      await around.added('Sam', ['administrator']);
      await around.ask('Alex');
      await around.world.bringStream();
      around.world.now = purgesAt;
      if (calls > 0) {
        around.world.interruptions.plan(calls, 'killed-after');
        await around.world.sweep().catch(() => undefined);
        around.world.interruptions.calm();
      }
      await around.world.sweepUntilQuiet();
      const rows = JSON.stringify(await around.world.rows('eu'));
      expect(rows).not.toMatch(/robin|sam@|alex|kim@/i);
      for (const name of ['Robin', 'Sam', 'Kim']) expect(await accessOf(name)).toBeUndefined();
      expect(await around.world.get('eu', ref('portal', subscriptionId))).toBeUndefined();
      expect(await around.world.get('eu', ref('subscription', subscriptionId))).toMatchObject({
        phase: 'purged',
      });
    },
  );
});

describe('the history', () => {
  test('R66 says who did what to whom, in which order, from which state to which', async () => {
    const robin = await around.added('Robin');
    const { operations } = around;
    await operations.editUser(subscriptionId, robin.id, { roles: ['user', 'billing-contact'] }, around.as());
    await operations.deleteUser(subscriptionId, robin.id, {}, around.as());
    const history = await operations.viewPortalHistory(subscriptionId, 'users', { limit: 10 }, around.as());
    const lines = history.ok ? history.value.items.map(({ value }) => value) : [];
    expect(lines.map(({ events, from, to }) => [events.map(({ type }) => type).join(), from, to])).toEqual([
      ['user-added,user-invited', undefined, 'invited'],
      ['user-joined', 'invited', 'active'],
      ['roles-changed', 'user', 'user billing-contact'],
      ['user-deleted', 'active', 'deleted'],
    ]);
    expect(lines.map(({ actor }) => 'accountId' in actor && actor.accountId)).toEqual([
      kim.accountId,
      'robin@contoso.example',
      kim.accountId,
      kim.accountId,
    ]);
    const newest = await operations.viewPortalHistory(
      subscriptionId,
      'users',
      { limit: 1, newestFirst: true },
      around.as(),
    );
    expect(newest.ok && newest.value.items[0]?.value.id).toBe(lines.at(-1)?.id);
    expect(changeRef(lines[0] as NonNullable<(typeof lines)[0]>).id).toEqual(['portal', subscriptionId, '2']);
  });
});
