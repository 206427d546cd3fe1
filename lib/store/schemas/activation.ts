import * as z from 'zod/mini';
import { agreementDocuments } from '../../domain/subscription/invitation.ts';
import { delivery } from './deliveries.ts';
import { count, identity, instant, language, person, text } from './values.ts';

export const invitation = z.object({
  generation: count,
  administrator: person,
  contactEmail: text,
  language,
  sentAt: instant,
  expiresAt: instant,
  delivery: z.optional(delivery),
});
export const acceptance = z.object({
  identity,
  at: instant,
  agreements: z.array(
    z.object({ document: z.enum(agreementDocuments), version: text, sha256: text, language }),
  ),
});
export const activation = z.discriminatedUnion('is', [
  z.object({ is: z.literal('none') }),
  z.object({ is: z.enum(['sent', 'withdrawn']), invitation }),
  z.object({ is: z.literal('accepted'), invitation, acceptance }),
]);
