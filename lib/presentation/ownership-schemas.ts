import * as z from 'zod/mini';
import { partnerAccessKinds } from '../domain/billing/billing-account.ts';
import { languages } from '../domain/identity.ts';
import { transferSteps } from '../domain/ownership/ownership.ts';
import { contactGivers } from '../domain/subscription/contact.ts';
import { account, actions, address, email, line, phone } from '../http/fields.ts';
import { charge } from './billing-schemas.ts';

const instant = z.iso.datetime();
const kind = z.enum(partnerAccessKinds);

/** What is asked for, and nothing is done before it. */
export const confirmation = {
  confirm: z._default(z.enum(['true', 'false']), 'false'),
};

const warnings = z.array(z.object({ code: z.string(), detail: z.string() }));

export const newDelegate = z.strictObject({ accountId: account });

const delegateFields = {
  id: z.string(),
  of: z.enum(['partner', 'customer']),
  accountId: z.string(),
  userId: z.nullable(z.string()),
  since: instant,
  by: z.string(),
  ...actions,
};
export const addedDelegate = z.object({ ...delegateFields, warnings });
export const delegates = z.object({
  items: z.array(z.object(delegateFields)),
  nextCursor: z.null(),
  warnings,
  ...actions,
});
export const removedDelegate = z.object({ removed: z.string(), warnings });

export const transferRequest = z.strictObject({
  newAdministrator: account,
  signUpAccount: account,
  companyName: line(160),
  accountId: line(40),
  cardLastFour: z.optional(z.string().check(z.regex(/^\d{4}$/, 'the last four digits'))),
});

const transferFields = {
  id: z.string(),
  newAdministrator: z.string(),
  requestedAt: instant,
  requestedBy: z.object({ role: z.enum(['partner', 'customer', 'support']), accountId: z.string() }),
  reason: z.nullable(z.string()),
  consentedAt: z.nullable(instant),
};

const administrator = z.object({ of: z.enum(['partner', 'customer']), accountId: z.string() });

/** How the transfer stands, with the checklist of its new owner. */
export const transfer = z.object({
  needed: z.boolean(),
  transfer: z.nullable(z.object(transferFields)),
  billingAdministrator: administrator,
  primaryAdministrator: administrator,
  initialUser: administrator,
  checklistOf: z.nullable(z.string()),
  checklist: z.array(
    z.object({ step: z.enum(transferSteps), done: z.boolean(), remedy: z.nullable(z.string()) }),
  ),
  ...actions,
});

export const handOver = z.strictObject({ newAdministrator: account });
export const handedOver = z.object({
  billingAdministrator: z.object({ ...administrator.shape, since: instant }),
  delegates: z.array(
    z.object({ of: z.enum(['partner', 'customer']), accountId: z.string(), since: instant }),
  ),
  warnings,
});

/** The partner's user, let in again, and the next charge with the fee for it; `null` while nothing is charged. */
export const enabledPartner = z.object({
  access: kind,
  since: instant,
  by: z.nullable(z.string()),
  nextCharge: z.nullable(charge),
});

export const cardBlockLift = z.strictObject({ reason: line(300) });

export const execution = z.strictObject({
  newAdministrator: z.optional(account),
  reason: z.optional(line(300)),
});

/** Where notifications go, and who said so. */
const noticesTo = z.object({
  email: z.string(),
  language: z.enum(languages),
  givenBy: z.enum(contactGivers),
});

export const receipt = z.object({
  receiptId: z.string(),
  subscriptionId: z.string(),
  at: instant,
  by: z.string(),
  removed: z.array(z.object({ access: kind, at: instant, by: z.string(), receiptId: z.string() })),
  remaining: z.array(kind),
  noticesTo,
  feeStopsAt: z.nullable(instant),
});

const contact = z.strictObject({ name: line(160), email, phone: z.optional(phone) });

/** `null` takes back what was given. */
export const correction = z.strictObject({
  organizationName: z.optional(line(160)),
  phone: z.optional(z.nullable(phone)),
  address: z.optional(z.nullable(address)),
  billingAddress: z.optional(address),
  contact: z.optional(contact),
});

export const information = z.object({
  id: z.string(),
  organizationName: z.string(),
  phone: z.nullable(z.string()),
  address: z.nullable(z.looseObject({ line1: z.string() })),
  billingAddress: z.nullable(z.looseObject({ line1: z.string() })),
  contact: z.nullable(z.looseObject({ name: z.string(), email: z.string() })),
  noticesTo,
  countryOfUse: z.string(),
  ...actions,
});
