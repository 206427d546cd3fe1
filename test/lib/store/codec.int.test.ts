import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { accountId } from '../../../lib/domain/identity.ts';
import { instant } from '../../../lib/domain/instant.ts';
import type { Subscription, Tombstone } from '../../../lib/domain/subscription/subscription.ts';
import { helpTopics } from '../../../lib/domain/time/timeline.ts';
import { changeRef, type Kind, type Records, type Ref, ref } from '../../../lib/operations/ports/records.ts';
import { itemOf, UnreadableItem } from '../../../lib/store/codec.ts';
import { keyOf } from '../../../lib/store/keys.ts';
import { schemas } from '../../../lib/store/schemas/schemas.ts';
import { changeInRecord } from '../../../lib/store/stream.ts';
import { TableStore } from '../../../lib/store/table.ts';
import { change, oneOfEach, subscriptionAfter, subscriptionOrder } from '../support/records.ts';
import { tablesForAll } from '../support/test-tables.ts';

const tables = tablesForAll();
let table: string;
let store: TableStore;

beforeAll(async () => {
  table = await tables.newTable();
  store = new TableStore(tables.client, table);
});

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const id = fc.stringMatching(/^[0-9A-Z]{26}$/);
const anInstant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => instant(date));
const days = fc.nat({ max: 400 });
const language = fc.constantFrom('en' as const, 'sv' as const);
const accountIds = text.map(accountId).filter(Boolean);
const person = fc.record({ accountId: accountIds, firstName: text, lastName: text });
const limit = fc.oneof(
  fc.record({ is: fc.constant('lifted' as const), accountNumber: text, since: anInstant }),
  fc.record({
    is: fc.constant('until' as const),
    from: anInstant,
    at: anInstant,
    becomes: fc.constantFrom('inactive' as const, 'expired' as const),
  }),
  fc.record({ is: fc.constant('none' as const) }),
);
const invitation = fc.record({
  generation: fc.integer({ min: 1, max: 1_000 }),
  administrator: person,
  contactEmail: text,
  language,
  sentAt: anInstant,
  expiresAt: anInstant,
});
const agreed = fc.array(
  fc.record({
    document: fc.constantFrom('online-services-agreement' as const, 'privacy-statement' as const),
    version: text,
    sha256: text,
    language,
  }),
  { maxLength: 2 },
);
const acceptance = fc.record({
  identity: fc.record({ issuer: text, subject: text, accountId: accountIds }),
  at: anInstant,
  agreements: agreed,
});
const signUp = fc.record(
  {
    by: fc.constantFrom('partner' as const, 'customer' as const),
    accountId: accountIds,
    onBehalfOf: text,
    at: anInstant,
    agreements: agreed,
  },
  { requiredKeys: ['by', 'accountId', 'at', 'agreements'] },
);
const activation = fc.oneof(
  fc.record({ is: fc.constant('none' as const) }),
  fc.record({ is: fc.constantFrom('sent' as const, 'withdrawn' as const), invitation }),
  fc.record({ is: fc.constant('accepted' as const), invitation, acceptance }),
);
const added = fc.record(
  { phase: fc.constant('added' as const), limit, withdrawn: invitation },
  { requiredKeys: ['phase', 'limit'] },
);
const invitationSent = fc.record({ phase: fc.constant('invitation-sent' as const), limit, invitation });
const active = fc.record({ phase: fc.constant('active' as const), limit, invitation, acceptance });
const trial = fc.record({ phase: fc.constant('trial' as const), limit, signUp, activation });
const amount = fc.nat({ max: 100_000 });
const paid = fc.record({
  phase: fc.constant('paid' as const),
  limit: fc.constant({ is: 'none' as const }),
  signUp,
  activation,
  allowance: fc.record({ licences: amount, storageGb: amount }),
  paid: fc.record({
    since: anInstant,
    plan: fc.record({ plan: text, name: text, monthlyPerLicence: amount }),
    release: fc.record({ release: text, name: text }),
    rates: fc.record({ currency: text, storagePerGbMonthly: amount, partnerUserMonthly: amount }),
  }),
});
const usable = fc.oneof(added, invitationSent, active, trial);
const ended = fc.record({
  phase: fc.constantFrom('inactive' as const, 'expired' as const),
  since: anInstant,
  purgeAt: anInstant,
  was: usable,
});
const purging = fc.record(
  {
    phase: fc.constant('purging' as const),
    since: anInstant,
    access: fc.record({ issuer: text, subject: text }),
  },
  { requiredKeys: ['phase', 'since'] },
);
const where = {
  id: id.map((ulid) => `sub_${ulid}`),
  customerId: text,
  partnerId: text,
  service: text,
  countryOfUse: text,
  dataCenter: text,
  addedAt: anInstant,
};
const billingHolder = fc.oneof(
  fc.record({ of: fc.constant('partner' as const), accountId: accountIds, since: anInstant }),
  fc.record({
    of: fc.constant('customer' as const),
    accountId: accountIds,
    identity: fc.record({ issuer: text, subject: text }),
    since: anInstant,
  }),
);
const partnerAccess = fc.oneof(
  fc.record({ is: fc.constant('open' as const), since: anInstant }),
  fc.record({ is: fc.constant('removed' as const), at: anInstant, by: accountIds, receiptId: text }),
);
const delegate = fc.record({
  id: text,
  holder: fc.oneof(
    fc.record({ of: fc.constant('partner' as const), accountId: accountIds }),
    fc.record({ of: fc.constant('customer' as const), accountId: accountIds, userId: text }),
  ),
  since: anInstant,
  by: accountIds,
});
const transfer = fc.record(
  {
    id: text,
    newOwner: fc.record({ userId: text, accountId: accountIds }),
    requestedAt: anInstant,
    requestedBy: fc.record({
      role: fc.constantFrom('partner', 'customer', 'support'),
      accountId: accountIds,
    }),
    reason: text,
    consentedAt: anInstant,
  },
  { requiredKeys: ['id', 'newOwner', 'requestedAt', 'requestedBy'] },
);
const anAddress = fc.record(
  { line1: text, line2: text, city: text, postalCode: text, country: text },
  { requiredKeys: ['line1', 'city', 'postalCode', 'country'] },
);
const billing = fc.record(
  {
    openedAt: anInstant,
    signUpAccount: accountIds,
    administrator: billingHolder,
    primaryAdministrator: billingHolder,
    initialUser: billingHolder,
    partnerAccess: fc.record({ billing: partnerAccess, user: partnerAccess }),
    delegates: fc.array(delegate, { maxLength: 3 }),
    transfer,
    address: anAddress,
    paymentMethod: fc.record({ reference: text, lastFour: text }),
    information: fc.record(
      {
        phone: text,
        address: anAddress,
        contact: fc.record({ name: text, email: text, phone: text }, { requiredKeys: ['name', 'email'] }),
      },
      { requiredKeys: [] },
    ),
  },
  {
    requiredKeys: [
      'openedAt',
      'signUpAccount',
      'administrator',
      'primaryAdministrator',
      'initialUser',
      'partnerAccess',
      'delegates',
    ],
  },
);
const baseFields = {
  ...where,
  names: fc.record({ organization: text, partner: text, service: text }),
  contact: fc.record({ email: text, language }),
  periods: fc.record(
    {
      inactivationDays: days,
      trialDays: days,
      retentionDays: days,
      invitationDays: days,
      noticeDays: fc.record({
        beforeInactivation: fc.array(days, { maxLength: 4 }),
        beforePurge: fc.array(days, { maxLength: 4 }),
      }),
      help: fc.array(fc.record({ days, topic: fc.constantFrom(...helpTopics) }), { maxLength: 3 }),
    },
    { requiredKeys: ['retentionDays', 'invitationDays', 'noticeDays'] },
  ),
  handled: anInstant,
};
const base = fc.record(
  { ...baseFields, billing },
  { requiredKeys: Object.keys(baseFields) as (keyof typeof baseFields)[] },
);
const alive: fc.Arbitrary<Subscription> = fc
  .tuple(base, fc.oneof(usable, paid, ended, purging))
  .map(([common, phase]) => ({ ...common, ...phase }) as Subscription);
const buried: fc.Arbitrary<Tombstone> = fc.record({
  ...where,
  phase: fc.constant('purged' as const),
  since: anInstant,
  purgedAt: anInstant,
  rowsPurged: fc.nat(),
});

describe('what is stored', () => {
  test('R36 a subscription of any phase is read as it was written, and stands where its next timer is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 5, arbitrary: alive }, buried),
        fc.nat(),
        async (subscription, version) => {
          const place = ref('subscription', subscription.id);
          const item = itemOf(place, subscription, version);
          await tables.client.send(new PutCommand({ TableName: table, Item: item }));
          expect(await store.load({ place })).toEqual({ place: { value: subscription, version } });
          if (item.dueSk) expect(item.dueSk > `${(subscription as Subscription).handled}`).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each(Object.entries(oneOfEach) as [Kind, [Ref, Records[Kind]]][])(
    'a record of kind %s is read as it was written',
    async (_kind, [place, value]) => {
      await tables.client.send(new PutCommand({ TableName: table, Item: itemOf(place, value, 1) }));
      expect(await store.load({ place })).toEqual({ place: { value, version: 1 } });
    },
  );

  test('every kind of record is among them', () => {
    expect([...Object.keys(oneOfEach), 'subscription'].sort()).toEqual(Object.keys(schemas).sort());
  });

  test('R15 names of people stand in no key', () => {
    const people = [oneOfEach.membership, oneOfEach['portal-account'], oneOfEach['portal-access']] as const;
    const keys = people.map(([place]) => keyOf(place));
    expect(JSON.stringify(keys)).not.toMatch(/nora|kim|example/);
  });
});

describe('an item that was tampered with', () => {
  const secret = 'kim@contoso.example 4111111111111111';
  const place = ref('subscription', 'sub_TAMPERED');
  const whole = itemOf(place, subscriptionAfter(subscriptionOrder('eu', 'sub_TAMPERED')), 1);
  const data = whole.data as Record<string, unknown>;
  const tampered: readonly [string, Record<string, unknown>, string][] = [
    [
      'a field of another type',
      { data: { ...data, contact: { email: 7, language: secret } } },
      'contact.email',
    ],
    ['a field that is missing', { data: { ...data, handled: undefined } }, 'handled'],
    ['an instant that is none', { data: { ...data, handled: secret } }, 'handled'],
    ['a phase that does not exist', { data: { ...data, phase: secret } }, 'phase'],
    ['no data', { data: undefined }, ''],
    ['another kind', { kind: 'customer' }, 'head'],
    ['a kind that does not exist', { kind: secret }, 'head'],
    ['a version that is none', { version: secret }, 'head'],
  ];

  test.each(tampered)(
    'is unreadable, told by its place and never its content: %s',
    async (_what, change_, where_) => {
      await tables.client.send(new PutCommand({ TableName: table, Item: { ...whole, ...change_ } }));
      const failure = await store.load({ place }).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(UnreadableItem);
      const { message } = failure as Error;
      expect(message).toContain('subscription');
      expect(message).toContain(where_);
      expect(String(failure)).not.toMatch(/kim|4111/);
    },
  );

  test('in a list it is unreadable too, also when its kind does not exist', async () => {
    const [orderPlace, value] = oneOfEach.order;
    const item = itemOf(orderPlace, { ...value, partnerId: 'par_TAMPERED' }, 1);
    for (const broken of [{ kind: secret }, { kind: 'customer' }, { data: { secret } }]) {
      await tables.client.send(new PutCommand({ TableName: table, Item: { ...item, ...broken } }));
      await expect(store.list({ of: 'orders', partnerId: 'par_TAMPERED' }, { limit: 5 })).rejects.toThrow(
        UnreadableItem,
      );
    }
  });

  test('a field that a later version added is dropped, not refused', async () => {
    const [customerPlace, value] = oneOfEach.customer;
    await tables.client.send(
      new PutCommand({ TableName: table, Item: itemOf(customerPlace, { ...value, later: 1 } as never, 1) }),
    );
    expect(await store.load({ customerPlace })).toEqual({ customerPlace: { value, version: 1 } });
  });
});

describe('the stream', () => {
  const subscription = ref('subscription', 'sub_1');
  const record = (image: Record<string, unknown>): DynamoDBRecord => ({
    dynamodb: { NewImage: marshall(image, { removeUndefinedValues: true }) as never },
  });

  test('brings changes and nothing else', async () => {
    const made = change(subscription, 3);
    const place = changeRef(made);
    await store.commit({ writes: [], change: made });
    const { Item } = await tables.client.send(new GetCommand({ TableName: table, Key: keyOf(place) }));
    expect(changeInRecord(record(Item ?? {}))).toEqual(place);
    expect(changeInRecord(record({ kind: 'order' }))).toBeUndefined();
    expect(changeInRecord({})).toBeUndefined();
  });

  test('brings a change whose content cannot be read by its place', () => {
    const item = itemOf(changeRef(change(subscription, 3)), change(subscription, 3), 1);
    const broken = { ...item, data: { ...(item.data as object), reactions: 'none' } };
    expect(changeInRecord(record({ ...broken }))).toEqual(changeRef(change(subscription, 3)));
  });

  test('brings a change without a place as unreadable', () => {
    expect(() => changeInRecord(record({ kind: 'change', data: { of: 'nothing' } }))).toThrow(UnreadableItem);
  });
});
