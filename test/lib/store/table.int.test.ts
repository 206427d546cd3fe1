import { BatchGetCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { accountNotFound } from '../../../lib/domain/customer/customer.ts';
import { addDays } from '../../../lib/domain/instant.ts';
import { partnerAlreadyActive } from '../../../lib/domain/partner/partner.ts';
import type { Commit } from '../../../lib/operations/ports/commit.ts';
import { changeRef, type Kind, type Records, type Ref, ref } from '../../../lib/operations/ports/records.ts';
import { DataCenterUnavailable } from '../../../lib/operations/ports/store.ts';
import { pending } from '../../../lib/operations/reactions.ts';
import { changeItem, itemOf } from '../../../lib/store/codec.ts';
import { keyOf } from '../../../lib/store/keys.ts';
import { TableStore } from '../../../lib/store/table.ts';
import {
  account,
  addedAt,
  at,
  change,
  customer,
  inactivatesAt,
  linked,
  membership,
  order,
  partnerSignedIn,
  purgesAt,
  subscriptionAfter,
  subscriptionOrder,
  tombstone,
} from '../support/records.ts';
import { startTestTables, type TestTables } from '../support/test-tables.ts';
import { watched } from '../support/watched.ts';

let tables: TestTables;
let table: string;
let store: TableStore;

beforeAll(async () => {
  tables = await startTestTables();
});
afterAll(() => tables.stop());
beforeEach(async () => {
  table = await tables.newTable();
  store = new TableStore(tables.client, table);
});

const subscriptionRef = ref('subscription', 'sub_1');
const customerRef = ref('customer', customer.id);
const memberRef = ref('membership', partnerSignedIn.issuer, partnerSignedIn.subject);
const added = subscriptionAfter(subscriptionOrder());

const put = async <K extends Kind>(place: Ref<K>, value: Records[K], version = 1): Promise<void> => {
  await tables.client.send(new PutCommand({ TableName: table, Item: itemOf(place, value, version) }));
};
const rawPut = (Item: Record<string, unknown>) =>
  tables.client.send(new PutCommand({ TableName: table, Item }));
const raw = async (place: Ref) =>
  (await tables.client.send(new GetCommand({ TableName: table, Key: keyOf(place), ConsistentRead: true })))
    .Item;

describe('load', () => {
  test('reads everything in one round trip, each record by its name, and what is not there as undefined', async () => {
    await put(customerRef, customer, 3);
    await put(subscriptionRef, added);
    const { client, sent } = watched(tables.client);
    const records = await new TableStore(client, table).load({
      customer: customerRef,
      again: customerRef,
      subscription: subscriptionRef,
      order: ref('order', 'sub_1'),
      nothing: undefined,
    });
    expect(records).toEqual({
      customer: { value: customer, version: 3 },
      again: { value: customer, version: 3 },
      subscription: { value: added, version: 1 },
      order: undefined,
    });
    expect(sent).toEqual(['BatchGet']);
  });

  test('reads nothing when nothing is wanted', async () => {
    const { client, sent } = watched(tables.client);
    expect(await new TableStore(client, table).load({ nothing: undefined })).toEqual({});
    expect(sent).toEqual([]);
  });

  test('asks again for the keys that DynamoDB left unread, and only for them', async () => {
    await put(customerRef, customer);
    await put(subscriptionRef, added);
    let first = true;
    const { client, sent } = watched(tables.client, async (command, send) => {
      if (!first) return send(command);
      first = false;
      const { Keys = [] } =
        (command.input as unknown as BatchGetCommand['input']).RequestItems?.[table] ?? {};
      const half = { RequestItems: { [table]: { Keys: Keys.slice(0, 1), ConsistentRead: true } } };
      const answer = await send(new BatchGetCommand(half) as never);
      return { ...answer, UnprocessedKeys: { [table]: { Keys: Keys.slice(1) } } };
    });
    const { customer: one, subscription } = await new TableStore(client, table).load({
      customer: customerRef,
      subscription: subscriptionRef,
    });
    expect([one?.value.id, subscription?.value.id]).toEqual(['cus_1', 'sub_1']);
    expect(sent).toEqual(['BatchGet', 'BatchGet']);
  });

  test('keys that stay unread are a data center that does not answer', async () => {
    const { client, sent } = watched(tables.client, async ({ input }) => ({
      UnprocessedKeys: (input as unknown as BatchGetCommand['input']).RequestItems ?? {},
    }));
    await expect(new TableStore(client, table).load({ customer: customerRef })).rejects.toThrow(
      DataCenterUnavailable,
    );
    expect(sent).toHaveLength(5);
  });
});

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
    await put(customerRef, customer, 1);
    await put(memberRef, membership, 1);
    await put(ref('portal-account', 'x'), { partnerId: 'par_1' }, 1);
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
    expect(await store.commit(everything)).toEqual({ is: 'done' });
    const records = await store.load(places);
    expect(records.customer).toEqual({ value: { ...customer, language: 'sv' }, version: 2 });
    expect(records.order?.version).toBe(1);
    expect(records.portal).toBeUndefined();
    expect(records.change).toEqual({ value: everything.change, version: 1 });
    expect(records.idempotency?.version).toBe(1);
    expect(await raw(ref('idempotency', 'hash'))).toMatchObject({ ttl: Date.parse('2026-01-03') / 1000 });
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a version to replace', () => put(customerRef, customer, 2)],
    ['a place that must be free', () => put(ref('order', 'sub_1'), order())],
    ['a version to remove', () => put(ref('portal-account', 'x'), { partnerId: 'par_2' }, 2)],
    ['a version to stand', () => put(memberRef, membership, 2)],
    ['a place to stay free', () => put(ref('portal-account', 'free'), { partnerId: 'par_2' })],
    ['a change of the same version', () => put(places.change, change(customerRef, 2, { id: 'chg_other' }))],
    [
      'the same idempotency key',
      () => put(ref('idempotency', 'hash'), everything.idempotency?.value as Records['idempotency']),
    ],
  ])('R67 writes all or nothing, and asks to decide again: %s', async (_what, meanwhile) => {
    await given();
    await meanwhile();
    const before = await store.load(places);
    expect(await store.commit(everything)).toEqual({ is: 'again' });
    expect(await store.load(places)).toEqual(before);
  });

  test('a condition with a refusal of its own is that refusal, without another read', async () => {
    await given();
    const { client, sent } = watched(tables.client);
    const commit = (...writes: Commit['writes']) =>
      new TableStore(client, table).commit({ writes, change: change(customerRef, 2) });
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
    expect(await raw(places.change)).toBeUndefined();
  });

  test('writes whatever stands there when nothing is expected, and removes what is not there', async () => {
    await put(ref('portal-account', 'x'), { partnerId: 'par_9' }, 5);
    const writes: Commit['writes'] = [
      { put: ref('portal-account', 'x'), value: { partnerId: 'par_1' }, expect: 'any' },
      { remove: ref('portal-account', 'nobody'), expect: 'any' },
    ];
    expect(await store.commit({ writes })).toEqual({ is: 'done' });
    expect(await raw(ref('portal-account', 'x'))).toMatchObject({ data: { partnerId: 'par_1' } });
  });

  test('R31 assigns the account number to an order of whatever version; one that is missing is looked at again', async () => {
    await put(ref('order', 'sub_1'), order(), 4);
    const assigned = { accountNumber: 'A-1', since: addedAt };
    const assign = (id: string): Commit => ({
      writes: [{ assign: ref('order', id), account: assigned }],
    });
    expect(await store.commit(assign('sub_1'))).toEqual({ is: 'done' });
    const { stands } = await store.load({ stands: ref('order', 'sub_1') });
    expect(stands).toEqual({ value: { ...order(), account: assigned }, version: 5 });
    expect(await store.commit(assign('sub_2'))).toEqual({ is: 'again' });
    expect(await raw(ref('order', 'sub_2'))).toBeUndefined();
  });

  test('R67 the same commit sent twice is done, and has one effect', async () => {
    await given();
    expect(await store.commit(everything)).toEqual({ is: 'done' });
    const after = await store.load(places);
    expect(await store.commit(everything)).toEqual({ is: 'done' });
    expect(await store.load(places)).toEqual(after);
  });

  test('R67 the same commit sent long after, when its token is forgotten, is done, and has one effect', async () => {
    await given();
    expect(await store.commit(everything)).toEqual({ is: 'done' });
    const after = await store.load(places);
    const { client } = watched(tables.client, (command, send) => {
      const { ClientRequestToken, ...input } = command.input;
      expect(ClientRequestToken).toBe(everything.change?.id);
      return send(Object.assign(command, { input }));
    });
    expect(await new TableStore(client, table).commit(everything)).toEqual({ is: 'done' });
    expect(await store.load(places)).toEqual(after);
  });

  test('R67 a remembered request that is out of date is replaced once, however many replace it', async () => {
    const remembered = { fingerprint: 'old', result: customerRef, forgetAt: at('2026-01-03') };
    await put(ref('idempotency', 'hash'), remembered, 1);
    const replacing = (fingerprint: string): Commit => ({
      writes: [],
      idempotency: {
        ref: ref('idempotency', 'hash'),
        value: { ...remembered, fingerprint },
        replaces: 1,
      },
    });
    expect(await store.commit(replacing('first'))).toEqual({ is: 'done' });
    expect(await store.commit(replacing('second'))).toEqual({ is: 'again' });
    expect((await raw(ref('idempotency', 'hash')))?.data).toMatchObject({ fingerprint: 'first' });
  });

  test('of many who commit to one version at once, one succeeds and the others decide again', async () => {
    await put(customerRef, customer, 1);
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, number) =>
        store.commit({
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

describe('list', () => {
  const ids = ['01', '02', '03', '04', '05'];
  const all = async <T>(read: (after?: string) => Promise<{ items: readonly T[]; next?: string }>) => {
    const pages: (readonly T[])[] = [];
    let after: string | undefined;
    do {
      const page = await read(after);
      pages.push(page.items);
      after = page.next;
    } while (after !== undefined);
    return pages;
  };

  test('R29 pages through the index, oldest first, and keeps to one partner', async () => {
    for (const id of [...ids].reverse())
      await put(ref('order', `sub_${id}`), { ...order(), id: `sub_${id}` });
    await put(ref('order', 'sub_00'), { ...order(), id: 'sub_00', partnerId: 'par_2' });
    const pages = await all((after) =>
      store.list({ of: 'orders', partnerId: 'par_1' }, { limit: 2, ...(after && { after }) }),
    );
    expect(pages.flat().map(({ value }) => value.id)).toEqual(ids.map((id) => `sub_${id}`));
    expect(pages[0]).toHaveLength(2);
  });

  test('R10 pages through the table by the beginning of the sort key', async () => {
    for (const id of ids)
      await put(ref('account-name', 'P-1', `contoso${id}`, `A-${id}`), {
        accountNumber: `A-${id}`,
        organization: account.organization,
      });
    await put(ref('account-name', 'P-1', 'fabrikam', 'A-9'), {
      accountNumber: 'A-9',
      organization: account.organization,
    });
    const listing = { of: 'account-names', partnerAccountNumber: 'P-1', startingWith: 'contoso' } as const;
    const pages = await all((after) => store.list(listing, { limit: 2, ...(after && { after }) }));
    expect(pages.flat().map(({ value }) => value.accountNumber)).toEqual(ids.map((id) => `A-${id}`));
  });

  test('R66 the history is in order of versions, and that of an order apart from its subscription', async () => {
    const orderRef = ref('order', 'sub_1');
    for (const version of [2, 10, 1, 9])
      await put(changeRef({ of: subscriptionRef, version }), change(subscriptionRef, version));
    await put(changeRef({ of: orderRef, version: 1 }), change(orderRef, 1));
    const versions = async (aggregate: Ref) =>
      (await store.list({ of: 'changes', aggregate }, { limit: 50 })).items.map(({ value }) => value.version);
    expect(await versions(subscriptionRef)).toEqual([1, 2, 9, 10]);
    expect(await versions(orderRef)).toEqual([1]);
  });

  test('R27 finds which portals a person may enter', async () => {
    const { issuer, subject } = partnerSignedIn;
    for (const id of ['sub_1', 'sub_2'])
      await put(ref('portal-access', issuer, subject, id), { subscriptionId: id });
    await put(memberRef, membership);
    const { items } = await store.list({ of: 'portal-access', issuer, subject }, { limit: 10 });
    expect(items.map(({ value }) => value.subscriptionId)).toEqual(['sub_1', 'sub_2']);
  });
});

describe('release', () => {
  const entry = ref('portal-account', 'bo@partner.example');

  test('R2 takes an account’s entry away from the organisation that holds it, and from no other', async () => {
    await put(entry, { partnerId: 'par_OTHER' });
    const release = { writes: [{ release: entry, heldBy: 'par_MINE' }] };
    expect(await store.commit(release)).toEqual({ is: 'again' });
    expect((await store.load({ entry })).entry?.value).toEqual({ partnerId: 'par_OTHER' });
    await put(entry, { partnerId: 'par_MINE' });
    expect(await store.commit(release)).toEqual({ is: 'done' });
    expect(await store.load({ entry })).toEqual({ entry: undefined });
    expect(await store.commit(release)).toEqual({ is: 'done' });
  });
});

describe('overdue', () => {
  const numbered = Array.from({ length: 40 }, (_, number) => String(number).padStart(2, '0'));
  const subscribed = (id: string, minutes: number) =>
    subscriptionAfter({
      ...subscriptionOrder('eu', `sub_${id}`),
      addedAt: addDays(addedAt, minutes / (24 * 60)),
    });

  test('R36 brings what is due from every shard, soonest first, up to the limit', async () => {
    for (const id of [...numbered].reverse())
      await put(ref('subscription', `sub_${id}`), subscribed(id, Number(id)));
    const { client, sent } = watched(tables.client);
    const counting = new TableStore(client, table);
    const now = addDays(addedAt, 60 + 29 / (24 * 60));
    const found = (await counting.overdue(now, { limit: 100 })).items;
    expect(found).toEqual(
      numbered.slice(0, 30).map((id) => ({
        is: 'subscription',
        dueAt: addDays(addedAt, 60 + Number(id) / (24 * 60)),
        subscriptionId: `sub_${id}`,
      })),
    );
    expect((await counting.overdue(now, { limit: 4 })).items).toEqual(found.slice(0, 4));
    expect(sent).toHaveLength(8);
    const shards = await Promise.all(
      numbered.map(async (id) => (await raw(ref('subscription', `sub_${id}`)))?.duePk),
    );
    expect(new Set(shards).size).toBe(4);
  });

  test('R36 goes on where a page ended, so that nothing stays hidden behind what is stuck', async () => {
    for (const id of numbered) await put(ref('subscription', `sub_${id}`), subscribed(id, Number(id)));
    const now = addDays(addedAt, 61);
    const found: string[] = [];
    let next: string | undefined;
    do {
      const page = await store.overdue(now, { limit: 7, ...(next !== undefined && { after: next }) });
      found.push(...page.items.map((item) => (item.is === 'subscription' ? item.subscriptionId : item.is)));
      next = page.next;
    } while (next !== undefined);
    expect(found).toEqual(numbered.map((id) => `sub_${id}`));
  });

  test('R36 a timer is due from its very instant, not a millisecond before', async () => {
    await put(subscriptionRef, added);
    const notice = addDays(addedAt, 60);
    expect(
      (await store.overdue(at(new Date(Date.parse(notice) - 1).toISOString()), { limit: 10 })).items,
    ).toEqual([]);
    expect((await store.overdue(notice, { limit: 10 })).items).toHaveLength(1);
  });

  test('R36 a change is due two minutes after its commit, and until its reactions are done', async () => {
    await store.commit({ writes: [], change: change(subscriptionRef, 1) });
    await store.commit({ writes: [], change: change(customerRef, 1, { reactions: [] }) });
    expect((await store.overdue(at('2026-01-01T10:01:59.999Z'), { limit: 10 })).items).toEqual([]);
    expect((await store.overdue(at('2026-01-01T10:02:00Z'), { limit: 10 })).items).toEqual([
      {
        is: 'change',
        dueAt: '2026-01-01T10:02:00.000Z',
        change: changeRef({ of: subscriptionRef, version: 1 }),
      },
    ]);
  });

  test('R30 a subscription without a timer is never due', async () => {
    await put(subscriptionRef, subscriptionAfter(subscriptionOrder(), linked(addedAt)));
    await put(ref('subscription', 'sub_2'), { ...tombstone, id: 'sub_2' });
    expect((await store.overdue(at('2099-01-01'), { limit: 10 })).items).toEqual([]);
  });

  test('R36 a record that cannot be read is told of, and holds up none of the others', async () => {
    const poisoned = itemOf(changeRef({ of: customerRef, version: 1 }), change(customerRef, 1), 1);
    const due = { duePk: 'DUE#1', dueSk: `${addedAt}#first` };
    await rawPut({ ...poisoned, ...due, data: { secret: 'kim@contoso.example' } });
    await rawPut({ pk: 'SUBSCRIPTION#sub_9', sk: 'SUBSCRIPTION', kind: 'subscription', ...due });
    await rawPut({ pk: 'X', sk: 'X', kind: 'invoice', ...due });
    await store.commit({ writes: [], change: change(subscriptionRef, 1) });
    const found = (await store.overdue(at('2026-02-01'), { limit: 10 })).items;
    expect(found.slice(0, 3).map(({ is }) => is)).toEqual(['unreadable', 'unreadable', 'unreadable']);
    expect(found.slice(3)).toEqual([
      expect.objectContaining({ is: 'change', change: changeRef({ of: subscriptionRef, version: 1 }) }),
    ]);
    expect(JSON.stringify(found)).not.toContain('kim@');
  });
});

describe('saveProgress', () => {
  const place = changeRef({ of: subscriptionRef, version: 1 });
  const loaded = async () => {
    const { saved } = await store.load({ saved: place });
    if (!saved) throw new Error('The change is not there.');
    return saved;
  };

  test('moves the instant of a change whose reactions are left, and takes it off the index when none is', async () => {
    const made = change(subscriptionRef, 1);
    await store.commit({ writes: [], change: made });
    const mails = [{ event: 0, at: addedAt, messageId: 'ses-1' }];
    const reactions = [{ do: 'set-alarm', attempts: 1 } as const];
    expect(await store.saveProgress(await loaded(), { reactions, mails, dueAt: at('2026-02-01') })).toBe(
      true,
    );
    expect((await loaded()).value).toMatchObject({ reactions, mails });
    expect((await store.overdue(at('2026-01-31'), { limit: 10 })).items).toEqual([]);
    expect((await store.overdue(at('2026-02-01'), { limit: 10 })).items).toHaveLength(1);

    expect(await store.saveProgress(await loaded(), { reactions: [], mails, dueAt: at('2026-02-01') })).toBe(
      true,
    );
    expect(await loaded()).toEqual({
      value: { ...made, reactions: [], mails },
      version: 3,
    });
    expect((await store.overdue(at('2099-01-01'), { limit: 10 })).items).toEqual([]);
    expect(await raw(place)).not.toHaveProperty('duePk');
  });

  test('R67 of several at work on one change only one saves its progress', async () => {
    await store.commit({ writes: [], change: change(subscriptionRef, 1) });
    const seen = await loaded();
    const saved = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((attempts) =>
        store.saveProgress(seen, {
          reactions: [{ do: 'set-alarm', attempts }],
          mails: [],
          dueAt: at('2026-02-01'),
        }),
      ),
    );
    expect(saved.filter(Boolean)).toHaveLength(1);
    expect((await loaded()).version).toBe(2);
  });

  test('R34 does not bring back a change that was purged', async () => {
    await store.commit({ writes: [], change: change(subscriptionRef, 1) });
    const seen = await loaded();
    await store.forget(place);
    expect(await store.saveProgress(seen, { reactions: [], mails: [], dueAt: addedAt })).toBe(false);
    expect(await raw(place)).toBeUndefined();
  });
});

describe('report', () => {
  const place = ref('order', 'sub_1');
  const reported = (version: number, phase: 'added' | 'active') => ({
    version,
    timeline: {
      periods: { retentionDays: 30, noticeDays: { beforeInactivation: [], beforePurge: [] } },
      handled: addedAt,
      phase,
      limit: { is: 'until', from: addedAt, at: inactivatesAt, becomes: 'inactive' } as const,
    },
  });

  test('R29 a newer report replaces an older one; one that is late or comes again changes nothing', async () => {
    await put(place, order());
    await store.report(place, reported(2, 'added'));
    await store.report(place, reported(5, 'active'));
    const newest = await store.load({ place });
    expect(newest.place).toEqual({ value: { ...order(), reported: reported(5, 'active') }, version: 3 });
    await store.report(place, reported(4, 'added'));
    await store.report(place, reported(5, 'added'));
    expect(await store.load({ place })).toEqual(newest);
  });

  test('R29 whatever the order of arrival, the newest stands', async () => {
    await put(place, order());
    await Promise.all([3, 9, 1, 7, 2, 8].map((version) => store.report(place, reported(version, 'added'))));
    expect((await store.load({ place })).place?.value.reported?.version).toBe(9);
  });

  test('R34 makes no order where there is none', async () => {
    await store.report(place, reported(1, 'added'));
    expect(await raw(place)).toBeUndefined();
  });
});

describe('emptying', () => {
  test('R34 deletes a partition of many and large rows but for the records to keep, and answers how many went', async () => {
    await put(subscriptionRef, added);
    await put(ref('order', 'sub_1'), order());
    await put(customerRef, customer);
    const padding = 'x'.repeat(20_000);
    for (let version = 1; version <= 70; version++)
      await rawPut({
        ...itemOf(changeRef({ of: subscriptionRef, version }), change(subscriptionRef, version), 1),
        padding,
      });
    const kept = [subscriptionRef, changeRef({ of: subscriptionRef, version: 70 })];
    const { client, sent } = watched(tables.client);
    expect(await new TableStore(client, table).emptyPartition(subscriptionRef, kept)).toBe(70);
    expect(sent.filter((name) => name === 'Query').length).toBeGreaterThan(1);
    const left = await store.load({
      subscription: subscriptionRef,
      order: ref('order', 'sub_1'),
      customer: customerRef,
    });
    expect([left.subscription, left.order, left.customer].map(Boolean)).toEqual([true, false, true]);
    const { items } = await store.list({ of: 'changes', aggregate: subscriptionRef }, { limit: 100 });
    expect(items.map(({ value }) => value.version)).toEqual([70]);
    expect(await store.emptyPartition(subscriptionRef, kept)).toBe(0);
  });

  test('R34 deletes again what DynamoDB left undone; what stays undone is a data center that does not answer', async () => {
    await put(subscriptionRef, added);
    await put(ref('order', 'sub_1'), order());
    let refusals = 1;
    const { client } = watched(tables.client, async (command, send) => {
      if (command.constructor.name !== 'BatchWriteCommand' || refusals-- <= 0) return send(command);
      return { UnprocessedItems: command.input.RequestItems as Record<string, unknown> };
    });
    const busy = new TableStore(client, table);
    expect(await busy.emptyPartition(subscriptionRef, [subscriptionRef])).toBe(1);
    expect(await raw(ref('order', 'sub_1'))).toBeUndefined();
    refusals = Number.POSITIVE_INFINITY;
    await expect(busy.emptyPartition(subscriptionRef, [])).rejects.toThrow(DataCenterUnavailable);
  });

  test('R34 buries a subscription: the tombstone takes its place and its last change goes, in one step and once', async () => {
    const last = changeRef({ of: subscriptionRef, version: 4 });
    await put(subscriptionRef, added, 4);
    await rawPut({
      ...changeItem(change(subscriptionRef, 4, { reactions: pending({ do: 'purge' }) }), 1, purgesAt),
    });
    await store.bury(tombstone, 4, last);
    expect((await store.load({ subscription: subscriptionRef })).subscription).toEqual({
      value: tombstone,
      version: 5,
    });
    expect(await raw(last)).toBeUndefined();
    expect((await store.overdue(at('2099-01-01'), { limit: 10 })).items).toEqual([]);
    await expect(store.bury({ ...tombstone, rowsPurged: 0 }, 4, last)).rejects.toThrow();
    expect((await store.load({ subscription: subscriptionRef })).subscription?.value).toEqual(tombstone);
  });

  test('R34 forgets a record, and one that is not there', async () => {
    await put(customerRef, customer);
    await store.forget(customerRef);
    await store.forget(customerRef);
    expect(await raw(customerRef)).toBeUndefined();
  });
});
