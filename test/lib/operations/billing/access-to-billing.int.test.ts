import { afterEach, describe, expect, test } from '@jest/globals';
import { defaultCatalog } from '../../../../lib/catalog.ts';
import type { PartnerAccessKind } from '../../../../lib/domain/billing/billing-account.ts';
import { chargesOf } from '../../../../lib/operations/billing/charges.ts';
import { openBillingAsPartner } from '../../../../lib/operations/billing/open-billing.ts';
import { purchaseAsPartner } from '../../../../lib/operations/billing/sell.ts';
import { viewSubscriptionHistory } from '../../../../lib/operations/partner/view-history.ts';
import { viewSubscription } from '../../../../lib/operations/partner/view-subscription.ts';
import { presentSubscription } from '../../../../lib/presentation/present.ts';
import { presentBilling } from '../../../../lib/presentation/present-billing.ts';
import { presentInformation } from '../../../../lib/presentation/present-ownership.ts';
import { codeOf, command, conversion } from '../../../functions/customer-web/given-portal.ts';
import {
  identityOf,
  type PortalWorld,
  personOf,
  portalWorld,
  subscriptionId,
} from '../../../functions/customer-web/portal-world.ts';
import { tablesForAll } from '../../support/test-tables.ts';

const tables = tablesForAll();
let around: PortalWorld;
afterEach(() => around.world.end());

/** A subscription that Kim, of the customer, has converted. */
async function given(): Promise<void> {
  around = await portalWorld(tables, { trialBy: 'customer' });
  expect(codeOf(await around.operations.convert({ ...command, command: conversion }, around.as()))).toBe(
    'done',
  );
  await around.world.bringStream();
}

describe('the partner', () => {
  const all: readonly PartnerAccessKind[] = ['billing', 'user'];
  const both = { charges: 'done', plan: 'essentials', licences: 20 };
  const none = { charges: 'partner-access-removed', plan: undefined, licences: null };
  test.each([
    [all, { ...both, events: ['help-given', 'converted'] }],
    [['user'], { ...none, events: ['help-given', 'partner-access-removed'] }],
    [['billing'], { ...both, events: ['converted', 'partner-access-removed'] }],
    [[], { ...none, events: 'partner-access-removed' }],
  ] as const)('R61 R62 with %j open sees what that covers, and nothing else', async (open, expected) => {
    await given();
    const kinds = all.filter((kind) => !(open as readonly string[]).includes(kind));
    if (kinds.length > 0) await around.operations.removePartnerAccess({ ...command, kinds }, around.as());
    await around.world.bringStream();
    const { world } = around;
    const dataCenters = world.from('eu');
    const billing = await openBillingAsPartner(dataCenters)(subscriptionId, world.caller());
    const seen = await viewSubscription({ home: dataCenters.home })(subscriptionId, world.caller());
    if (!seen.ok) throw new Error(seen.refusal.code);
    const shown = presentSubscription(seen.value);
    const history = await viewSubscriptionHistory(dataCenters)(subscriptionId, { limit: 50 }, world.caller());
    const types = history.ok
      ? history.value.items.flatMap(({ value }) => value.events.map(({ type }) => type))
      : history.refusal.code;
    const wanted = ['help-given', 'converted', 'partner-access-removed'] as string[];
    expect({
      charges: codeOf(billing),
      plan: shown.paid?.plan,
      licences: shown.licences,
      events: typeof types === 'string' ? types : [...new Set(types.filter((type) => wanted.includes(type)))],
    }).toEqual(expected);
    expect(shown.status).toBe('paid');
    if (billing.ok)
      expect((await chargesOf(world.plain('eu'), subscriptionId, { limit: 9 })).items).toHaveLength(1);
    const buys = purchaseAsPartner({ dataCenters, catalog: defaultCatalog });
    const bought = await buys({ ...command, command: { kind: 'licences', licences: 1 } }, world.caller());
    expect(bought.ok).toBe(false);
    expect(shown.allowedActions).not.toContain('purchase');
  });
});

describe('a delegate', () => {
  test('R60 R64 sees what is paid, what is charged and the account information, and changes none of it', async () => {
    await given();
    await around.added('Robin');
    const robin = around.as(identityOf('Robin'));
    expect(codeOf(await around.operations.openBilling(subscriptionId, robin))).toBe('billing-access-only');
    expect(codeOf(await around.operations.viewInformation(subscriptionId, robin))).toBe(
      'billing-access-only',
    );
    await around.operations.addDelegate({ ...command, accountId: personOf('Robin').accountId }, around.as());

    const opened = await around.operations.openBilling(subscriptionId, robin);
    const information = await around.operations.viewInformation(subscriptionId, robin);
    if (!opened.ok || !information.ok) throw new Error('A delegate sees nothing.');
    const { subscription, buyer } = opened.value;
    const shown = presentBilling(
      subscription,
      { buyer, accountId: personOf('Robin').accountId },
      around.world.now,
    );
    expect(shown).toMatchObject({
      paid: { plan: 'essentials' },
      paymentMethod: { reference: null, lastFour: '4242' },
      allowedActions: [],
    });
    expect(shown.blockedActions.find(({ action }) => action === 'purchase')?.code).toBe(
      'billing-administrator-only',
    );
    expect(presentInformation(information.value)).toMatchObject({
      allowedActions: [],
      blockedActions: [{ action: 'correct', code: 'billing-administrator-only' }],
    });

    const licences = { kind: 'licences', licences: 1 } as const;
    const tried = [
      await around.operations.buy({ ...command, command: licences }, robin),
      await around.operations.convert({ ...command, command: conversion }, robin),
      await around.operations.correctInformation({ ...command, correction: { phone: '+46 8 1' } }, robin),
      await around.operations.removePartnerAccess({ ...command, kinds: ['user'] }, robin),
    ];
    expect(tried.map(codeOf)).toEqual(Array(4).fill('billing-administrator-only'));
  });

  test('R60 R69 to somebody who is no user of the portal there is no billing to see', async () => {
    await given();
    const nobody = around.as(identityOf('Alex'));
    expect(codeOf(await around.operations.openBilling(subscriptionId, nobody))).toBe('not-found');
  });
});
