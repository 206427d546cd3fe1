import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { languages } from '../../../lib/domain/identity.ts';
import { gatewayTo, listen, startChromium } from '../../browser.ts';
import { pageCases } from './pages.ts';
import { browserOf, eventOf, kim, signInAs, type World, world } from './world.ts';

/** Set it to a directory to look at the pages. */
const screenshots = process.env.SCREENSHOTS;

let chromium: Browser;
let publicUrl: string;
let current: World;

const server = gatewayTo(
  (event) => current.handle(event),
  ({ method = 'GET', url = '/', headers }, body) =>
    eventOf(method, new URL(url, publicUrl), {
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      cookies: headers.cookie?.split('; ') ?? [],
      body: body.toString('base64'),
      isBase64Encoded: true,
    }),
);

beforeAll(async () => {
  [chromium, publicUrl] = await Promise.all([startChromium(), listen(server)]);
});

afterAll(async () => {
  await chromium.close();
  server.closeAllConnections();
  server.close();
});

/** Both widths and both schemes, in two views. */
const views = [
  { width: 360, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

const cases = pageCases.flatMap((pageCase) =>
  languages.map((language) => [pageCase.name, language, pageCase] as const),
);

describe('the pages in a browser', () => {
  test.each(cases)(
    'R22 %s in %s: readable by all, on a phone and on a desktop',
    async (name, language, pageCase) => {
      current = world({ publicUrl, language });
      const visitor = browserOf(current);
      await pageCase.arrive(visitor, current);
      for (const { colorScheme, width } of views) {
        const context = await chromium.newContext({
          viewport: { width, height: 800 },
          colorScheme,
          locale: language,
        });
        await context.addCookies(
          [...visitor.jar].map(([cookie, value]) => ({ name: cookie, value, url: publicUrl })),
        );
        const page = await context.newPage();
        const problems: string[] = [];
        page.on('console', (message) => problems.push(message.text()));
        await page.goto(new URL(pageCase.path, publicUrl).href);
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual(
          [],
        );
        // A page with a status of 400 or more is reported by the browser itself; nothing else may be.
        expect(problems.filter((problem) => !problem.startsWith('Failed to load resource'))).toEqual([]);
        if (screenshots)
          await page.screenshot({
            path: `${screenshots}/${name.replaceAll(/\W+/g, '-')}.${language}.${colorScheme}.${width}.png`,
            fullPage: true,
          });
        await context.close();
      }
    },
  );

  test.each(languages)(
    'R26 the agreements in %s with a box left open: readable by all, the focus at the box',
    async (language) => {
      current = world({ publicUrl, language });
      const visitor = browserOf(current);
      await signInAs(kim, current, visitor);
      const context = await chromium.newContext({ viewport: { width: 360, height: 800 } });
      await context.addCookies(
        [...visitor.jar].map(([cookie, value]) => ({ name: cookie, value, url: publicUrl })),
      );
      const page = await context.newPage();
      await page.goto(`${publicUrl}/agreements`);
      await page.check('#privacy-statement');
      await page.click('form[action="/agreements"] button');
      expect(await page.getAttribute('#online-services-agreement', 'aria-invalid')).toBe('true');
      expect(await page.evaluate('document.activeElement.id')).toBe('online-services-agreement');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      if (screenshots)
        await page.screenshot({ path: `${screenshots}/agreements-missing.${language}.png`, fullPage: true });
      await context.close();
    },
  );
});
