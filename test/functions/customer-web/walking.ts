import type { Browser, Page } from 'playwright-core';
import type { LocalCloudProcess, Mail } from '../../support/local-cloud.ts';

/** Somebody with a browser of their own, on a phone, that runs no scripts. */
export async function phone(chromium: Browser, locale: 'en' | 'sv'): Promise<Page> {
  const viewport = { width: 360, height: 800 };
  const context = await chromium.newContext({ javaScriptEnabled: false, locale, viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** Signs in at the local issuer. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.fill('input[name=account]', account);
  await page.click('button[type=submit]');
}

/** What can be read in each place, on one line. */
export const readAll = async (page: Page, selector: string): Promise<string[]> =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());

/** What can be read in a place, by itself the page. */
export const read = async (page: Page, selector = 'main'): Promise<string> =>
  (await readAll(page, selector)).join(' ');

/** The newest mail to somebody whose subject is about something. */
export async function newestMail(cloud: LocalCloudProcess, to: string, about: RegExp): Promise<Mail> {
  await cloud.advance({ minutes: 1 });
  const mail = (await cloud.inbox(to)).findLast(({ subject }) => about.test(subject));
  if (!mail) throw new Error(`There is no mail to ${to} about ${about}.`);
  return mail;
}
