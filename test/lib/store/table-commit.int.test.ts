import { describe, expect, test } from '@jest/globals';
import { accountNotFound } from '../../../lib/domain/customer/customer.ts';
import { partnerAlreadyActive } from '../../../lib/domain/partner/partner.ts';
import type { Commit } from '../../../lib/operations/ports/commit.ts';
import { changeRef, type Records, ref } from '../../../lib/operations/ports/records.ts';
import { TableStore } from '../../../lib/store/table.ts';
import { addedAt, at, change, customer, membership, order } from '../support/records.ts';
import { watched } from '../support/watched.ts';
import { customerRef, memberRef, tableEngine } from './table-engine.ts';

const engine = tableEngine();

describe('commit', () => {
  const everythingOnce = (): Commit => ({
    writes: [
      { put: customerRef, value: { ...customer, language: 'sv' }, expect: 1 },
      { put: ref('order', 'sub_1'), value: order(), expect: 'absent' },
      { remove: ref('portal-account', 'x'), expect: 1 },
      { check: memberRef, expect: 1 },
      { check: ref('portal-account', 'free'), expect: 'absent' },
    ],
    change: change(customerRef, 2),
    idempotency: {
      ref: ref('idempotency', 'hash'),
      value: { fingerprint: 'body', result: customerRef, forgetAt: at('2026-01-03') },
      replaces: undefined,
    },
  });
  let everything: Commit;
  const given = async () => {
    everything = everythingOnce();
    await engine.put(customerRef, customer, 1);
    await engine.put(memberRef, membership, 1);
    await engine.put(ref('portal-account', 'x'), { partnerId: 'par_1' }, 1);
  };
  const places = {
    customer: customerRef,
    order: ref('order', 'sub_1'),
    portal: ref('portal-account', 'x'),
    change: changeRef({ of: customerRef, version: 2 }),
    idempotency: ref('idempotency', 'hash'),
  };

  test('R66 writes state, history and idempotency record together, each at its next version', async () => {
    await given();
    expect(await engine.store.commit(everything)).toEqual({ is: 'done' });
    const records = await engine.store.load(places);
    expect(records.customer).toEqual({ value: { ...customer, language: 'sv' }, version: 2 });
    expect(records.order?.version).toBe(1);
    expect(records.portal).toBeUndefined();
    expect(records.change).toEqual({ value: everything.change, version: 1 });
    expect(records.idempotency?.version).toBe(1);
    expect(await engine.raw(ref('idempotency', 'hash'))).toMatchObject({
      ttl: Date.parse('2026-01-03') / 1000,
    });
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a version to replace', () => engine.put(customerRef, customer, 2)],
    ['a place that must be free', () => engine.put(ref('order', 'sub_1'), order())],
    ['a version to remove', () => engine.put(ref('portal-account', 'x'), { partnerId: 'par_2' }, 2)],
    ['a version to stand', () => engine.put(memberRef, membership, 2)],
    ['a place to stay free', () => engine.put(ref('portal-account', 'free'), { partnerId: 'par_2' })],
    [
      'a change of the same version',
      () => engine.put(places.change, change(customerRef, 2, { id: 'chg_other' })),
    ],
    [
      'the same idempotency key',
      () => engine.put(ref('idempotency', 'hash'), everything.idempotency?.value as Records['idempotency']),
    ],
  ])('R67 writes all or nothing, and asks to decide again: %s', async (_what, meanwhile) => {
    await given();
    await meanwhile();
    const before = await engine.store.load(places);
    expect(await engine.store.commit(everything)).toEqual({ is: 'again' });
    expect(await engine.store.load(places)).toEqual(before);
  });

  test('a condition with a refusal of its own is that refusal, without another read', async () => {
    await given();
    const { client, sent } = watched(engine.tables.client);
    const commit = (...writes: Commit['writes']) =>
      new TableStore(client, engine.table).commit({ writes, change: change(customerRef, 2) });
    expect(
      await commit(
        { put: customerRef, value: customer, expect: 1 },
        { check: memberRef, expect: 7, otherwise: accountNotFound },
      ),
    ).toEqual({ is: 'refused', refusal: accountNotFound });
    expect(
      await commit(
        { put: memberRef, value: membership, expect: 'absent', otherwise: partnerAlreadyActive },
        { put: ref('order', 'sub_1'), value: order(), expect: 'absent', otherwise: accountNotFound },
      ),
    ).toEqual({ is: 'refused', refusal: partnerAlreadyActive });
    expect(sent).toEqual(['TransactWrite', 'TransactWrite']);
    expect(await engine.raw(places.change)).toBeUndefined();
  });

  test('writes whatever stands there when nothing is expected, and removes what is not there', async () => {
    await engine.put(ref('portal-account', 'x'), { partnerId: 'par_9' }, 5);
    const writes: Commit['writes'] = [
      { put: ref('portal-account', 'x'), value: { partnerId: 'par_1' }, expect: 'any' },
      { remove: ref('portal-account', 'nobody'), expect: 'any' },
    ];
    expect(await engine.store.commit({ writes })).toEqual({ is: 'done' });
    expect(await engine.raw(ref('portal-account', 'x'))).toMatchObject({ data: { partnerId: 'par_1' } });
  });

  test('R31 assigns the account number to an order of whatever version; one that is missing is looked at again', async () => {
    await engine.put(ref('order', 'sub_1'), order(), 4);
    const assigned = { accountNumber: 'A-1', since: addedAt };
    const assign = (id: string): Commit => ({
      writes: [{ assign: ref('order', id), account: assigned }],
    });
    expect(await engine.store.commit(assign('sub_1'))).toEqual({ is: 'done' });
    const { stands } = await engine.store.load({ stands: ref('order', 'sub_1') });
    expect(stands).toEqual({ value: { ...order(), account: assigned }, version: 5 });
    expect(await engine.store.commit(assign('sub_2'))).toEqual({ is: 'again' });
    expect(await engine.raw(ref('order', 'sub_2'))).toBeUndefined();
  });

  test('R67 the same commit sent twice is done, and has one effect', async () => {
    await given();
    expect(await engine.store.commit(everything)).toEqual({ is: 'done' });
    const after = await engine.store.load(places);
    expect(await engine.store.commit(everything)).toEqual({ is: 'done' });
    expect(await engine.store.load(places)).toEqual(after);
  });

  test('R67 the same commit sent long after, when its token is forgotten, is done, and has one effect', async () => {
    await given();
    expect(await engine.store.commit(everything)).toEqual({ is: 'done' });
    const after = await engine.store.load(places);
    const { client } = watched(engine.tables.client, (command, send) => {
      const { ClientRequestToken, ...input } = command.input;
      expect(ClientRequestToken).toBe(everything.change?.id);
      return send(Object.assign(command, { input }));
    });
    expect(await new TableStore(client, engine.table).commit(everything)).toEqual({ is: 'done' });
    expect(await engine.store.load(places)).toEqual(after);
  });

  test('R67 a remembered request that is out of date is replaced once, however many replace it', async () => {
    const remembered = { fingerprint: 'old', result: customerRef, forgetAt: at('2026-01-03') };
    await engine.put(ref('idempotency', 'hash'), remembered, 1);
    const replacing = (fingerprint: string): Commit => ({
      writes: [],
      idempotency: {
        ref: ref('idempotency', 'hash'),
        value: { ...remembered, fingerprint },
        replaces: 1,
      },
    });
    expect(await engine.store.commit(replacing('first'))).toEqual({ is: 'done' });
    expect(await engine.store.commit(replacing('second'))).toEqual({ is: 'again' });
    expect((await engine.raw(ref('idempotency', 'hash')))?.data).toMatchObject({ fingerprint: 'first' });
  });

  test('of many who commit to one version at once, one succeeds and the others decide again', async () => {
    await engine.put(customerRef, customer, 1);
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, number) =>
        engine.store.commit({
          writes: [
            { put: customerRef, value: { ...customer, contactEmail: `${number}@x.example` }, expect: 1 },
          ],
          change: change(customerRef, 2),
        }),
      ),
    );
    expect(results.filter(({ is }) => is === 'done')).toHaveLength(1);
    expect(results.filter(({ is }) => is === 'again')).toHaveLength(11);
  });
});

describe('release', () => {
  const entry = ref('portal-account', 'bo@partner.example');

  test('R2 takes an account’s entry away from the organisation that holds it, and from no other', async () => {
    await engine.put(entry, { partnerId: 'par_OTHER' });
    const release = { writes: [{ release: entry, heldBy: 'par_MINE' }] };
    expect(await engine.store.commit(release)).toEqual({ is: 'again' });
    expect((await engine.store.load({ entry })).entry?.value).toEqual({ partnerId: 'par_OTHER' });
    await engine.put(entry, { partnerId: 'par_MINE' });
    expect(await engine.store.commit(release)).toEqual({ is: 'done' });
    expect(await engine.store.load({ entry })).toEqual({ entry: undefined });
    expect(await engine.store.commit(release)).toEqual({ is: 'done' });
  });
});
