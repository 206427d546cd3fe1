import * as z from 'zod/mini';
import {
  accountNumber,
  actions,
  address,
  country,
  email,
  externalId,
  language,
  line,
  person,
  phone,
} from '../http/fields.ts';
import { delivery } from './delivery.ts';
import { terms } from './terms.ts';

const instant = z.iso.datetime();

export const service = z.object({
  service: z.string(),
  name: z.string(),
  productLine: z.string(),
  countries: z.array(z.object({ country: z.string(), dataCenter: z.string() })),
  terms: z.object({
    trialDays: z.optional(z.int()),
    inactivationDays: z.optional(z.int()),
    retentionDays: z.int(),
    invitationDays: z.int(),
    licences: z.optional(z.int()),
    storageGb: z.optional(z.int()),
  }),
  /** Amounts are integers in the currency's minor unit. */
  paid: z.optional(
    z.object({
      currency: z.string(),
      plans: z.array(z.object({ plan: z.string(), name: z.string(), monthlyPerLicence: z.int() })),
      releases: z.array(z.object({ release: z.string(), name: z.string() })),
      storagePerGbMonthly: z.int(),
      partnerUserMonthly: z.int(),
    }),
  ),
  endOfSupport: z.optional(z.object({ at: instant, successor: z.optional(z.string()) })),
});

export const partnerOrganization = z.strictObject({ name: line(160), country, phone });

export const partner = z.object({
  id: z.string(),
  accountNumber: z.string(),
  authorizationNumber: z.string(),
  organization: z.object({ name: z.string(), country: z.string(), phone: z.string() }),
  activatedAt: instant,
  nextSteps: z.array(z.object({ step: z.string(), title: z.string(), method: z.string(), href: z.string() })),
  ...actions,
});

export const account = z.object({
  accountNumber: z.string(),
  organization: z.object({
    name: z.string(),
    phone: z.optional(z.string()),
    address: z.object({
      line1: z.string(),
      line2: z.optional(z.string()),
      city: z.string(),
      postalCode: z.string(),
      country: z.string(),
    }),
  }),
});

/** A customer's organisation as given by hand (R11). */
export const organization = z.strictObject({
  name: line(160),
  phone: z.optional(phone),
  address: z.optional(address),
});

/** A customer as it is enrolled (R11, R12). */
export const newCustomer = z.strictObject({
  /** Your own id of the customer; no other customer of yours has it. */
  externalId: z.optional(externalId),
  kind: z.enum(['existing', 'prospect', 'own-organization']),
  accountNumber: z.optional(accountNumber),
  organization: z.optional(organization),
  contactEmail: email,
  customerAdministrator: z.optional(person),
  language: z.optional(language),
});

/** A service as it is added. */
export const newSubscription = z.strictObject({
  service: line(40),
  countryOfUse: country,
  /** Signs the customer up for a trial: the partner accepts its terms, and the customer is bound (R47). */
  acceptTerms: z.optional(z.strictObject({ language })),
});

export const customer = z.object({
  id: z.string(),
  externalId: z.nullable(z.string()),
  kind: z.enum(['existing', 'prospect', 'own-organization']),
  accountNumber: z.nullable(z.string()),
  accountNumberSince: z.nullable(instant),
  organization: z.object({
    name: z.string(),
    phone: z.optional(z.string()),
    address: z.optional(account.shape.organization.shape.address),
  }),
  contactEmail: z.string(),
  customerAdministrator: z.nullable(
    z.object({ accountId: z.string(), firstName: z.string(), lastName: z.string() }),
  ),
  language,
  subscriptions: z.array(
    z.object({ id: z.string(), service: z.string(), countryOfUse: z.string(), dataCenter: z.string() }),
  ),
  createdAt: instant,
  ...actions,
});

export const statuses = [
  'provisioning',
  'added',
  'invitation-sent',
  'active',
  'inactive',
  'trial',
  'paid',
  'expired',
  'purged',
] as const;

export const subscription = z.object({
  id: z.string(),
  customerId: z.string(),
  organizationName: z.string(),
  service: z.string(),
  countryOfUse: z.string(),
  dataCenter: z.string(),
  status: z.enum(statuses),
  addedAt: instant,
  accountNumber: z.nullable(z.string()),
  signedUpBy: z.nullable(z.enum(['partner', 'customer'])),
  /** `null` before anybody accepted; of a customer who accepted an invitation, the portal and the history say it. */
  terms: z.nullable(terms),
  licences: z.nullable(z.int()),
  storageGb: z.nullable(z.int()),
  paid: z.nullable(z.object({ since: instant, plan: z.string(), release: z.string() })),
  invitation: z.nullable(
    z.object({
      status: z.enum(['sent', 'withdrawn', 'accepted', 'expired']),
      sentAt: instant,
      expiresAt: instant,
      mail: delivery,
    }),
  ),
  deadlines: z.array(
    z.object({
      kind: z.enum(['invitation-expiry', 'inactivation', 'expiry', 'end-of-support', 'purge']),
      at: instant,
    }),
  ),
  notices: z.array(
    z.object({
      about: z.enum(['inactivation', 'expiry', 'end-of-support', 'purge']),
      days: z.int(),
      at: instant,
    }),
  ),
  endOfSupport: z.nullable(z.object({ at: instant, successor: z.nullable(z.string()) })),
  ...actions,
});
