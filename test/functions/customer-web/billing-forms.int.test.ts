import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Correction } from '../../../lib/domain/ownership/account-information.ts';
import { tablesForAll } from '../../lib/support/test-tables.ts';
import { identityOf, type PortalWorld, portalWorld, subscriptionId } from './portal-world.ts';
import { fieldsOf, type TestBrowser } from './world.ts';

const tables = tablesForAll();
let around: PortalWorld;
beforeEach(async () => {
  around = await portalWorld(tables, { trialBy: 'customer' });
});
afterEach(() => around.world.end());

const billing = (...steps: string[]) => ['/portal', subscriptionId, 'billing', ...steps].join('/');
const conversion = {
  plan: 'essentials',
  release: '2026-1',
  licences: '20',
  storageGb: '5',
  billingLine1: 'Kungsgatan 1',
  billingLine2: '',
  billingPostalCode: '111 43',
  billingCity: 'Stockholm',
  reference: 'pm_8fk2',
  lastFour: '4242',
};

/** The confirmation of a form that has been filled in. */
async function lookAt(page: string, entries: Readonly<Record<string, string>>, by?: TestBrowser) {
  const browser = by ?? (await around.browserOf());
  const { body } = await browser.get(page);
  return { browser, shown: await browser.post(page, { ...fieldsOf(body), ...entries, step: 'look' }) };
}

/** The browser of whoever has converted. */
async function converted(): Promise<TestBrowser> {
  const { browser, shown } = await lookAt(billing('conversion'), conversion);
  await browser.post(billing('conversion'), { ...fieldsOf(shown.body), step: 'confirm' });
  return browser;
}

/** What each charge on the page is, in the order of the page. */
const occasionsOn = (body: string): string[] =>
  [...body.matchAll(/<summary><span>([^<]*)</g)].map(([, occasion]) => occasion ?? '');

describe('forms about paying', () => {
  test('R49 R62 the conversion shows the charge first and changes nothing; confirmed, it converts, once', async () => {
    const before = await around.world.rows('eu');
    const { browser, shown } = await lookAt(billing('conversion'), conversion);
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('Charged now');
    expect(shown.body).toMatch(/20 licences.*€1,100\.00/s);
    expect(shown.body).toContain('Access for the partner');
    expect(await around.world.rows('eu')).toEqual(before);

    const confirm = { ...fieldsOf(shown.body), step: 'confirm' };
    for (const answer of [
      await browser.post(billing('conversion'), confirm),
      await browser.post(billing('conversion'), confirm),
    ])
      expect(answer).toMatchObject({ status: 303, headers: { location: `${billing()}?done=converted` } });
    const { body } = await browser.get(billing());
    expect(body).toContain('Essentials');
    expect(body).toContain('Card that ends with 4242');
    expect(occasionsOn(body)).toEqual(['Conversion']);
    expect(body).toContain('Next charge');
  });

  test('R49 whoever thinks again finds the form as it was', async () => {
    const { browser, shown } = await lookAt(billing('conversion'), conversion);
    const again = await browser.post(billing('conversion'), {
      ...fieldsOf(shown.body),
      ...conversion,
      step: 'change',
    });
    expect(again.status).toBe(200);
    expect(again.body).toContain('value="Kungsgatan 1"');
  });

  test.each([
    ['billingLine1', '', 'Enter the street or box of the billing address.'],
    ['licences', 'many', 'Enter the licences as a whole number'],
    ['lastFour', '42', 'Enter just four digits'],
    ['reference', '4111 1111 1111 1111', 'payment card number'],
  ])('R15 R49 %s with %p says at the field what is wrong, and keeps the rest', async (field, value, text) => {
    const { shown } = await lookAt(billing('conversion'), { ...conversion, [field]: value });
    expect(shown.status).toBe(422);
    expect(shown.body).toMatch(new RegExp(`id="${field}-fault">[^<]*${text}`));
    expect(shown.body).toContain('value="Stockholm"');
  });

  test('R49 fewer licences than users are refused with what to do', async () => {
    await around.add('Robin');
    const { shown } = await lookAt(billing('conversion'), { ...conversion, licences: '1' });
    expect(shown.status).toBe(422);
    expect(shown.body).toContain('Every user needs a licence.');
  });

  test('R51 licences are bought once, however often the confirmation is sent', async () => {
    const browser = await converted();
    const { shown } = await lookAt(billing('purchase', 'licences'), { licences: '2' }, browser);
    expect(shown.body).toContain('2 licences');
    const confirm = { ...fieldsOf(shown.body), step: 'confirm' };
    for (const _ of [1, 2])
      expect((await browser.post(billing('purchase', 'licences'), confirm)).headers.location).toBe(
        `${billing()}?done=bought`,
      );
    const { body } = await browser.get(billing());
    expect(body).toMatch(/<dt>Licences<\/dt><dd>22<\/dd>/);
    expect(occasionsOn(body)).toEqual(['Purchase', 'Conversion']);
    const { body: history } = await browser.get(['/portal', subscriptionId, 'history'].join('/'));
    expect(history).toContain('Bought: 2 licences');
  });

  test('R62 every charge has a line with its date and sum, newest first, and opens into what it was for', async () => {
    await converted();
    const order = { kind: 'licences', licences: 1 } as const;
    for (let day = 0; day < 13; day++) {
      around.later(1);
      await around.operations.buy({ subscriptionId, command: order, dryRun: false }, around.as());
    }
    const browser = await around.browserOf();
    const { body } = await browser.get(billing());
    expect(occasionsOn(body)).toEqual(Array(12).fill('Purchase'));
    expect(body.indexOf('2 February 2026')).toBeLessThan(body.indexOf('1 February 2026'));
    expect(body).toMatch(/<p class="quiet">Number chg_\w+<\/p>/);
    const earlier = /href="([^"]*\?charges=[^"]*)"/.exec(body)?.[1] ?? '';
    const before = await browser.get(earlier);
    expect(occasionsOn(before.body)).toEqual(['Purchase', 'Conversion']);
    expect(before.body).toContain('Newest charges');
  });

  test('R49 R64 the conversion is filled in with the address of the organisation, if that is in the country of use', async () => {
    const browser = await around.browserOf();
    const address = { line1: 'Vestergade 1', postalCode: '1456', city: 'København', country: 'DK' };
    const correct = (correction: Correction) =>
      around.operations.correctInformation({ subscriptionId, correction, dryRun: false }, around.as());
    await correct({ address });
    expect((await browser.get(billing('conversion'))).body).not.toContain('Vestergade');
    await correct({ address: { ...address, line1: 'Kungsgatan 1', country: 'SE' } });
    expect((await browser.get(billing('conversion'))).body).toContain('value="Kungsgatan 1"');
  });

  test('R66 the history says what was charged, how it is paid, and what of the account was corrected', async () => {
    const browser = await converted();
    const correction = {
      phone: '+46 8 123 456',
      contact: { name: 'Robin Lind', email: 'robin@contoso.example' },
    };
    await around.operations.correctInformation({ subscriptionId, correction, dryRun: false }, around.as());
    const { body } = await browser.get(['/portal', subscriptionId, 'history'].join('/'));
    expect(body).toContain('The trial became a paid subscription: Essentials, €1,205.00');
    expect(body).toContain('The billing address and the payment method were given: 4242');
    expect(body).toContain('The account information was corrected: Phone, Contact');
  });

  test('R35 R48 R66 the history says what a notice was about, and when that comes', async () => {
    around.later(15);
    await around.world.passTime('eu', subscriptionId);
    const { body } = await (await around.browserOf()).get(['/portal', subscriptionId, 'history'].join('/'));
    expect(body).toMatch(/A notice about a deadline was given: the trial ends, \d{1,2} \w+ \d{4}/);
    expect(body).toContain('A help message was sent');
  });

  test('R51 the plan and the release go upwards alone; above the highest there is nothing to choose', async () => {
    const browser = await converted();
    const { body } = await browser.get(billing('purchase', 'plan'));
    expect(body).not.toContain('value="essentials"');
    const highest = [...body.matchAll(/type="radio"[^>]* value="([^"]*)"/g)].at(-1)?.[1] ?? '';
    const shown = await browser.post(billing('purchase', 'plan'), { ...fieldsOf(body), plan: highest });
    await browser.post(billing('purchase', 'plan'), { ...fieldsOf(shown.body), step: 'confirm' });
    expect((await browser.get(billing('purchase', 'plan'))).body).toContain(
      'You have the highest plan already',
    );
  });

  test('R56 R69 only the billing administrator sees what is paid, and a stranger not even that there is something', async () => {
    await around.added('Robin');
    const robin = await (await around.browserOf(identityOf('Robin'))).get(billing());
    expect(robin.status).toBe(403);
    expect(robin.body).toContain('kim@contoso.example');
    expect((await (await around.browserOf(identityOf('Stranger'))).get(billing())).status).toBe(404);
  });

  test('R37 an order by a form that is not ours buys nothing', async () => {
    const browser = await around.browserOf();
    const foreign = await browser.post(billing('conversion'), { ...conversion, step: 'confirm' });
    expect(foreign.status).toBe(403);
  });
});
