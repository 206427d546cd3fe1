import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { languages } from '../../../lib/domain/identity.ts';
import { gatewayTo, listen, startChromium } from '../../browser.ts';
import { complaintsOf, contextWith, expectReadable } from './looked-at.ts';
import { pageCases } from './pages.ts';
import { browserOf, eventOf, kim, signInAs, type World, world } from './world.ts';

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
      const context = await contextWith(chromium, { jar: visitor.jar, publicUrl, language });
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(new URL(pageCase.path, publicUrl).href);
      await expectReadable(page, name, language);
      expect(complaints()).toEqual([]);
      await context.close();
    },
  );

  test.each(languages)(
    'R26 the agreements in %s with a box left open: readable by all, the focus at the box',
    async (language) => {
      current = world({ publicUrl, language });
      const visitor = browserOf(current);
      await signInAs(kim, current, visitor);
      const context = await contextWith(chromium, { jar: visitor.jar, publicUrl, language });
      const page = await context.newPage();
      await page.goto(`${publicUrl}/agreements`);
      await page.check('#privacy-statement');
      await page.click('form[action="/agreements"] button');
      expect(await page.getAttribute('#online-services-agreement', 'aria-invalid')).toBe('true');
      expect(await page.evaluate('document.activeElement.id')).toBe('online-services-agreement');
      await expectReadable(page, 'agreements missing', language);
      await context.close();
    },
  );
});
