import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hasPartnerOfRecord } from '../../../../lib/domain/directory/account.ts';
import { addMilliseconds } from '../../../../lib/domain/instant.ts';
import { firstUser, openPortal } from '../../../../lib/domain/portal/portal-commands.ts';
import { timelineOf } from '../../../../lib/domain/subscription/subscription-timeline.ts';
import { administeredRef } from '../../../../lib/operations/one-side-only.ts';
import { addAccountNumber } from '../../../../lib/operations/partner/add-account-number.ts';
import { addService } from '../../../../lib/operations/partner/add-service.ts';
import { createCustomer } from '../../../../lib/operations/partner/create-customer.ts';
import {
  designatePartner,
  removePartnerOfRecord,
} from '../../../../lib/operations/partner-of-record/designate.ts';
import { viewPartnerOfRecord } from '../../../../lib/operations/partner-of-record/view.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import {
  account,
  activated,
  customer,
  invitationSent,
  kim,
  kimSignedIn,
  linked,
  order,
  partner,
  subscriptionAfter,
  subscriptionOrder,
} from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { acceptedAt, sentAt } from '../given.ts';
import { catalog, type Place, World } from '../world.ts';

const tables = tablesForAll();
let world: World;
beforeEach(async () => {
  world = await World.create(tables, acceptedAt);
});
afterEach(() => world.end());

const number = account.accountNumber;
const names = ['Alfa', 'Beta', 'Gamma'] as const;
type Name = (typeof names)[number];
const authorizationNumberOf = (name: Name) => `123456789${names.indexOf(name)}`;
const partnerId = (name: Name) => `par_${name}`;
const partnerAccount = (name: Name) => `P-${name}`;

/** A subscription in a data center, of a customer of its own, whom Kim signed up. */
interface Sibling {
  readonly id: string;
  readonly place: Place;
}
const north: Sibling = { id: 'sub_north', place: 'eu' };
const south: Sibling = { id: 'sub_south', place: 'us' };
const siblings = [north, south] as const;

/** Two customers of two partners with one account number, and the partners that can be chosen. */
async function givenOneOrganization({ withNumber = true } = {}): Promise<void> {
  await world.put('eu', ref('account', number), {
    ...account,
    partnersOfRecord: [
      ...account.partnersOfRecord,
      ...(withNumber ? [] : [{ productLine: 'other', partnerAccountNumber: partner.accountNumber }]),
    ],
  });
  for (const name of names)
    await world.put('eu', ref('authorization-number', authorizationNumberOf(name)), {
      partnerId: partnerId(name),
      accountNumber: partnerAccount(name),
      authorizationNumber: authorizationNumberOf(name),
      organization: { name, country: 'SE', phone: '+46 8 123' },
    });
  for (const [index, sibling] of siblings.entries()) await givenSubscription(sibling, index, withNumber);
}

async function givenSubscription({ id, place }: Sibling, index: number, withNumber: boolean): Promise<void> {
  const linkedAccount = { accountNumber: number, since: acceptedAt };
  const customerId = `cus_${index + 1}`;
  const placed = {
    ...subscriptionOrder(place, id),
    customerId,
    partnerId: withNumber ? `par_${index + 1}` : partner.id,
  };
  const { service, countryOfUse, dataCenter } = placed;
  const subscription = subscriptionAfter(
    placed,
    invitationSent(sentAt),
    activated(acceptedAt),
    ...(withNumber ? [linked(acceptedAt)] : []),
  );
  await world.put(place, ref('subscription', id), subscription);
  const person = { person: kim, contactEmail: kim.accountId, identity: kimSignedIn, language: 'en' } as const;
  await world.put(place, ref('portal', id), openPortal(id, firstUser('usr_1', person, acceptedAt)));
  await world.put('eu', ref('order', id), {
    ...order(place, id),
    customerId,
    partnerId: placed.partnerId,
    ...(withNumber && { account: linkedAccount }),
    reported: { version: 1, timeline: timelineOf(subscription) },
  });
  await world.put('eu', ref('customer', customerId), {
    ...customer,
    id: customerId,
    partnerId: placed.partnerId,
    services: [{ subscriptionId: id, service, countryOfUse, dataCenter }],
    ...(withNumber && { account: linkedAccount }),
  });
  if (withNumber) await world.put('eu', ref('account-customer', number, customerId), { customerId });
}

const toolsOf = (place: Place) => ({ dataCenters: world.from(place), catalog });
const asKim = () => world.caller(undefined, kimSignedIn);
const named = { organization: customer.organization.name, dryRun: false } as const;

async function choose({ id, place }: Sibling, name: Name): Promise<void> {
  const command = { ...named, subscriptionId: id, authorizationNumber: authorizationNumberOf(name) };
  const chosen = await designatePartner(toolsOf(place))(command, asKim());
  if (!chosen.ok) throw new Error(chosen.refusal.code);
}
async function takeBack({ id, place }: Sibling): Promise<void> {
  const removed = await removePartnerOfRecord(toolsOf(place))({ ...named, subscriptionId: id }, asKim());
  if (!removed.ok) throw new Error(removed.refusal.code);
}
async function seen({ id, place }: Sibling) {
  const view = await viewPartnerOfRecord(toolsOf(place))(id, asKim());
  if (!view.ok) throw new Error(view.refusal.code);
  return view.value;
}
const shown = async (sibling: Sibling) => (await seen(sibling)).present?.partner?.name;

/** For whom R9 finds the account, of those that can be chosen; and who has which subscription in its list. */
async function atHome() {
  const stored = await world.get('eu', ref('account', number));
  const listed = await Promise.all(
    names.map(async (name) => {
      const { items } = await world
        .plain('eu')
        .list({ of: 'designated-subscriptions', partnerId: partnerId(name) }, { limit: 9 });
      return items.map(({ value }) => `${name} ${value.subscriptionId}`);
    }),
  );
  return {
    found: names.filter((name) => stored && hasPartnerOfRecord(stored, partnerAccount(name))),
    directory: stored && hasPartnerOfRecord(stored, partner.accountNumber),
    listed: listed.flat().sort(),
  };
}

/** Wherever one looks, it is this partner, or what the directory says. */
async function expectEverywhere(name: Name | undefined): Promise<void> {
  expect(await Promise.all(siblings.map(shown))).toEqual([name, name]);
  expect(await atHome()).toEqual({
    found: name ? [name] : [],
    directory: name === undefined,
    listed: name ? siblings.map(({ id }) => `${name} ${id}`) : [],
  });
}

describe('one partner of record for an organisation', () => {
  beforeEach(() => givenOneOrganization());

  test('R54 chosen from one subscription, every other one of its account shows it, whoever enrolled it', async () => {
    await choose(north, 'Beta');
    await world.bringStream();
    await expectEverywhere('Beta');
    await choose(south, 'Gamma');
    await world.bringStream();
    await expectEverywhere('Gamma');
    const [own, others] = await Promise.all([seen(south), seen(north)]);
    expect(own.history.map(({ partner: chosen, by }) => [chosen?.name, by])).toEqual([
      ['Gamma', kim.accountId],
      ['Beta', undefined],
    ]);
    expect(others.history.map(({ partner: chosen, by }) => [chosen?.name, by])).toEqual([
      ['Gamma', undefined],
      ['Beta', kim.accountId],
    ]);
  });

  test('R54 the partner that a subscription was given by itself can be chosen again, and is then the one', async () => {
    await choose(north, 'Beta');
    await choose(south, 'Gamma');
    await world.bringStream();
    await choose(north, 'Beta');
    await world.bringStream();
    await expectEverywhere('Beta');
  });

  test('R54 taken back is what is shown, from whichever subscription it was chosen', async () => {
    await choose(south, 'Gamma');
    await world.bringStream();
    await takeBack(north);
    await world.bringStream();
    await expectEverywhere(undefined);
    await takeBack(south);
    expect(world.stream).toEqual([]);
  });

  test('R54 R65 R67 what was chosen elsewhere can be taken back, and changes the entity tag', async () => {
    const before = await seen(north);
    await choose(south, 'Gamma');
    await world.bringStream();
    const after = await seen(north);
    expect(after.tag).not.toBe(before.tag);
    const command = { ...named, subscriptionId: north.id };
    const stale = { ...asKim(), ifMatch: before.tag };
    expect(await removePartnerOfRecord(toolsOf('eu'))(command, stale)).toMatchObject({
      ok: false,
      refusal: { code: 'precondition-failed' },
    });
    const fresh = { ...asKim(), ifMatch: after.tag };
    expect((await removePartnerOfRecord(toolsOf('eu'))(command, fresh)).ok).toBe(true);
  });

  test('R52 R54 a dry run names the partner that stands, wherever it was chosen', async () => {
    await choose(south, 'Gamma');
    await world.bringStream();
    const command = { ...named, dryRun: true, subscriptionId: north.id };
    const look = designatePartner(toolsOf('eu'));
    expect(
      await look({ ...command, authorizationNumber: authorizationNumberOf('Beta') }, asKim()),
    ).toMatchObject({
      value: { preview: { changes: { partnerOfRecord: { from: 'Gamma', to: 'Beta' } } } },
    });
    expect(
      await look({ ...command, authorizationNumber: authorizationNumberOf('Gamma') }, asKim()),
    ).toMatchObject({ value: { preview: { changes: {} } } });
  });

  test.each([
    ['one elsewhere', ['sub_north', 'sub_south'], 'organization-required'],
    ['one elsewhere that is being purged', ['sub_north', 'sub_gone'], true],
    ['one elsewhere that never came to be', ['sub_north', 'sub_missing'], true],
    ['this one only', ['sub_north'], true],
    ['nothing', [], true],
  ])('R52 whoever is said to administer %s, %j, is answered %s without a name', async (_, ids, answer) => {
    const gone = order('us', 'sub_gone');
    const { periods, handled } = timelineOf(subscriptionAfter(subscriptionOrder('us', gone.id)));
    const timeline = { periods, handled, phase: 'purging' as const, since: acceptedAt };
    await world.put('eu', ref('order', 'sub_gone'), { ...gone, reported: { version: 9, timeline } });
    const entries = ids.map((subscriptionId) => ({ subscriptionId, at: acceptedAt }));
    await world.put('eu', administeredRef(kimSignedIn), { entries });
    const command = { dryRun: false, subscriptionId: north.id };
    const authorizationNumber = authorizationNumberOf('Beta');
    const chosen = await designatePartner(toolsOf('eu'))({ ...command, authorizationNumber }, asKim());
    expect(chosen.ok || chosen.refusal.code).toBe(answer);
  });

  test('R54 of two choices at the same instant, before either data center has heard of the other, one stands', async () => {
    await Promise.all([choose(north, 'Alfa'), choose(south, 'Beta')]);
    await world.bringStream();
    await expectEverywhere('Beta');
  });

  test('R54 whatever the order of choices, of carries, and of clocks, one partner stands everywhere', async () => {
    type Step =
      | { readonly does: 'choose'; readonly by: Sibling; readonly name: Name }
      | { readonly does: 'take-back'; readonly by: Sibling }
      | { readonly does: 'carry'; readonly which: number; readonly again: boolean }
      | { readonly does: 'tick'; readonly ms: number };
    const sibling = fc.constantFrom(...siblings);
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.record({ does: fc.constant('choose' as const), by: sibling, name: fc.constantFrom(...names) }),
      fc.record({ does: fc.constant('take-back' as const), by: sibling }),
      fc.record({ does: fc.constant('carry' as const), which: fc.nat(), again: fc.boolean() }),
      fc.record({ does: fc.constant('tick' as const), ms: fc.integer({ min: -3, max: 3 }) }),
    );
    const take = async (one: Step): Promise<void> => {
      switch (one.does) {
        case 'choose':
          return choose(one.by, one.name);
        case 'take-back':
          return takeBack(one.by);
        case 'tick':
          world.now = addMilliseconds(world.now, one.ms);
          return;
        case 'carry': {
          const at = one.which % Math.max(world.stream.length, 1);
          const [next] = one.again ? world.stream.slice(at, at + 1) : world.stream.splice(at, 1);
          if (next) await world.react(next.place, next.change);
          return;
        }
        default:
          return one satisfies never;
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await world.end();
        world = await World.create(tables, acceptedAt);
        await givenOneOrganization();
        for (const one of steps) await take(one);
        await world.bringStream();
        const stands = (await shown(north)) as Name | undefined;
        await expectEverywhere(stands);
      }),
      { numRuns: 30 },
    );
  });
});

describe('an organisation whose account number comes later', () => {
  test('R54 has chosen for all that have the number, the last choice of any of them, and for what is added then', async () => {
    await givenOneOrganization({ withNumber: false });
    await choose(north, 'Beta');
    world.wait(1);
    await choose(south, 'Gamma');
    await world.bringStream();
    expect(await Promise.all(siblings.map(shown))).toEqual(['Beta', 'Gamma']);
    for (const id of ['cus_2', 'cus_1']) {
      const added = await addAccountNumber(world.from('eu'))(id, number, world.caller());
      expect(added.ok).toBe(true);
    }
    await world.bringStream();
    expect(await Promise.all(siblings.map(shown))).toEqual(['Gamma', 'Gamma']);
    expect((await atHome()).listed).toEqual(['Gamma sub_north', 'Gamma sub_south']);
    expect((await seen(north)).history.map(({ partner: chosen }) => chosen?.name)).toEqual(['Gamma', 'Beta']);

    const agreementsIn = () => [];
    const tools = { ...toolsOf('eu'), agreementsIn };
    const enrolled = await createCustomer(world.from('eu'))(
      { kind: 'existing', accountNumber: number, contactEmail: 'it@contoso.example' },
      world.caller(),
    );
    if (!enrolled.ok) throw new Error(enrolled.refusal.code);
    const wanted = { service: 'rapidstart-services', countryOfUse: 'SE' };
    const placed = await addService(tools)(enrolled.value.value.id, wanted, world.caller());
    if (!placed.ok) throw new Error(placed.refusal.code);
    await world.bringStream();
    expect((await atHome()).listed).toContain(`Gamma ${placed.value.order.id}`);
    await choose(north, 'Alfa');
    await world.bringStream();
    expect((await atHome()).listed.map((one) => one.split(' ')[0])).toEqual(['Alfa', 'Alfa', 'Alfa']);
  });
});
