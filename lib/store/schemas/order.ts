import * as z from 'zod/mini';
import { acceptance } from './activation.ts';
import { linkedAccount } from './customer.ts';
import { endOfSupport, help, noticeDays, timeline } from './timeline.ts';
import { count, instant, type Schemas, subject, text } from './values.ts';

export const subscriptionPeriods = z.object({
  inactivationDays: z.optional(count),
  trialDays: z.optional(count),
  retentionDays: count,
  invitationDays: count,
  noticeDays,
  help,
  endOfSupport,
});
export const allowance = z.optional(z.object({ licences: count, storageGb: count }));
export const orderBase = {
  id: text,
  customerId: text,
  partnerId: text,
  service: text,
  countryOfUse: text,
  dataCenter: text,
  addedAt: instant,
};
export const signUp = z.object({
  by: z.enum(['partner', 'customer']),
  accountId: text,
  identity: z.optional(subject),
  onBehalfOf: z.optional(text),
  at: instant,
  agreements: acceptance.shape.agreements,
});

export const orderSchemas = {
  order: z.object({
    ...orderBase,
    organizationName: z.optional(text),
    serviceName: text,
    vendorName: z.optional(text),
    periods: subscriptionPeriods,
    allowance,
    signUp: z.optional(signUp),
    account: z.optional(linkedAccount),
    designated: z.optional(z.object({ partnerId: z.optional(text), since: instant })),
    reported: z.optional(z.object({ version: count, timeline })),
  }),
} satisfies Partial<Schemas>;
