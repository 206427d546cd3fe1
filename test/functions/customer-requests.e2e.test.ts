import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Browser } from '../../infra/local/demo/browser.ts';
import { signIn } from '../../infra/local/demo/chapter-activation.ts';
import { accept } from '../support/acceptance.ts';
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
  const signingIn = await browser.open(`${new URL(link).origin}/sign-in`);
  const agreements = await browser.send(
    signingIn,
    signingIn.forms[0] ? new URL(signingIn.forms[0].action).pathname : '',
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
  const closing = await kimCalls('GET', `/v1/subscriptions/${subscriptionId}/portal/history?limit=100`);
  expect(closing.body.items.at(-1)).toMatchObject({
    actor: { role: 'support' },
    onBehalfOf: { role: 'customer' },
    events: [{ type: 'support-closed' }],
  });
  expect((await subjectsTo(kim.accountId)).filter((subject) => subject.startsWith('Supporten'))).toHaveLength(
    1,
  );
});

test('R33 R66 R67 a user writes again, once, and the request is back in the queue with all that was said, in order', async () => {
  const asked = await kimCalls('POST', path(), { subject: 'Fler konton', text: 'Hur många får vi?' });
  const own = path(`/${asked.body.id}`);
  const desk = `/v1/support/requests/${asked.body.id}`;
  await cloud.advance({ minutes: 1 });
  await programme.support('POST', `${desk}/answers`, { text: 'Tjugo.' });
  await cloud.advance({ minutes: 1 });
  const answered = await kimCalls('GET', own);
  expect(answered.body).toMatchObject({ state: 'answered', allowedActions: ['write'] });

  const headers = { 'idempotency-key': 'write-once', 'if-match': answered.headers.get('etag') ?? '' };
  const text = 'Och sedan?';
  const written = await kimCalls('POST', `${own}/messages`, { text }, headers);
  expect([written.status, written.body.state, written.body.messages]).toEqual([
    200,
    'open',
    [
      expect.objectContaining({ by: 'customer', text: 'Hur många får vi?' }),
      expect.objectContaining({ by: 'support', text: 'Tjugo.' }),
      expect.objectContaining({ by: 'customer', text }),
    ],
  ]);
  expect((await kimCalls('POST', `${own}/messages`, { text }, headers)).body.messages).toHaveLength(3);
  const stale = await kimCalls('POST', `${own}/messages`, { text: 'x' }, { 'if-match': '"1"' });
  expect([stale.status, stale.body.code]).toEqual([412, 'precondition-failed']);
  const card = await kimCalls('POST', `${own}/messages`, { text: 'Kort: 4111 1111 1111 1111' });
  expect([card.status, card.body.code]).toEqual([422, 'card-number-not-accepted']);
  expect((await strangerCalls('POST', `${own}/messages`, { text })).status).toBe(404);
  await cloud.advance({ minutes: 1 });

  const waiting = (await programme.support('GET', desk)).body;
  expect(waiting).toMatchObject({
    state: 'open',
    takenBy: 'desk@vendor.example',
    messages: [
      { by: { role: 'customer', accountId: kim.accountId } },
      { by: { role: 'support' }, text: 'Tjugo.' },
      { by: { role: 'customer', accountId: kim.accountId }, text },
    ],
  });
  const history = (await programme.support('GET', `${desk}/history`)).body.items;
  expect(
    history.map(({ actor, onBehalfOf, from, to, events }: Record<string, { role: string }> & Change) => [
      actor.role,
      onBehalfOf.role,
      from,
      to,
      events[0]?.type,
    ]),
  ).toEqual([
    ['customer', 'customer', null, 'open', 'request-opened'],
    ['support', 'customer', 'open', 'answered', 'request-answered'],
    ['customer', 'customer', 'answered', 'open', 'request-continued'],
  ]);
  const here = await kimCalls('GET', `/v1/subscriptions/${subscriptionId}/portal/history?limit=100`);
  expect(here.body.items.at(-1)).toMatchObject({
    actor: { role: 'customer', accountId: kim.accountId },
    events: [{ type: 'support-written' }],
  });
});

interface Change {
  readonly actor: { role: string };
  readonly onBehalfOf: { role: string };
  readonly events: readonly { type: string }[];
}

test('R33 the mail with an answer leads to the page where one writes again; what is closed opens again for two weeks', async () => {
  const id = (await kimCalls('GET', path())).body.items.at(-1).id;
  const desk = `/v1/support/requests/${id}`;
  await programme.support('POST', `${desk}/answers`, { text: 'Då köper ni fler.' });
  await cloud.advance({ minutes: 1 });
  const mail = (await cloud.inbox(kim.accountId)).at(-1);
  expect(mail?.text).toContain(`${cloud.dataCenters.us}/portal/${subscriptionId}/support/${id}`);
  const closed = await programme.support('POST', `${desk}/closure`, { reason: 'Besvarat.' });
  expect(closed.body).toMatchObject({ state: 'closed', closure: { reason: 'Besvarat.' } });
  await cloud.advance({ days: 13 });
  expect((await kimCalls('GET', path(`/${id}`))).body).toMatchObject({
    state: 'closed',
    closure: { reason: 'Besvarat.', reopensUntil: closed.body.closure.reopensUntil },
    allowedActions: ['write'],
  });
  const write = () => kimCalls('POST', path(`/${id}/messages`), { text: 'En fråga till.' });
  expect((await write()).body).toMatchObject({ state: 'open', closure: null });
  await cloud.advance({ minutes: 1 });
  expect((await programme.support('GET', desk)).body).toMatchObject({ state: 'open', closure: null });

  await programme.support('POST', `${desk}/closure`);
  await cloud.advance({ days: 14, minutes: 1 });
  const late = await write();
  expect([late.status, late.body.code]).toEqual([409, 'request-closed']);
  expect((await kimCalls('GET', path(`/${id}`))).body.blockedActions).toMatchObject([
    { action: 'write', remedy: 'Open a new one.' },
  ]);
});

test('R33 no more than twenty requests of a customer wait at a time', async () => {
  const ask = () => kimCalls('POST', path(), { subject: 'En till', text: 'Hej.' });
  const answers = [];
  for (let asked = 0; asked <= 20; asked++) answers.push(await ask());
  expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(201), 409]);
  expect(answers.at(-1)?.body.code).toBe('too-many-open-requests');
  await cloud.advance({ minutes: 1 });
  await programme.support('POST', `/v1/support/requests/${answers[0]?.body.id}/closure`);
  await cloud.advance({ minutes: 1 });
  expect((await ask()).status).toBe(201);
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
  expect(mail?.text).toContain(`POST /v1/support-requests/${asked.body.id}/messages`);
  const seen = (await kimCalls('GET', `${path()}?limit=100`)).body.items;
  expect(seen.map(({ id }: { id: string }) => id)).not.toContain(asked.body.id);
});

test('R32 R33 R34 a user asks also when the service is inactive, and all of it is purged with the service', async () => {
  for (const { id } of (await programme.support('GET', '/v1/support/requests?limit=100')).body.items)
    await programme.support('POST', `/v1/support/requests/${id}/closure`);
  await cloud.advance({ days: 63 });
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

test('R7 R33 R66 R69 whom the invitation names asks support before there is a portal, and nobody else does', async () => {
  const to = 'invited@contoso.example';
  const lee = { accountId: 'lee@contoso.example', firstName: 'Lee', lastName: 'Ek' };
  const { subscriptionId: id } = await programme.enrol('US', { contactEmail: to });
  const asked = `/v1/subscriptions/${id}/support-requests`;
  const leeCalls = await customer(lee.accountId);
  const ask = (call: Call) => call('POST', asked, question, { 'idempotency-key': 'before' });
  expect((await ask(leeCalls)).status).toBe(404);
  const invite = (customerAdministrator: typeof lee) =>
    programme.partner('POST', `/v1/subscriptions/${id}/activation`, {
      customerAdministrator,
      contactEmail: to,
      language: 'sv',
    });
  await invite(lee);
  await cloud.advance({ minutes: 1 });
  const diagnosis = `/v1/support/subscriptions/${id}/diagnosis`;
  const causes = async () =>
    Promise.all([
      (await programme.support('GET', diagnosis)).body.cause,
      (await programme.support('GET', `${diagnosis}?accountId=${lee.accountId}`)).body.cause,
      (await programme.partner('GET', `/v1/subscriptions/${id}/diagnosis`)).body.cause,
    ]);
  expect(await causes()).toEqual(Array(3).fill('invitation-not-accepted'));

  const answers = await Promise.all([ask(leeCalls), ask(leeCalls)]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  const { id: askedId } = answers[0]?.body ?? {};
  expect(answers[1]?.body.id).toBe(askedId);
  for (const [method, path, body] of [
    ['POST', asked, question],
    ['GET', asked, undefined],
    ['GET', `${asked}/${askedId}`, undefined],
    ['POST', `${asked}/${askedId}/messages`, { text: 'x' }],
  ] as const)
    expect((await kimCalls(method, path, body)).status).toBe(404);
  await cloud.advance({ minutes: 1 });
  expect(await causes()).toEqual(Array(3).fill('agreement-pending'));

  const desk = `/v1/support/requests/${askedId}`;
  expect((await programme.support('GET', desk)).body).toMatchObject({
    state: 'open',
    subscriptionId: id,
    customer: { accountId: lee.accountId, dataCenter: 'us' },
  });
  expect((await programme.partner('GET', `/v1/subscriptions/${id}/history`)).body.items).toHaveLength(3);
  await programme.support('POST', `${desk}/answers`, { text: 'Logga in som Lee.' });
  await cloud.advance({ minutes: 1 });
  expect((await cloud.inbox(lee.accountId)).at(-1)).toMatchObject({
    subject: `Supporten har svarat om RapidStart Services: ${question.subject}`,
    dataCenter: 'us',
    text: expect.stringMatching(/Logga in som Lee\.[\s\S]*\/activate\//),
  });
  const written = await leeCalls('POST', `${asked}/${askedId}/messages`, { text: 'Det gick.' });
  expect([written.status, written.body.state]).toEqual([200, 'open']);
  await cloud.advance({ minutes: 1 });
  await programme.support('POST', `${desk}/closure`, { reason: 'Besvarat.' });
  await cloud.advance({ minutes: 1 });
  const own = (await leeCalls('GET', asked)).body.items;
  expect(own).toMatchObject([
    {
      id: askedId,
      state: 'closed',
      messages: [{ text: question.text }, { text: 'Logga in som Lee.' }, { text: 'Det gick.' }],
    },
  ]);

  // Another administrator is named: what the first one asked is not theirs to see before they are one.
  await invite(kim);
  await cloud.advance({ minutes: 1 });
  expect((await kimCalls('GET', asked)).body.items).toEqual([]);
  expect((await leeCalls('GET', asked)).status).toBe(404);
  expect(await causes()).toEqual(['invitation-replaced', 'other-identity', 'invitation-replaced']);
  await accept(cloud, to, kim.accountId);
  expect((await kimCalls('GET', asked)).body.items.map((one: { id: string }) => one.id)).toEqual([askedId]);
  expect((await kimCalls('POST', `${asked}/${askedId}/messages`, { text: 'Tack.' })).status).toBe(200);
  await cloud.advance({ minutes: 1 });
  expect((await programme.support('GET', desk)).body.state).toBe('open');
});

test('R24 R33 R67 from the page of the agreements, too, whom the invitation names asks support, once', async () => {
  const to = 'page@contoso.example';
  const lee = { accountId: 'lee@contoso.example', firstName: 'Lee', lastName: 'Ek' };
  const { subscriptionId: id } = await programme.enrol('US', { contactEmail: to });
  await programme.partner('POST', `/v1/subscriptions/${id}/activation`, {
    customerAdministrator: lee,
    contactEmail: to,
  });
  await cloud.advance({ minutes: 1 });
  const link = /https?:\/\/\S+\/activate\/\S+/.exec((await cloud.inbox(to)).at(-1)?.text ?? '')?.[0] ?? '';
  const { origin } = new URL(link);
  const browser = new Browser();
  await browser.open(link);
  expect((await browser.open(`${origin}/agreements/support`)).status).toBe(401);
  const agreements = await signIn(browser, `${origin}/sign-in`, lee.accountId);
  expect(agreements.text).toContain('Ask support');
  const form = await browser.open(`${origin}/agreements/support`);
  expect([form.status, form.heading]).toEqual([200, 'Ask support']);
  const place = '/agreements/support';
  const empty = await browser.send(form, place, { subject: 'Sign-in', text: '' });
  expect([empty.status, empty.text.includes('Write what you want to know.')]).toEqual([422, true]);
  const entered = { subject: 'Sign-in', text: 'Which account is meant?' };
  for (const _ of [1, 2])
    expect(await browser.send(form, place, entered)).toMatchObject({
      status: 200,
      heading: 'Support has your question',
      text: expect.stringContaining(`The answer comes by e-mail to ${lee.accountId}.`),
    });
  await cloud.advance({ minutes: 1 });
  const { items } = (await programme.support('GET', `/v1/support/requests?subscriptionId=${id}`)).body;
  expect(items).toMatchObject([
    { subject: 'Sign-in', state: 'open', messages: [{ text: 'Which account is meant?' }] },
  ]);
  await programme.support('POST', `/v1/support/requests/${items[0].id}/answers`, { text: 'The one of Lee.' });
  await cloud.advance({ minutes: 1 });
  const { text: later } = await browser.open(`${origin}/agreements/support`);
  for (const shown of ['Which account is meant?', 'Answered', 'The one of Lee.'])
    expect(later).toContain(shown);
  expect(form.text).not.toContain('What you asked');
  expect((await browser.open(`${origin}/agreements`)).status).toBe(200);

  const other = new Browser();
  await other.open(link);
  await signIn(other, `${origin}/sign-in`, 'other@contoso.example');
  const wrong = await other.open(`${origin}/agreements/support`);
  expect([wrong.status, /Which account is meant|The one of Lee/.test(wrong.text)]).toEqual([403, false]);
});
