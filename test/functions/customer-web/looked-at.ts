import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Language } from '../../../lib/domain/identity.ts';

/** Set it to a directory to look at the pages. */
const screenshots = process.env.SCREENSHOTS;

/** A phone in daylight, a desktop at night. */
const views = [
  { width: 360, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

/** The browser of somebody who has these cookies, without scripts but those of the tests. */
export async function contextWith(
  chromium: Browser,
  { jar, publicUrl, language }: { jar: ReadonlyMap<string, string>; publicUrl: string; language: Language },
): Promise<BrowserContext> {
  const context = await chromium.newContext({ locale: language });
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: publicUrl })));
  return context;
}

/** Each language is looked at closely in one of the views, so that both are. */
const closely: Readonly<Record<Language, number>> = { en: 360, sv: 1280 };

/**
 * Holds a page that is open against what every page must be: in its language, no wider than its window on a phone and
 * on a desktop, and accessible.
 */
export async function expectReadable(page: Page, name: string, language: Language): Promise<void> {
  expect(await page.getAttribute('html', 'lang')).toBe(language);
  for (const { width, colorScheme } of views) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    if (screenshots)
      await page.screenshot({
        path: `${screenshots}/${name.replaceAll(/\W+/g, '-')}.${language}.${colorScheme}.${width}.png`,
        fullPage: true,
      });
    if (width === closely[language]) await expectAccessible(page);
  }
}

async function expectAccessible(page: Page): Promise<void> {
  // The pages have no frames, for which the other mode opens a second page each time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
}

/** What the browser complains of; a page with a status of 400 or more is reported by itself, nothing else may be. */
export function complaintsOf(page: Page): () => string[] {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  return () => complaints.filter((complaint) => !complaint.startsWith('Failed to load resource'));
}
