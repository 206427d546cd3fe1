import * as z from 'zod/mini';
import { requestKinds, requestStates } from '../../domain/desk/support-request.ts';
import { actor } from './change.ts';
import { count, instant, type Schemas, text } from './values.ts';

const requestClosure = z.optional(
  z.object({ at: instant, reason: z.optional(text), reopensUntil: z.optional(instant) }),
);

export const deskSchemas = {
  'support-request': z.object({
    id: text,
    kind: z.enum(requestKinds),
    state: z.enum(requestStates),
    partnerId: text,
    subscriptionId: z.optional(text),
    accountNumber: z.optional(text),
    subject: text,
    asker: z.optional(z.object({ customerId: text, dataCenter: text, userId: text, accountId: text })),
    messages: z.array(z.object({ at: instant, by: actor, text, id: z.optional(text) })),
    openedAt: instant,
    takenBy: z.optional(text),
    closure: requestClosure,
  }),
  'request-pointer': z.object({ requestId: text }),
  forecourt: z.object({ subscriptionId: text, accountId: text, signedInAt: instant }),
  'customer-request': z.object({
    id: text,
    userId: text,
    invited: z.optional(text),
    state: z.enum(requestStates),
    subject: text,
    messages: z.array(
      z.object({ at: instant, by: z.enum(['customer', 'support']), text, id: z.optional(text) }),
    ),
    openedAt: instant,
    told: count,
    closure: requestClosure,
  }),
} satisfies Partial<Schemas>;
