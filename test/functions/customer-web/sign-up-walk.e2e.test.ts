import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../browser.ts';
import { startProgramme } from '../../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../../support/local-cloud.ts';
import { expectNoWider, keepPicture, lookAtMail } from './looked-at.ts';
import { newestMail, phone, read, readAll, signIn } from './walking.ts';

let cloud: LocalCloudProcess;
let chromium: Browser;
let page: Page;
/** Of the subscription, once there is one. */
let portal: string;
const alex = 'alex@fabrikam.example';

const look = async (name: string): Promise<void> => {
  await expectNoWider(page);
  await keepPicture(page, `walk ${name}`);
};

beforeAll(async () => {
  [cloud, chromium] = await Promise.all([startLocalCloudProcess(), startChromium()]);
  await startProgramme(cloud);
  page = await phone(chromium, 'sv');
});
afterAll(async () => {
  await chromium?.close();
  await cloud?.stop();
});

describe('a customer alone, by pages without scripts, on a phone', () => {
  test('R20 R46 R64 signs up at home, with an address, and is led to the portal of its data center', async () => {
    const { eu: home = '', us } = cloud.dataCenters;
    await page.goto(home);
    await page.click('a[href="/sign-up"]');
    await page.click('a.button');
    await signIn(page, alex);
    expect(await read(page, 'h1')).toBe('Börja en provperiod');
    await page.selectOption('#countryOfUse', 'US');
    await page.fill('#organizationName', 'Fabrikam');
    await page.fill('#line1', '1 Main Street');
    await page.fill('#postalCode', '02101');
    await page.fill('#firstName', 'Alex');
    await page.fill('#lastName', 'Ek');
    await page.check('#online-services-agreement');
    await page.check('#privacy-statement');
    await page.click('form.fields button');
    expect(await read(page, '#city-fault')).toBe('Ange orten.');
    expect(await page.isChecked('#privacy-statement')).toBe(true);
    await page.fill('#city', 'Boston');
    await page.click('form.fields button');
    expect(await read(page, 'h1')).toBe('Ni är registrerade');
    expect(await read(page, '.facts')).toContain('Datacenter USA');

    await cloud.advance({ minutes: 1 });
    await page.reload();
    await look('signed up elsewhere');
    await page.click('a.button:has-text("Till portalen")');
    expect(new URL(page.url()).origin).toBe(us);
    portal = page.url();
    await page.click('a.button');
    expect(page.url()).toBe(portal);
    expect(await read(page, 'h1')).toBe('Fabrikam');
    expect(await read(page)).toContain('Ni registrerade er själva, utan partner.');
    await look('portal after the sign-up');
  });

  test('R48 is told that the trial is ready, and stops the help mails from the portal', async () => {
    const ready = await newestMail(cloud, alex, /Dynamics 365/);
    expect(ready.text).toContain(portal);
    expect(ready.text).toContain(
      'Er faktureringsansvariga kan när som helst före slutet göra om provperioden',
    );
    expect(ready.text).not.toContain('Onramp har angett');
    await lookAtMail(page, ready, 'walk mail ready');
    await page.click('a:text-is("Stoppa dem")');
    await page.click('button:has-text("Stoppa hjälpmejlen")');
    expect(await read(page, 'h1')).toBe('Hjälpmejlen är stoppade');
    await page.click('a:text-is("Till portalen")');
    expect(await read(page)).toContain('Mejlen som hjälper till under provperioden är stoppade.');
  });

  test('R52 R53 R54 chooses a partner of record that it finds by phone number, and sees the choice', async () => {
    await page.click('nav.tabs >> text=Partner');
    await page.fill('#sought', '08-123 456');
    await page.click('form[method=get] button');
    expect(await read(page, '[role=status]')).toBe('En partner hittades.');
    await page.click('button[value=designate]');
    expect(await read(page, 'h1')).toBe('Välja Nordic Partner AB?');
    await look('a choice before it is made');
    await page.click('button[value=designate]');
    expect(await read(page, '[role=status]')).toBe('Ansvarig partner är vald.');
    expect(await read(page, '.timeline')).toMatch(/^Nordic Partner AB \(\d{10}\) valdes .* av alex@fabrikam/);
    await look('a choice and its history');
  });

  test('R49 R62 turns the trial into a paid subscription, whose charge it sees before and after', async () => {
    await page.click('nav.tabs >> text=Fakturering');
    await page.click('a.button');
    expect(await page.inputValue('#billingLine1')).toBe('1 Main Street');
    await page.fill('#reference', '4111 1111 1111 1111');
    await page.fill('#lastFour', '4242');
    await page.click('form.fields button');
    expect(await read(page, '#reference-fault')).toContain('kortnummer');
    await page.fill('#reference', 'pm_8fk2');
    await page.click('form.fields button');
    expect(await read(page, 'tfoot')).toBe('Summa 1 150,00 €');
    await look('what the conversion costs');
    await page.click('button[value=confirm]');
    expect(await readAll(page, 'summary')).toEqual([
      expect.stringMatching(/^Övergång till betalt .* 1 150,00 €$/),
    ]);
    await page.click('nav.tabs >> text=Översikt');
    expect(await read(page, '.status')).toBe('Betald');
    const converted = await newestMail(cloud, alex, /betalt abonnemang/);
    expect(converted.text.replaceAll(/\s/g, ' ')).toContain('1 150,00 €');
    await lookAtMail(page, converted, 'walk mail converted');
  });
});
