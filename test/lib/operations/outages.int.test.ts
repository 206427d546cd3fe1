import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, type Instant } from '../../../lib/domain/instant.ts';
import { accepted } from '../../../lib/domain/refusal.ts';
import { timelineOf } from '../../../lib/domain/subscription/subscription-timeline.ts';
import { standing } from '../../../lib/domain/time/standing.ts';
import { changeSubscription } from '../../../lib/operations/change-subscription.ts';
import { sendActivation } from '../../../lib/operations/partner/send-activation.ts';
import { withdrawActivation } from '../../../lib/operations/partner/withdraw-activation.ts';
import { changeRef, ref } from '../../../lib/operations/ports/records.ts';
import { provisionSubscription } from '../../../lib/operations/subscription/provision-subscription.ts';
import {
  at,
  change,
  customer,
  inactivatesAt,
  kim,
  order,
  purgesAt,
  subscriptionOrder,
} from '../support/records.ts';
import { tablesForAll } from '../support/test-tables.ts';
import { givenSubscriptions, self, sentAt, subscriptionIn, until } from './given.ts';
import { type Place, World } from './world.ts';

const tables = tablesForAll();
let world: World;
beforeEach(async () => {
  world = await World.create(tables, sentAt);
});
afterEach(() => world.end());

const phase = async (place: Place) => (await world.get(place, self(place)))?.phase;
const standAt = (now: Instant) => {
  world.now = now;
};
const kinds = () => world.mails.map(({ kind }) => kind);
const minutesAfter = (start: Instant) => (minutes: number) => addDays(start, minutes / (24 * 60));

describe('home cannot be read', () => {
  test('R31 R36 so nothing is inactivated, for as long as it lasts; afterwards what was due happens at its own instant', async () => {
    await givenSubscriptions(world, ['us'], ...until.active);
    standAt(inactivatesAt);
    world.down.add('eu');
    await expect(world.passTime('us', subscriptionIn('us'))).rejects.toThrow('eu does not answer');
    for (let days = 0; days < 5; days++) {
      await world.sweep();
      expect(await phase('us')).toBe('active');
      world.wait(24 * 60);
    }
    expect(world.mails).toEqual([]);
    world.down.clear();
    await world.sweepUntilQuiet();
    expect(await world.get('us', self('us'))).toMatchObject({
      phase: 'inactive',
      since: inactivatesAt,
      purgeAt: purgesAt,
    });
    expect(kinds()).toEqual(['inactivated']);
  });

  test('R31 a number added at home before the deadline is found when home is back', async () => {
    await givenSubscriptions(world, ['us'], ...until.active);
    await world.put('eu', ref('order', subscriptionIn('us')), {
      ...order('us', subscriptionIn('us')),
      account: { accountNumber: 'A-1', since: addDays(inactivatesAt, -1) },
    });
    standAt(addDays(inactivatesAt, 2));
    world.down.add('eu');
    await world.sweep();
    world.down.clear();
    await world.sweepUntilQuiet();
    expect(await world.get('us', self('us'))).toMatchObject({ phase: 'active', limit: { is: 'lifted' } });
    expect(kinds()).toEqual([]);
    expect(world.alarms.size).toBe(0);
  });

  test('R34 so nothing is purged', async () => {
    await givenSubscriptions(world, ['us'], ...until.inactive);
    standAt(addDays(purgesAt, 1));
    world.down.add('eu');
    const before = await world.rows('us');
    await world.sweep();
    expect(await world.rows('us')).toEqual(before);
    world.down.clear();
    await world.sweepUntilQuiet();
    expect(await phase('us')).toBe('purged');
  });

  test('R29 R35 notices go out all the same, and home, which is told of none, shows them', async () => {
    await givenSubscriptions(world, ['us'], ...until.active);
    standAt(addDays(inactivatesAt, -30));
    world.down.add('eu');
    await world.passTime('us', subscriptionIn('us'));
    await world.bringStream();
    expect(kinds()).toEqual(['notice-before-inactivation']);
    expect(world.alarms.get(subscriptionIn('us'))).toBe(addDays(inactivatesAt, -7));
    world.down.clear();
    await world.sweepUntilQuiet();
    const reported = (await world.get('eu', ref('order', subscriptionIn('us'))))?.reported;
    const stored = await world.get('us', self('us'));
    if (!reported || !stored) throw new Error('There is nothing to compare.');
    expect(reported.version).toBe(1);
    const atHome = standing(reported.timeline, addDays(inactivatesAt, -30));
    expect(atHome.notices).toMatchObject([{ about: 'inactivation', days: 30 }]);
    expect(atHome).toEqual(standing(timelineOf(stored), addDays(inactivatesAt, -30)));
  });
});

describe('mail cannot be sent', () => {
  test('R36 for an hour: alarms go on, and every mail arrives afterwards, once', async () => {
    await givenSubscriptions(world, ['eu', 'us'], ...until.active);
    const start = addDays(inactivatesAt, -30);
    standAt(start);
    world.down.add('mail');
    for (const place of ['eu', 'us'] as const) await world.passTime(place, subscriptionIn(place));
    await world.bringStream();
    const next = addDays(inactivatesAt, -7);
    expect([...world.alarms.values()]).toEqual([next, next]);
    while (world.now < minutesAfter(start)(60)) {
      world.wait(5);
      await world.sweep();
    }
    expect(world.mails).toEqual([]);
    world.down.clear();
    await world.sweepUntilQuiet();
    expect(kinds()).toEqual(['notice-before-inactivation', 'notice-before-inactivation']);
    expect(new Set(world.mails.map(({ id }) => id)).size).toBe(2);
  });

  test('R35 and nobody knows whether it was: after twelve times over hours it is not sent again, but told of', async () => {
    await givenSubscriptions(world, ['us'], ...until.active);
    standAt(addDays(inactivatesAt, -30));
    world.down.add('mail');
    await world.passTime('us', subscriptionIn('us'));
    await world.bringStream();
    for (let sweeps = 0; sweeps < 100; sweeps++) {
      world.wait(6);
      await world.sweep();
    }
    const tries = world.failures.filter((failure) => failure.startsWith('mail: '));
    expect(tries).toEqual([...Array(12).fill('mail: Error'), 'mail: MailGivenUp']);
    world.down.clear();
    await world.sweepUntilQuiet();
    expect(world.mails).toEqual([]);
    const told = await world.get('us', changeRef({ of: self('us'), version: 2 }));
    expect(told?.mails).toEqual([expect.objectContaining({ failure: 'unknown' })]);
  });

  test('R34 so the purge waits for its mail, which then goes out before the data', async () => {
    await givenSubscriptions(world, ['us'], ...until.inactive);
    standAt(purgesAt);
    world.down.add('mail');
    await world.passTime('us', subscriptionIn('us'));
    await world.bringStream();
    for (let sweeps = 0; sweeps < 12; sweeps++) {
      world.wait(5);
      await world.sweep();
    }
    expect(await phase('us')).toBe('purging');
    world.down.clear();
    await world.sweepUntilQuiet();
    expect(kinds()).toEqual(['purged']);
    expect(await phase('us')).toBe('purged');
  });

  test('R34 but not for ever: the data goes within a day', async () => {
    await givenSubscriptions(world, ['us'], ...until.inactive);
    standAt(purgesAt);
    world.down.add('mail');
    await world.passTime('us', subscriptionIn('us'));
    await world.bringStream();
    while ((await phase('us')) !== 'purged' && world.now < addDays(purgesAt, 2)) {
      world.wait(15);
      await world.sweep();
    }
    expect(world.now < addDays(purgesAt, 1)).toBe(true);
    expect(await world.rows('us')).toEqual([
      expect.objectContaining({ kind: 'subscription', phase: 'purged' }),
    ]);
    expect(JSON.stringify(await world.rows('eu'))).not.toContain('contoso');
  });
});

describe('the Scheduler does not answer', () => {
  test('R36 so what is due happens by the sweep, and mails are not held up', async () => {
    await givenSubscriptions(world, ['us'], ...until.active);
    standAt(addDays(inactivatesAt, -30));
    world.down.add('scheduler');
    await world.sweep();
    await world.sweep();
    world.wait(3);
    await world.sweep();
    expect(kinds()).toEqual(['notice-before-inactivation']);
    standAt(inactivatesAt);
    await world.sweep();
    expect(await phase('us')).toBe('inactive');
  });
});

describe('a mail', () => {
  const send = () =>
    sendActivation({ dataCenters: world.from('eu') })(
      subscriptionIn('us'),
      { customerAdministrator: kim, contactEmail: customer.contactEmail },
      world.caller(),
    );

  test('R67 is sent once by two workers on one change, whoever of them is first', async () => {
    await givenSubscriptions(world, ['us']);
    expect((await send()).ok).toBe(true);
    const [first] = world.stream.splice(0);
    if (!first) throw new Error('There is no change.');
    await Promise.all(Array.from({ length: 5 }, () => world.react(first.place, first.change)));
    await world.sweepUntilQuiet();
    expect(kinds()).toEqual(['activation']);
  });

  test('R67 whose worker vanished is taken over after its claim, not before', async () => {
    await givenSubscriptions(world, ['us']);
    await send();
    const [first] = world.stream.splice(0);
    if (!first) throw new Error('There is no change.');
    world.interruptions.plan('mail.send', 'killed-before');
    await expect(world.react(first.place, first.change)).rejects.toThrow(
      expect.objectContaining({ name: 'Killed' }),
    );
    world.interruptions.calm();
    world.wait(4);
    await world.sweep();
    await world.react(first.place, first.change);
    expect(kinds()).toEqual([]);
    world.wait(1);
    await world.sweep();
    expect(kinds()).toEqual(['activation']);
  });

  test('R23 of an activation that was replaced before it went out is not sent', async () => {
    await givenSubscriptions(world, ['us']);
    await send();
    world.wait(1);
    await send();
    await world.bringStream();
    await world.sweepUntilQuiet();
    expect(kinds()).toEqual(['activation']);
    const sent = (await world.get('us', changeRef({ of: self('us'), version: 3 })))?.mails;
    expect(sent).toHaveLength(1);
    expect((await world.get('us', changeRef({ of: self('us'), version: 2 })))?.mails).toEqual([]);
  });

  test('R23 of an activation that was withdrawn before it went out is not sent', async () => {
    await givenSubscriptions(world, ['us']);
    await send();
    await withdrawActivation({ dataCenters: world.from('eu') })(subscriptionIn('us'), world.caller());
    await world.bringStream();
    await world.sweepUntilQuiet();
    expect(kinds()).toEqual([]);
  });

  test('R35 R36 of notices that time has overtaken is not sent: after a long silence only what still holds is told', async () => {
    await givenSubscriptions(world, ['us'], ...until.active);
    standAt(addDays(purgesAt, -3));
    await world.sweepUntilQuiet();
    expect(kinds().sort()).toEqual(['inactivated', 'notice-before-purge']);
    const history = await world.plain('us').list({ of: 'changes', aggregate: self('us') }, { limit: 10 });
    expect(
      history.items.flatMap(({ value }) => value.events.map((event) => `${event.type} ${event.at}`)),
    ).toEqual([
      'notice-given 2026-03-02T10:00:00.000Z',
      'notice-given 2026-03-25T10:00:00.000Z',
      'notice-given 2026-03-31T10:00:00.000Z',
      'inactivated 2026-04-01T10:00:00.000Z',
      'notice-given 2026-04-24T10:00:00.000Z',
    ]);
  });
});

describe('two at once', () => {
  test('R36 the alarm ends at the newest state, whichever worker sets it last', async () => {
    await givenSubscriptions(world, ['us'], ...until.active);
    standAt(addDays(inactivatesAt, -30));
    await world.passTime('us', subscriptionIn('us'));
    const [older] = world.stream.splice(0);
    if (!older) throw new Error('There is no change.');
    // While the first worker is about to look again, the number arrives and its own worker clears the alarm.
    let linked = false;
    world.meanwhile = async (call) => {
      if (
        linked ||
        call !== 'us.load' ||
        world.alarms.get(subscriptionIn('us')) !== addDays(inactivatesAt, -7)
      )
        return;
      linked = true;
      await changeSubscription(
        {
          store: world.plain('us'),
          subscriptionId: subscriptionIn('us'),
          author: { actor: { role: 'system' } },
          facts: () => Promise.resolve({ account: undefined }),
          decide: () =>
            accepted([
              {
                type: 'account-number-linked',
                at: world.now,
                account: { accountNumber: 'A-1', since: world.now },
              },
            ]),
        },
        world.request(),
      );
    };
    await world.react(older.place, older.change);
    expect(linked).toBe(true);
    expect(world.alarms.has(subscriptionIn('us'))).toBe(false);
  });

  test('R20 an order that conflicts with its own provisioning elsewhere is not taken for done', async () => {
    const placed = subscriptionOrder('us', subscriptionIn('us'));
    await world.put('eu', ref('order', placed.id), order('us', placed.id));
    const { in: within, ...rest } = world.from('eu');
    const conflicting = {
      ...rest,
      in: (place: string) =>
        Object.assign(Object.create(within(place)), { commit: async () => ({ is: 'again' as const }) }),
    };
    await expect(
      provisionSubscription(conflicting)(placed, { actor: { role: 'system' } }, world.request()),
    ).rejects.toThrow(expect.objectContaining({ name: 'DataCenterUnavailable' }));
  });

  test('R34 the purge does not end while home could not let go of what it holds', async () => {
    await givenSubscriptions(world, ['us'], ...until.inactive);
    standAt(purgesAt);
    // As often as a commit is tried somebody else writes to the order whenever the purge has read it.
    const tries = 24;
    const restless = ref('order', subscriptionIn('us'));
    let writes = 0;
    world.meanwhile = async (call) => {
      if (call !== 'eu.commit' || writes >= tries) return;
      writes++;
      const stored = await world.plain('eu').load({ restless });
      if (stored.restless)
        await world.plain('eu').commit({
          writes: [{ put: restless, value: stored.restless.value, expect: stored.restless.version }],
        });
    };
    await world.passTime('us', subscriptionIn('us'));
    await world.bringStream();
    expect(writes).toBe(tries);
    expect(await phase('us')).toBe('purging');
    await world.sweepUntilQuiet();
    expect(await phase('us')).toBe('purged');
    expect(await world.get('eu', ref('customer', customer.id))).toBeUndefined();
    expect((await world.get('eu', restless))?.organizationName).toBeUndefined();
  });
});

describe('the sweep', () => {
  test('R36 does everything else when a change cannot be read, each time, and says so', async () => {
    await givenSubscriptions(world, ['us'], ...until.active);
    const poisoned = change(ref('subscription', 'sub_poisoned'), 1, { actor: { role: 'nobody' } as never });
    await world.plain('us').commit({ writes: [], change: poisoned });
    standAt(addDays(inactivatesAt, -30));
    await world.sweep();
    world.wait(3);
    await world.sweep();
    expect(kinds()).toEqual(['notice-before-inactivation']);
    expect(world.failures).toEqual(['change: UnreadableItem', 'change: UnreadableItem']);
  });

  test('R36 brings the stored state up to date within one sweep of its instant, without any alarm', async () => {
    await givenSubscriptions(world, ['eu', 'us'], ...until.active);
    world.alarms.clear();
    standAt(at('2026-04-01T09:59:59.999Z'));
    await world.sweepUntilQuiet();
    expect(await phase('us')).toBe('inactive');
    expect((await world.get('us', self('us'))) as unknown).toMatchObject({ since: inactivatesAt });
  });
});
