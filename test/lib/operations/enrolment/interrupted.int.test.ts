import { describe, expect, test } from '@jest/globals';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { at } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { type Mode, modes, readModes } from '../interruptions.ts';
import { World } from '../world.ts';
import { checked, endOf, inCountry, outcomeOf, prospect, rows, run, sent, standing } from './enrolments.ts';

const now = at('2026-03-01T09:00:00Z');

const tables = tablesForAll();

const file = [prospect('a'), prospect('b', inCountry('US')), { customer: prospect('c').customer }];

const runOf = (orders: Parameters<typeof checked>[1]) => async (world: World) => {
  const id = await checked(world, orders);
  outcomeOf(await run(world, id));
  return id;
};

/** What is begun, and what brings it on. */
const phases: Readonly<Record<string, (world: World) => Promise<string>>> = {
  'the dry run': (world) => sent(world, file),
  'the run of a row at home': runOf([prospect('a')]),
  'the run of a row in another data center': runOf([prospect('b', inCountry('US'))]),
};

async function begun(phase: (world: World) => Promise<string>): Promise<{ world: World; id: string }> {
  const world = await World.create(tables, now);
  const id = await phase(world);
  world.interruptions.calm();
  return { world, id };
}

/** Two mails of one id are one mail of which nobody could tell whether it went out. */
const withoutRepeated = (world: World): void => {
  const once = new Map(world.mails.map((mail) => [mail.id, mail]));
  world.mails.splice(0, world.mails.length, ...once.values());
};

async function endAfter({ world, id }: { world: World; id: string }): Promise<unknown> {
  world.interruptions.calm();
  await world.sweepUntilQuiet();
  withoutRepeated(world);
  const end = await endOf(world, id);
  await world.end();
  return end;
}

describe.each(Object.entries(phases))('%s', (_, phase) => {
  test('R67 ends the same, wherever it is interrupted, with nothing doubled', async () => {
    const undisturbed = await begun(phase);
    await undisturbed.world.bringStream();
    const calls = [...undisturbed.world.interruptions.calls];
    const expected = await endAfter(undisturbed);
    expect(calls.length).toBeGreaterThan(5);

    for (const [index, struck] of calls.entries()) {
      const ways = (struck.endsWith('.load') ? readModes : modes).filter(
        (mode) => index === 0 || mode !== 'killed-before',
      );
      const ends = await Promise.all(
        ways.map(async (mode: Mode) => {
          const interrupted = await begun(phase);
          interrupted.world.interruptions.plan(index + 1, mode);
          await interrupted.world.bringStream().catch(() => undefined);
          return { mode, end: await endAfter(interrupted) };
        }),
      );
      for (const { mode, end } of ends) {
        const where = `${mode} ${struck}, call ${index + 1} of ${calls.length}`;
        expect({ where, end }).toEqual({ where, end: expected });
      }
    }
  }, 120_000);

  test('R67 by two workers at once has one effect', async () => {
    const undisturbed = await begun(phase);
    await undisturbed.world.bringStream();
    const expected = await endAfter(undisturbed);

    const twice = await begun(phase);
    const { world } = twice;
    for (let next = world.stream.shift(); next; next = world.stream.shift()) {
      const { place, change } = next;
      await Promise.all([world.react(place, change), world.react(place, change)]);
    }
    expect(await endAfter(twice)).toEqual(expected);
  });
});

test('R67 one file, sent and run twice at once, enrols every customer once', async () => {
  const world = await World.create(tables, now);
  const ids = [await checked(world, file), await checked(world, file)];
  for (const id of ids) outcomeOf(await run(world, id));
  const changes = world.stream.splice(0);
  await Promise.all(changes.map(({ place, change }) => world.react(place, change)));
  await world.bringStream();
  await world.sweepUntilQuiet();
  const customers = await world.plain('eu').list({ of: 'customers', partnerId: 'par_1' }, { limit: 100 });
  expect(customers.items.map(({ value }) => value.externalId).sort()).toEqual(['a', 'b', 'c']);
  expect(world.mails.map(({ to }) => to).sort()).toEqual(['it@a.example', 'it@b.example']);
  const created = await Promise.all(
    ids.map(async (id) =>
      (await rows(world, id)).filter(({ actions }) => actions?.includes('create-customer')),
    ),
  );
  expect(created.flat().length).toBe(3);
  for (const id of ids) expect((await standing(world, id)).status).toBe('finished');
  await world.end();
});

test('R34 a purge of the enrolled, interrupted anywhere, frees the partner’s own id', async () => {
  for (const struck of ['eu.commit', 'eu.emptyPartition', 'eu.bury']) {
    const world = await World.create(tables, now);
    const id = await runOf(file)(world);
    await world.bringStream();
    const [row] = await rows(world, id);
    world.wait(121 * 24 * 60);
    world.interruptions.plan(struck, 'killed-after');
    await world.sweep().catch(() => undefined);
    world.interruptions.calm();
    await world.sweepUntilQuiet();
    expect(await world.get('eu', ref('customer', row?.customerId ?? ''))).toBeUndefined();
    expect(await world.get('eu', ref('external-id', 'par_1', 'a'))).toBeUndefined();
    await world.end();
  }
});
