import * as z from 'zod/mini';
import { count, instant, reference, type Schemas, text } from './values.ts';

export const actor = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['partner', 'support']), accountId: text }),
  z.object({ role: z.literal('customer'), accountId: z.optional(text) }),
  z.object({ role: z.enum(['mail-recipient', 'system']) }),
]);
const pendingBase = {
  attempts: count,
  claimedAt: z.optional(instant),
  inDoubt: z.optional(count),
  notBefore: z.optional(instant),
};
const pendingReaction = z.discriminatedUnion('do', [
  z.object({
    do: z.enum([
      'set-alarm',
      'report-home',
      'provision',
      'list-designated',
      'pass-on-billing',
      'check-holders',
      'close-requests',
      'tell-customer',
      'enrol-rows',
      'forget-rows',
      'purge',
    ]),
    ...pendingBase,
  }),
  z.object({
    do: z.literal('carry-customer'),
    subscriptionId: text,
    dataCenter: text,
    contact: z.boolean(),
    ...pendingBase,
  }),
  z.object({
    do: z.enum([
      'open-request',
      'lift-mail-block',
      'tell-partner',
      'lapse-invitations',
      'ask-desk',
      'return-consent',
      'carry-designation',
    ]),
    event: count,
    ...pendingBase,
  }),
  z.object({ do: z.literal('mail'), event: count, to: z.optional(text), ...pendingBase }),
]);

export const changeSchemas = {
  change: z.object({
    id: text,
    version: count,
    at: instant,
    actor,
    onBehalfOf: z.optional(z.object({ role: z.enum(['partner', 'customer']), id: text })),
    correlationId: text,
    from: z.optional(text),
    to: z.optional(text),
    events: z.array(z.looseObject({ type: text, at: instant })),
    of: reference,
    reactions: z.array(pendingReaction),
    mails: z.array(
      z.object({
        event: count,
        to: z.optional(text),
        at: instant,
        messageId: z.optional(text),
        failure: z.optional(text),
      }),
    ),
  }),
  idempotency: z.object({ fingerprint: text, result: reference, forgetAt: instant }),
} satisfies Partial<Schemas>;
