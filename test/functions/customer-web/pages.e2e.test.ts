import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Language, languages } from '../../../lib/domain/identity.ts';
import { startChromium } from '../../browser.ts';
import { openWindows, type Window } from './looked-at.ts';
import { pageCases } from './pages.ts';
import { type Served, serve } from './served.ts';
import { browserOf, kim, signInAs, type TestBrowser, type World, world } from './world.ts';

/** A window in front of a customer web of its own, whose invitations are in the language of the window. */
interface Stage {
  readonly served: Served;
  readonly window: Window;
}

let chromium: Browser;
let stages: Record<Language, Stage>;
const current = {} as Record<Language, World>;

const stageIn = async (language: Language, window: Window): Promise<Stage> => ({
  served: await serve((event) => current[language].handle(event)),
  window,
});

beforeAll(async () => {
  chromium = await startChromium();
  const windows = await openWindows(chromium);
  stages = { en: await stageIn('en', windows.en), sv: await stageIn('sv', windows.sv) };
});

afterAll(async () => {
  await chromium.close();
  for (const { served } of Object.values(stages)) served.close();
});

/** Brings a visitor to a page in each language, and looks at it. */
const inBothLanguages = (
  path: string,
  arrive: (visitor: TestBrowser, around: World) => Promise<unknown>,
  look: (window: Window) => Promise<unknown>,
) =>
  Promise.all(
    languages.map(async (language) => {
      const { served, window } = stages[language];
      current[language] = world({ publicUrl: served.publicUrl, language });
      const visitor = browserOf(current[language]);
      await arrive(visitor, current[language]);
      await window.visit(new URL(path, served.publicUrl).href, visitor.jar);
      await look(window);
    }),
  );

describe('the pages in a browser', () => {
  test.each(pageCases.map((pageCase) => [pageCase.name, pageCase] as const))(
    'R22 %s, in both languages: readable by all, on a phone and on a desktop',
    async (name, { path, arrive }) => {
      await inBothLanguages(path, arrive, (window) => window.expectReadable(name));
    },
  );

  test('R26 the agreements with a box left open, in both languages: readable by all, the focus at the box', async () => {
    await inBothLanguages(
      '/agreements',
      (visitor, around) => signInAs(kim, around, visitor),
      async ({ page, expectReadable }) => {
        await page.check('#privacy-statement');
        await page.click('form[action="/agreements"] button');
        expect(await page.getAttribute('#online-services-agreement', 'aria-invalid')).toBe('true');
        await page.waitForFunction("document.activeElement?.id === 'online-services-agreement'");
        await expectReadable('agreements missing');
      },
    );
  });
});
