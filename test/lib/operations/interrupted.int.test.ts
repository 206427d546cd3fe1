import { describe, expect, test } from '@jest/globals';
import { agreedDocumentsIn } from '../../../lib/agreements/current.ts';
import { addDays, type Instant } from '../../../lib/domain/instant.ts';
import { invitationIdOf } from '../../../lib/domain/subscription/invitation.ts';
import { acceptInvitation } from '../../../lib/operations/customer/accept-invitation.ts';
import { addAccountNumber } from '../../../lib/operations/partner/add-account-number.ts';
import { addService } from '../../../lib/operations/partner/add-service.ts';
import { removePartnerUser } from '../../../lib/operations/partner/remove-partner-user.ts';
import { sendActivation } from '../../../lib/operations/partner/send-activation.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import { reactivateSubscription } from '../../../lib/operations/support/reactivate-subscription.ts';
import {
  account,
  addedAt,
  agreements,
  at,
  customer,
  inactivatesAt,
  kim,
  kimSignedIn,
  purgesAt,
} from '../support/records.ts';
import { tablesForAll } from '../support/test-tables.ts';
import { givenSubscriptions, givenTrialsOfMax, max, self, sentAt, subscriptionIn, until } from './given.ts';
import { type Mode, modes, readModes } from './interruptions.ts';
import { catalog, type Place, World } from './world.ts';

const tables = tablesForAll();

interface Scenario {
  readonly now: Instant;
  readonly given: (world: World) => Promise<unknown>;
  /** What somebody asks for, and asks for again when there was no answer. Answers an outcome, or nothing. */
  readonly when: (world: World) => Promise<unknown>;
  /** Whoever asks does so again at once, before the stream brings anything. */
  readonly asksAgainAtOnce?: true;
}

const country = (place: Place) => (place === 'us' ? 'US' : 'SE');
const key = 'request-1';

const scenarios: Record<string, Scenario> = {};
for (const place of ['eu', 'us'] as const) {
  scenarios[`R18 R20 adding a service in ${place}`] = {
    now: addedAt,
    given: (world) => world.put('eu', ref('customer', customer.id), customer),
    when: (world) =>
      addService({ dataCenters: world.from('eu'), catalog, agreementsIn: agreedDocumentsIn })(
        customer.id,
        { service: 'rapidstart-services', countryOfUse: country(place) },
        world.caller(key),
      ),
  };
  scenarios[`R21 sending the activation of a subscription in ${place}`] = {
    now: sentAt,
    given: (world) => givenSubscriptions(world, [place]),
    when: (world) =>
      sendActivation({ dataCenters: world.from('eu') })(
        subscriptionIn(place),
        { customerAdministrator: kim, contactEmail: customer.contactEmail },
        world.caller(key),
      ),
  };
  scenarios[`R24 accepting the invitation in ${place}`] = {
    now: at('2026-01-04T10:00:00Z'),
    given: (world) => givenSubscriptions(world, [place], ...until.invited),
    when: (world) =>
      acceptInvitation(world.from(place))(
        {
          link: {
            invitationId: invitationIdOf(subscriptionIn(place)),
            isOf: (generation) => generation === 1,
          },
          agreements,
        },
        world.caller(undefined, kimSignedIn),
      ),
  };
  scenarios[`R35 the alarm of a notice in ${place}`] = {
    now: addDays(inactivatesAt, -30),
    given: (world) => givenSubscriptions(world, [place], ...until.active),
    when: (world) => world.passTime(place, subscriptionIn(place)),
  };
  scenarios[`R32 the alarm of the inactivation in ${place}`] = {
    now: inactivatesAt,
    given: (world) => givenSubscriptions(world, [place], ...until.active),
    when: (world) => world.passTime(place, subscriptionIn(place)),
  };
  scenarios[`R34 the alarm of the purge in ${place}, of a customer with nothing else`] = {
    now: purgesAt,
    given: (world) => givenSubscriptions(world, [place], ...until.inactive),
    when: (world) => world.passTime(place, subscriptionIn(place)),
  };
}
scenarios['R56 somebody who is a billing administrator leaves the partner'] = {
  now: sentAt,
  given: (world) => givenTrialsOfMax(world, ['eu', 'us']),
  when: (world) => removePartnerUser({ home: world.from('eu').home })(max.id, world.caller(key)),
};
scenarios['R34 the alarm of the purge, of a customer with another subscription'] = {
  now: purgesAt,
  given: async (world) => {
    await givenSubscriptions(world, ['eu', 'us'], ...until.inactive);
    world.alarms.delete(subscriptionIn('eu'));
    const other = await world.get('eu', self('eu'));
    if (other?.phase === 'inactive')
      await world.put('eu', self('eu'), { ...other, purgeAt: addDays(purgesAt, 300) });
  },
  when: (world) => world.passTime('us', subscriptionIn('us')),
};
scenarios['R20 finishing an order whose data center did not answer'] = {
  now: addedAt,
  given: async (world) => {
    await world.put('eu', ref('customer', customer.id), customer);
    world.down.add('us');
    await addService({ dataCenters: world.from('eu'), catalog, agreementsIn: agreedDocumentsIn })(
      customer.id,
      { service: 'rapidstart-services', countryOfUse: 'US' },
      world.caller(key),
    );
    world.down.delete('us');
  },
  when: (world) => world.bringStream(),
};
const addNumber = (world: World) =>
  addAccountNumber({ home: world.from('eu').home })(customer.id, account.accountNumber, world.caller());
scenarios['R31 adding the account number, with a subscription in each data center'] = {
  now: sentAt,
  given: async (world) => {
    await world.put('eu', ref('account', account.accountNumber), account);
    await givenSubscriptions(world, ['eu', 'us'], ...until.active);
  },
  when: addNumber,
};
scenarios['R33 adding the account number when it is too late'] = {
  now: addDays(inactivatesAt, 3),
  given: async (world) => {
    await world.put('eu', ref('account', account.accountNumber), account);
    await givenSubscriptions(world, ['us'], ...until.inactive);
  },
  when: addNumber,
};
scenarios['R33 reactivating by support'] = {
  // Or else the number is there before support reactivates, and the history says so too.
  asksAgainAtOnce: true,
  now: addDays(inactivatesAt, 3),
  given: async (world) => {
    await world.put('eu', ref('account', account.accountNumber), account);
    await givenSubscriptions(world, ['us'], ...until.inactive);
  },
  when: (world) =>
    reactivateSubscription(world.from('eu'))(subscriptionIn('us'), account.accountNumber, world.caller(key)),
};

/** The work that one request or alarm causes: itself, then what the stream brings. */
async function work(world: World, scenario: Scenario): Promise<{ answered: boolean }> {
  let answered = await ask(world, scenario);
  if (scenario.asksAgainAtOnce && !answered) {
    world.interruptions.calm();
    answered = await ask(world, scenario);
  }
  await world.bringStream().catch(() => undefined);
  return { answered };
}

const ask = (world: World, { when }: Scenario): Promise<boolean> =>
  when(world).then(
    () => true,
    () => false,
  );

async function begun({ now, given }: Scenario): Promise<World> {
  const world = await World.create(tables, now);
  await given(world);
  world.interruptions.calm();
  return world;
}

/** Two mails of one id are one mail that may have been sent twice because nobody could tell. */
function takeRepeated(world: World): number {
  const once = new Map(world.mails.map((mail) => [mail.id, mail]));
  const repeated = world.mails.length - once.size;
  world.mails.splice(0, world.mails.length, ...once.values());
  return repeated;
}

/** A mail is sent again only when nobody can tell whether it was sent, or nobody could write down that it was. */
const inDoubt = (struck: string, mode: Mode): boolean =>
  struck === 'mail.send' ? mode.endsWith('after') : struck.endsWith('saveProgress');

async function interrupted(scenario: Scenario, step: number, mode: Mode) {
  const world = await begun(scenario);
  world.interruptions.plan(step, mode);
  const { answered } = await work(world, scenario);
  world.interruptions.calm();
  if (!answered) await work(world, scenario);
  await world.sweepUntilQuiet();
  const repeated = takeRepeated(world);
  const end = await world.snapshot();
  await world.end();
  return { mode, end, repeated };
}

describe.each(Object.entries(scenarios))('%s', (_title, scenario) => {
  test('R34 R36 R67 ends the same, wherever it is interrupted and begun again, with nothing doubled', async () => {
    const undisturbed = await begun(scenario);
    expect(await work(undisturbed, scenario)).toEqual({ answered: true });
    const calls = [...undisturbed.interruptions.calls];
    await undisturbed.sweepUntilQuiet();
    const expected = await undisturbed.snapshot();
    expect(takeRepeated(undisturbed)).toBe(0);
    expect(calls.length).toBeGreaterThan(2);

    for (const [index, struck] of calls.entries()) {
      // To die before a call is to die after the one before it, if that had an effect; else before that one.
      const ways = (struck.endsWith('.load') ? readModes : modes).filter(
        (mode) => index === 0 || mode !== 'killed-before',
      );
      const ends = await Promise.all(ways.map((mode) => interrupted(scenario, index + 1, mode)));
      for (const { mode, end, repeated } of ends) {
        const where = `${mode} ${struck}, call ${index + 1} of ${calls.length}`;
        expect({ where, end }).toEqual({ where, end: expected });
        expect({ where, repeated }).toEqual({ where, repeated: inDoubt(struck, mode) ? repeated : 0 });
        expect(repeated).toBeLessThanOrEqual(1);
      }
    }
  });

  test('R67 twice at once has one effect', async () => {
    const undisturbed = await begun(scenario);
    await work(undisturbed, scenario);
    await undisturbed.sweepUntilQuiet();
    const expected = await undisturbed.snapshot();

    const world = await begun(scenario);
    await Promise.all([scenario.when(world), scenario.when(world)]);
    const changes = world.stream.splice(0);
    await Promise.all([...changes, ...changes].map(({ place, change }) => world.react(place, change)));
    await world.bringStream();
    await world.sweepUntilQuiet();
    expect(await world.snapshot()).toEqual(expected);
    expect(takeRepeated(world)).toBe(0);
  });
});
