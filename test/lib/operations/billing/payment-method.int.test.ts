import { afterEach, describe, expect, test } from '@jest/globals';
import { replacePaymentAsPartner } from '../../../../lib/operations/billing/sell.ts';
import { presentBilling } from '../../../../lib/presentation/present-billing.ts';
import { billingAddress, codeOf, command, storedIn } from '../../../functions/customer-web/given-portal.ts';
import {
  type PortalWorld,
  portalWorld,
  subscriptionId,
} from '../../../functions/customer-web/portal-world.ts';
import { takenOver } from '../../../functions/customer-web/taken-over.ts';
import { kim } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';

const tables = tablesForAll();
let around: PortalWorld;
afterEach(() => around.world.end());

const conversion = {
  plan: 'essentials',
  billingAddress,
  paymentMethod: { reference: 'partners_card', lastFour: '9999' },
};
const own = { reference: 'pm_own', lastFour: '1881' };

const stored = () => storedIn(around.world);
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
    expect((await stored()).billing?.address).toEqual(billingAddress);
  });

  test('R49 R67 keeps the bill in the country of use, and a state that has moved on', async () => {
    await given();
    const abroad = { ...own, billingAddress: { ...billingAddress, country: 'NO' } };
    expect(codeOf(await replace(abroad))).toBe('billing-address-not-in-country');
    const stale = { ...around.as(), ifMatch: '"1-paid"' };
    const refused = await around.operations.replacePayment({ ...command, command: own }, stale);
    expect(codeOf(refused)).toBe('precondition-failed');
    const moved = { ...own, billingAddress: { ...billingAddress, line1: 'Kungsgatan 1' } };
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
  await takenOver(around);
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
  const replaces = replacePaymentAsPartner(around.world.from('eu'));
  expect(codeOf(await replaces({ ...command, command: own }, around.world.caller()))).toBe(
    'billing-administrator-only',
  );
  expect(codeOf(await replace())).toBe('done');
  expect(codeOf(await buy())).toBe('done');
  expect((await billing()).warnings).toEqual([]);
});
