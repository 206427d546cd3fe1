import * as z from 'zod/mini';
import { designations } from './partner-of-record.ts';
import { accountOrganization, type Schemas, text } from './values.ts';

const foundAccount = z.object({ accountNumber: text, organization: accountOrganization });

export const directorySchemas = {
  account: z.object({
    accountNumber: text,
    organization: accountOrganization,
    identities: z.array(text),
    partnersOfRecord: z.array(z.object({ productLine: text, partnerAccountNumber: text })),
    designations,
  }),
  'account-name': foundAccount,
  'account-phone': foundAccount,
  'account-customer': z.object({ customerId: text }),
} satisfies Partial<Schemas>;
