import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays } from '../../../../lib/domain/instant.ts';
import { createCustomer } from '../../../../lib/operations/partner/create-customer.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { account, at, membership, partnerSignedIn } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { World } from '../world.ts';
import {
  cancel,
  checked,
  enrolled,
  home,
  inCountry,
  many,
  outcomeOf,
  prospect,
  rows,
  run,
  sent,
  standing,
  statuses,
} from './enrolments.ts';

const now = at('2026-03-01T09:00:00Z');
const memberRef = ref('membership', partnerSignedIn.issuer, partnerSignedIn.subject);

const tables = tablesForAll();
let world: World;
beforeEach(async () => {
  world = await World.create(tables, now);
});
afterEach(() => world.end());

const customers = async () =>
  (await world.plain('eu').list({ of: 'customers', partnerId: 'par_1' }, { limit: 1_000 })).items.map(
    ({ value }) => value,
  );
const invited = () => world.mails.filter(({ kind }) => kind === 'activation').map(({ to }) => to);
const nobodyAnyMore = () => world.plain('eu').commit({ writes: [{ remove: memberRef, expect: 'any' }] });

describe('the dry run', () => {
  test('R4 says of each row what the run will do, and does nothing of it', async () => {
    const id = await checked(world, [
      prospect('a'),
      { customer: prospect('b').customer },
      { customer: prospect('c').customer, subscription: { service: 'dynamics-365', countryOfUse: 'US' } },
    ]);
    expect(await standing(world, id)).toMatchObject({
      status: 'checked',
      checkedAt: now,
      total: 3,
      rows: { unchecked: 0, 'would-enrol': 3, enrolled: 0, unchanged: 0, refused: 0, left: 0 },
    });
    expect((await rows(world, id)).map(({ actions }) => actions)).toEqual([
      ['create-customer', 'add-service', 'send-activation'],
      ['create-customer'],
      ['create-customer', 'add-service'],
    ]);
    expect(await customers()).toEqual([]);
    expect(world.mails).toEqual([]);
  });

  test('R9 R16 R19 R28 refuses a row with the refusal of the single call, and points to its field', async () => {
    await world.put('eu', ref('portal-account', 'nora@partner.example'), { partnerId: 'par_1' });
    const { customer } = prospect('x');
    const { customerAdministrator, ...nameless } = customer;
    const asked = [
      { customer: { ...customer, externalId: 'a', kind: 'existing', accountNumber: 'A-404' } },
      { customer: { ...nameless, externalId: 'b' } },
      {
        customer: {
          ...customer,
          externalId: 'c',
          customerAdministrator: { ...customerAdministrator, accountId: partnerSignedIn.accountId },
        },
      },
      prospect('d', inCountry('XX')),
      prospect('e', { subscription: { service: 'none', countryOfUse: 'SE' } }),
    ] as Parameters<typeof checked>[1];
    const id = await checked(world, asked);
    expect((await rows(world, id)).map(({ problem, ...row }) => [row, problem?.errors])).toEqual(
      [
        ['a', 'account-not-found', '/accountNumber'],
        ['b', 'administrator-missing', '/customerAdministrator'],
        ['c', 'administrator-is-portal-identity', '/customerAdministrator/accountId'],
        ['d', 'country-not-supported', '/subscription/countryOfUse'],
        ['e', 'service-not-found', '/subscription/service'],
      ].map(([externalId, code, pointer], place) => [
        { line: place + 1, externalId, status: 'refused' },
        [{ code, pointer, detail: expect.stringMatching(/\.$/) }],
      ]),
    );
    expect(await run(world, id)).toMatchObject({ ok: false, refusal: { code: 'nothing-to-enrol' } });
  });

  test('a row that comes twice in a file is refused, and says where the first one is', async () => {
    const id = await checked(world, [prospect('a'), prospect('b'), prospect('a')]);
    const [, , again] = await rows(world, id);
    expect(again).toMatchObject({ status: 'refused', problem: { code: 'external-id-repeated' } });
    expect(again?.problem?.detail).toContain('Line 1 ');
  });

  test('what a refused or unchanged row asked for is forgotten at once', async () => {
    await enrolled(world, [prospect('a')]);
    const id = await checked(world, [prospect('a'), prospect('b', inCountry('XX'))]);
    const stored = await world.get('eu', ref('enrolment-rows', id, '0'));
    expect(stored?.rows.map(({ status, order }) => [status, order])).toEqual([
      ['unchanged', undefined],
      ['refused', undefined],
    ]);
  });

  test('R67 the same file under the same key is one enrolment', async () => {
    const ids = [
      await sent(world, many(2), world.caller('key')),
      await sent(world, many(2), world.caller('key')),
    ];
    expect(new Set(ids).size).toBe(1);
  });
});

describe('the run', () => {
  test('R11 R18 R21 enrols each row by the single calls, for the partner, in the name of whoever runs it', async () => {
    await world.put('eu', ref('account', account.accountNumber), account);
    const existing = {
      externalId: 'x',
      kind: 'existing',
      accountNumber: account.accountNumber,
      contactEmail: 'it@x.example',
    } as const;
    const id = await enrolled(world, [prospect('a'), prospect('b', inCountry('US')), { customer: existing }]);
    expect(await standing(world, id)).toMatchObject({
      status: 'finished',
      endedAt: now,
      rows: { 'would-enrol': 0, enrolled: 3 },
    });
    const [first, second, third] = await rows(world, id);
    expect(await world.get('eu', ref('subscription', first?.subscriptionId ?? ''))).toMatchObject({
      phase: 'invitation-sent',
    });
    expect(await world.get('us', ref('subscription', second?.subscriptionId ?? ''))).toMatchObject({
      phase: 'invitation-sent',
    });
    expect(await world.get('eu', ref('customer', third?.customerId ?? ''))).toMatchObject({
      externalId: 'x',
      organization: account.organization,
      language: 'en',
    });
    expect(invited().sort()).toEqual(['it@a.example', 'it@b.example']);
    const change = await world.get('eu', ref('change', 'customer', first?.customerId ?? '', '1'));
    expect(change).toMatchObject({
      actor: { role: 'partner', accountId: partnerSignedIn.accountId },
      onBehalfOf: { role: 'partner', id: 'par_1' },
      correlationId: id,
    });
  });

  test('goes through a file of several chunks, and forgets what every row asked for', async () => {
    const id = await enrolled(
      world,
      many(60, (n) => ({ customer: prospect(`c-${n}`).customer })),
    );
    expect(await standing(world, id)).toMatchObject({
      status: 'finished',
      chunks: 3,
      rows: { enrolled: 60 },
    });
    expect((await customers()).length).toBe(60);
    for (const chunk of ['0', '1', '2'])
      expect(JSON.stringify(await world.get('eu', ref('enrolment-rows', id, chunk)))).not.toContain('kim@');
  });

  test('a slice begins no more rows than there is time for, and the next one goes on', async () => {
    let clock = 0;
    world.milliseconds = () => {
      clock += 2_000;
      return clock;
    };
    const id = await enrolled(
      world,
      many(7, (n) => ({ customer: prospect(`c-${n}`).customer })),
    );
    const { items } = await world
      .plain('eu')
      .list({ of: 'changes', aggregate: ref('enrolment', id) }, { limit: 100 });
    const counts = items.flatMap(({ value }) =>
      value.events.flatMap((event) =>
        event.type === 'rows-enrolled' && 'count' in event ? [event.count] : [],
      ),
    );
    expect(counts).toEqual([3, 3, 1]);
    expect((await standing(world, id)).rows.enrolled).toBe(7);
  });

  test('does no row that the dry run did not announce', async () => {
    const id = await checked(world, [prospect('a'), prospect('b', inCountry('XX'))]);
    outcomeOf(await run(world, id));
    await world.bringStream();
    expect(await statuses(world, id)).toEqual(['enrolled', 'refused']);
    expect((await customers()).map(({ externalId }) => externalId)).toEqual(['a']);
  });

  test('R67 is begun once, and by nobody before the dry run is done', async () => {
    const id = await sent(world, [prospect('a')]);
    expect(await run(world, id)).toMatchObject({ ok: false, refusal: { code: 'enrolment-not-checked' } });
    await world.bringStream();
    expect(await run(world, id, { ...world.caller(), ifMatch: '"1"' })).toMatchObject({
      ok: false,
      refusal: { code: 'precondition-failed' },
    });
    const versions = [await run(world, id), await run(world, id)].map((begun) => outcomeOf(begun).version);
    expect(versions).toEqual([3, 3]);
    await world.bringStream();
    expect(await run(world, id)).toMatchObject({ ok: false, refusal: { code: 'enrolment-ended' } });
  });
});

describe('a row that comes again', () => {
  test('R67 is unchanged, and nobody is written to again', async () => {
    const file = [prospect('a'), { customer: prospect('b').customer }];
    await enrolled(world, file);
    const id = await checked(world, file);
    expect(await standing(world, id)).toMatchObject({ status: 'checked', rows: { unchanged: 2 } });
    const [row] = await rows(world, id);
    expect(row).toMatchObject({ customerId: expect.any(String), subscriptionId: expect.any(String) });
    expect((await customers()).length).toBe(2);
    expect(invited()).toEqual(['it@a.example']);
  });

  test('goes on where it was left: with the service, then with the activation', async () => {
    const { customer, subscription } = prospect('a');
    await enrolled(world, [{ customer }]);
    for (const [order, action] of [
      [{ customer, subscription }, 'add-service'],
      [prospect('a'), 'send-activation'],
    ] as const) {
      const id = await checked(world, [order as ReturnType<typeof prospect>]);
      expect((await rows(world, id))[0]).toMatchObject({ status: 'would-enrol', actions: [action] });
      outcomeOf(await run(world, id));
      await world.bringStream();
      expect((await rows(world, id))[0]).toMatchObject({ status: 'enrolled', actions: [action] });
    }
    expect((await customers()).length).toBe(1);
    expect(invited()).toEqual(['it@a.example']);
  });

  test.each([
    ['/contactEmail', { contactEmail: 'other@a.example' }],
    ['/organization', { organization: { name: 'Another' } }],
    ['/kind', { kind: 'own-organization' as const }],
    ['/language', { language: 'en' as const }],
  ])('is refused with another %s, and says what to do', async (pointer, other) => {
    await enrolled(world, [prospect('a')]);
    const { customer } = prospect('a');
    const id = await checked(world, [{ customer: { ...customer, ...other } }]);
    const [row] = await rows(world, id);
    expect(row).toMatchObject({
      status: 'refused',
      problem: { code: 'external-id-in-use', errors: [{ pointer }] },
    });
    expect(row?.problem?.detail).toMatch(/cus_\w+ has this externalId .* Correct that customer/);
  });

  test('R67 the id is taken by a single call too, which cannot take it again', async () => {
    const { customer } = prospect('a');
    const create = createCustomer(home(world));
    const created = outcomeOf(await create(customer, world.caller()));
    expect(await create(customer, world.caller())).toMatchObject({
      ok: false,
      refusal: { code: 'external-id-in-use', pointer: '/externalId' },
    });
    const twice = await Promise.all([1, 2].map(() => create(prospect('b').customer, world.caller('key'))));
    expect(new Set(twice.map((each) => outcomeOf(each).value.id)).size).toBe(1);
    const id = await checked(world, [{ customer }]);
    expect((await rows(world, id))[0]).toMatchObject({ status: 'unchanged', customerId: created.value.id });
  });

  test('R18 the service in another country is refused', async () => {
    await enrolled(world, [prospect('a')]);
    const id = await checked(world, [prospect('a', inCountry('US'))]);
    expect((await rows(world, id))[0]).toMatchObject({
      status: 'refused',
      problem: { code: 'country-of-use-is-fixed', errors: [{ pointer: '/subscription/countryOfUse' }] },
    });
  });

  test('of another partner is another customer', async () => {
    await enrolled(world, [prospect('a')]);
    const otto = { ...partnerSignedIn, subject: 'otto' };
    const other = { ...membership, partnerId: 'par_2', partnerAccountNumber: 'P-2', userId: 'usr_2' };
    await world.put('eu', ref('membership', otto.issuer, otto.subject), other);
    const id = await sent(world, [{ customer: prospect('a').customer }], world.caller(undefined, otto));
    await world.bringStream();
    const stored = await world.get('eu', ref('enrolment-rows', id, '0'));
    expect(stored?.rows[0]).toMatchObject({ status: 'would-enrol', actions: ['create-customer'] });
  });
});

describe('whoever started it', () => {
  test('R4 loses the membership before the dry run: nothing is looked at any more', async () => {
    const id = await sent(world, many(3));
    await nobodyAnyMore();
    await world.bringStream();
    expect(await world.get('eu', ref('enrolment', id))).toMatchObject({
      status: 'stopped',
      rows: { left: 3 },
    });
  });

  test('R4 loses it midway: no further row is enrolled, and what is done stays', async () => {
    const id = await checked(world, many(5));
    outcomeOf(await run(world, id));
    let created = 0;
    world.meanwhile = async (call) => {
      if (call === 'eu.report' && ++created === 2) await nobodyAnyMore();
    };
    await world.bringStream();
    world.meanwhile = undefined;
    const ended = await world.get('eu', ref('enrolment', id));
    expect(ended?.status).toBe('stopped');
    expect(ended?.rows).toMatchObject({ enrolled: (await customers()).length, 'would-enrol': 0 });
    expect(ended?.rows.enrolled).toBeGreaterThan(0);
    expect(ended?.rows.left).toBeGreaterThan(0);
    expect(JSON.stringify(await world.get('eu', ref('enrolment-rows', id, '0')))).not.toContain('kim@');
  });

  test('R4 works for another partner by now: nothing is enrolled, for either', async () => {
    const id = await checked(world, many(2));
    outcomeOf(await run(world, id));
    await world.put('eu', memberRef, { ...membership, partnerId: 'par_2', partnerAccountNumber: 'P-2' });
    await world.bringStream();
    expect(await world.get('eu', ref('enrolment', id))).toMatchObject({
      status: 'stopped',
      rows: { left: 2 },
    });
    expect(await customers()).toEqual([]);
  });

  test('R69 others of the partner see it; a foreign one is like none', async () => {
    const id = await checked(world, [prospect('a')]);
    const otto = { ...partnerSignedIn, subject: 'otto' };
    await world.put('eu', ref('membership', otto.issuer, otto.subject), {
      ...membership,
      partnerId: 'par_2',
    });
    for (const each of [id, 'enr_none'])
      expect(await run(world, each, world.caller(undefined, otto))).toMatchObject({
        ok: false,
        refusal: { code: 'not-found' },
      });
  });
});

describe('a data center that does not answer', () => {
  const file = [prospect('a'), prospect('b', inCountry('US')), prospect('c', inCountry('US')), prospect('d')];

  test('R20 leaves its rows to be tried again, and holds up no other; they are enrolled once it is back', async () => {
    const id = await checked(world, file);
    outcomeOf(await run(world, id));
    world.down.add('us');
    await world.bringStream();
    expect(await statuses(world, id)).toEqual(['enrolled', 'would-enrol', 'would-enrol', 'enrolled']);
    expect((await standing(world, id)).status).toBe('running');
    world.down.clear();
    await world.sweepUntilQuiet();
    await world.bringStream();
    expect(await standing(world, id)).toMatchObject({ status: 'finished', rows: { enrolled: 4, left: 0 } });
    expect(invited().sort()).toEqual(['it@a.example', 'it@b.example', 'it@c.example', 'it@d.example']);
  });

  test('R20 for hours: its rows are left, and done by the next file', async () => {
    const id = await checked(world, file);
    outcomeOf(await run(world, id));
    world.down.add('us');
    await world.bringStream();
    for (let sweeps = 0; sweeps < 40 && (await standing(world, id)).status === 'running'; sweeps++) {
      world.wait(6);
      await world.sweep();
      await world.bringStream();
    }
    expect(await standing(world, id)).toMatchObject({ status: 'finished', rows: { enrolled: 2, left: 2 } });
    expect(world.now < addDays(now, 1 / 4)).toBe(true);
    world.down.clear();
    await world.sweepUntilQuiet();
    const again = await enrolled(world, file);
    expect((await standing(world, again)).rows).toMatchObject({ enrolled: 2, unchanged: 2 });
    expect((await customers()).length).toBe(4);
  });

  test('R20 a service without an activation is ordered all the same, as by the single call', async () => {
    const id = await checked(world, [prospect('b', { ...inCountry('US'), activation: undefined as never })]);
    outcomeOf(await run(world, id));
    world.down.add('us');
    await world.bringStream();
    expect(await statuses(world, id)).toEqual(['enrolled']);
    const [row] = await rows(world, id);
    world.down.clear();
    await world.sweepUntilQuiet();
    expect(await world.get('us', ref('subscription', row?.subscriptionId ?? ''))).toMatchObject({
      phase: 'added',
    });
  });
});

describe('calling it off', () => {
  test('stops before the next row; what is done stays done and is counted', async () => {
    const id = await checked(world, many(6));
    outcomeOf(await run(world, id));
    let reports = 0;
    world.meanwhile = async (call) => {
      if (call !== 'eu.report' || ++reports !== 3) return;
      world.meanwhile = undefined;
      outcomeOf(await cancel(world, id));
    };
    await world.bringStream();
    await world.sweepUntilQuiet();
    const { status, rows: counts } = await standing(world, id);
    expect(status).toBe('cancelled');
    expect(counts.enrolled).toBe((await customers()).length);
    expect(counts).toMatchObject({ enrolled: 2, left: 4, 'would-enrol': 0 });
    expect(await statuses(world, id)).toEqual(['enrolled', 'enrolled', 'left', 'left', 'left', 'left']);
    expect(JSON.stringify(await world.get('eu', ref('enrolment-rows', id, '0')))).not.toContain('kim@');
  });

  test('while the worker of a slice dies: what it has done is found', async () => {
    const id = await checked(world, many(4));
    outcomeOf(await run(world, id));
    let reports = 0;
    world.meanwhile = async (call) => {
      if (call === 'eu.report' && ++reports === 3) {
        world.meanwhile = undefined;
        outcomeOf(await cancel(world, id));
        world.interruptions.plan(1, 'killed-before');
      }
    };
    await world.bringStream().catch(() => undefined);
    world.interruptions.calm();
    await world.sweepUntilQuiet();
    const { status, rows: counts } = await standing(world, id);
    expect(status).toBe('cancelled');
    expect((await customers()).length).toBeGreaterThan(0);
    expect(counts).toMatchObject({ enrolled: (await customers()).length, 'would-enrol': 0 });
  });

  test('R67 is possible once, and not when all is over', async () => {
    const id = await checked(world, [prospect('a')]);
    const twice = [await cancel(world, id), await cancel(world, id)].map((each) => outcomeOf(each).version);
    expect(new Set(twice).size).toBe(1);
    const other = await enrolled(world, [prospect('a')]);
    expect(await cancel(world, other)).toMatchObject({ ok: false, refusal: { code: 'enrolment-ended' } });
  });
});

describe('what is kept', () => {
  test('R34 rows are forgotten 30 days after the end; counts and history stay', async () => {
    const id = await enrolled(world, [prospect('a')]);
    world.wait(30 * 24 * 60 - 1);
    await world.sweep();
    expect((await rows(world, id)).length).toBe(1);
    world.wait(1);
    await expect(rows(world, id)).rejects.toThrow('rows-forgotten');
    await world.sweep();
    expect(await world.get('eu', ref('enrolment-rows', id, '0'))).toBeUndefined();
    expect(await standing(world, id)).toMatchObject({
      status: 'finished',
      rows: { enrolled: 1 },
      rowsForgottenAt: addDays(now, 30),
    });
  });

  test('R34 one that is never run lapses, and can be run no more', async () => {
    const id = await checked(world, [prospect('a')]);
    world.wait(30 * 24 * 60);
    await world.sweep();
    expect(await standing(world, id)).toMatchObject({ status: 'cancelled', rows: { left: 1 } });
    expect(await world.get('eu', ref('enrolment-rows', id, '0'))).toBeUndefined();
    expect(await run(world, id)).toMatchObject({ ok: false, refusal: { code: 'enrolment-ended' } });
    expect((await world.sweep()) + (await world.sweep())).toBe(0);
  });

  test('R34 the partner’s own id goes with the purge of its customer, and can be enrolled anew', async () => {
    const id = await enrolled(world, [prospect('a')]);
    const [row] = await rows(world, id);
    const subscriptionId = row?.subscriptionId ?? '';
    world.wait(121 * 24 * 60);
    await world.sweepUntilQuiet();
    expect(await world.get('eu', ref('subscription', subscriptionId))).toMatchObject({ phase: 'purged' });
    expect(await world.get('eu', ref('external-id', 'par_1', 'a'))).toBeUndefined();
    expect(JSON.stringify(await world.rows('eu'))).not.toContain('a.example');
    const again = await enrolled(world, [prospect('a')]);
    expect(await statuses(world, again)).toEqual(['enrolled']);
  });
});
