import * as z from 'zod/mini';
import { authorizationNumber, instant, type Schemas, text } from './values.ts';

export const designation = z.object({
  productLine: text,
  since: instant,
  partner: z.optional(z.object({ partnerId: text, accountNumber: text, authorizationNumber, name: text })),
});
export const designations = z.optional(z.array(designation));

export const partnerOfRecordSchemas = {
  designation: z.object({
    productLine: text,
    at: instant,
    by: text,
    partner: z.optional(z.object({ authorizationNumber, name: text })),
  }),
  'designated-subscription': z.object({
    subscriptionId: text,
    productLine: text,
    service: text,
    countryOfUse: text,
    organizationName: text,
    since: instant,
  }),
  'direct-sign-ups': z.object({
    entries: z.array(z.object({ organization: text, subscriptionId: text })),
  }),
} satisfies Partial<Schemas>;
