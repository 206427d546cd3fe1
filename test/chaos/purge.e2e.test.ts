import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FaultPlan } from '../../infra/local/aws/faults.ts';
import { type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { type Chaos, chaosIn, daysAfter, minutesAfter } from './chaos.ts';

interface Doomed {
  readonly subscriptionId: string;
  readonly contactEmail: string;
  readonly purge: string;
  /** So many calls go through, and the function dies after the next one. */
  readonly after: number;
}

let cloud: LocalCloudProcess;
let programme: Programme;
let chaos: Chaos;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  chaos = chaosIn(cloud);
});
afterAll(() => cloud?.stop());

/** Subscriptions that are purged a minute after each other, one for each call at which the function is to die. */
async function doom(count: number): Promise<Doomed[]> {
  const all: Doomed[] = [];
  for (let after = 0; after < count; after += 1) {
    const contactEmail = `purge-${after}-of-${count}@contoso.example`;
    const { subscriptionId } = await programme.enrol('US', { contactEmail, name: 'Purgeable' });
    const { body } = await programme.partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, {
      customerAdministrator: { accountId: contactEmail, firstName: 'Zoe', lastName: 'Berg' },
      contactEmail,
    });
    all.push({ subscriptionId, contactEmail, purge: daysAfter(body.addedAt, 120), after });
    await cloud.advance({ minutes: 1 });
  }
  return all;
}

/** Lets the purge come; answers how many calls of the data center the fault has hit. */
async function callsDuring(
  doomed: Doomed | undefined,
  fault: Omit<FaultPlan['rules'][number], 'service'>,
): Promise<number> {
  const purge = doomed?.purge ?? '';
  await cloud.advance({ to: minutesAfter(purge, -0.2) });
  await chaos.faults({ service: '*', from: 'us', ...fault });
  await cloud.advance({ to: minutesAfter(purge, 0.2) });
  const [hits = 0] = await chaos.hits();
  await chaos.faults();
  return hits;
}

test('R34 a purge whose function dies between any two calls it makes finishes', async () => {
  const [first] = await doom(1);
  const calls = await callsDuring(first, { kind: 'delay', milliseconds: 0 });
  // Passing time, claiming, mail, alarm, rows, order and customer at home, tombstone: at the least.
  expect(calls).toBeGreaterThan(9);
  const doomed = await doom(calls);
  for (const each of doomed)
    expect(await callsDuring(each, { kind: 'crash-after', after: each.after, times: 1 })).toBe(1);

  await cloud.advance({ hours: 2 });
  const left = JSON.stringify([...(await chaos.items('eu')), ...(await chaos.items('us'))]);
  const rows = await chaos.items('us');
  const schedules = await chaos.schedules('us');
  for (const { subscriptionId, contactEmail } of doomed) {
    expect(left).not.toContain(contactEmail);
    const kept = rows.filter((item) => JSON.stringify(item).includes(subscriptionId));
    expect(kept.map(({ kind, data }) => [kind?.S, data?.M?.phase?.S])).toEqual([['subscription', 'purged']]);
    expect(schedules).not.toContain(subscriptionId);
    const { body } = await programme.partner('GET', `/v1/subscriptions/${subscriptionId}`);
    expect(body.status).toBe('purged');
  }

  const told = await Promise.all(
    doomed.map(async ({ contactEmail }) => {
      const mails = await cloud.inbox(contactEmail);
      return mails.filter(({ subject }) => subject.endsWith('has been deleted')).length;
    }),
  );
  expect(told).not.toContain(0);
  // SES has no client token: whoever dies between sending and noting it sends again, and nobody else.
  expect(told.filter((times) => times > 1).length).toBeLessThanOrEqual(1);
}, 120_000);
