import { afterEach, describe, expect, test } from '@jest/globals';
import { tablesForAll } from '../../lib/support/test-tables.ts';
import { paid } from './billing-cases.ts';
import { type PortalWorld, personOf, portalWorld, subscriptionId } from './portal-world.ts';
import { fieldsOf } from './world.ts';

const tables = tablesForAll();
let around: PortalWorld;
afterEach(() => around.world.end());

const at = (...steps: string[]) => ['/portal', subscriptionId, ...steps].join('/');
const unknown = 'It is unknown whether what you sent was done.';

describe('a form whose answer is lost', () => {
  test.each(['failed-before', 'failed-after', 'killed-after'] as const)(
    'R68 %s: the page says that it is unknown, where to look, and to fill it in again',
    async (mode) => {
      around = await portalWorld(tables);
      const browser = await around.browserOf();
      const form = fieldsOf((await browser.get(at('users', 'new'))).body);
      const sam = { ...personOf('Sam'), roles: 'user', language: 'en' };
      around.world.interruptions.plan('eu.commit', mode);
      const { status, body } = await browser.post(at('users'), { ...form, ...sam });
      around.world.interruptions.calm();
      expect(status).toBe(mode === 'killed-after' ? 500 : 503);
      expect(body).toContain(unknown);
      expect(body).not.toMatch(/[Nn]othing was changed|could not finish/);
      expect(body).toContain('fill in the form');
      expect(body).toContain(`href="${at('users')}"`);
      const added = (await browser.get(at('users'))).body.includes(sam.accountId);
      expect(added).toBe(mode.endsWith('after'));
    },
  );

  test('R51 R67 R68 an order can be sent again: the page says so, and it is charged once', async () => {
    around = await portalWorld(tables, { trialBy: 'customer' });
    await paid(around);
    const browser = await around.browserOf();
    const form = at('billing', 'payment-method');
    const { body: empty } = await browser.get(form);
    const entries = {
      ...fieldsOf(empty),
      billingLine1: 'Kungsgatan 1',
      billingCity: 'Stockholm',
      billingPostalCode: '111 43',
      billingCountry: 'SE',
      reference: 'pm_own',
      lastFour: '1881',
    };
    const shown = await browser.post(form, { ...entries, step: 'look' });
    const confirm = { ...fieldsOf(shown.body), step: 'confirm' };
    around.world.interruptions.plan('eu.commit', 'failed-after');
    const { status, body } = await browser.post(form, confirm);
    around.world.interruptions.calm();
    expect(status).toBe(503);
    expect(body).toContain(unknown);
    expect(body).toContain('send the same form again. That is safe');
    expect(body).toContain(`href="${at('billing')}"`);
    expect(await browser.post(form, confirm)).toMatchObject({ status: 303 });
    const { body: history } = await browser.get(at('history'));
    expect(history.split('The payment method was replaced')).toHaveLength(2);
  });

  test('R68 a page that was only looked at says to try again, and speaks of no change; programs are told the same', async () => {
    around = await portalWorld(tables);
    const browser = await around.browserOf();
    around.world.down.add('eu');
    const { status, body } = await browser.get(at('users'));
    expect(status).toBe(503);
    expect(body).toContain('Please try again in a few minutes.');
    expect(body).not.toMatch(/unknown whether|changed/);
    const program = await browser.get(at('users'), { headers: { accept: 'application/json' } });
    expect(JSON.parse(program.body)).toMatchObject({
      code: 'data-center-unavailable',
      detail: 'A data center does not answer. Try again in some minutes.',
    });
  });
});
