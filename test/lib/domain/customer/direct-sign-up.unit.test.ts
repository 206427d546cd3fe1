import { describe, expect, test } from '@jest/globals';
import { defaultCatalog, serviceOf } from '../../../../lib/catalog.ts';
import { hasPartnerAccess } from '../../../../lib/domain/billing/paid.ts';
import {
  type DirectSignUpFacts,
  type SignUpDirectly,
  signUpDirectly,
} from '../../../../lib/domain/customer/direct-sign-up.ts';
import { orderRecord } from '../../../../lib/domain/customer/order.ts';
import { subscriptionFrom } from '../../../../lib/domain/subscription/subscription.ts';
import { standingOf } from '../../../../lib/domain/subscription/subscription-timeline.ts';
import { addedAt, agreements, at, kim, kimSignedIn } from '../given.ts';

const command: SignUpDirectly = {
  service: 'dynamics-365',
  countryOfUse: 'SE',
  organization: { name: 'Contoso Ltd' },
  contactEmail: 'it@contoso.example',
  language: 'en',
  name: { firstName: kim.firstName, lastName: kim.lastName },
  agreements,
};
const facts: DirectSignUpFacts = {
  caller: kimSignedIn,
  ids: { customer: 'cus_9', subscription: 'sub_9' },
  offered: serviceOf(defaultCatalog, 'dynamics-365'),
  vendorName: 'Onramp',
};
const trial = facts.offered;
if (!trial) throw new Error('The catalogue has no trial.');

describe('a trial that the customer signs up for by itself', () => {
  test('R46 R56 begins at once, with the customer as its billing administrator and no partner to pay for', () => {
    const signedUp = signUpDirectly(command, facts, addedAt);
    if (!signedUp.ok) throw new Error(signedUp.refusal.code);
    const { customer, order } = signedUp.value;
    expect(customer).toMatchObject({ kind: 'prospect', partnerId: 'par_direct', customerAdministrator: kim });
    const subscription = subscriptionFrom(order);
    const holder = { of: 'customer', accountId: kim.accountId, since: addedAt };
    expect(subscription).toMatchObject({
      phase: 'trial',
      signUp: { by: 'customer', accountId: kim.accountId, agreements, at: addedAt },
      billing: { administrator: holder, initialUser: holder, partnerAccess: { billing: { is: 'none' } } },
      names: { partner: 'Onramp' },
    });
    expect(subscription).not.toHaveProperty('administrator');
    expect(hasPartnerAccess(subscription.billing)).toBe(false);
    expect(standingOf(subscription, addedAt)).toMatchObject({
      status: 'trial',
      signedUpBy: 'customer',
      deadlines: [{ kind: 'expiry', at: at('2026-01-31T10:00:00Z') }],
    });
  });

  test('R46 R64 carries what is known of the organisation into the account information', () => {
    const address = { line1: 'Kungsgatan 1', city: 'Stockholm', postalCode: '111 43', country: 'SE' };
    const organization = { name: 'Contoso Ltd', phone: '+46 8 123 456', address };
    const signedUp = signUpDirectly({ ...command, organization }, facts, addedAt);
    if (!signedUp.ok) throw new Error(signedUp.refusal.code);
    const { billing } = subscriptionFrom(signedUp.value.order);
    expect(billing?.information).toEqual({ phone: '+46 8 123 456', address });
    expect(orderRecord(signedUp.value.order)).not.toHaveProperty('information');
  });

  test.each([
    ['R26 without one of the documents', { agreements: agreements.slice(0, 1) }, {}, 'agreement-missing'],
    ['R19 in a country that is not offered', { countryOfUse: 'AQ' }, {}, 'country-not-supported'],
    [
      'R46 for a service without a trial',
      {},
      { offered: serviceOf(defaultCatalog, 'rapidstart-services') },
      'direct-sign-up-not-offered',
    ],
    ['R46 for a service that there is not', {}, { offered: undefined }, 'service-not-found'],
    [
      'R28 after the end of support',
      {},
      { offered: { ...trial, endOfSupport: { at: '2025-12-31T00:00:00Z' } } },
      'service-ended',
    ],
  ])('%s is refused', (_, otherwise, known, code) => {
    expect(signUpDirectly({ ...command, ...otherwise }, { ...facts, ...known }, addedAt)).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });
});
