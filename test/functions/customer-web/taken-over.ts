import { defaultCatalog } from '../../../lib/catalog.ts';
import { accountId, type Identity } from '../../../lib/domain/identity.ts';
import type { Outcome } from '../../../lib/domain/refusal.ts';
import { timelineOf } from '../../../lib/domain/subscription/subscription-timeline.ts';
import { convertAsPartner, replacePaymentAsPartner } from '../../../lib/operations/billing/sell.ts';
import { executeTransfer } from '../../../lib/operations/ownership/support-transfer.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import { kim } from '../../lib/support/records.ts';
import { type PortalWorld, subscriptionId } from './portal-world.ts';

const command = { subscriptionId, dryRun: false } as const;
const desk: Identity = {
  issuer: 'https://id.example',
  subject: 'desk',
  accountId: accountId('desk@vendor.example'),
};

/** Kim has taken over from the partner, which had signed up and converted, and whose card ends with 8888. */
export async function takenOver({ world, operations, as }: PortalWorld): Promise<void> {
  const [order, subscription] = await Promise.all([
    world.get('eu', ref('order', subscriptionId)),
    world.get('eu', ref('subscription', subscriptionId)),
  ]);
  if (!order || !subscription || subscription.phase === 'purged')
    throw new Error('There is no subscription.');
  const reported = { version: 1, timeline: timelineOf(subscription) };
  await world.put('eu', ref('order', subscriptionId), { ...order, reported });
  const dataCenters = world.from('eu');
  const conversion = {
    plan: 'essentials',
    billingAddress: { line1: 'Storgatan 1', city: 'Uppsala', postalCode: '753 31', country: 'SE' },
    paymentMethod: { reference: 'partners_card', lastFour: '9999' },
  };
  await done(
    convertAsPartner({ dataCenters, catalog: defaultCatalog })(
      { ...command, command: conversion },
      world.caller(),
    ),
  );
  const another = { reference: 'partners_card', lastFour: '8888' };
  await done(replacePaymentAsPartner(dataCenters)({ ...command, command: another }, world.caller()));
  await done(operations.addDelegate({ ...command, accountId: kim.accountId }, as()));
  const transfer = {
    newAdministrator: kim.accountId,
    signUpAccount: subscription.billing?.signUpAccount ?? kim.accountId,
    companyName: 'Contoso Ltd',
    accountId: subscriptionId,
    cardLastFour: '8888',
  };
  await done(operations.requestTransfer({ ...command, command: transfer }, as()));
  await done(operations.consentToTransfer(command, as()));
  await done(executeTransfer(dataCenters)({ ...command, command: {} }, world.caller(undefined, desk)));
}

async function done(outcome: Promise<Outcome<unknown>>): Promise<void> {
  const came = await outcome;
  if (!came.ok) throw new Error(came.refusal.code);
}
