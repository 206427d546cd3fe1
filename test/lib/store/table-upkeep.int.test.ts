import { describe, expect, test } from '@jest/globals';
import { changeRef, ref } from '../../../lib/operations/ports/records.ts';
import { DataCenterUnavailable } from '../../../lib/operations/ports/store.ts';
import { pending } from '../../../lib/operations/reactions.ts';
import { changeItem, itemOf } from '../../../lib/store/codec.ts';
import { TableStore } from '../../../lib/store/table.ts';
import {
  addedAt,
  at,
  change,
  customer,
  inactivatesAt,
  order,
  purgesAt,
  tombstone,
} from '../support/records.ts';
import { watched } from '../support/watched.ts';
import { added, customerRef, subscriptionRef, tableEngine } from './table-engine.ts';

const engine = tableEngine();

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
    await engine.put(place, order());
    await engine.store.report(place, reported(2, 'added'));
    await engine.store.report(place, reported(5, 'active'));
    const newest = await engine.store.load({ place });
    expect(newest.place).toEqual({ value: { ...order(), reported: reported(5, 'active') }, version: 3 });
    await engine.store.report(place, reported(4, 'added'));
    await engine.store.report(place, reported(5, 'added'));
    expect(await engine.store.load({ place })).toEqual(newest);
  });

  test('R29 whatever the order of arrival, the newest stands', async () => {
    await engine.put(place, order());
    await Promise.all(
      [3, 9, 1, 7, 2, 8].map((version) => engine.store.report(place, reported(version, 'added'))),
    );
    expect((await engine.store.load({ place })).place?.value.reported?.version).toBe(9);
  });

  test('R34 makes no order where there is none', async () => {
    await engine.store.report(place, reported(1, 'added'));
    expect(await engine.raw(place)).toBeUndefined();
  });
});

describe('emptying', () => {
  test('R34 deletes a partition of many and large rows but for the records to keep, and answers how many went', async () => {
    await engine.put(subscriptionRef, added);
    await engine.put(ref('order', 'sub_1'), order());
    await engine.put(customerRef, customer);
    const padding = 'x'.repeat(20_000);
    for (let version = 1; version <= 70; version++)
      await engine.rawPut({
        ...itemOf(changeRef({ of: subscriptionRef, version }), change(subscriptionRef, version), 1),
        padding,
      });
    const kept = [subscriptionRef, changeRef({ of: subscriptionRef, version: 70 })];
    const { client, sent } = watched(engine.tables.client);
    expect(await new TableStore(client, engine.table).emptyPartition(subscriptionRef, kept)).toBe(70);
    expect(sent.filter((name) => name === 'Query').length).toBeGreaterThan(1);
    const left = await engine.store.load({
      subscription: subscriptionRef,
      order: ref('order', 'sub_1'),
      customer: customerRef,
    });
    expect([left.subscription, left.order, left.customer].map(Boolean)).toEqual([true, false, true]);
    const { items } = await engine.store.list({ of: 'changes', aggregate: subscriptionRef }, { limit: 100 });
    expect(items.map(({ value }) => value.version)).toEqual([70]);
    expect(await engine.store.emptyPartition(subscriptionRef, kept)).toBe(0);
  });

  test('R34 deletes again what DynamoDB left undone; what stays undone is a data center that does not answer', async () => {
    await engine.put(subscriptionRef, added);
    await engine.put(ref('order', 'sub_1'), order());
    let refusals = 1;
    const { client } = watched(engine.tables.client, async (command, send) => {
      if (command.constructor.name !== 'BatchWriteCommand' || refusals-- <= 0) return send(command);
      return { UnprocessedItems: command.input.RequestItems as Record<string, unknown> };
    });
    const busy = new TableStore(client, engine.table);
    expect(await busy.emptyPartition(subscriptionRef, [subscriptionRef])).toBe(1);
    expect(await engine.raw(ref('order', 'sub_1'))).toBeUndefined();
    refusals = Number.POSITIVE_INFINITY;
    await expect(busy.emptyPartition(subscriptionRef, [])).rejects.toThrow(DataCenterUnavailable);
  });

  test('R34 buries a subscription: the tombstone takes its place and its last change goes, in one step and once', async () => {
    const last = changeRef({ of: subscriptionRef, version: 4 });
    await engine.put(subscriptionRef, added, 4);
    await engine.rawPut({
      ...changeItem(change(subscriptionRef, 4, { reactions: pending({ do: 'purge' }) }), 1, purgesAt),
    });
    await engine.store.bury(tombstone, 4, last);
    expect((await engine.store.load({ subscription: subscriptionRef })).subscription).toEqual({
      value: tombstone,
      version: 5,
    });
    expect(await engine.raw(last)).toBeUndefined();
    expect((await engine.store.overdue(at('2099-01-01'), { limit: 10 })).items).toEqual([]);
    await expect(engine.store.bury({ ...tombstone, rowsPurged: 0 }, 4, last)).rejects.toThrow();
    expect((await engine.store.load({ subscription: subscriptionRef })).subscription?.value).toEqual(
      tombstone,
    );
  });

  test('R34 forgets a record, and one that is not there', async () => {
    await engine.put(customerRef, customer);
    await engine.store.forget(customerRef);
    await engine.store.forget(customerRef);
    expect(await engine.raw(customerRef)).toBeUndefined();
  });
});
