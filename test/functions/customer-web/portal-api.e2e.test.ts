import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../browser.ts';
import {
  type ApiAnswer,
  type Call,
  kim,
  type Programme,
  problem,
  startProgramme,
} from '../../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let chromium: Browser;
/** A portal at home, and one in another data center. */
let here: string;
let away: string;
const robin = { accountId: 'robin@contoso.example', firstName: 'Robin', lastName: 'Lind' };
const alex = 'alex@contoso.example';

/** Calls the data center of a subscription as a customer. */
async function customer(accountId: string, dataCenter: 'eu' | 'us' = 'eu'): Promise<Call> {
  const token = await cloud.token(accountId, 'onramp/customer');
  return async (method, path, body, headers = {}) => {
    const response = await fetch(`${cloud.dataCenters[dataCenter]}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    };
  };
}

const at = (subscriptionId: string, path = '') => `/v1/subscriptions/${subscriptionId}${path}`;

/** Somebody with a browser that runs no scripts, who signs in with an account wherever they are asked to. */
async function visitor(): Promise<Page> {
  const context = await chromium.newContext({ javaScriptEnabled: false, locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}
async function signIn(page: Page, account: string): Promise<void> {
  await page.fill('input[name=account]', account);
  await page.click('button[type=submit]');
}

const newestLink = async (to: string): Promise<string> => {
  const mail = (await cloud.inbox(to)).at(-1);
  return /https?:\/\/\S+\/activate\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
};

/** Enrols, sends the activation, and accepts it in a browser. */
async function activated(country: string): Promise<{ id: string; page: Page }> {
  const { subscriptionId: id } = await programme.enrol(country, { contactEmail: kim.accountId });
  await programme.partner('POST', at(id, '/activation'), {
    customerAdministrator: kim,
    contactEmail: kim.accountId,
  });
  await cloud.advance({ minutes: 1 });
  const page = await visitor();
  await page.goto(await newestLink(kim.accountId));
  await page.click('a.button');
  await signIn(page, kim.accountId);
  await page.check('#online-services-agreement');
  await page.check('#privacy-statement');
  await page.click('form[action="/agreements"] button');
  expect(await page.textContent('h1')).toBe('Contoso');
  return { id, page };
}

let kimAtHome: Call;
let kimsPage: Page;

beforeAll(async () => {
  [cloud, chromium] = await Promise.all([startLocalCloudProcess(), startChromium()]);
  programme = await startProgramme(cloud);
  const first = await activated('SE');
  here = first.id;
  kimsPage = first.page;
  away = (await activated('US')).id;
  kimAtHome = await customer(kim.accountId);
});
afterAll(async () => {
  await chromium?.close();
  await cloud?.stop();
});

describe('the customer portal over HTTP', () => {
  test('R27 R45 R65 the administrator finds status, deadlines, licences, storage and who to contact', async () => {
    const { status, body, headers } = await kimAtHome('GET', at(here, '/portal'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: here,
      organizationName: 'Contoso',
      partner: 'Nordic Partner AB',
      status: 'active',
      deadlines: [{ kind: 'inactivation' }],
      licences: { total: null, taken: 1, left: null },
      storageGb: null,
      administrators: [kim],
      allowedActions: ['add-user', 'view-users', 'decide-access-requests', 'view-history', 'view-access'],
    });
    const known = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await kimAtHome('GET', at(here, '/portal'), undefined, known)).status).toBe(304);
  });

  test('R20 a portal is served where the subscription is, and nowhere else', async () => {
    expect((await (await customer(kim.accountId, 'us'))('GET', at(away, '/portal'))).status).toBe(200);
    expect(problem(await kimAtHome('GET', at(away, '/portal')))).toBe('404 not-found');
  });

  test('R39 R68 required fields are checked, and each field at fault is named', async () => {
    const answer = await kimAtHome('POST', at(here, '/users'), { accountId: 'no address', firstName: 'R' });
    expect(problem(answer)).toBe('422 invalid-request');
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/accountId',
      '/lastName',
    ]);
    for (const roles of [[], ['owner'], ['user', 'user']])
      expect(problem(await kimAtHome('POST', at(here, '/users'), { ...robin, roles }))).toBe(
        '422 invalid-request',
      );
  });

  test('R37 R39 R40 R67 add, mail, sign in, be a user: a user of the portal from the mail to the list', async () => {
    const key = { 'idempotency-key': 'add-robin' };
    const added = await kimAtHome('POST', at(here, '/users'), { ...robin, sendInvitation: true }, key);
    const again = await kimAtHome('POST', at(here, '/users'), { ...robin, sendInvitation: true }, key);
    expect([added.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(added.body.id);
    expect(added.body).toMatchObject({ ...robin, roles: ['user'], status: 'invited' });
    await cloud.advance({ minutes: 1 });
    const path = at(here, `/users/${added.body.id}`);
    expect((await kimAtHome('GET', path)).body.invitation.status).toBe('delivered');
    expect(await cloud.inbox(robin.accountId)).toHaveLength(1);

    const link = await newestLink(robin.accountId);
    for (const method of ['HEAD', 'GET', 'GET']) await fetch(link, { method, redirect: 'manual' });
    expect((await kimAtHome('GET', path)).body.status).toBe('invited');

    const page = await visitor();
    await page.goto(link);
    expect(await page.textContent('h1')).toBe('Welcome to RapidStart Services');
    await page.click('a.button');
    await signIn(page, 'someone@else.example');
    expect(await page.textContent('h1')).toBe('This invitation is for another account');
    await page.click('form[action="/sign-out"] button');
    await page.click('button[type=submit]');
    await page.click('a.button');
    await signIn(page, robin.accountId);
    await page.click('form[action="/join"] button');
    expect(page.url()).toBe(`${cloud.dataCenters.eu}/portal/${here}`);
    expect(await page.locator('.tabs li').count()).toBe(2);
    const user = (await kimAtHome('GET', path)).body;
    expect(user).toMatchObject({ status: 'active', invitation: null });
    const listed = await kimAtHome('GET', at(here, '/users'));
    expect(listed.body.items.map(({ status }: { status: string }) => status)).toEqual(['active', 'active']);

    const asRobin = await customer(robin.accountId);
    expect((await asRobin('GET', at(here, '/portal'))).body.you).toMatchObject(robin);
    expect(problem(await asRobin('GET', at(here, '/users')))).toBe('403 administrators-only');
    await page.context().close();
  });

  test('R42 R43 R44 R67 edits under If-Match; nobody is deleted who may not be', async () => {
    const { body: users } = await kimAtHome('GET', at(here, '/users'));
    const [first, second] = users.items;
    const path = at(here, `/users/${second.id}`);
    const { headers } = await kimAtHome('GET', path);
    const match = { 'if-match': headers.get('etag') ?? '' };
    const roles = ['user', 'billing-contact'];
    expect((await kimAtHome('PATCH', path, { roles }, match)).body.roles).toEqual(roles);
    expect(problem(await kimAtHome('PATCH', path, { roles: ['user'] }, match))).toBe(
      '412 precondition-failed',
    );
    expect(problem(await kimAtHome('DELETE', path, undefined, match))).toBe('412 precondition-failed');
    const ofKim = at(here, `/users/${first.id}`);
    expect(problem(await kimAtHome('DELETE', ofKim))).toBe('409 user-is-administrator');
    expect(problem(await kimAtHome('PATCH', ofKim, { roles: ['user'] }))).toBe('409 last-administrator');
    const rest = ['administrator', 'customer-care-contact', 'shipping-contact'];
    expect((await kimAtHome('PATCH', ofKim, { roles: rest })).status).toBe(200);
    expect(problem(await kimAtHome('DELETE', path))).toBe('409 role-is-mandatory');
    expect(problem(await kimAtHome('DELETE', `${path}?billingContact=${second.id}`))).toBe(
      '422 hand-over-not-possible',
    );
    const deleted = await kimAtHome('DELETE', `${path}?billingContact=${first.id}`);
    expect([deleted.status, deleted.body]).toEqual([204, '']);
    expect(problem(await kimAtHome('GET', path))).toBe('404 not-found');
    expect(problem(await (await customer(robin.accountId))('GET', at(here, '/portal')))).toBe(
      '404 not-found',
    );
  });

  test('R37 R69 asking says nothing; granting lets in; asking again mails nobody', async () => {
    const asAlex = await customer(alex);
    const name = { firstName: 'Alex', lastName: 'Ek', language: 'sv' };
    const missing = here.replace(/.{6}$/, '000000');
    const answers = await Promise.all(
      [here, here, missing].map((id) => asAlex('POST', at(id, '/access-requests'), name)),
    );
    for (const { status, body } of answers) expect([status, body]).toEqual([202, { status: 'received' }]);
    await cloud.advance({ minutes: 1 });
    const asked = (await cloud.inbox(kim.accountId)).filter(({ subject }) =>
      subject.includes('asks for access'),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain(`${cloud.dataCenters.eu}/portal/${here}/requests`);
    const { body } = await kimAtHome('GET', at(here, '/access-requests'));
    expect(body.items).toMatchObject([
      { accountId: alex, firstName: 'Alex', allowedActions: ['grant', 'decline'] },
    ]);
    const grant = at(here, `/access-requests/${body.items[0].id}/grant`);
    expect((await kimAtHome('POST', grant)).body).toMatchObject({
      accountId: alex,
      status: 'active',
      roles: ['user'],
    });
    expect(problem(await kimAtHome('POST', grant))).toBe('404 not-found');
    expect((await asAlex('GET', at(here, '/portal'))).status).toBe(200);
    await cloud.advance({ minutes: 1 });
    expect((await cloud.inbox(alex)).at(-1)?.subject).toContain('Du har åtkomst');
  });

  test('R38 R63 who can touch the account: persons and partner, since when and by whom', async () => {
    const { body } = await kimAtHome('GET', at(here, '/access'));
    expect(body.items).toMatchObject([
      { kind: 'partner', access: 'billing', name: 'Nordic Partner AB', by: { role: 'partner' } },
      { kind: 'partner', access: 'user', name: 'Nordic Partner AB', by: { role: 'partner' } },
      {
        kind: 'user',
        billing: 'administrator',
        accountId: kim.accountId,
        by: { role: 'partner', name: 'Nordic Partner AB' },
      },
      { kind: 'user', billing: null, accountId: alex, by: { role: 'customer', accountId: kim.accountId } },
    ]);
    for (const { since } of body.items) expect(since).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  test('R66 the history pages through every change, from either end', async () => {
    const seen: string[] = [];
    let path: string | undefined = `${at(here, '/portal/history')}?limit=2`;
    while (path) {
      const { body, headers }: ApiAnswer = await kimAtHome('GET', path);
      seen.push(
        ...body.items.flatMap(({ events }: { events: { type: string }[] }) => events.map(({ type }) => type)),
      );
      path = /<([^>]+)>/.exec(headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual([
      'portal-opened',
      'user-added',
      'user-invited',
      'user-joined',
      'roles-changed',
      'roles-changed',
      'roles-changed',
      'user-deleted',
      'access-requested',
      'user-added',
      'access-granted',
    ]);
    const newest = await kimAtHome('GET', `${at(here, '/portal/history')}?order=newest&limit=1`);
    expect(newest.body.items[0]).toMatchObject({
      actor: { role: 'customer', accountId: kim.accountId },
      events: [{ type: 'user-added', accountId: alex }, { type: 'access-granted' }],
    });
    const service = await kimAtHome('GET', `${at(here, '/portal/history')}?of=service`);
    expect(service.body.items.map(({ events }: { events: { type: string }[] }) => events[0]?.type)).toContain(
      'activated',
    );
  });

  test('R69 another’s portal is answered like none, by every call', async () => {
    const stranger = await customer('stranger@else.example');
    const missing = here.replace(/.{6}$/, '000000');
    const calls: readonly [string, string, unknown?][] = [
      ['GET', '/portal'],
      ['GET', '/portal/history'],
      ['GET', '/access'],
      ['GET', '/users'],
      ['POST', '/users', robin],
      ['GET', '/users/usr_1'],
      ['PATCH', '/users/usr_1', { roles: ['user'] }],
      ['DELETE', '/users/usr_1'],
      ['POST', '/users/usr_1/invitation'],
      ['GET', '/access-requests'],
      ['POST', '/access-requests/req_1/grant', {}],
      ['POST', '/access-requests/req_1/decline'],
    ];
    for (const [method, path, body] of calls) {
      const [foreign, none] = await Promise.all(
        [here, missing].map((id) => stranger(method, at(id, path), body)),
      );
      expect([method, path, foreign?.status, foreign?.body]).toEqual([method, path, 404, none?.body]);
    }
    const partner = await programme.partner('GET', at(here, '/users'));
    expect([partner.status, partner.body]).toEqual([403, { message: 'Forbidden' }]);
  });

  test('R37 in the browser without scripts: the mail leads to the request, a click declines it', async () => {
    await (await customer('sam@contoso.example'))('POST', at(here, '/access-requests'), {
      firstName: 'Sam',
      lastName: 'Öberg',
    });
    await kimsPage.goto(`${cloud.dataCenters.eu}/portal/${here}/requests`);
    expect(await kimsPage.textContent('.people h2')).toBe('Sam Öberg');
    await kimsPage.click('button[value=decline]');
    expect(await kimsPage.textContent('.done')).toContain('declined');
    expect(await kimsPage.locator('.people').count()).toBe(0);
  });

  test('R32 R36 once inactive, the portal says why and what to do, and nothing else can be done', async () => {
    await cloud.advance({ days: 91 });
    const { body } = await kimAtHome('GET', at(here, '/portal'));
    expect(body).toMatchObject({ status: 'inactive', allowedActions: [], deadlines: [{ kind: 'purge' }] });
    for (const { code, remedy } of body.blockedActions)
      expect([code, remedy]).toEqual(['subscription-inactive', expect.stringContaining('account number')]);
    expect(problem(await kimAtHome('POST', at(here, '/users'), robin))).toBe('409 subscription-inactive');
    expect(problem(await kimAtHome('GET', at(here, '/users')))).toBe('409 subscription-inactive');
  });
});
