import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { DeleteScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Programme, problem, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
});
afterAll(() => cloud?.stop());

const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString();
const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1_000).toISOString();
const view = async (id: string) => (await programme.partner('GET', `/v1/subscriptions/${id}`)).body;
const subjects = async (to: string) => (await cloud.inbox(to)).map(({ subject }) => subject);

test('R30 R32 R33 R34 R35 R36 the life of a subscription without an account number', async () => {
  const contactEmail = 'ops@contoso.example';
  const { customerId, subscriptionId } = await programme.enrol('US', { contactEmail });
  const { addedAt } = await view(subscriptionId);
  const inactivation = daysAfter(addedAt, 90);
  const purge = daysAfter(inactivation, 30);

  await cloud.advance({ to: justBefore(inactivation) });
  expect(await view(subscriptionId)).toMatchObject({
    status: 'added',
    notices: [{ days: 30 }, { days: 7 }, { days: 1 }],
    deadlines: [{ kind: 'inactivation', at: inactivation }],
  });
  expect(await subjects(contactEmail)).toEqual([
    '30 days left: RapidStart Services for Contoso needs an account number',
    '7 days left: RapidStart Services for Contoso needs an account number',
    '1 day left: RapidStart Services for Contoso needs an account number',
  ]);

  const { fired } = await cloud.advance({ to: daysAfter(inactivation, 1 / 1440) });
  expect(fired).toHaveLength(1);
  expect(Date.parse(fired[0]?.at ?? '') - Date.parse(inactivation)).toBeGreaterThanOrEqual(0);
  expect(Date.parse(fired[0]?.at ?? '') - Date.parse(inactivation)).toBeLessThan(60_000);
  expect(await view(subscriptionId)).toMatchObject({
    status: 'inactive',
    deadlines: [{ kind: 'purge', at: purge }],
    blockedActions: expect.arrayContaining([
      expect.objectContaining({ action: 'send-activation', code: 'subscription-inactive' }),
      expect.objectContaining({ action: 'withdraw-activation', code: 'subscription-inactive' }),
    ]),
  });
  const send = await programme.partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, {
    customerAdministrator: { accountId: 'kim@contoso.example', firstName: 'Kim', lastName: 'Berg' },
  });
  expect(problem(send)).toBe('409 subscription-inactive');

  await cloud.advance({ to: justBefore(purge) });
  expect((await view(subscriptionId)).notices).toMatchObject([
    { about: 'purge', days: 7 },
    { about: 'purge', days: 1 },
  ]);
  await cloud.advance({ to: daysAfter(purge, 1 / 1440) });
  expect((await subjects(contactEmail)).slice(3)).toEqual([
    'RapidStart Services for Contoso is inactive',
    '7 days until the data of RapidStart Services for Contoso is deleted',
    '1 day until the data of RapidStart Services for Contoso is deleted',
    'The data of RapidStart Services for Contoso has been deleted',
  ]);
  const gone = await view(subscriptionId);
  expect(gone).toMatchObject({ status: 'purged', organizationName: '', invitation: null, deadlines: [] });
  expect((await programme.partner('GET', `/v1/customers/${customerId}`)).status).toBe(404);
  expect((await programme.partner('GET', `/v1/subscriptions/${subscriptionId}/history`)).body.items).toEqual(
    [],
  );
  const late = await programme.support('POST', `/v1/support/subscriptions/${subscriptionId}/reactivation`, {
    accountNumber: 'A-1001',
  });
  expect(late.status).toBeGreaterThanOrEqual(404);
});

test('R34 after the purge no table holds anything personal of the customer', async () => {
  const contactEmail = 'purge-me@contoso.example';
  const ids = await Promise.all(
    ['SE', 'US'].map((country) => programme.enrol(country, { contactEmail, name: 'Zephyr Purgeable' })),
  );
  for (const { subscriptionId } of ids)
    await programme.partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, {
      customerAdministrator: {
        accountId: 'purge-me@contoso.example',
        firstName: 'Zoe',
        lastName: 'Purgeable',
      },
      contactEmail,
    });
  await cloud.advance({ days: 121 });
  for (const region of Object.keys(tables) as (keyof typeof tables)[]) {
    const rows = JSON.stringify(await scan(region));
    expect(rows).not.toMatch(/purge-me|purgeable|Zoe/i);
  }
  const us = JSON.stringify(await scan('us-east-1'));
  expect(us).toContain(ids[1]?.subscriptionId);
  expect(us).not.toContain(ids[0]?.subscriptionId);
});

test('R31 a number added in time lifts the limit for good, everywhere', async () => {
  const contactEmail = 'lifted@contoso.example';
  const { customerId, subscriptionId } = await programme.enrol('AU', { contactEmail });
  // A day before the last notice, however long the test has taken so far.
  await cloud.advance({ days: 88 });
  const added = await programme.partner('PUT', `/v1/customers/${customerId}/account-number`, {
    accountNumber: 'A-1001',
  });
  expect(added.status).toBe(200);
  expect(await view(subscriptionId)).toMatchObject({
    status: 'added',
    deadlines: [],
    accountNumber: 'A-1001',
  });
  const { fired } = await cloud.advance({ days: 200 });
  expect(fired.filter(({ name }) => name === subscriptionId)).toEqual([]);
  expect((await view(subscriptionId)).status).toBe('added');
  expect(await subjects(contactEmail)).toHaveLength(2);
});

describe('R33 within the retention', () => {
  test('R14 R33 R68 a reactivation that is refused adds no number', async () => {
    const { customerId, subscriptionId } = await programme.enrol('SE', {
      contactEmail: 'no@contoso.example',
    });
    const before = await view(subscriptionId);
    const refused = await programme.support(
      'POST',
      `/v1/support/subscriptions/${subscriptionId}/reactivation`,
      { accountNumber: 'A-1001' },
    );
    expect(problem(refused)).toBe('409 subscription-not-inactive');
    expect(await view(subscriptionId)).toEqual(before);
    const customer = await programme.partner('GET', `/v1/customers/${customerId}`);
    expect(customer.body.accountNumber).toBeNull();
  });

  test('a number submitted then asks support, and support reactivates with everything as before', async () => {
    const contactEmail = 'back@contoso.example';
    const { customerId, subscriptionId } = await programme.enrol('SE', { contactEmail, language: 'sv' });
    await programme.partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, {
      customerAdministrator: { accountId: 'kim@contoso.example', firstName: 'Kim', lastName: 'Berg' },
    });
    await cloud.advance({ days: 91 });
    expect((await view(subscriptionId)).status).toBe('inactive');
    await programme.partner('PUT', `/v1/customers/${customerId}/account-number`, { accountNumber: 'A-1001' });
    await cloud.advance({ minutes: 1 });
    expect((await view(subscriptionId)).status).toBe('inactive');
    const history = await programme.partner('GET', `/v1/subscriptions/${subscriptionId}/history`);
    expect(history.body.items.at(-1)).toMatchObject({ events: [{ type: 'reactivation-requested' }] });

    const reactivation = (accountNumber: string) =>
      programme.support('POST', `/v1/support/subscriptions/${subscriptionId}/reactivation`, {
        accountNumber,
      });
    expect(problem(await reactivation('A-404'))).toBe('404 account-not-found');
    expect((await reactivation('A-1001')).body).toMatchObject({
      status: 'invitation-sent',
      accountNumber: 'A-1001',
    });
    expect(problem(await reactivation('A-1001'))).toBe('409 subscription-not-inactive');
    await cloud.advance({ days: 200 });
    expect((await view(subscriptionId)).status).toBe('invitation-sent');
    expect((await subjects(contactEmail)).at(-1)).toBe('RapidStart Services för Contoso är aktiv igen');
  });
});

test('R66 the history tells who, for whom, what, when, from which state to which', async () => {
  const { subscriptionId } = await programme.enrol('SE');
  const path = `/v1/subscriptions/${subscriptionId}`;
  const administrator = { accountId: 'kim@contoso.example', firstName: 'Kim', lastName: 'Berg' };
  await programme.partner('POST', `${path}/activation`, { customerAdministrator: administrator });
  await programme.partner('DELETE', `${path}/activation`);
  await cloud.advance({ days: 91 });
  const { body } = await programme.partner('GET', `${path}/history`);
  const told = body.items.map(
    (item: { actor: { role: string }; from: string; to: string; events: { type: string }[] }) =>
      [item.actor.role, item.from, item.to, ...item.events.map(({ type }) => type)].join(' '),
  );
  expect(told).toEqual([
    'partner  added subscription-added',
    'partner added invitation-sent invitation-sent',
    'partner invitation-sent added invitation-withdrawn',
    'system added added notice-given',
    'system added added notice-given',
    'system added added notice-given',
    'system added inactive inactivated',
  ]);
  expect(body.items[1]).toMatchObject({
    onBehalfOf: { role: 'partner', id: expect.stringMatching(/^par_/) },
  });
});

test('R36 with a dead Scheduler reads are true from the instant, and the sweep follows within 15 minutes', async () => {
  const { subscriptionId } = await programme.enrol('US');
  const { addedAt } = await view(subscriptionId);
  const inactivation = daysAfter(addedAt, 90);
  await cloud.advance({ to: justBefore(daysAfter(addedAt, 1)) });
  await loseAlarm(subscriptionId);
  await cloud.advance({ to: inactivation });
  expect((await view(subscriptionId)).status).toBe('inactive');
  await cloud.advance({ minutes: 15 });
  const { body } = await programme.partner('GET', `/v1/subscriptions/${subscriptionId}/history`);
  expect(body.items.at(-1)).toMatchObject({
    to: 'inactive',
    events: [{ type: 'inactivated', at: inactivation }],
  });
});

test('R70 the clock moves forward only, and what is due happens in order, each at its own instant', async () => {
  for (const country of ['SE', 'US', 'AU']) await programme.enrol(country);
  const { fired } = await cloud.advance({ days: 121 });
  const instants = fired.map(({ at }) => at);
  expect(instants).toEqual([...instants].sort());
  expect(new Set(fired.map(({ dataCenter }) => dataCenter)).size).toBe(3);
  const back = await fetch(`${cloud.console}/_local/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ days: -1 }),
  });
  expect(back.status).toBeGreaterThanOrEqual(400);
});

const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
const tables = { 'eu-north-1': 'onramp-eu', 'us-east-1': 'onramp-us', 'ap-southeast-2': 'onramp-ap' };

/** Every item of a region's table but idempotency records, which are forgotten by themselves. */
async function scan(region: keyof typeof tables): Promise<unknown[]> {
  const client = new DynamoDBClient({ region, endpoint: cloud.aws, credentials });
  const items: Record<string, AttributeValue>[] = [];
  for await (const page of paginateScan({ client }, { TableName: tables[region] }))
    items.push(...(page.Items ?? []));
  return items.filter(({ kind }) => kind?.S !== 'idempotency');
}

/** Takes a subscription's alarm away behind the program's back. */
async function loseAlarm(subscriptionId: string): Promise<void> {
  const client = new SchedulerClient({ region: 'us-east-1', endpoint: cloud.aws, credentials });
  await client.send(new DeleteScheduleCommand({ Name: subscriptionId, GroupName: 'onramp-us' }));
}
