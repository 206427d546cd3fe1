import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Language, languages } from '../../../lib/domain/identity.ts';
import { mandatoryRoles, type PortalRole } from '../../../lib/domain/portal.ts';
import { startChromium } from '../../browser.ts';
import { inactivatesAt } from '../../lib/support/records.ts';
import { startTestTables, type TestTables } from '../../lib/support/test-tables.ts';
import { openWindows, type Window } from './looked-at.ts';
import { type Given, identityOf, type PortalWorld, portalWorld, subscriptionId } from './portal-world.ts';
import { type Served, serve } from './served.ts';

let tables: TestTables;
let chromium: Browser;
let windows: Record<Language, Window>;
let served: Served;
let publicUrl: string;
let current: PortalWorld;

beforeAll(async () => {
  [chromium, served, tables] = await Promise.all([
    startChromium(),
    serve((event) => current.handle(event)),
    startTestTables(),
  ]);
  publicUrl = served.publicUrl;
  windows = await openWindows(chromium);
});
afterEach(() => current?.world.end());
afterAll(async () => {
  await chromium.close();
  served.close();
  await tables.stop();
});

const path = (...steps: string[]) => ['/portal', subscriptionId, ...steps].join('/');

/** A page, what must have happened for it, and how somebody comes to see it. */
interface PortalCase {
  readonly name: string;
  readonly given?: Given;
  readonly happened?: (around: PortalWorld) => Promise<unknown>;
  /** Who looks; Kim, the administrator, if nobody is named. */
  readonly who?: string;
  readonly at: string | ((around: PortalWorld) => Promise<string>);
  /** What is done on the page. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** What must be on the page then. */
  readonly shows?: string;
  readonly status?: number;
}

/** Users of every kind: one who has joined, one with an invitation, one whose invitation was never mailed. */
const company = async (around: PortalWorld) => {
  await around.added('Robin', ['user', 'billing-contact']);
  await around.add('Maximiliane-Charlotte', ['administrator', 'customer-care-contact', 'shipping-contact']);
  await around.world.bringStream();
  await around.add('Silvan', ['user'], false);
  await around.ask('Alexandra');
};
const userAt = async (around: PortalWorld, index: number) => (await around.portal()).users[index]?.id ?? '';
const editPage = (index: number) => async (around: PortalWorld) => path('users', await userAt(around, index));
const trial = { allowance: { licences: 4, storageGb: 5 } };
const submit = (page: Page) => page.click('form.fields button[type=submit]');

const cases: readonly PortalCase[] = [
  { name: 'overview', happened: company, at: path() },
  { name: 'overview of a user', happened: company, who: 'Robin', at: path() },
  { name: 'overview without licences left', given: trial, happened: company, at: path() },
  {
    name: 'overview, inactive',
    given: { events: [{ type: 'inactivated', at: inactivatesAt }], now: inactivatesAt },
    at: path(),
  },
  {
    name: 'users, inactive',
    given: { events: [{ type: 'inactivated', at: inactivatesAt }], now: inactivatesAt },
    at: path('users'),
    status: 409,
  },
  { name: 'users', given: trial, happened: company, at: `${path('users')}?done=user-added` },
  { name: 'add a user', at: path('users', 'new') },
  { name: 'add a user, faulty', at: path('users', 'new'), act: submit, shows: '#lastName-fault' },
  {
    name: 'add a user, no licence left',
    given: trial,
    happened: company,
    at: path('users', 'new'),
    act: async (page) => {
      await page.fill('#accountId', 'sam@contoso.example');
      await page.fill('#firstName', 'Sam');
      await page.fill('#lastName', 'Ek');
      await submit(page);
    },
    shows: '.problem',
  },
  { name: 'edit a user', happened: company, at: editPage(2) },
  {
    name: 'edit the last administrator, refused',
    at: editPage(0),
    act: async (page) => {
      await page.uncheck('#role-administrator');
      await submit(page);
    },
    shows: '#roles-fault',
  },
  { name: 'delete a user', happened: company, at: async (around) => `${await editPage(3)(around)}/deletion` },
  {
    name: 'delete a user, nobody chosen to take over',
    happened: async (around) => {
      await company(around);
      const roles: PortalRole[] = ['administrator', 'customer-care-contact', 'shipping-contact'];
      await around.operations.editUser(subscriptionId, await userAt(around, 0), { roles }, around.as());
    },
    at: async (around) => `${await editPage(1)(around)}/deletion`,
    act: submit,
    shows: '#billing-contact-fault',
  },
  {
    name: 'delete an administrator',
    happened: company,
    at: async (around) => `${await editPage(2)(around)}/deletion`,
  },
  { name: 'requests', happened: company, at: path('requests') },
  { name: 'requests, none', at: path('requests') },
  { name: 'history', happened: company, at: path('history') },
  { name: 'access', happened: company, at: path('access') },
  { name: 'administrators only', happened: company, who: 'Robin', at: path('users'), status: 403 },
  { name: 'no portal', who: 'Alexandra', at: path(), status: 404 },
  { name: 'ask', who: 'Alexandra', at: `/ask/${subscriptionId}` },
  { name: 'ask, faulty', who: 'Alexandra', at: '/ask', act: submit, shows: '#lastName-fault' },
  { name: 'asked', who: 'Alexandra', at: '/asked' },
  {
    name: 'invitation of a user',
    happened: (around) => around.add('Robin'),
    who: 'Robin',
    at: async (around) => around.linkOf(await userAt(around, 1)),
  },
  {
    name: 'join',
    happened: (around) => around.add('Robin'),
    who: 'Robin',
    at: async (around) => around.linkOf(await userAt(around, 1)),
    act: (page) => page.goto(`${publicUrl}/join`),
    shows: 'form[action="/join"]',
  },
  {
    name: 'invitation of a user, withdrawn',
    who: 'Robin',
    at: async (around) => around.linkOf('usr_gone'),
    status: 410,
  },
];

describe('the pages of the portal in a browser', () => {
  test.each(cases.map((one) => [one.name, one] as const))(
    'R22 R38 %s, in both languages: readable by all, on a phone and on a desktop',
    async (name, { given, happened, who, at, act, shows = 'h1', status = 200 }) => {
      current = await portalWorld(tables, { ...given, publicUrl });
      await happened?.(current);
      const { jar } = await current.browserOf(who === undefined ? undefined : identityOf(who));
      const url = new URL(typeof at === 'string' ? at : await at(current), publicUrl);
      const look = async (language: Language) => {
        const { page, visit, expectReadable } = windows[language];
        const inLanguage = new URL(url);
        inLanguage.searchParams.set('language', language);
        const answer = await visit(inLanguage.href, jar);
        expect(answer?.status()).toBe(status);
        await act?.(page);
        expect(await page.locator(shows).count()).toBe(1);
        await expectReadable(`portal ${name}`);
      };
      await Promise.all(languages.map(look));
    },
  );
});

describe('without scripts and with the keyboard alone', () => {
  test('R37 R39 R41 R42 R43 R44 users are added, edited and deleted, with a hand-over, by forms alone', async () => {
    current = await portalWorld(tables, { publicUrl });
    const { jar } = await current.browserOf();
    const context = await chromium.newContext({ javaScriptEnabled: false, locale: 'en' });
    await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: publicUrl })));
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${publicUrl}${path('users')}`);
    await page.click('a.button');
    await page.fill('#accountId', 'Sam@Contoso.example');
    await page.fill('#firstName', 'Sam');
    await page.click('form.fields button');
    expect(await page.textContent('#lastName-fault')).toBe('Enter the last name.');
    expect(await page.inputValue('#firstName')).toBe('Sam');
    expect(await page.evaluate('document.title').catch(() => page.title())).toMatch(/^Error: /);
    await page.fill('#lastName', 'Ek');
    await page.check('#role-billing-contact');
    await page.keyboard.press('Enter');
    expect(await page.textContent('[role=status]')).toBe('The user has been added.');
    await page.reload();
    expect((await current.portal()).users).toHaveLength(2);

    await page.click('text=Kim Berg');
    await page.uncheck('#role-billing-contact');
    await page.click('form.fields button');
    expect(await page.textContent('[role=status]')).toBe('The changes have been saved.');

    await page.click('text=Sam Ek');
    await page.click('text=Delete…');
    await page.click('button.danger');
    expect(await page.textContent('#billing-contact-fault')).toBe('Choose who takes over.');
    await page.selectOption('#billing-contact', { index: 1 });
    await page.click('button.danger');
    expect(await page.textContent('[role=status]')).toBe('The user has been deleted.');
    const { users } = await current.portal();
    expect(users.map(({ roles }) => [...roles].sort())).toEqual([
      ['administrator', ...mandatoryRoles].sort(),
    ]);
    await context.close();
  });
});
