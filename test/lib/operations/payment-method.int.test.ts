import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultCatalog } from '../../../lib/catalog.ts';
import { accountId, type Identity } from '../../../lib/domain/identity.ts';
import { timelineOf } from '../../../lib/domain/subscription-timeline.ts';
import { convertAsPartner, replacePaymentAsPartner } from '../../../lib/operations/billing/sell.ts';
import { executeTransfer } from '../../../lib/operations/ownership/support-transfer.ts';
import { ref } from '../../../lib/operations/ports.ts';
import { presentBilling } from '../../../lib/presentation/present-billing.ts';
import { type PortalWorld, portalWorld, subscriptionId } from '../../functions/customer-web/portal-world.ts';
import { kim } from '../support/records.ts';
import { startTestTables, type TestTables } from '../support/test-tables.ts';

let tables: TestTables;
let around: PortalWorld;
beforeAll(async () => {
  tables = await startTestTables();
});
afterAll(() => tables.stop());
afterEach(() => around.world.end());

const command = { subscriptionId, dryRun: false } as const;
const address = { line1: 'Storgatan 1', city: 'Uppsala', postalCode: '753 31', country: 'SE' };
const conversion = {
  plan: 'essentials',
  billingAddress: address,
  paymentMethod: { reference: 'partners_card', lastFour: '9999' },
};
const own = { reference: 'pm_own', lastFour: '1881' };
const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? 'done' : outcome.refusal.code;
const desk: Identity = {
  issuer: 'https://id.example',
  subject: 'desk',
  accountId: accountId('desk@vendor.example'),
};

async function stored() {
  const subscription = await around.world.get('eu', ref('subscription', subscriptionId));
  if (!subscription || subscription.phase === 'purged') throw new Error('There is no subscription.');
  return subscription;
}
const billing = async () => {
  const opened = await around.operations.openBilling(subscriptionId, around.as());
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { subscription, buyer } = opened.value;
  return presentBilling(subscription, { buyer, accountId: kim.accountId }, around.world.now);
};
const replace = (given: object = own, dryRun = false) =>
  around.operations.replacePayment({ subscriptionId, dryRun, command: given as typeof own }, around.as());
const mailed = async () => {
  await around.world.bringStream();
  return around.world.mails
    .splice(0)
    .filter(({ kind }) => kind === 'payment-method-replaced')
    .map(({ to }) => to)
    .sort();
};

describe('a subscription that Kim converted', () => {
  const given = async () => {
    around = await portalWorld(tables, { trialBy: 'customer' });
    const converted = await around.operations.convert({ ...command, command: conversion }, around.as());
    expect(codeOf(converted)).toBe('done');
    await around.world.bringStream();
    around.world.mails.length = 0;
  };

  test('R56 R49 is paid otherwise once the billing administrator says so, who is told; again changes nothing', async () => {
    await given();
    const looked = await replace(own, true);
    expect(looked).toMatchObject({
      value: { preview: { changes: { paymentMethod: { from: '9999', to: '1881' } }, charges: [] } },
    });
    expect((await stored()).billing?.paymentMethod?.lastFour).toBe('9999');
    expect(codeOf(await replace())).toBe('done');
    expect(await mailed()).toEqual(['it@contoso.example', kim.accountId]);
    expect(codeOf(await replace())).toBe('done');
    expect(await mailed()).toEqual([]);
    expect(await billing()).toMatchObject({
      paymentMethod: { ...own, givenBy: { role: 'customer', accountId: kim.accountId } },
      warnings: [],
    });
    expect((await stored()).billing?.address).toEqual(address);
  });

  test('R49 R67 keeps the bill in the country of use, and a state that has moved on', async () => {
    await given();
    const abroad = { ...own, billingAddress: { ...address, country: 'NO' } };
    expect(codeOf(await replace(abroad))).toBe('billing-address-not-in-country');
    const stale = { ...around.as(), ifMatch: '"1-paid"' };
    const refused = await around.operations.replacePayment({ ...command, command: own }, stale);
    expect(codeOf(refused)).toBe('precondition-failed');
    const moved = { ...own, billingAddress: { ...address, line1: 'Kungsgatan 1' } };
    expect(codeOf(await replace(moved))).toBe('done');
    expect((await stored()).billing?.address?.line1).toBe('Kungsgatan 1');
  });
});

test('R49 before the conversion there is no payment method to replace', async () => {
  around = await portalWorld(tables, { trialBy: 'customer' });
  expect(codeOf(await replace())).toBe('not-paid');
  expect((await billing()).blockedActions.map(({ action }) => action)).toContain('replace-payment-method');
});

test('R59 R56 who takes over from the partner sees nothing of its reference, and gives their own before buying', async () => {
  around = await portalWorld(tables, { trialBy: 'partner' });
  const { world } = around;
  const known = await world.get('eu', ref('order', subscriptionId));
  if (!known) throw new Error('There is no order.');
  const reported = { version: 1, timeline: timelineOf(await stored()) };
  await world.put('eu', ref('order', subscriptionId), { ...known, reported });
  const dataCenters = world.from('eu');
  const converts = convertAsPartner({ dataCenters, catalog: defaultCatalog });
  expect(codeOf(await converts({ ...command, command: conversion }, world.caller()))).toBe('done');
  const replaces = replacePaymentAsPartner(dataCenters);
  const another = { reference: 'partners_card', lastFour: '8888' };
  expect(codeOf(await replaces({ ...command, command: another }, world.caller()))).toBe('done');

  await around.operations.addDelegate({ ...command, accountId: kim.accountId }, around.as());
  const transfer = {
    newAdministrator: kim.accountId,
    signUpAccount: (await stored()).billing?.signUpAccount ?? kim.accountId,
    companyName: 'Contoso Ltd',
    accountId: subscriptionId,
    cardLastFour: '8888',
  };
  await around.operations.requestTransfer({ ...command, command: transfer }, around.as());
  await around.operations.consentToTransfer(command, around.as());
  const executed = await executeTransfer(dataCenters)(
    { ...command, command: {} },
    world.caller(undefined, desk),
  );
  expect(codeOf(executed)).toBe('done');

  const shown = await billing();
  expect(shown).toMatchObject({
    paymentMethod: { reference: null, lastFour: '8888', givenBy: { role: 'partner' } },
    warnings: [{ code: 'payment-method-of-former-owner' }],
    allowedActions: ['replace-payment-method'],
  });
  expect(shown.blockedActions.find(({ action }) => action === 'purchase')?.code).toBe(
    'payment-method-of-partner',
  );
  const buy = () =>
    around.operations.buy({ ...command, command: { kind: 'licences', licences: 1 } }, around.as());
  expect(codeOf(await buy())).toBe('payment-method-of-partner');
  expect(codeOf(await replaces({ ...command, command: own }, world.caller()))).toBe(
    'billing-administrator-only',
  );
  expect(codeOf(await replace())).toBe('done');
  expect(codeOf(await buy())).toBe('done');
  expect((await billing()).warnings).toEqual([]);
});
