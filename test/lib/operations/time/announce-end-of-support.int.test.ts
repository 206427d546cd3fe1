import { beforeEach, expect, test } from '@jest/globals';
import { type Catalog, defaultCatalog } from '../../../../lib/catalog.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { announceEndOfSupport } from '../../../../lib/operations/time/announce-end-of-support.ts';
import {
  addedAt,
  at,
  order,
  subscriptionAfter,
  subscriptionOrder,
  tombstone,
} from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { World } from '../world.ts';

const tables = tablesForAll();
let world: World;

beforeEach(async () => {
  world = await World.create(tables, addedAt);
});

const catalogEnding = (day: string): Catalog => ({
  ...defaultCatalog,
  services: defaultCatalog.services.map((service) =>
    service.service === 'rapidstart-services'
      ? {
          ...service,
          endOfSupport: { at: day, successor: 'https://onramp.example/next', noticeDays: [30, 7] },
        }
      : service,
  ),
});

const announce = (day: string) =>
  announceEndOfSupport({ dataCenters: world.from('us'), catalog: catalogEnding(day) })(() => world.request());

const endIn = async (id: string) => {
  const subscription = await world.get('us', ref('subscription', id));
  return subscription && 'periods' in subscription ? subscription.periods.endOfSupport?.at : undefined;
};

test('R28 an end of support that the catalogue comes to name is announced to every subscription of the service, once', async () => {
  for (const id of ['sub_1', 'sub_2'])
    await world.put('us', ref('subscription', id), subscriptionAfter(subscriptionOrder('us', id)));
  await world.put('us', ref('subscription', 'sub_3'), { ...tombstone, id: 'sub_3' });
  const other = { ...subscriptionAfter(subscriptionOrder('us', 'sub_4')), service: 'dynamics-365' };
  await world.put('us', ref('subscription', 'sub_4'), other);

  expect(await announce('2026-03-01T00:00:00Z')).toBe(3);
  expect(await Promise.all(['sub_1', 'sub_2', 'sub_3', 'sub_4'].map(endIn))).toEqual([
    at('2026-03-01'),
    at('2026-03-01'),
    undefined,
    undefined,
  ]);
  expect(await announce('2026-03-01T00:00:00Z')).toBe(0);
  await world.bringStream();
  expect(world.mails.map(({ kind }) => kind)).toEqual(['end-of-support', 'end-of-support']);

  expect(await announce('2026-04-01T00:00:00Z')).toBe(3);
  expect(await endIn('sub_1')).toBe(at('2026-04-01'));
});

test('R28 R35 the notices are mailed on their days by the clock that keeps every deadline', async () => {
  await world.put('us', ref('subscription', 'sub_1'), subscriptionAfter(subscriptionOrder('us')));
  await world.put('eu', ref('order', 'sub_1'), order('us'));
  await announce('2026-03-01T00:00:00Z');
  await world.bringStream();
  expect(world.alarms.get('sub_1')).toBe(at('2026-01-30'));
  world.now = at('2026-01-30T00:00:01Z');
  await world.passTime('us', 'sub_1');
  await world.bringStream();
  expect(world.mails).toHaveLength(2);
  expect(world.alarms.get('sub_1')).toBe(at('2026-02-22'));
});

test('R28 a day later all are looked at once more, so that those that came late by the old catalogue are told as well', async () => {
  const day = '2026-03-01T00:00:00Z';
  await world.put('us', ref('subscription', 'sub_1'), subscriptionAfter(subscriptionOrder('us')));
  expect(await announce(day)).toBe(1);
  await world.put('us', ref('subscription', 'sub_2'), subscriptionAfter(subscriptionOrder('us', 'sub_2')));
  world.wait(24 * 60 - 1);
  expect(await announce(day)).toBe(0);
  expect(await endIn('sub_2')).toBeUndefined();
  world.wait(1);
  expect(await announce(day)).toBe(2);
  expect(await endIn('sub_2')).toBe(at('2026-03-01'));
  await world.bringStream();
  expect(world.mails.map(({ kind }) => kind)).toEqual(['end-of-support', 'end-of-support']);
  world.wait(10 * 24 * 60);
  expect(await announce(day)).toBe(0);
});
