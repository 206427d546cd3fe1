import { expect } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page, Response } from 'playwright-core';
import { type Language, languages } from '../../../lib/domain/identity.ts';
import type { Mail } from '../../support/local-cloud.ts';

/** Set it to a directory to look at the pages. */
const screenshots = process.env.SCREENSHOTS;

/** A phone in daylight, a desktop at night. */
const views = [
  { width: 360, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

/** One window of a browser, kept from page to page: a new one for each takes longer than the page itself. */
export interface Window {
  readonly page: Page;
  /** Opens a page for somebody who has these cookies and no others. */
  visit(url: string, jar: ReadonlyMap<string, string>): Promise<Response | null>;
  /** Holds the page that is open against what every page must be. */
  expectReadable(name: string): Promise<void>;
}

/** A window for each language. */
export const openWindows = async (chromium: Browser): Promise<Record<Language, Window>> =>
  Object.fromEntries(
    await Promise.all(
      languages.map(async (language) => [language, await openWindow(chromium, language)] as const),
    ),
  ) as Record<Language, Window>;

async function openWindow(chromium: Browser, language: Language): Promise<Window> {
  const context = await chromium.newContext({ locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  return {
    page,
    async visit(url, jar) {
      complaints.length = 0;
      await context.clearCookies();
      const { origin } = new URL(url);
      await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: origin })));
      return page.goto(url);
    },
    async expectReadable(name) {
      await expectReadable(page, name, language);
      expect(complaints.filter(ofContent)).toEqual([]);
    },
  };
}

/** A page with a status of 400 or more is reported by itself; nothing else may be. */
const ofContent = (complaint: string): boolean => !complaint.startsWith('Failed to load resource');

/** In its language, no wider than its window on a phone and on a desktop, and accessible. */
async function expectReadable(page: Page, name: string, language: Language): Promise<void> {
  expect(await page.getAttribute('html', 'lang')).toBe(language);
  await page.evaluate(axe.source);
  for (const { width, colorScheme } of views) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await expectNoWider(page);
    await keepPicture(page, `${name}.${language}.${colorScheme}.${width}`);
    await expectAccessible(page);
  }
}

/** Nothing of the page reaches beyond its window. */
export async function expectNoWider(page: Page): Promise<void> {
  const { width = 0 } = page.viewportSize() ?? {};
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
}

/** Keeps what the page looks like, for whoever asked for it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (screenshots)
    await page.screenshot({ path: `${screenshots}/${name.replaceAll(/[^\w.]+/g, '-')}.png`, fullPage: true });
}

/** A mail as it is read: no wider than the window, with its text beside it. */
export async function lookAtMail(reader: Page, { html, text }: Pick<Mail, 'html' | 'text'>, name: string) {
  const page = await reader.context().newPage();
  await page.setContent(html);
  await expectNoWider(page);
  await keepPicture(page, name);
  expect(text.trim()).not.toBe('');
  await page.close();
}

/** Every rule; only violations are described, which is most of the work. */
const options = { resultTypes: ['violations'], preload: false } as const;

async function expectAccessible(page: Page): Promise<void> {
  const violations = await page.evaluate<AxeResults['violations']>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
}
