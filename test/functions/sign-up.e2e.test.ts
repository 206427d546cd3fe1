import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type ApiAnswer,
  address,
  apiAs,
  type Call,
  type Programme,
  startProgramme,
} from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
});
afterAll(() => cloud?.stop());

const body = (more: object = {}) => ({
  service: 'dynamics-365',
  countryOfUse: 'US',
  organization: { name: 'Contoso' },
  contactEmail: 'direct@contoso.example',
  administrator: { firstName: 'Kim', lastName: 'Berg' },
  agreements: { language: 'en', documents: ['online-services-agreement', 'privacy-statement'] },
  ...more,
});
const problem = ({ status, body: { code } }: ApiAnswer) => `${status} ${code}`;
const settle = () => cloud.advance({ minutes: 1 });
const subjects = async (to: string) => (await cloud.inbox(to)).map(({ subject }) => subject);

/** Calls a data center as a customer. */
async function customer(accountId: string, dataCenter = 'eu'): Promise<Call> {
  const at = { ...cloud, dataCenters: { at: cloud.dataCenters[dataCenter] ?? '' } };
  return apiAs(at, { accountId, scope: 'customer' });
}

test('R46 R48 R27 a customer signs up without a partner: trial, portal and mail are there, in the data center of the country', async () => {
  const accountId = 'kim@contoso.example';
  const kim = await customer(accountId);
  const signedUp = await kim('POST', '/v1/sign-ups', body());
  expect([signedUp.status, signedUp.body]).toMatchObject([
    202,
    {
      organizationName: 'Contoso',
      dataCenter: 'us',
      status: 'provisioning',
      deadlines: [{ kind: 'expiry' }],
    },
  ]);
  const { id, addedAt, deadlines } = signedUp.body;
  expect(Date.parse(deadlines[0].at) - Date.parse(addedAt)).toBe(30 * 86_400_000);
  await settle();
  const there = await customer(accountId, 'us');
  const portal = await there('GET', `/v1/subscriptions/${id}/portal`);
  expect([portal.status, portal.body]).toMatchObject([
    200,
    {
      status: 'trial',
      organizationName: 'Contoso',
      licences: { total: 20, taken: 1 },
      storageGb: 5,
      administrators: [{ accountId, firstName: 'Kim' }],
    },
  ]);
  expect(await subjects('direct@contoso.example')).toEqual(['Your trial of Dynamics 365 is ready']);
  const access = await there('GET', `/v1/subscriptions/${id}/access`);
  expect(access.body.items).toMatchObject([{ kind: 'user', accountId, by: { role: 'customer', accountId } }]);
  const history = await there('GET', `/v1/subscriptions/${id}/portal/history?of=service`);
  expect(history.body.items[0]).toMatchObject({
    actor: { role: 'customer', accountId },
    events: [{ type: 'subscription-added' }, { type: 'trial-started' }],
  });
  expect((await programme.partner('GET', `/v1/subscriptions/${id}`)).status).toBe(404);
});

test('R18 R46 R67 a double click signs up once, in one country; another organisation is another sign-up', async () => {
  const kim = await customer('twice@contoso.example');
  const same = body({ countryOfUse: 'SE', contactEmail: 'twice@contoso.example' });
  const answers = await Promise.all([1, 2, 3].map(() => kim('POST', '/v1/sign-ups', same)));
  const ids = new Set(answers.map(({ body: { id } }) => id));
  expect([...ids]).toEqual([expect.stringMatching(/^sub_/)]);
  await settle();
  const later = await kim('POST', '/v1/sign-ups', { ...same, organization: { name: ' CONTOSO' } });
  expect([later.status, later.body.id, later.body.status]).toEqual([200, ...ids, 'trial']);
  const abroad = await kim('POST', '/v1/sign-ups', { ...same, countryOfUse: 'NO' });
  expect(problem(abroad)).toBe('409 country-of-use-is-fixed');
  const other = await kim('POST', '/v1/sign-ups', { ...same, organization: { name: 'Contoso Syd' } });
  expect([other.status, ids.has(other.body.id)]).toEqual([202, false]);
  const key = { 'idempotency-key': 'sign-up-1' };
  const third = { ...same, organization: { name: 'Contoso Nord' } };
  const [first, again] = [
    await kim('POST', '/v1/sign-ups', third, key),
    await kim('POST', '/v1/sign-ups', third, key),
  ];
  expect(again.body.id).toBe(first.body.id);
  await settle();
  expect((await subjects('twice@contoso.example')).length).toBe(3);
});

test.each([
  [{ countryOfUse: 'AQ' }, '422 country-not-supported'],
  [{ service: 'nothing' }, '422 service-not-found'],
  [{ service: 'rapidstart-services' }, '422 direct-sign-up-not-offered'],
  [{ agreements: { language: 'sv', documents: ['privacy-statement'] } }, '422 agreement-missing'],
  [{ agreements: undefined }, '422 invalid-request'],
  [{ password: 'secret' }, '422 secret-not-accepted'],
])('R19 R26 R46 a sign-up with %j is answered %s', async (wrong, answer) => {
  const kim = await customer('wrong@contoso.example');
  expect(problem(await kim('POST', '/v1/sign-ups', body(wrong)))).toBe(answer);
});

test('R16 R68 somebody who works in a partner portal does not sign up with that account', async () => {
  const anna = await customer('anna@partner.example');
  const refused = await anna('POST', '/v1/sign-ups', body());
  expect(problem(refused)).toBe('422 administrator-is-portal-identity');
  expect(refused.body.errors).toBeUndefined();
  expect(refused.body.detail).toContain('Use another account');
});

test('R46 a sign-up at another data center is sent home', async () => {
  const kim = await customer('away@contoso.example', 'us');
  expect(problem(await kim('POST', '/v1/sign-ups', body()))).toBe('409 sign-up-at-home');
});

test('R49 R52 who signed up converts without a partner, and chooses one afterwards', async () => {
  const kim = await customer('owner@contoso.example');
  const { id } = (await kim('POST', '/v1/sign-ups', body({ countryOfUse: 'SE' }))).body;
  await settle();
  const converted = await kim('POST', `/v1/subscriptions/${id}/conversion`, {
    plan: 'professional',
    billingAddress: address,
    paymentMethod: { reference: 'pm_1', lastFour: '4242' },
    licences: 20,
  });
  expect([converted.status, converted.body.status]).toEqual([200, 'paid']);
  expect(converted.body.nextCharge.lines.map((line: { for: string }) => line.for)).not.toContain(
    'partner-user',
  );
  const { authorizationNumber } = (await programme.partner('GET', '/v1/partners/me')).body;
  await kim('PUT', `/v1/subscriptions/${id}/partner-of-record`, { authorizationNumber });
  await settle();
  const claimed = await programme.partner('POST', `/v1/subscriptions/${id}/advisor-fee-claim`);
  expect([claimed.status, claimed.body.subscriptionId]).toEqual([201, id]);
});

test('R34 R46 after the purge nothing is left, and the organisation can sign up anew', async () => {
  const kim = await customer('again@contoso.example');
  const given = body({ contactEmail: 'again@contoso.example' });
  const { id } = (await kim('POST', '/v1/sign-ups', given)).body;
  await cloud.advance({ days: 61 });
  const anew = await kim('POST', '/v1/sign-ups', given);
  expect([anew.status, anew.body.id === id]).toEqual([202, false]);
  expect(await subjects('again@contoso.example')).toContain(
    'The data of Dynamics 365 for Contoso has been deleted',
  );
});
