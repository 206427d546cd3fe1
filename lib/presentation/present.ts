import type { Service } from '../catalog.ts';
import { type Customer, customerActions } from '../domain/customer/customer.ts';
import type { Account } from '../domain/directory/account.ts';
import type { Organization } from '../domain/organization.ts';
import type { Partner, PartnerUser } from '../domain/partner/partner.ts';
import { partnerActions } from '../domain/partner/partner-users.ts';
import { subscriptionActions, supportActions } from '../domain/subscription/subscription-actions.ts';
import type { PaidMark } from '../domain/time/timeline.ts';
import type { OrderedSubscription } from '../operations/partner/ordered-subscription.ts';
import { presentDelivery } from './delivery.ts';
import { presentTerms } from './terms.ts';

/** Every answer is written field by field, so that nothing stored reaches a caller by accident. */

export const presentService = ({
  service,
  name,
  productLine,
  countries,
  terms,
  paid,
  endOfSupport,
}: Service) => ({
  service,
  name,
  productLine,
  countries: countries.map(({ country, dataCenter }) => ({ country, dataCenter })),
  terms: {
    trialDays: terms.trialDays,
    inactivationDays: terms.inactivationDays,
    retentionDays: terms.retentionDays,
    invitationDays: terms.invitationDays,
    licences: terms.licences,
    storageGb: terms.storageGb,
  },
  ...(paid && {
    paid: {
      currency: paid.currency,
      plans: paid.plans.map(({ plan, name, monthlyPerLicence }) => ({ plan, name, monthlyPerLicence })),
      releases: paid.releases.map(({ release, name }) => ({ release, name })),
      storagePerGbMonthly: paid.storagePerGbMonthly,
      partnerUserMonthly: paid.partnerUserMonthly,
    },
  }),
  ...(endOfSupport && { endOfSupport: { at: endOfSupport.at, successor: endOfSupport.successor } }),
});

/** The first thing to do after activation (R6), and what comes then. */
const nextSteps = [
  { step: 'create-customer', title: 'Create a customer', method: 'POST', href: '/v1/customers' },
  {
    step: 'choose-service',
    title: 'Choose a service and a country of use',
    method: 'GET',
    href: '/v1/services',
  },
  {
    step: 'add-service',
    title: 'Add the service to the customer',
    method: 'POST',
    href: '/v1/customers/{customerId}/subscriptions',
  },
  {
    step: 'send-activation',
    title: 'Send the activation to the customer administrator',
    method: 'POST',
    href: '/v1/subscriptions/{subscriptionId}/activation',
  },
];

export function presentPartner(partner: Partner, viewer: PartnerUser) {
  const { id, accountNumber, authorizationNumber, organization, activatedAt } = partner;
  return {
    id,
    accountNumber,
    authorizationNumber,
    organization: { name: organization.name, country: organization.country, phone: organization.phone },
    activatedAt,
    nextSteps,
    ...partnerActions(partner, viewer),
  };
}

const presentOrganization = ({ name, phone, address }: Organization) => ({
  name,
  ...(phone !== undefined && { phone }),
  ...(address && {
    address: {
      line1: address.line1,
      ...(address.line2 !== undefined && { line2: address.line2 }),
      city: address.city,
      postalCode: address.postalCode,
      country: address.country,
    },
  }),
});

export const presentAccount = ({
  accountNumber,
  organization,
}: Pick<Account, 'accountNumber' | 'organization'>) => ({
  accountNumber,
  organization: presentOrganization(organization),
});

export function presentCustomer(customer: Customer) {
  const { id, kind, account, organization, contactEmail, customerAdministrator: person, language } = customer;
  return {
    id,
    externalId: customer.externalId ?? null,
    kind,
    accountNumber: account?.accountNumber ?? null,
    accountNumberSince: account?.since ?? null,
    organization: presentOrganization(organization),
    contactEmail,
    customerAdministrator: person
      ? { accountId: person.accountId, firstName: person.firstName, lastName: person.lastName }
      : null,
    language,
    subscriptions: customer.services.map(({ subscriptionId, service, countryOfUse, dataCenter }) => ({
      id: subscriptionId,
      service,
      countryOfUse,
      dataCenter,
    })),
    createdAt: customer.createdAt,
    ...customerActions(customer),
  };
}

/** What a paid subscription runs on, and since when. */
export const presentPaid = (paid: PaidMark | undefined) =>
  paid ? { since: paid.since, plan: paid.plan, release: paid.release } : null;

/** To the partner, unless it is shown to support. */
export function presentSubscription(
  { order, standing, buyer }: OrderedSubscription,
  viewer: 'partner' | 'support' = 'partner',
) {
  const { invitation, deadlines, notices, status, signedUpBy, endOfSupport, billing } = standing;
  // Of what is paid, a partner without access to billing sees that it is, and nothing more (R61).
  const isHidden = status === 'paid' && viewer !== 'support' && billing?.partnerBilling === false;
  const paid = isHidden ? undefined : standing.paid;
  const allowance = isHidden ? undefined : order.allowance;
  const shown = { ...standing, payable: order.periods.trialDays !== undefined };
  return {
    id: order.id,
    customerId: order.customerId,
    organizationName: order.organizationName ?? '',
    service: order.service,
    countryOfUse: order.countryOfUse,
    dataCenter: order.dataCenter,
    status,
    addedAt: order.addedAt,
    accountNumber: order.account?.accountNumber ?? null,
    signedUpBy: signedUpBy ?? null,
    terms: order.signUp ? presentTerms(order.signUp) : null,
    licences: paid?.licences ?? allowance?.licences ?? null,
    storageGb: paid?.storageGb ?? allowance?.storageGb ?? null,
    paid: presentPaid(paid),
    invitation: invitation
      ? {
          status: invitation.status,
          sentAt: invitation.sentAt,
          expiresAt: invitation.expiresAt,
          mail: presentDelivery(invitation.delivery ?? { status: 'sent', at: invitation.sentAt }),
        }
      : null,
    deadlines: deadlines.map(({ kind, at }) => ({ kind, at })),
    notices: notices.map(({ about, days, at }) => ({ about, days, at })),
    endOfSupport: endOfSupport ? { at: endOfSupport.at, successor: endOfSupport.successor ?? null } : null,
    ...(viewer === 'support'
      ? supportActions(shown)
      : subscriptionActions(shown, order.account !== undefined, buyer)),
  };
}
