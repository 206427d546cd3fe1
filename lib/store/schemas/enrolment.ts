import * as z from 'zod/mini';
import { enrolmentStatuses } from '../../domain/enrolment/enrolment.ts';
import { rowActions, rowStatuses } from '../../domain/enrolment/enrolment-row.ts';
import { customerKind } from './customer.ts';
import { count, identity, instant, language, organization, person, type Schemas, text } from './values.ts';

const problemBase = { code: text, detail: text };
const enrolmentRow = z.object({
  line: count,
  externalId: z.optional(text),
  status: z.enum(rowStatuses),
  order: z.optional(
    z.object({
      customer: z.object({
        externalId: text,
        kind: customerKind,
        accountNumber: z.optional(text),
        organization: z.optional(organization),
        contactEmail: text,
        customerAdministrator: z.optional(person),
        language: z.optional(language),
      }),
      subscription: z.optional(
        z.object({
          service: text,
          countryOfUse: text,
          acceptTerms: z.optional(z.object({ language })),
        }),
      ),
      activation: z.optional(z.literal(true)),
    }),
  ),
  actions: z.optional(z.array(z.enum(rowActions))),
  customerId: z.optional(text),
  subscriptionId: z.optional(text),
  problem: z.optional(
    z.object({ ...problemBase, errors: z.array(z.object({ pointer: text, ...problemBase })) }),
  ),
});

export const enrolmentSchemas = {
  enrolment: z.object({
    id: text,
    partnerId: text,
    status: z.enum(enrolmentStatuses),
    createdAt: instant,
    createdBy: identity,
    checkedAt: z.optional(instant),
    run: z.optional(z.object({ at: instant, by: identity })),
    endedAt: z.optional(instant),
    chunks: count,
    total: count,
    rows: z.record(z.enum(rowStatuses), count),
    pass: z.object({
      ahead: z.array(count),
      again: z.array(count),
      tries: count,
      silent: z.array(text),
    }),
    rowsForgottenAt: z.optional(instant),
  }),
  'enrolment-rows': z.object({ rows: z.array(enrolmentRow) }),
} satisfies Partial<Schemas>;
