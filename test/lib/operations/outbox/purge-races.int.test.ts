import { expect, test } from '@jest/globals';
import { addDays, type Instant } from '../../../../lib/domain/instant.ts';
import type { SubscriptionEvent } from '../../../../lib/domain/subscription/subscription-events.ts';
import { answerFromDesk } from '../../../../lib/operations/desk/work-on-request.ts';
import { askSupport } from '../../../../lib/operations/partner/ask-support.ts';
import { changeRef, type Ref, ref, type StoredChange } from '../../../../lib/operations/ports/records.ts';
import { pending, type Reaction } from '../../../../lib/operations/reactions.ts';
import {
  change,
  customer,
  kim,
  partner,
  partnerSignedIn,
  purgesAt,
  subscriptionOrder,
} from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { givenSubscriptions, self, subscriptionIn, until } from '../given.ts';
import { type Place, World } from '../world.ts';

const tables = tablesForAll();

const before = addDays(purgesAt, -1 / 24);

/** What writes about a subscription at home, as a reaction that has been left over, or as a request. */
type Writer = (world: World, place: Place) => Promise<() => Promise<unknown>>;

const leftOver =
  (
    of: (id: string) => Ref,
    event: SubscriptionEvent | Record<string, unknown>,
    reaction: Reaction,
    given?: (world: World, place: Place) => Promise<unknown>,
  ): Writer =>
  async (world, place) => {
    await given?.(world, place);
    const stored: StoredChange = change(of(subscriptionIn(place)), 900, {
      at: before,
      events: [event as SubscriptionEvent],
      reactions: pending(reaction),
    });
    await world.plain(place).commit({ writes: [], change: stored });
    return () => world.react(place, changeRef(stored));
  };

const ofSubscription = (id: string) => ref('subscription', id);
const chosen = {
  productLine: 'rapidstart',
  partnerId: partner.id,
  accountNumber: 'P-1',
  authorizationNumber: '1234567890',
  name: 'Chosen',
  since: before,
  by: kim.accountId,
};
const about = { at: before, userId: 'usr_1', accountId: kim.accountId };

const writers: Record<string, Writer> = {
  'a question of a customer on its way to the desk': leftOver(
    (id) => ref('portal', id),
    { type: 'support-asked', ...about, requestId: 'req_1' },
    { do: 'ask-desk', event: 0 },
    (world, place) =>
      world.put(place, ref('customer-request', subscriptionIn(place), 'req_1'), {
        id: 'req_1',
        userId: 'usr_1',
        state: 'open',
        subject: 'Why?',
        messages: [{ at: before, by: 'customer', text: 'It is inactive.' }],
        openedAt: before,
        told: 0,
      }),
  ),
  'a late account number that opens a request': leftOver(
    ofSubscription,
    { type: 'reactivation-requested', at: before, accountNumber: 'A-1' },
    { do: 'open-request', event: 0 },
  ),
  'the name of an administrator': leftOver(
    ofSubscription,
    { type: 'invitation-sent', at: before },
    { do: 'report-home' },
  ),
  'the choice of a partner of record': leftOver(
    ofSubscription,
    { type: 'partner-of-record-designated', at: before, partner: chosen },
    { do: 'carry-designation', event: 0 },
  ),
  'a question of the partner': async (world, place) => () =>
    askSupport({ home: world.from('eu').home })(
      { subject: 'Why?', text: 'It is inactive.', subscriptionId: subscriptionIn(place) },
      world.caller(undefined, partnerSignedIn),
    ),
};

async function begun(place: Place, others: boolean): Promise<World> {
  const world = await World.create(tables, before);
  await givenSubscriptions(world, [place], ...until.inactive);
  if (others) await withAnother(world, place);
  return world;
}

/** The customer stays, since it has something else. */
async function withAnother(world: World, place: Place): Promise<void> {
  const { service, countryOfUse } = subscriptionOrder(place, subscriptionIn(place));
  const kept = { service: 'dynamics-365', countryOfUse, dataCenter: place, subscriptionId: 'sub_other' };
  const going = { service, countryOfUse, dataCenter: place, subscriptionId: subscriptionIn(place) };
  await world.put('eu', ref('customer', customer.id), { ...customer, services: [going, kept] });
}

async function purge(world: World, place: Place, at: Instant): Promise<void> {
  world.now = at;
  await world.passTime(place, subscriptionIn(place));
  await world.bringStream();
  expect((await world.get(place, self(place)))?.phase).toBe('purged');
}

/** What is left of a subscription in both data centers. */
async function leftOf(world: World, place: Place): Promise<unknown[]> {
  const rows = [...(await world.rows('eu')), ...(await world.rows('us'))] as { kind: string; sk: string }[];
  const mentions = (row: unknown) => JSON.stringify(row).includes(subscriptionIn(place));
  const held = ['support-request', 'request-pointer', 'administered', 'designated-subscription'];
  const ofDesk = (row: unknown) => JSON.stringify(row).includes('request-');
  return rows
    .filter((row) => held.includes(row.kind) || (mentions(row) && row.kind !== 'customer') || ofDesk(row))
    .sort((one, other) => (one.kind < other.kind ? -1 : 1));
}

test.each(
  (['eu', 'us'] as const).flatMap((place) =>
    [false, true].flatMap((others) =>
      Object.entries(writers).map(([name, writer]) => ({ place, others, name, writer })),
    ),
  ),
)(
  'R34 a purge in $place leaves nothing behind, wherever it comes between, of $name (customer stays: $others)',
  async ({ place, others, writer }) => {
    const alone = await begun(place, others);
    await purge(alone, place, purgesAt);
    const expected = await leftOf(alone, place);
    expect(expected).toHaveLength(2);
    await alone.end();

    const undisturbed = await begun(place, others);
    const write = await writer(undisturbed, place);
    undisturbed.interruptions.calm();
    await write();
    const calls = [...undisturbed.interruptions.calls];
    expect(await leftOf(undisturbed, place)).not.toEqual(expected);
    await undisturbed.end();

    for (const [index, call] of calls.entries()) {
      const world = await begun(place, others);
      const late = await writer(world, place);
      let count = 0;
      world.meanwhile = async () => {
        if (count++ !== index) return;
        world.meanwhile = undefined;
        await purge(world, place, purgesAt);
      };
      await late().catch(() => undefined);
      expect(world.meanwhile).toBeUndefined();
      await world.sweepUntilQuiet();
      expect({ call, left: await leftOf(world, place) }).toEqual({ call, left: expected });
      await world.end();
    }
  },
);

const answered: Writer = async (world, place) => {
  const home = world.from('eu').home;
  const asked = await askSupport({ home })(
    { subject: 'Why?', text: 'It is inactive.', subscriptionId: subscriptionIn(place) },
    world.caller(undefined, partnerSignedIn),
  );
  const { id } = asked.ok ? asked.value.value : { id: '' };
  await world.bringStream();
  return () => answerFromDesk({ home })(id, 'Add the number.', world.caller());
};

test.each([
  ['a question of the partner', writers['a question of the partner'] as Writer],
  ['an answer of the desk', answered],
] as const)(
  'R34 a purge leaves nothing behind of %s, whichever of its steps that comes before',
  async (_name, writer) => {
    const alone = await begun('us', false);
    await writer(alone, 'us');
    alone.interruptions.calm();
    await purge(alone, 'us', purgesAt);
    const calls = [...alone.interruptions.calls];
    const expected = await leftOf(alone, 'us');
    expect(expected).toHaveLength(2);
    await alone.end();

    for (const [index, call] of calls.entries()) {
      const world = await begun('us', false);
      const write = await writer(world, 'us');
      let count = 0;
      world.meanwhile = async () => {
        if (count++ !== index) return;
        world.meanwhile = undefined;
        await write().catch(() => undefined);
      };
      await purge(world, 'us', purgesAt);
      await world.sweepUntilQuiet();
      expect({ call, left: await leftOf(world, 'us') }).toEqual({ call, left: expected });
      await world.end();
    }
  },
);
