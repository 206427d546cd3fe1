import { describe, expect, test } from '@jest/globals';
import { addDays } from '../../../lib/domain/instant.ts';
import { changeRef, ref } from '../../../lib/operations/ports/records.ts';
import { itemOf } from '../../../lib/store/codec.ts';
import { TableStore } from '../../../lib/store/table.ts';
import {
  addedAt,
  at,
  change,
  linked,
  subscriptionAfter,
  subscriptionOrder,
  tombstone,
} from '../support/records.ts';
import { watched } from '../support/watched.ts';
import { added, customerRef, subscriptionRef, tableEngine } from './table-engine.ts';

const engine = tableEngine();

describe('overdue', () => {
  const numbered = Array.from({ length: 40 }, (_, number) => String(number).padStart(2, '0'));
  const subscribed = (id: string, minutes: number) =>
    subscriptionAfter({
      ...subscriptionOrder('eu', `sub_${id}`),
      addedAt: addDays(addedAt, minutes / (24 * 60)),
    });

  test('R36 brings what is due from every shard, soonest first, up to the limit', async () => {
    for (const id of [...numbered].reverse())
      await engine.put(ref('subscription', `sub_${id}`), subscribed(id, Number(id)));
    const { client, sent } = watched(engine.tables.client);
    const counting = new TableStore(client, engine.table);
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
      numbered.map(async (id) => (await engine.raw(ref('subscription', `sub_${id}`)))?.duePk),
    );
    expect(new Set(shards).size).toBe(4);
  });

  test('R36 goes on where a page ended, so that nothing stays hidden behind what is stuck', async () => {
    for (const id of numbered) await engine.put(ref('subscription', `sub_${id}`), subscribed(id, Number(id)));
    const now = addDays(addedAt, 61);
    const found: string[] = [];
    let next: string | undefined;
    do {
      const page = await engine.store.overdue(now, { limit: 7, ...(next !== undefined && { after: next }) });
      found.push(...page.items.map((item) => (item.is === 'subscription' ? item.subscriptionId : item.is)));
      next = page.next;
    } while (next !== undefined);
    expect(found).toEqual(numbered.map((id) => `sub_${id}`));
  });

  test('R36 a timer is due from its very instant, not a millisecond before', async () => {
    await engine.put(subscriptionRef, added);
    const notice = addDays(addedAt, 60);
    expect(
      (await engine.store.overdue(at(new Date(Date.parse(notice) - 1).toISOString()), { limit: 10 })).items,
    ).toEqual([]);
    expect((await engine.store.overdue(notice, { limit: 10 })).items).toHaveLength(1);
  });

  test('R36 a change is due two minutes after its commit, and until its reactions are done', async () => {
    await engine.store.commit({ writes: [], change: change(subscriptionRef, 1) });
    await engine.store.commit({ writes: [], change: change(customerRef, 1, { reactions: [] }) });
    expect((await engine.store.overdue(at('2026-01-01T10:01:59.999Z'), { limit: 10 })).items).toEqual([]);
    expect((await engine.store.overdue(at('2026-01-01T10:02:00Z'), { limit: 10 })).items).toEqual([
      {
        is: 'change',
        dueAt: '2026-01-01T10:02:00.000Z',
        change: changeRef({ of: subscriptionRef, version: 1 }),
      },
    ]);
  });

  test('R30 a subscription without a timer is never due', async () => {
    await engine.put(subscriptionRef, subscriptionAfter(subscriptionOrder(), linked(addedAt)));
    await engine.put(ref('subscription', 'sub_2'), { ...tombstone, id: 'sub_2' });
    expect((await engine.store.overdue(at('2099-01-01'), { limit: 10 })).items).toEqual([]);
  });

  test('R36 a record that cannot be read is told of, and holds up none of the others', async () => {
    const poisoned = itemOf(changeRef({ of: customerRef, version: 1 }), change(customerRef, 1), 1);
    const due = { duePk: 'DUE#1', dueSk: `${addedAt}#first` };
    await engine.rawPut({ ...poisoned, ...due, data: { secret: 'kim@contoso.example' } });
    await engine.rawPut({ pk: 'SUBSCRIPTION#sub_9', sk: 'SUBSCRIPTION', kind: 'subscription', ...due });
    await engine.rawPut({ pk: 'X', sk: 'X', kind: 'invoice', ...due });
    await engine.store.commit({ writes: [], change: change(subscriptionRef, 1) });
    const found = (await engine.store.overdue(at('2026-02-01'), { limit: 10 })).items;
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
    const { saved } = await engine.store.load({ saved: place });
    if (!saved) throw new Error('The change is not there.');
    return saved;
  };

  test('moves the instant of a change whose reactions are left, and takes it off the index when none is', async () => {
    const made = change(subscriptionRef, 1);
    await engine.store.commit({ writes: [], change: made });
    const mails = [{ event: 0, at: addedAt, messageId: 'ses-1' }];
    const reactions = [{ do: 'set-alarm', attempts: 1 } as const];
    expect(
      await engine.store.saveProgress(await loaded(), { reactions, mails, dueAt: at('2026-02-01') }),
    ).toBe(true);
    expect((await loaded()).value).toMatchObject({ reactions, mails });
    expect((await engine.store.overdue(at('2026-01-31'), { limit: 10 })).items).toEqual([]);
    expect((await engine.store.overdue(at('2026-02-01'), { limit: 10 })).items).toHaveLength(1);

    expect(
      await engine.store.saveProgress(await loaded(), { reactions: [], mails, dueAt: at('2026-02-01') }),
    ).toBe(true);
    expect(await loaded()).toEqual({
      value: { ...made, reactions: [], mails },
      version: 3,
    });
    expect((await engine.store.overdue(at('2099-01-01'), { limit: 10 })).items).toEqual([]);
    expect(await engine.raw(place)).not.toHaveProperty('duePk');
  });

  test('R67 of several at work on one change only one saves its progress', async () => {
    await engine.store.commit({ writes: [], change: change(subscriptionRef, 1) });
    const seen = await loaded();
    const saved = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((attempts) =>
        engine.store.saveProgress(seen, {
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
    await engine.store.commit({ writes: [], change: change(subscriptionRef, 1) });
    const seen = await loaded();
    await engine.store.forget(place);
    expect(await engine.store.saveProgress(seen, { reactions: [], mails: [], dueAt: addedAt })).toBe(false);
    expect(await engine.raw(place)).toBeUndefined();
  });
});
