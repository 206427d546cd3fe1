import * as z from 'zod/mini';
import {
  authorizationNumber,
  contact,
  instant,
  partnerOrganization,
  type Schemas,
  subject,
  text,
} from './values.ts';

const foundPartner = z.object({
  partnerId: text,
  accountNumber: text,
  authorizationNumber,
  organization: partnerOrganization,
});

export const partnerSchemas = {
  partner: z.object({
    id: text,
    accountNumber: text,
    authorizationNumber,
    organization: partnerOrganization,
    activatedAt: instant,
    users: z.array(
      z.object({
        id: text,
        accountId: text,
        role: z.enum(['administrator', 'implementation-expert']),
        identity: z.optional(subject),
        since: instant,
        name: z.optional(z.object({ firstName: text, lastName: text })),
        contact: z.optional(contact),
        toldAt: z.optional(instant),
        replaced: z.optional(z.literal(true)),
      }),
    ),
    succession: z.optional(z.object({ userId: text, former: z.enum(['demote', 'remove']) })),
  }),
  'active-organization': z.object({ partnerId: text }),
  'authorization-number': foundPartner,
  'partner-name': foundPartner,
  'partner-phone': foundPartner,
  membership: z.object({
    partnerId: text,
    partnerAccountNumber: text,
    organization: partnerOrganization,
    userId: text,
    role: z.enum(['administrator', 'implementation-expert']),
    accountId: text,
    replaced: z.optional(z.literal(true)),
  }),
  'portal-account': z.object({ partnerId: text }),
  'portal-invitation': z.object({ partnerId: text }),
  administered: z.object({ entries: z.array(z.object({ subscriptionId: text, at: instant })) }),
} satisfies Partial<Schemas>;
