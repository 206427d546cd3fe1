import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kim, type Programme, startProgramme } from '../support/api-client.ts';
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
const view = async (id: string) => (await programme.partner('GET', `/v1/subscriptions/${id}`)).body;

async function addTrial(contactEmail: string, acceptTerms?: { language: string }) {
  const customer = await programme.partner('POST', '/v1/customers', {
    kind: 'prospect',
    organization: { name: 'Contoso' },
    contactEmail,
    customerAdministrator: kim,
  });
  return programme.partner('POST', `/v1/customers/${customer.body.id}/subscriptions`, {
    service: 'dynamics-365',
    countryOfUse: 'SE',
    ...(acceptTerms && { acceptTerms }),
  });
}

test('R46 R47 R48 R50 a trial signed up by the partner runs 30 days, helps, expires, and is purged 30 days later', async () => {
  const contactEmail = 'trial@contoso.example';
  const { status, body: trial } = await addTrial(contactEmail, { language: 'en' });
  expect(status).toBe(201);
  const expiry = daysAfter(trial.addedAt, 30);
  expect(trial).toMatchObject({
    status: 'trial',
    signedUpBy: 'partner',
    licences: 20,
    storageGb: 5,
    deadlines: [{ kind: 'expiry', at: expiry }],
  });
  await cloud.advance({ to: daysAfter(expiry, -1 / 86_400) });
  expect((await view(trial.id)).status).toBe('trial');
  await cloud.advance({ minutes: 1 });
  expect(await view(trial.id)).toMatchObject({
    status: 'expired',
    deadlines: [{ kind: 'purge', at: daysAfter(expiry, 30) }],
    blockedActions: expect.arrayContaining([expect.objectContaining({ code: 'subscription-expired' })]),
  });
  await cloud.advance({ days: 30 });
  expect((await view(trial.id)).status).toBe('purged');
  expect((await cloud.inbox(contactEmail)).map(({ subject }) => subject)).toEqual([
    'Your trial of Dynamics 365 is ready',
    'First steps with Dynamics 365',
    'Try Dynamics 365 together',
    'Bring your own data into Dynamics 365',
    'Is Dynamics 365 right for Contoso?',
    '7 days left of the trial of Dynamics 365 for Contoso',
    '1 day left of the trial of Dynamics 365 for Contoso',
    'The trial of Dynamics 365 for Contoso is over',
    '7 days until the data of Dynamics 365 for Contoso is deleted',
    '1 day until the data of Dynamics 365 for Contoso is deleted',
    'The data of Dynamics 365 for Contoso has been deleted',
  ]);
});

test('R46 without the partner’s acceptance of the terms a trial waits for the customer’s', async () => {
  const { body: added } = await addTrial('waits@contoso.example');
  expect(added).toMatchObject({ status: 'added', signedUpBy: null, deadlines: [] });
  await cloud.advance({ days: 60 });
  expect((await view(added.id)).status).toBe('added');
});
