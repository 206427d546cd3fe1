import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Convert } from '../../../../lib/domain/billing/paid-commands.ts';
import { orderRecord } from '../../../../lib/domain/customer/order.ts';
import { addDays } from '../../../../lib/domain/instant.ts';
import { firstUser, openPortal } from '../../../../lib/domain/portal/portal-commands.ts';
import {
  type SubscriptionOrder,
  subscriptionFrom,
} from '../../../../lib/domain/subscription/subscription.ts';
import { timelineOf } from '../../../../lib/domain/subscription/subscription-timeline.ts';
import { chargesOf } from '../../../../lib/operations/billing/charges.ts';
import {
  convertAsPartner,
  convertAsSupport,
  purchaseAsPartner,
} from '../../../../lib/operations/billing/sell.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { addedAt, byPartner, kim, kimSignedIn } from '../../domain/given.ts';
import { conversion } from '../../domain/given-trial.ts';
import { customer, partner } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { catalog, World } from '../world.ts';

const id = 'sub_01JD0Z5K3N8Q4R7T9VWXYZ0123';
const order: SubscriptionOrder = {
  ...byPartner,
  id,
  customerId: customer.id,
  partnerId: partner.id,
  countryOfUse: 'US',
  dataCenter: 'us',
};
const command: Convert = {
  ...conversion,
  billingAddress: { ...conversion.billingAddress, country: 'US' },
};
const trial = subscriptionFrom(order);
const portal = openPortal(
  id,
  firstUser('usr_1', { person: kim, identity: kimSignedIn, language: 'en' }, addedAt),
);
const self = ref('subscription', id);

const tables = tablesForAll();
let world: World;

beforeEach(async () => {
  world = await World.create(tables, addDays(addedAt, 3));
  await world.put('us', self, trial);
  await world.put('eu', ref('order', id), {
    ...orderRecord(order),
    reported: { version: 1, timeline: timelineOf(trial) },
  });
});
afterEach(() => world.end());

const dependencies = () => ({ dataCenters: world.from('eu'), catalog });
const convert = (change: Partial<Convert> = {}, dryRun = false) =>
  convertAsPartner(dependencies())(
    { subscriptionId: id, command: { ...command, ...change }, dryRun },
    world.caller(),
  );
const charges = async (limit = 100) => {
  const { items } = await chargesOf(world.plain('us'), id, { limit });
  return items.map(({ value }) => value);
};
const told = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) =>
  outcome.refusal?.code ?? 'done';

describe('paying', () => {
  test('R49 a dry run leaves everything as it was, down to the last row', async () => {
    const before = await world.snapshot();
    const shown = await convert({}, true);
    expect(shown).toMatchObject({
      ok: true,
      value: { dryRun: true, preview: { changes: { status: { from: 'trial', to: 'paid' } } } },
    });
    expect(await world.snapshot()).toEqual(before);
    expect(world.stream).toEqual([]);
  });

  test('R49 R62 of two conversions at the same time one is made, and charged once', async () => {
    const outcomes = await Promise.all([convert(), convert({ plan: 'enterprise' })]);
    expect(outcomes.map(told).sort()).toEqual(['already-paid', 'done']);
    expect(await charges()).toHaveLength(1);
  });

  test('R49 somebody who joins meanwhile needs a licence too', async () => {
    await world.put('us', ref('portal', id), portal);
    world.meanwhile = async (call) => {
      if (call !== 'us.commit') return;
      world.meanwhile = undefined;
      const [first] = portal.users;
      if (!first) throw new Error('The portal has no user.');
      const users = [first, { ...first, id: 'usr_2' }];
      const put = { put: ref('portal', id), value: { ...portal, users }, expect: 1 } as const;
      await world.plain('us').commit({ writes: [put] });
    };
    expect(told(await convert({ licences: 1 }))).toBe('too-few-licences');
    expect(told(await convert({ licences: 2 }))).toBe('done');
  });

  test('R36 R62 months that nothing fired for are charged once each, at their instants, whoever comes first', async () => {
    await convert();
    world.stream.length = 0;
    world.wait(100 * 24 * 60);
    await Promise.all([world.passTime('us', id), world.passTime('us', id), world.sweep()]);
    await world.passTime('us', id);
    expect((await charges()).map(({ occasion, charge }) => `${charge.at} ${occasion}`)).toEqual([
      '2026-01-04T10:00:00.000Z conversion',
      '2026-02-04T10:00:00.000Z month',
      '2026-03-04T10:00:00.000Z month',
      '2026-04-04T10:00:00.000Z month',
    ]);
  });

  test('R36 R62 is charged while home is silent: a month does not depend on an account number', async () => {
    await convert();
    world.down.add('eu');
    world.wait(32 * 24 * 60);
    await world.passTime('us', id);
    expect(await charges()).toHaveLength(2);
  });

  test('R66 what time brought before a purchase stands in the history as made by nobody', async () => {
    await convert();
    world.wait(32 * 24 * 60);
    const buy = (licences: number) =>
      purchaseAsPartner(dependencies())(
        { subscriptionId: id, command: { kind: 'licences', licences }, dryRun: false },
        world.caller(),
      );
    expect(told(await buy(1_000_000))).toBe('too-much-bought');
    expect(await buy(4)).toMatchObject({
      value: { done: { charge: { lines: [{ for: 'licences', quantity: 4 }] } } },
    });
    const { items } = await world.plain('us').list({ of: 'changes', aggregate: self }, { limit: 10 });
    expect(items.map(({ value }) => [value.actor.role, value.events.map(({ type }) => type)])).toEqual([
      ['system', ['help-given']],
      ['partner', ['billing-details-given', 'converted']],
      ['system', ['charged']],
      ['partner', ['purchased']],
    ]);
  });

  test('R51 R67 a purchase answers the charge that was made, as the dry run showed it, and so when repeated', async () => {
    await convert();
    world.wait(60);
    const request = world.caller('buy-once');
    const buy = (dryRun: boolean) =>
      purchaseAsPartner(dependencies())(
        { subscriptionId: id, command: { kind: 'plan', plan: 'enterprise' }, dryRun },
        request,
      );
    const shown = await buy(true);
    if (!shown.ok || !shown.value.dryRun) throw new Error('Nothing was shown.');
    const [charge] = shown.value.preview.charges;
    for (let times = 0; times < 2; times++)
      expect(await buy(false)).toMatchObject({ value: { done: { charge } } });
    expect(await charges()).toHaveLength(2);
  });

  test('R51 a purchase comes after the months that were due before it', async () => {
    await convert();
    world.wait(32 * 24 * 60);
    const bought = await purchaseAsPartner(dependencies())(
      { subscriptionId: id, command: { kind: 'licences', licences: 4 }, dryRun: false },
      world.caller(),
    );
    expect(told(bought)).toBe('done');
    const quantities = (await charges()).map(({ occasion, charge }) => [occasion, charge.lines[0]?.quantity]);
    expect(quantities).toEqual([
      ['conversion', 20],
      ['month', 20],
      ['purchase', 4],
    ]);
  });

  test('R62 charges come page by page, none twice and none left out', async () => {
    await convert();
    world.wait(200 * 24 * 60);
    await world.passTime('us', id);
    const all = await charges();
    const paged: unknown[] = [];
    let after: string | undefined;
    do {
      const page = await chargesOf(world.plain('us'), id, { limit: 3, ...(after && { after }) });
      expect(page.items.length).toBeLessThanOrEqual(3);
      paged.push(...page.items.map(({ value }) => value));
      after = page.next;
    } while (after);
    expect(paged).toEqual(all);
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
  });

  test('R50 support converts what has expired although nothing fired, and home knows at once', async () => {
    world.wait(40 * 24 * 60);
    const commanded = { subscriptionId: id, command, dryRun: false };
    expect(told(await convert())).toBe('subscription-expired');
    expect(told(await convertAsSupport(dependencies())(commanded, world.caller()))).toBe('done');
    await world.bringStream();
    expect(await world.get('eu', ref('order', id))).toMatchObject({
      reported: { timeline: { phase: 'paid', paid: { plan: 'essentials', licences: 20 } } },
    });
    expect(world.alarms.get(id)).toBe('2026-03-13T10:00:00.000Z');
    expect(world.mails.map(({ kind }) => kind)).toContain('converted');
    expect(world.mails.map(({ kind }) => kind)).not.toContain('expired');
  });
});
