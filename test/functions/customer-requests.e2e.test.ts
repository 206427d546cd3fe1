import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Browser } from '../../infra/local/demo/browser.ts';
import { apiAs, type Call, kim, type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
/** A subscription in another data center than the desk's. */
let subscriptionId: string;
let kimCalls: Call;
let strangerCalls: Call;

/** Calls the data center of the subscription. */
async function customer(accountId: string): Promise<Call> {
  const away = { ...cloud, dataCenters: { us: cloud.dataCenters.us ?? '' } };
  return apiAs(away, { accountId, scope: 'customer' });
}
const path = (rest = '') => `/v1/subscriptions/${subscriptionId}/support-requests${rest}`;
const subjectsTo = async (to: string) => (await cloud.inbox(to)).map(({ subject }) => subject);

/** Sends the activation and accepts it, as somebody with a browser does. */
async function activate(): Promise<void> {
  await programme.partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, {
    customerAdministrator: kim,
    contactEmail: kim.accountId,
    language: 'sv',
  });
  await cloud.advance({ minutes: 1 });
  const mail = (await cloud.inbox(kim.accountId)).at(-1);
  const link = /https?:\/\/\S+\/activate\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  const browser = new Browser();
  await browser.open(link);
  const signIn = await browser.open(`${new URL(link).origin}/sign-in`);
  const agreements = await browser.send(
    signIn,
    signIn.forms[0] ? new URL(signIn.forms[0].action).pathname : '',
    {
      account: kim.accountId,
    },
  );
  const portal = await browser.send(agreements, '/agreements', {
    'online-services-agreement': 'on',
    'privacy-statement': 'on',
  });
  expect(portal.heading).toBe('Contoso');
}

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  ({ subscriptionId } = await programme.enrol('US', { contactEmail: kim.accountId }));
  await activate();
  kimCalls = await customer(kim.accountId);
  strangerCalls = await customer('stranger@contoso.example');
});
afterAll(() => cloud?.stop());

test('R7 R69 the registered administrator who has not agreed yet learns that; anybody else learns nothing', async () => {
  const { subscriptionId: waiting } = await programme.enrol('US', { contactEmail: 'wait@contoso.example' });
  const diagnosis = `/v1/subscriptions/${waiting}/portal/diagnosis`;
  expect((await kimCalls('GET', diagnosis)).status).toBe(404);
  await programme.partner('POST', `/v1/subscriptions/${waiting}/activation`, {
    customerAdministrator: kim,
    contactEmail: 'wait@contoso.example',
  });
  await cloud.advance({ minutes: 1 });
  expect((await kimCalls('GET', diagnosis)).body).toMatchObject({
    cause: 'agreement-pending',
    nextStep: { by: 'you', what: expect.stringContaining('agree to both documents') },
  });
  expect((await strangerCalls('GET', diagnosis)).status).toBe(404);
  expect((await kimCalls('GET', diagnosis.replace(waiting, subscriptionId))).body.cause).toBe(
    'still-provisioning',
  );
});

const question = { subject: 'Vi kommer inte in', text: 'Inloggningen nämner ett annat konto.\nVad gör vi?' };
let requestId: string;

test('R33 R67 a user of the portal asks support, once, however often the request is sent', async () => {
  const key = { 'idempotency-key': 'ask-once' };
  const asked = await kimCalls('POST', path(), question, key);
  expect([asked.status, asked.body]).toEqual([
    201,
    expect.objectContaining({
      state: 'open',
      subject: question.subject,
      messages: [{ at: expect.any(String), by: 'customer', text: question.text }],
    }),
  ]);
  requestId = asked.body.id;
  expect(asked.headers.get('location')).toBe(path(`/${requestId}`));
  expect((await kimCalls('POST', path(), question, key)).body.id).toBe(requestId);
  await cloud.advance({ minutes: 1 });
  const { body } = await kimCalls('GET', path());
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual([requestId]);
});

test('R33 R69 it is in the queue of the desk, and nobody else sees it: neither the partner nor a stranger', async () => {
  const queue = (await programme.support('GET', '/v1/support/requests')).body.items;
  expect(queue).toEqual([
    expect.objectContaining({
      id: requestId,
      subscriptionId,
      customer: expect.objectContaining({ accountId: kim.accountId, dataCenter: 'us' }),
    }),
  ]);
  expect((await programme.partner('GET', '/v1/support-requests')).body.items).toEqual([]);
  expect((await programme.partner('GET', `/v1/support-requests/${requestId}`)).status).toBe(404);
  const written = await programme.partner('POST', `/v1/support-requests/${requestId}/messages`, {
    text: 'x',
  });
  expect(written.status).toBe(404);
  for (const [method, rest, body] of [
    ['GET', '', undefined],
    ['GET', `/${requestId}`, undefined],
    ['POST', '', question],
  ] as const)
    expect((await strangerCalls(method, path(rest), body)).status).toBe(404);
});

test('R20 R33 R66 the answer is mailed from the data center of the subscription, in the language of who asked, and stands in the portal', async () => {
  const desk = `/v1/support/requests/${requestId}`;
  expect((await programme.support('POST', `${desk}/assignment`)).status).toBe(200);
  await cloud.advance({ minutes: 1 });
  expect((await kimCalls('GET', path(`/${requestId}`))).body.state).toBe('taken');
  await programme.support('POST', `${desk}/answers`, { text: 'Logga ut först.\nLogga sedan in som Kim.' });
  await cloud.advance({ minutes: 1 });
  const mail = (await cloud.inbox(kim.accountId)).at(-1);
  expect(mail).toMatchObject({
    subject: 'Supporten har svarat om RapidStart Services: Vi kommer inte in',
    dataCenter: 'us',
    text: expect.stringContaining('Logga sedan in som Kim.'),
  });
  expect(mail?.text).not.toContain('desk@vendor.example');
  const { body } = await kimCalls('GET', path(`/${requestId}`));
  expect(body).toMatchObject({ state: 'answered', messages: [{ by: 'customer' }, { by: 'support' }] });
  expect(JSON.stringify(body)).not.toContain('desk@vendor.example');
  const history = await kimCalls('GET', `/v1/subscriptions/${subscriptionId}/portal/history`);
  expect(history.body.items.slice(-2)).toEqual([
    expect.objectContaining({
      actor: { role: 'customer', accountId: kim.accountId },
      events: [expect.objectContaining({ type: 'support-asked' })],
    }),
    expect.objectContaining({
      actor: expect.objectContaining({ role: 'support' }),
      onBehalfOf: { role: 'customer', id: expect.stringMatching(/^cus_/) },
      events: [expect.objectContaining({ type: 'support-answered' })],
    }),
  ]);
  await programme.support('POST', `${desk}/closure`);
  await cloud.advance({ minutes: 1 });
  expect((await kimCalls('GET', path(`/${requestId}`))).body.state).toBe('closed');
  expect((await subjectsTo(kim.accountId)).filter((subject) => subject.startsWith('Supporten'))).toHaveLength(
    1,
  );
});

test('R33 the answer to a partner is mailed to whoever of them wrote last', async () => {
  const asked = await programme.partner('POST', '/v1/support-requests', {
    subject: 'A question',
    text: 'How does it work?',
    subscriptionId,
  });
  await programme.support('POST', `/v1/support/requests/${asked.body.id}/answers`, { text: 'Like this.' });
  await cloud.advance({ minutes: 1 });
  const mail = (await cloud.inbox('anna@partner.example')).at(-1);
  expect(mail).toMatchObject({
    subject: 'Support has answered: A question',
    dataCenter: 'eu',
    text: expect.stringContaining('Like this.'),
  });
  expect((await kimCalls('GET', path())).body.items).toHaveLength(1);
});

test('R32 R33 R34 a user asks also when the service is inactive, and all of it is purged with the service', async () => {
  await cloud.advance({ days: 91 });
  const asked = await kimCalls('POST', path(), { subject: 'Inaktiv', text: 'Varför?' });
  expect(asked.status).toBe(201);
  await cloud.advance({ minutes: 1 });
  await programme.support('POST', `/v1/support/requests/${asked.body.id}/answers`, { text: 'Kontonumret.' });
  await cloud.advance({ minutes: 1 });
  expect(await subjectsTo(kim.accountId)).toContain('Supporten har svarat om RapidStart Services: Inaktiv');
  await cloud.advance({ days: 30 });
  for (const id of [requestId, asked.body.id])
    expect((await programme.support('GET', `/v1/support/requests/${id}`)).status).toBe(404);
  expect((await kimCalls('GET', path())).status).toBe(404);
});
