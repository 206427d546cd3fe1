import { afterEach, describe, expect, test } from '@jest/globals';
import { tablesForAll } from '../../lib/support/test-tables.ts';
import { paid } from './billing-cases.ts';
import { identityOf, type PortalWorld, portalWorld, subscriptionId } from './portal-world.ts';
import { takenOver } from './taken-over.ts';
import { fieldsOf } from './world.ts';

const tables = tablesForAll();
let around: PortalWorld;
afterEach(() => around.world.end());

const billing = (...steps: string[]) => ['/portal', subscriptionId, 'billing', ...steps].join('/');
const form = billing('payment-method');
const own = { reference: 'pm_own', lastFour: '1881' };

const givenPaid = async () => {
  around = await portalWorld(tables, { trialBy: 'customer' });
  await paid(around);
};

/** What stands in the fields of a page. */
const filledIn = (page: string): Record<string, string> => ({
  ...fieldsOf(page),
  ...Object.fromEntries(
    [...page.matchAll(/<input type="text" id="[^"]*" name="([^"]*)" value(?:="([^"]*)")?/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  ),
});

/** The answer to the form, filled in. */
async function lookAt(entries: Readonly<Record<string, string>>) {
  const browser = await around.browserOf();
  const { body } = await browser.get(form);
  return { browser, shown: await browser.post(form, { ...filledIn(body), ...entries, step: 'look' }) };
}

describe('the form that replaces the payment method', () => {
  test('R49 R56 shows first what will pay and changes nothing; confirmed, it replaces, once', async () => {
    await givenPaid();
    const before = await around.world.rows('eu');
    const { browser, shown } = await lookAt({ ...own, billingLine1: 'Storgatan 9' });
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('Card that ends with 1881');
    expect(shown.body).toContain('Storgatan 9');
    expect(shown.body).toContain('A confirmation goes to');
    expect(shown.body).not.toContain('This costs nothing');
    expect(await around.world.rows('eu')).toEqual(before);

    const confirm = { ...fieldsOf(shown.body), step: 'confirm' };
    for (const _ of [1, 2])
      expect(await browser.post(form, confirm)).toMatchObject({
        status: 303,
        headers: { location: `${billing()}?done=payment-method-replaced` },
      });
    const { body } = await browser.get(billing());
    expect(body).toContain('Card that ends with 1881');
    expect(body).toContain('Storgatan 9');
    const { body: history } = await browser.get(['/portal', subscriptionId, 'history'].join('/'));
    expect(history.split('The payment method was replaced')).toHaveLength(2);
  });

  test('R49 is filled in with the billing address, not with what pays, and stays filled in for who thinks again', async () => {
    await givenPaid();
    const { browser, shown } = await lookAt(own);
    const { body } = await browser.get(form);
    expect(filledIn(body)).toMatchObject({ billingLine1: 'Kungsgatan 1', reference: '', lastFour: '' });
    const again = await browser.post(form, { ...fieldsOf(shown.body), step: 'change' });
    expect(filledIn(again.body)).toMatchObject({ billingLine1: 'Kungsgatan 1', ...own });
  });

  test.each([
    ['billingCity', '', 'Enter the city of the billing address.'],
    ['lastFour', '42', 'Enter just four digits'],
    ['reference', '', 'Enter the reference of the payment method.'],
    ['reference', '4111 1111 1111 1111', 'payment card number'],
  ])('R15 R49 %s with %p says at the field what is wrong, and keeps the rest', async (field, value, text) => {
    await givenPaid();
    const { shown } = await lookAt({ ...own, [field]: value });
    expect(shown.status).toBe(422);
    expect(shown.body).toMatch(new RegExp(`id="${field}-fault">[^<]*${text}`));
    expect(shown.body).toContain('value="Kungsgatan 1"');
  });

  test('R49 is not there before the conversion: the page about paying is', async () => {
    around = await portalWorld(tables, { trialBy: 'customer' });
    const browser = await around.browserOf();
    expect((await browser.get(form)).headers.location).toBe(billing());
    expect((await browser.get(billing())).body).not.toContain(form);
  });

  test('R56 R60 R69 is for the billing administrator alone, whoever else sees what is paid', async () => {
    await givenPaid();
    await around.added('Robin');
    const delegate = { subscriptionId, accountId: identityOf('Robin').accountId, dryRun: false };
    await around.operations.addDelegate(delegate, around.as());
    const browser = await around.browserOf(identityOf('Robin'));
    const { status, body } = await browser.get(billing());
    expect(status).toBe(200);
    expect(body).not.toContain(form);
    expect((await browser.get(form)).status).toBe(403);
    const sent = { ...fieldsOf(body), ...own, step: 'confirm' };
    expect((await browser.post(form, sent)).status).toBe(403);
    expect((await (await around.browserOf(identityOf('Stranger'))).get(form)).status).toBe(404);
    expect((await (await around.browserOf()).get(billing())).body).toContain('Card that ends with 4242');
  });

  test('R37 replaces nothing when it is not ours', async () => {
    await givenPaid();
    const browser = await around.browserOf();
    expect((await browser.post(form, { ...own, step: 'confirm' })).status).toBe(403);
  });

  test('R51 R59 is where a new owner on the card of the former partner is sent before buying', async () => {
    around = await portalWorld(tables, { trialBy: 'partner' });
    await takenOver(around);
    const browser = await around.browserOf();
    const { body } = await browser.get(billing());
    expect(body).toMatch(
      /the card that \S+ gave\. Give one of your own\. Nothing can be bought before that\./,
    );
    expect(body).not.toContain(billing('purchase'));
    const licences = billing('purchase', 'licences');
    const order = { ...fieldsOf(body), licences: '2', step: 'look' };
    for (const refused of [await browser.get(licences), await browser.post(licences, order)]) {
      expect(refused.body).toContain('Replace the payment method with one of your own first.');
      expect(refused.body).toContain(`href="${form}"`);
    }

    const { browser: again, shown } = await lookAt(own);
    await again.post(form, { ...fieldsOf(shown.body), step: 'confirm' });
    const after = await browser.get(billing());
    expect(after.body).not.toContain('Nothing can be bought');
    expect((await browser.post(licences, order)).body).toContain('Charged now');
  });
});
