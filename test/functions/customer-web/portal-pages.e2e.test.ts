import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Language, languages } from '../../../lib/domain/identity.ts';
import { mandatoryRoles } from '../../../lib/domain/portal/portal.ts';
import { startChromium } from '../../browser.ts';
import { tablesForAll } from '../../lib/support/test-tables.ts';
import { billingCases } from './billing-cases.ts';
import { openWindows, type Window } from './looked-at.ts';
import { ownershipCases } from './ownership-cases.ts';
import { type PortalCase, path, portalCases } from './portal-cases.ts';
import { identityOf, type PortalWorld, portalWorld } from './portal-world.ts';
import { type Served, serve } from './served.ts';
import { signUpCases } from './sign-up-cases.ts';
import { supportCases } from './support-cases.ts';

const tables = tablesForAll();
let chromium: Browser;
let windows: Record<Language, Window>;
let served: Served;
let publicUrl: string;
let current: PortalWorld;

beforeAll(async () => {
  [chromium, served] = await Promise.all([startChromium(), serve((event) => current.handle(event))]);
  publicUrl = served.publicUrl;
  windows = await openWindows(chromium);
});
afterEach(() => current?.world.end());
afterAll(async () => {
  await chromium.close();
  served.close();
});

/** Brings somebody to a page, and looks at it in both languages. */
async function look(
  name: string,
  { given, happened, who, at, act, shows = 'h1', status = 200 }: PortalCase,
): Promise<void> {
  current = await portalWorld(tables, { ...given, publicUrl });
  await happened?.(current);
  const { jar } = await current.browserOf(who === undefined ? undefined : identityOf(who));
  if (who === 'nobody') jar.clear();
  const url = new URL(typeof at === 'string' ? at : await at(current), publicUrl);
  const lookIn = async (language: Language) => {
    const { page, visit, expectReadable } = windows[language];
    const inLanguage = new URL(url);
    inLanguage.searchParams.set('language', language);
    const answer = await visit(inLanguage.href, jar);
    expect(answer?.status()).toBe(status);
    await act?.(page);
    expect(await page.locator(shows).count()).toBe(1);
    await expectReadable(`portal ${name}`);
  };
  await Promise.all(languages.map(lookIn));
}

const named = (cases: readonly PortalCase[]) => cases.map((one) => [one.name, one] as const);

describe('the pages of the portal in a browser', () => {
  test.each(named(portalCases))(
    'R22 R38 %s, in both languages: readable by all, on a phone and on a desktop',
    look,
  );
  test.each(named(billingCases))(
    'R22 R49 R51 R56 R62 %s, in both languages: readable by all, on a phone and on a desktop',
    look,
  );
  test.each(named(ownershipCases))(
    'R22 R52 R53 R54 R57 R58 R60 R61 R63 R64 %s, in both languages: readable by all, on a phone and on a desktop',
    look,
  );
  test.each(named(signUpCases))(
    'R22 R46 %s, in both languages: readable by all, on a phone and on a desktop',
    look,
  );
  test.each(named(supportCases))(
    'R22 R33 %s, in both languages: readable by all, on a phone and on a desktop',
    look,
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
