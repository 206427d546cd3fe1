import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { apiAs, type Call, type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { type Chaos, chaosIn, daysAfter, minutesAfter } from './chaos.ts';

let dataDirectory: string;
let cloud: LocalCloudProcess;
let programme: Programme;
let partner: Call;
let chaos: Chaos;

const start = async () => {
  cloud = await startLocalCloudProcess({ dataDirectory, ...(cloud && { port: cloud.port }) });
  chaos = chaosIn(cloud);
  partner = await apiAs(cloud, { accountId: 'anna@partner.example', scope: 'partner' });
};

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'onramp-'));
  await start();
  programme = await startProgramme(cloud);
});
afterAll(async () => {
  await cloud?.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

const view = async (id: string) => (await partner('GET', `/v1/subscriptions/${id}`)).body;
const subjects = async (to: string) => (await cloud.inbox(to)).map(({ subject }) => subject);
/** 0 while there is none. */
const pidOf = async (id: string): Promise<number> =>
  (await chaos.engines()).find(({ dataCenter }) => dataCenter === id)?.pid ?? 0;
const addedAtOf = async (id: string): Promise<string> => (await view(id)).addedAt;

test('R36 what became due while everything was stopped happens at the next start, once', async () => {
  const contactEmail = 'stopped@contoso.example';
  const { subscriptionId } = await programme.enrol('US', { contactEmail });
  const notice = daysAfter(await addedAtOf(subscriptionId), 60);
  await cloud.advance({ to: new Date(Date.parse(notice) - 500).toISOString() });
  expect(await cloud.stop()).toBe(0);
  // Real time passes the instant while nothing runs.
  await wait(1_700);
  await start();
  await cloud.advance({ minutes: 1 });
  expect(await subjects(contactEmail)).toHaveLength(1);
  await cloud.advance({ days: 1 });
  expect(await subjects(contactEmail)).toHaveLength(1);
});

test('R34 R36 killed in the middle of what it does, it goes on at the next start, once', async () => {
  const contactEmail = 'killed@contoso.example';
  const { subscriptionId } = await programme.enrol('US', { contactEmail });
  const addedAt = await addedAtOf(subscriptionId);
  const ofSubscription = { service: 'dynamodb', from: 'us', operation: 'TransactWriteItems' } as const;

  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 90), -5) });
  const before = (await subjects(contactEmail)).length;
  // The inactivation is committed, and all is dark before anybody knows.
  await chaos.faults({ ...ofSubscription, function: 'lifecycle', kind: 'halt-after' });
  await expect(cloud.advance({ to: minutesAfter(daysAfter(addedAt, 90), 5) })).rejects.toThrow();
  await cloud.kill();
  await start();
  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 90), 30) });
  expect((await view(subscriptionId)).status).toBe('inactive');
  expect((await subjects(contactEmail)).slice(before)).toEqual([
    'RapidStart Services for Contoso is inactive',
  ]);

  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 120), -5) });
  // In the middle of the purge: rows are gone, the tombstone is not there.
  await chaos.faults({ service: 'dynamodb', from: 'us', operation: 'BatchWriteItem', kind: 'halt-after' });
  await expect(cloud.advance({ to: minutesAfter(daysAfter(addedAt, 120), 5) })).rejects.toThrow();
  await cloud.kill();
  await start();
  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 120), 30) });
  expect((await view(subscriptionId)).status).toBe('purged');
  expect(JSON.stringify(await chaos.items('us'))).not.toContain(contactEmail);
  const last = (await subjects(contactEmail)).filter((subject) => subject.endsWith('has been deleted'));
  expect(last).toHaveLength(1);
});

test('R20 R36 an engine that is killed comes back by itself, with all it held and all that is due', async () => {
  const contactEmail = 'engine@contoso.example';
  const { subscriptionId } = await programme.enrol('AU', { contactEmail });
  const pid = await pidOf('ap');
  process.kill(pid, 'SIGKILL');
  // A data center without its engine holds nothing up, so wait until it is back.
  while ([pid, 0].includes(await pidOf('ap'))) await wait(20);
  await cloud.advance({ days: 61 });
  expect((await view(subscriptionId)).status).toBe('added');
  expect(await subjects(contactEmail)).toHaveLength(1);
});

test('R36 a worker that dies in the middle of an alarm does it at the next attempt, once', async () => {
  const contactEmail = 'worker@contoso.example';
  const { subscriptionId } = await programme.enrol('US', { contactEmail });
  const addedAt = await addedAtOf(subscriptionId);
  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 60), -5) });
  await chaos.faults({ service: '*', from: 'us', function: 'lifecycle', kind: 'crash-before', times: 1 });
  await cloud.advance({ to: minutesAfter(daysAfter(addedAt, 60), 5) });
  expect(await chaos.hits()).toEqual([1]);
  await chaos.faults();
  expect(await subjects(contactEmail)).toHaveLength(1);
});
