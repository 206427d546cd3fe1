import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { type Chaos, chaosIn, daysAfter, minutesAfter } from './chaos.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let chaos: Chaos;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  chaos = chaosIn(cloud);
});
afterEach(() => chaos?.faults());
afterAll(() => cloud?.stop());

const view = async (id: string) => (await programme.partner('GET', `/v1/subscriptions/${id}`)).body;
const subjects = async (to: string) => (await cloud.inbox(to)).map(({ subject }) => subject);
const history = async (id: string) =>
  (await programme.partner('GET', `/v1/subscriptions/${id}/history`)).body.items as {
    at: string;
    to: string;
    events: { type: string; at: string }[];
  }[];
const prospect = (name: string, contactEmail: string) => ({
  kind: 'prospect',
  organization: { name },
  contactEmail,
  customerAdministrator: { accountId: 'kim@contoso.example', firstName: 'Kim', lastName: 'Berg' },
});
const addService = (customerId: string, countryOfUse: string) =>
  programme.partner('POST', `/v1/customers/${customerId}/subscriptions`, {
    service: 'rapidstart-services',
    countryOfUse,
  });

test('R20 a data center whose engine stops while a service is added holds up no other, and finishes when it is back', async () => {
  const customer = await programme.partner(
    'POST',
    '/v1/customers',
    prospect('Contoso', 'r20@contoso.example'),
  );
  await chaos.engine('us', false);
  const ordered = await addService(customer.body.id, 'US');
  expect([ordered.status, ordered.body.status]).toEqual([202, 'provisioning']);

  const [elsewhere] = await Promise.all([programme.enrol('AU'), programme.enrol('SE')]);
  await cloud.advance({ minutes: 30 });
  expect((await view(elsewhere.subscriptionId)).status).toBe('added');
  expect((await view(ordered.body.id)).status).toBe('provisioning');

  await chaos.engine('us', true);
  await cloud.advance({ minutes: 60 });
  expect(await view(ordered.body.id)).toMatchObject({ status: 'added', dataCenter: 'us' });
  expect(await chaos.schedules('us')).toEqual([ordered.body.id]);
});

test('R67 every commit whose answer is lost has its effect once', async () => {
  const contactEmail = 'r67@contoso.example';
  await chaos.faults({ service: 'dynamodb', operation: 'TransactWriteItems', kind: 'timeout-after' });
  const key = { 'idempotency-key': 'r67-lost-answers' };
  const create = () =>
    programme.partner('POST', '/v1/customers', prospect('Lost Answers', contactEmail), key);
  const unanswered = await create();
  expect((await chaos.hits())[0]).toBeGreaterThan(0);
  await chaos.faults();
  const repeated = await create();
  expect(repeated.status).toBe(201);
  if (unanswered.status === 201) expect(unanswered.body.id).toBe(repeated.body.id);
  const rows = (await chaos.items('eu')).filter(({ pk }) => pk?.S?.includes(repeated.body.id));
  expect(rows.map(({ kind }) => kind?.S).sort()).toEqual(['change', 'customer']);
  const named = (await chaos.items('eu')).filter((item) => JSON.stringify(item).includes('Lost Answers'));
  expect(named).toHaveLength(1);
});

test('R66 a life in which every commit loses its first answer is told once', async () => {
  const contactEmail = 'twice@contoso.example';
  const rule = { service: 'dynamodb', operation: 'TransactWriteItems', kind: 'timeout-after' } as const;
  await chaos.seeded(7, { ...rule, probability: 0.5 });
  const customer = await programme.partner('POST', '/v1/customers', prospect('Twice', contactEmail), {
    'idempotency-key': 'twice',
  });
  const added = await addService(customer.body.id, 'SE');
  await cloud.advance({ days: 121 });
  expect((await chaos.hits())[0]).toBeGreaterThan(3);
  expect((await view(added.body.id)).status).toBe('purged');
  const sent = await subjects(contactEmail);
  expect(new Set(sent).size).toBe(sent.length);
  expect(sent).toHaveLength(7);
});

test('R22 R36 when every mail fails for an hour, alarms are set all the same and all mails arrive after', async () => {
  const contactEmail = 'r22@contoso.example';
  await chaos.faults({ service: 'ses', kind: 'throttle' });
  const began = await cloud.now();
  const { subscriptionId } = await programme.enrol('US', { contactEmail });
  const { addedAt } = await view(subscriptionId);
  const sent = await programme.partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, {
    customerAdministrator: { accountId: 'kim@contoso.example', firstName: 'Kim', lastName: 'Berg' },
    contactEmail,
  });
  expect(sent.status).toBe(202);
  await cloud.advance({ to: minutesAfter(began, 60) });
  expect(await subjects(contactEmail)).toEqual([]);
  expect(await chaos.schedules('us')).toContain(subscriptionId);

  await chaos.faults();
  await cloud.advance({ hours: 1 });
  expect(await subjects(contactEmail)).toHaveLength(1);

  // The same while an alarm rings: the subscription moves on without its notice, and the notice follows.
  const notice = daysAfter(addedAt, 60);
  await cloud.advance({ to: minutesAfter(notice, -5) });
  const before = await subjects(contactEmail);
  await chaos.faults({ service: 'ses', kind: 'throttle' });
  await cloud.advance({ to: minutesAfter(notice, 55) });
  expect(await subjects(contactEmail)).toEqual(before);
  expect(await chaos.schedules('us')).toContain(subscriptionId);
  await chaos.faults();
  await cloud.advance({ hours: 1 });
  expect(await subjects(contactEmail)).toHaveLength(before.length + 1);
});

test('R32 R34 while home is cut off nothing is inactivated or purged in doubt, and afterwards it is', async () => {
  const { subscriptionId } = await programme.enrol('AU', { contactEmail: 'r32@contoso.example' });
  const { addedAt } = await view(subscriptionId);
  const cutOff = { dataCenter: 'eu', service: 'dynamodb', from: 'ap', kind: 'unreachable' } as const;
  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 90), -10) });
  await chaos.faults(cutOff);
  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 90), 120) });
  const storedPhase = async () =>
    (await chaos.items('ap')).find(
      ({ kind, pk }) => kind?.S === 'subscription' && pk?.S?.includes(subscriptionId),
    )?.data?.M?.phase?.S;
  expect(await storedPhase()).toBe('added');

  await chaos.faults();
  await cloud.advance({ minutes: 15 });
  expect(await storedPhase()).toBe('inactive');
  expect((await history(subscriptionId)).at(-1)).toMatchObject({
    events: [{ type: 'inactivated', at: daysAfter(addedAt, 90) }],
  });

  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 120), -10) });
  await chaos.faults(cutOff);
  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 120), 120) });
  expect(await storedPhase()).toBe('inactive');
  expect(JSON.stringify(await chaos.items('ap'))).toContain('r32@contoso.example');

  await chaos.faults();
  await cloud.advance({ hours: 1 });
  expect((await view(subscriptionId)).status).toBe('purged');
  expect(JSON.stringify(await chaos.items('ap'))).not.toContain('r32@contoso.example');
});

test('R36 a Scheduler dead for a year only delays what is stored; every event keeps its own instant', async () => {
  const contactEmail = 'r36@contoso.example';
  const { subscriptionId } = await programme.enrol('US', { contactEmail });
  const { addedAt } = await view(subscriptionId);
  await chaos.faults({ service: 'scheduler', kind: 'unreachable' });
  const statuses: string[] = [];
  for (const days of [89.99, 90, 119.99, 120, 365]) {
    await cloud.advance({ to: daysAfter(addedAt, days) });
    statuses.push((await view(subscriptionId)).status);
  }
  expect(statuses).toEqual(['added', 'inactive', 'inactive', 'purged', 'purged']);
  expect(await subjects(contactEmail)).toEqual([]);
  expect(JSON.stringify(await chaos.items('us'))).toContain(contactEmail);

  await chaos.faults();
  await cloud.advance({ minutes: 15 });
  expect(JSON.stringify(await chaos.items('us'))).not.toContain(contactEmail);
  expect(await chaos.schedules('us')).not.toContain(subscriptionId);
  expect((await subjects(contactEmail)).at(-1)).toMatch(/has been deleted$/);
});

test('R36 with alarms dead for a year the sweep does everything within 15 minutes', async () => {
  const { subscriptionId } = await programme.enrol('US', { contactEmail: 'alarmless@contoso.example' });
  const { addedAt } = await view(subscriptionId);
  await chaos.faults({ service: 'scheduler', operation: 'Fire', kind: 'unreachable' });
  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 90), 15) });
  expect((await history(subscriptionId)).at(-1)).toMatchObject({
    to: 'inactive',
    events: [{ type: 'inactivated', at: daysAfter(addedAt, 90) }],
  });
  await cloud.advance({ to: daysAfter(addedAt, 365) });
  expect((await view(subscriptionId)).status).toBe('purged');
  expect(JSON.stringify(await chaos.items('us'))).not.toContain('alarmless@contoso.example');
});

test('R67 throttles, conflicts, errors and lost calls of every service, seeded, leave nothing half done', async () => {
  const contactEmail = 'storm@contoso.example';
  const probability = 0.08;
  await chaos.seeded(
    11,
    { service: '*', kind: 'throttle', probability },
    { service: 'dynamodb', kind: 'conflict', probability },
    { service: 'dynamodb', kind: 'error', probability },
    { service: 'dynamodb', kind: 'timeout-before', probability },
    { service: 'dynamodb', kind: 'delay', milliseconds: 1, probability },
  );
  const created = await untilDone(() =>
    programme.partner('POST', '/v1/customers', prospect('Storm', contactEmail), {
      'idempotency-key': 'storm',
    }),
  );
  const added = await untilDone(() =>
    programme.partner(
      'POST',
      `/v1/customers/${created.body.id}/subscriptions`,
      { service: 'rapidstart-services', countryOfUse: 'SE' },
      { 'idempotency-key': 'storm-service' },
    ),
  );
  await cloud.advance({ days: 91 });
  await chaos.faults();
  await cloud.advance({ hours: 2 });
  expect(
    (await history(added.body.id)).map(({ to, events }) => [to, ...events.map(({ type }) => type)]),
  ).toEqual([
    ['added', 'subscription-added'],
    ['added', 'notice-given'],
    ['added', 'notice-given'],
    ['added', 'notice-given'],
    ['inactive', 'inactivated'],
  ]);
  // A mail may go twice, where the note that it was sent is lost; none is missing.
  expect(new Set(await subjects(contactEmail)).size).toBe(4);
});

/** As a client would: a request that found the service unavailable is sent again with its key. */
async function untilDone<Answer extends { readonly status: number }>(
  send: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send();
    if (answer.status < 500 || attempt === 20) return answer;
  }
}
