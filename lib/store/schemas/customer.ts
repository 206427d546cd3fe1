import * as z from 'zod/mini';
import { designations } from './partner-of-record.ts';
import { instant, language, organization, person, type Schemas, text } from './values.ts';

export const linkedAccount = z.object({ accountNumber: text, since: instant });
export const customerKind = z.enum(['existing', 'prospect', 'own-organization']);

export const customerSchemas = {
  customer: z.object({
    id: text,
    partnerId: text,
    externalId: z.optional(text),
    kind: customerKind,
    organization,
    contactEmail: text,
    customerAdministrator: z.optional(person),
    language,
    account: z.optional(linkedAccount),
    designations,
    services: z.array(
      z.object({ subscriptionId: text, service: text, countryOfUse: text, dataCenter: text }),
    ),
    createdAt: instant,
  }),
  'external-id': z.object({ customerId: text }),
} satisfies Partial<Schemas>;
