import { expect, test } from '@jest/globals';
import type { PartnerNews } from '../../../lib/domain/partner/partner-news.ts';
import type { PartnerUserEvent } from '../../../lib/domain/partner/partner-user-events.ts';
import type { SubscriptionEvent } from '../../../lib/domain/subscription/subscription-events.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import { presentChange, change as schema } from '../../../lib/presentation/history.ts';
import { addedAt } from '../domain/given.ts';
import { accountOf, anna, keyOf } from '../domain/given-billing.ts';
import { conversion } from '../domain/given-trial.ts';
import { agreements, at, change, kim } from '../support/records.ts';

const when = at('2026-02-01');
const until = at('2026-03-01');
const robin = accountOf('robin');
const holder = { of: 'customer', accountId: robin, identity: keyOf('robin'), since: addedAt } as const;
const former = { of: 'partner', accountId: anna, since: addedAt } as const;
const delegate = {
  id: 'del_1',
  holder: { of: 'customer', accountId: robin, userId: 'usr_1' },
  since: when,
  by: anna,
} as const;
const charge = { at: when, until, currency: 'EUR', lines: [], total: 1_000 } as const;
const toldCharge = { currency: 'EUR', total: 1_000, until };
const account = { accountNumber: 'A-1', since: when };
const paymentMethod = {
  reference: 'pm_secret',
  lastFour: '1881',
  givenBy: { of: 'customer', accountId: robin },
} as const;
const contact = { email: 'it@contoso.example', language: 'en' } as const;
const plan = { plan: 'essentials', name: 'Essentials', monthlyPerLicence: 5_500 };
const release = { release: '2026-1', name: '2026 wave 1' };
const rates = { currency: 'EUR', storagePerGbMonthly: 1_000, partnerUserMonthly: 5_500 };
const chosen = {
  productLine: 'dynamics-365',
  partnerId: 'par_2',
  accountNumber: 'P-2',
  authorizationNumber: '1234567890',
  name: 'Chosen Partner',
};
const transfer = {
  id: 'tra_1',
  newOwner: { userId: 'usr_1', accountId: robin },
  requestedAt: when,
  requestedBy: { role: 'customer', accountId: anna },
} as const;
const handedOver = { owner: holder, former, delegates: [] };
const owners = { accountId: robin, before: anna, after: robin };

type Sample<E extends { readonly type: string }> = {
  readonly [Type in E['type']]: readonly [Omit<Extract<E, { type: Type }>, 'type' | 'at'>, object];
};

/** One event of each type, and what its line says besides. A new type without a line does not compile. */
const ofSubscription: Sample<SubscriptionEvent> = {
  'subscription-added': [{}, {}],
  'invitation-sent': [
    { generation: 1, administrator: kim, contact },
    { accountId: kim.accountId, address: contact.email },
  ],
  'invitation-withdrawn': [{}, {}],
  'invitation-mail-reported': [
    { generation: 1, delivery: { status: 'delivered', at: when } },
    { outcome: 'delivered' },
  ],
  'mail-block-lifted': [
    { address: contact.email, reason: 'It exists.' },
    { address: contact.email, reason: 'It exists.' },
  ],
  activated: [
    { acceptance: { identity: { ...keyOf('kim'), accountId: kim.accountId }, at: when, agreements } },
    { accountId: kim.accountId },
  ],
  'account-number-linked': [{ account }, { accountNumber: 'A-1' }],
  'reactivation-requested': [{ accountNumber: 'A-1' }, { accountNumber: 'A-1' }],
  'contact-changed': [{ contact }, { address: contact.email }],
  'notice-given': [
    { about: 'expiry', days: 7, deadline: until },
    { about: 'expiry', days: 7, deadline: until },
  ],
  'trial-started': [{}, {}],
  'help-given': [
    { days: 3, topic: 'first-steps' },
    { about: 'first-steps', days: 3 },
  ],
  'help-unsubscribed': [{}, {}],
  'help-resumed': [{}, {}],
  expired: [{}, {}],
  inactivated: [{}, {}],
  'end-of-support-announced': [
    { endOfSupport: { at: until, noticeDays: [], since: when } },
    { deadline: until },
  ],
  reactivated: [{ account }, { accountNumber: 'A-1' }],
  'purge-started': [{}, {}],
  'account-information-corrected': [
    { corrected: { phone: '+46 8 123 456', organizationName: 'Contoso AB' } },
    { fields: ['phone', 'organizationName'] },
  ],
  'billing-details-given': [
    { address: conversion.billingAddress, paymentMethod },
    { accountId: robin, after: '1881' },
  ],
  'payment-method-replaced': [
    { paymentMethod, before: '4242' },
    { accountId: robin, before: '4242', after: '1881' },
  ],
  converted: [
    { paid: { since: when, plan, release, rates }, allowance: { licences: 20, storageGb: 5 }, charge },
    { bought: { plan: 'essentials', release: '2026-1', licences: 20, storageGb: 5 }, charge: toldCharge },
  ],
  purchased: [
    { purchase: { kind: 'licences', licences: 5 }, charge },
    { bought: { licences: 5 }, charge: toldCharge },
  ],
  charged: [{ charge }, { charge: toldCharge }],
  'partner-of-record-designated': [
    { partner: { ...chosen, since: when, by: robin } },
    { productLine: 'dynamics-365', partner: { authorizationNumber: '1234567890', name: 'Chosen Partner' } },
  ],
  'partner-of-record-removed': [{ productLine: 'dynamics-365' }, { productLine: 'dynamics-365' }],
  'advisor-fee-claimed': [
    { fee: { claimedAt: when, by: anna, partnerId: 'par_2', productLine: 'dynamics-365' } },
    { productLine: 'dynamics-365' },
  ],
  'delegate-added': [{ delegate }, { accountId: robin }],
  'delegate-removed': [{ delegate }, { accountId: robin }],
  'ownership-transfer-requested': [{ transfer }, { accountId: robin }],
  'ownership-transfer-consented': [{ requestId: 'req_1' }, {}],
  'ownership-transfer-not-executed': [{ requestId: 'req_1', reason: 'Unproven.' }, { reason: 'Unproven.' }],
  'ownership-transfer-declined': [{ newOwner: transfer.newOwner }, { accountId: robin }],
  'ownership-transfer-withdrawn': [
    { newOwner: transfer.newOwner, by: transfer.requestedBy },
    { accountId: robin },
  ],
  'ownership-transferred': [
    { ...handedOver, reason: 'Left.' },
    { ...owners, reason: 'Left.' },
  ],
  'billing-handed-over': [handedOver, owners],
  'billing-passed-on': [{ left: [anna], successor: robin }, owners],
  'card-digits-mismatched': [{}, {}],
  'card-block-lifted': [{ reason: 'A mistake.' }, { reason: 'A mistake.' }],
  'partner-access-removed': [
    { removed: ['billing', 'user'], by: robin, receiptId: 'rec_1' },
    { access: ['billing', 'user'] },
  ],
  'partner-access-granted': [{ granted: ['user'], by: robin }, { access: ['user'] }],
};

test.each(Object.entries(ofSubscription))('R66 the history says of %s what it was', (type, [event, said]) => {
  const shown = presentChange(
    change(ref('subscription', 'sub_1'), 2, { events: [{ ...event, type, at: when }] }),
  );
  expect(shown.events).toEqual([{ type, at: when, ...said }]);
  expect(schema.safeParse(shown)).toMatchObject({ success: true, data: shown });
  expect(JSON.stringify(shown)).not.toContain('pm_secret');
});

const about = { userId: 'usr_1', accountId: robin };
const ofPartner: Pick<
  Sample<PartnerUserEvent>,
  PartnerNews['type'] | 'contact-changed' | 'mail-block-lifted'
> = {
  'transfer-asked-for': [
    { subscriptionId: 'sub_1', owner: anna, by: 'customer' },
    { subscriptionId: 'sub_1', accountId: anna },
  ],
  'transfer-declined': [{ subscriptionId: 'sub_1', whom: [anna] }, { subscriptionId: 'sub_1' }],
  'transfer-withdrawn': [
    { subscriptionId: 'sub_1', whom: [anna], by: 'customer' },
    { subscriptionId: 'sub_1' },
  ],
  'ownership-taken-over': [
    { subscriptionId: 'sub_1', former: anna },
    { subscriptionId: 'sub_1', accountId: anna },
  ],
  'access-removed-by-customer': [
    { subscriptionId: 'sub_1', removed: ['billing', 'user'] },
    { subscriptionId: 'sub_1', access: ['billing', 'user'] },
  ],
  'access-granted-by-customer': [{ subscriptionId: 'sub_1' }, { subscriptionId: 'sub_1', access: ['user'] }],
  'contact-changed': [
    { ...about, contact },
    { ...about, address: contact.email },
  ],
  'mail-block-lifted': [
    { ...about, address: contact.email, reason: 'It exists.' },
    { ...about, address: contact.email, reason: 'It exists.' },
  ],
};

test.each(Object.entries(ofPartner))(
  'R66 the partner’s history says of %s what it was',
  (type, [event, said]) => {
    const shown = presentChange(
      change(ref('partner', 'par_1'), 2, { events: [{ ...event, type, at: when }] }),
    );
    expect(shown.events).toEqual([{ type, at: when, ...said }]);
  },
);
