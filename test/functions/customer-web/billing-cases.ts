import type { Page } from 'playwright-core';
import { company, informed, longNames, type PortalCase, path, submit } from './portal-cases.ts';
import { type PortalWorld, subscriptionId } from './portal-world.ts';
import { takenOver } from './taken-over.ts';

const trial = { trialBy: 'customer' } as const;
const byPartner = { trialBy: 'partner' } as const;
const command = {
  plan: 'essentials',
  billingAddress: { line1: 'Kungsgatan 1', postalCode: '111 43', city: 'Stockholm', country: 'SE' },
  paymentMethod: { reference: 'pm_8fk2', lastFour: '4242' },
};

export const paid = async (around: PortalWorld) => {
  const converted = await around.operations.convert({ subscriptionId, command, dryRun: false }, around.as());
  if (!converted.ok) throw new Error(converted.refusal.code);
  around.later(3);
  const order = { kind: 'licences', licences: 2 } as const;
  await around.operations.buy({ subscriptionId, command: order, dryRun: false }, around.as());
};
const fillConversion = async (page: Page) => {
  await page.check('#plan-professional');
  await page.fill('#billingLine1', 'Kungsgatan 1');
  await page.fill('#billingPostalCode', '111 43');
  await page.fill('#billingCity', 'Stockholm');
  await page.fill('#reference', 'pm_8fk2');
  await page.fill('#lastFour', '4242');
  await submit(page);
};

/** Every page about paying (R49, R51, R56, R62). */
export const billingCases: readonly PortalCase[] = [
  { name: 'overview, trial', given: trial, at: path(), shows: 'a[href$="/conversion"]' },
  {
    name: 'overview, paid, every licence taken',
    given: trial,
    happened: async (around) => {
      const each = { ...command, licences: 1 };
      await around.operations.convert({ subscriptionId, command: each, dryRun: false }, around.as());
    },
    at: path(),
    shows: 'a[href$="/purchase/licences"]',
  },
  {
    name: 'overview, signed up without a partner',
    given: { trialBy: 'alone', names: { partner: 'Onramp' } },
    at: path(),
    shows: 'a[href*="/unsubscribe/"]',
  },
  { name: 'history, paid', given: trial, happened: paid, at: path('history') },
  { name: 'billing, nothing for sale', at: path('billing') },
  { name: 'billing, trial', given: trial, at: path('billing') },
  { name: 'billing, paid', given: trial, happened: paid, at: `${path('billing')}?done=converted` },
  {
    name: 'billing, a charge opened',
    given: { ...trial, names: longNames },
    happened: paid,
    at: path('billing'),
    act: (page) => page.click('details.receipt summary'),
    shows: 'details[open] table.charge',
  },
  {
    name: 'conversion, with the address that is known',
    given: trial,
    happened: informed,
    at: path('billing', 'conversion'),
    shows: '#billingLine1[value="Kungsgatan 1"]',
  },
  {
    name: 'billing, not the billing administrator',
    given: trial,
    happened: company,
    who: 'Robin',
    at: path('billing'),
    status: 403,
  },
  { name: 'conversion', given: trial, at: path('billing', 'conversion') },
  {
    name: 'conversion, faulty',
    given: trial,
    at: path('billing', 'conversion'),
    act: submit,
    shows: '#billingCity-fault',
  },
  {
    name: 'conversion, what it brings',
    given: trial,
    at: path('billing', 'conversion'),
    act: fillConversion,
    shows: 'table.charge',
  },
  { name: 'purchase of licences', given: trial, happened: paid, at: path('billing', 'purchase', 'licences') },
  {
    name: 'purchase of licences, what it brings',
    given: trial,
    happened: paid,
    at: path('billing', 'purchase', 'licences'),
    act: async (page) => {
      await page.fill('#licences', '5');
      await submit(page);
    },
    shows: 'table.charge',
  },
  { name: 'purchase of a plan', given: trial, happened: paid, at: path('billing', 'purchase', 'plan') },
  {
    name: 'purchase of a release, nothing chosen',
    given: trial,
    happened: paid,
    at: path('billing', 'purchase', 'release'),
    act: submit,
    shows: '#release-fault',
  },
  {
    name: 'purchase, on the card of the former partner',
    given: byPartner,
    happened: takenOver,
    at: path('billing', 'purchase', 'licences'),
    shows: 'a.button[href$="/payment-method"]',
  },
  {
    name: 'billing, on the card of the former partner',
    given: byPartner,
    happened: takenOver,
    at: path('billing'),
    shows: 'a.button[href$="/payment-method"]',
  },
  {
    name: 'payment method',
    given: trial,
    happened: paid,
    at: path('billing', 'payment-method'),
    shows: '#billingLine1[value="Kungsgatan 1"]',
  },
  {
    name: 'payment method, faulty',
    given: trial,
    happened: paid,
    at: path('billing', 'payment-method'),
    act: submit,
    shows: '#lastFour-fault',
  },
  {
    name: 'payment method, what will pay',
    given: trial,
    happened: paid,
    at: path('billing', 'payment-method'),
    act: async (page) => {
      await page.fill('#reference', 'pm_9gl3');
      await page.fill('#lastFour', '1881');
      await submit(page);
    },
    shows: 'button[value="confirm"]',
  },
  {
    name: 'billing, paid in another way',
    given: trial,
    happened: paid,
    at: `${path('billing')}?done=payment-method-replaced`,
  },
];
