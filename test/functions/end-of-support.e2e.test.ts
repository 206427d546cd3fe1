import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Browser } from '../../infra/local/demo/browser.ts';
import { defaultCatalog } from '../../lib/catalog.ts';
import { address, apiAs, type Call, kim, type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString();
const at = daysAfter(new Date().toISOString(), 60);
const successor = 'https://vendor.example/rapidstart-next';

let cloud: LocalCloudProcess;
let programme: Programme;
let kimCalls: Call;
/** One whose administrator has accepted, one that was invited and has not. */
let active: string;
let invited: string;
let openLink: string;

const view = async (id: string) => (await programme.partner('GET', `/v1/subscriptions/${id}`)).body;
const told = async (to: string) =>
  (await cloud.inbox(to)).filter(({ subject }) => subject.startsWith('Support for RapidStart Services ends'));

async function invite(subscriptionId: string, contactEmail: string): Promise<string> {
  const sent = await programme.partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, {
    customerAdministrator: kim,
    contactEmail,
  });
  expect(sent.status).toBe(202);
  await cloud.advance({ minutes: 1 });
  const mail = (await cloud.inbox(contactEmail)).at(-1);
  return /https?:\/\/\S+\/activate\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
}

/** Opens a link, signs in as the registered account, and looks at the agreements. */
async function signedIn(browser: Browser, link: string) {
  await browser.open(link);
  const form = await browser.open(`${new URL(link).origin}/sign-in`);
  return browser.send(form, new URL(form.url).pathname, { account: kim.accountId });
}
const agreed = { 'online-services-agreement': 'agreed', 'privacy-statement': 'agreed' };

beforeAll(async () => {
  const endOfSupport = { at, successor, noticeDays: [30, 7] };
  const services = defaultCatalog.services.map((service) => ({ ...service, endOfSupport }));
  const catalog = { ...defaultCatalog, services };
  cloud = await startLocalCloudProcess({ settings: { catalog } });
  programme = await startProgramme(cloud);
  active = (await programme.enrol('US', { contactEmail: 'active@contoso.example' })).subscriptionId;
  const browser = new Browser();
  const agreements = await signedIn(browser, await invite(active, 'active@contoso.example'));
  await browser.send(agreements, '/agreements', agreed);
  const away = { ...cloud, dataCenters: { us: cloud.dataCenters.us ?? '' } };
  kimCalls = await apiAs(away, { accountId: kim.accountId, scope: 'customer' });
});
afterAll(() => cloud?.stop());

test('R17 R28 the catalogue says it to everybody; the partner’s list and the customer’s portal show the date', async () => {
  const nobody = await apiAs(cloud);
  const service = await nobody('GET', '/v1/services/rapidstart-services');
  expect(service.body.endOfSupport).toEqual({ at, successor });
  const shown = await view(active);
  expect(shown).toMatchObject({ status: 'active', endOfSupport: { at, successor } });
  expect(shown.deadlines).toContainEqual({ kind: 'end-of-support', at });
  const portal = await kimCalls('GET', `/v1/subscriptions/${active}/portal`);
  expect(portal.body.deadlines).toContainEqual({ kind: 'end-of-support', at });
});

test('R28 R36 notices with the successor’s link go out on their days, and not before', async () => {
  const to = 'active@contoso.example';
  for (const [days, before] of [
    [30, 0],
    [7, 1],
  ] as const) {
    await cloud.advance({ to: daysAfter(at, -days - 1 / 1440) });
    expect(await told(to)).toHaveLength(before);
    await cloud.advance({ minutes: 2 });
    const mails = await told(to);
    expect(mails).toHaveLength(before + 1);
    expect(mails.at(-1)?.text).toContain(successor);
    expect(mails.at(-1)?.dataCenter).toBe('us');
    expect((await view(active)).notices).toContainEqual({
      about: 'end-of-support',
      days,
      at: daysAfter(at, -days),
    });
  }
});

/** Somebody signs up for a trial without a partner. */
const signUp = async (accountId: string) => {
  const call = await apiAs(cloud, { accountId, scope: 'customer' });
  return call('POST', '/v1/sign-ups', {
    service: 'dynamics-365',
    countryOfUse: 'SE',
    organization: { name: 'Direct' },
    contactEmail: accountId,
    administrator: { firstName: 'Di', lastName: 'Ek' },
    agreements: { language: 'en', documents: ['online-services-agreement', 'privacy-statement'] },
  });
};
let trial: string;

test('R28 up to the date customers sign up, directly too', async () => {
  await cloud.advance({ to: daysAfter(at, -1) });
  invited = (await programme.enrol('SE', { contactEmail: 'late@contoso.example' })).subscriptionId;
  openLink = await invite(invited, 'late@contoso.example');
  expect((await view(invited)).status).toBe('invitation-sent');
  const direct = await signUp('di@direct.example');
  expect(direct.status).toBe(202);
  trial = direct.body.id;
  await cloud.advance({ minutes: 1 });
});

test('R28 from the date on nobody does: no service is added, no activation sent, none accepted; the successor is named', async () => {
  const browser = new Browser();
  const agreements = await signedIn(browser, openLink);
  expect(agreements.forms.some(({ action }) => action.endsWith('/agreements'))).toBe(true);
  await cloud.advance({ to: at });

  const customer = await programme.partner('POST', '/v1/customers', {
    kind: 'prospect',
    organization: { name: 'Too late' },
    contactEmail: 'too-late@contoso.example',
    customerAdministrator: kim,
  });
  const added = await programme.partner('POST', `/v1/customers/${customer.body.id}/subscriptions`, {
    service: 'rapidstart-services',
    countryOfUse: 'SE',
  });
  const sent = await programme.partner('POST', `/v1/subscriptions/${invited}/activation`, {});
  const direct = await signUp('late@direct.example');
  expect([added, sent, direct].map(({ body }) => body.errors?.[0]?.pointer)).toEqual([
    '/service',
    undefined,
    '/service',
  ]);
  for (const refused of [added, sent, direct]) {
    expect(refused.body.code).toBe('service-ended');
    expect(refused.body.detail).toContain(successor);
  }
  expect((await view(invited)).blockedActions).toContainEqual(
    expect.objectContaining({
      action: 'send-activation',
      code: 'service-ended',
      remedy: expect.stringContaining(successor),
    }),
  );
  const atHome = await apiAs(cloud, { accountId: kim.accountId, scope: 'customer' });
  for (const diagnosis of [
    await programme.partner('GET', `/v1/subscriptions/${invited}/diagnosis`),
    await programme.support('GET', `/v1/support/subscriptions/${invited}/diagnosis`),
    await atHome('GET', `/v1/subscriptions/${invited}/portal/diagnosis`),
  ])
    expect(diagnosis.body).toMatchObject({
      cause: 'end-of-support',
      nextStep: { by: 'partner', what: expect.stringContaining(successor) },
    });
  const signUpPage = await fetch(`${cloud.dataCenters.eu}/sign-up`);
  expect(await signUpPage.text()).not.toContain('value="dynamics-365"');

  // The page was open before the date; what it sends comes after it.
  const answer = await browser.send(agreements, '/agreements', agreed);
  expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('has ended')]);
  expect((await view(invited)).status).toBe('invitation-sent');
  const opened = await fetch(openLink, { redirect: 'manual' });
  const page = await fetch(new URL(opened.headers.get('location') ?? '', openLink), {
    headers: { cookie: opened.headers.getSetCookie().join('; ') },
  });
  expect([page.status, await page.text()]).toEqual([409, expect.stringContaining(`href="${successor}"`)]);
});

test('R28 R49 what is in use goes on: a running trial can still be converted', async () => {
  const di = await apiAs(cloud, { accountId: 'di@direct.example', scope: 'customer' });
  const converted = await di('POST', `/v1/subscriptions/${trial}/conversion`, {
    plan: 'professional',
    billingAddress: address,
    paymentMethod: { reference: 'pm_8fk2', lastFour: '4242' },
    licences: 20,
  });
  expect([converted.status, converted.body.status]).toEqual([200, 'paid']);
  expect((await view(active)).status).toBe('active');
  expect((await kimCalls('GET', `/v1/subscriptions/${active}/portal`)).body.status).toBe('active');
});
