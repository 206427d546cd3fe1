import * as z from 'zod/mini';
import { languages } from '../../domain/identity.ts';
import type { Kind } from '../../operations/ports/records.ts';

/** The schema of each kind of record. */
export type Schemas = { readonly [K in Kind]: z.ZodMiniType };

export const text = z.string();
export const instant = z.iso.datetime({ precision: 3 });
export const count = z.int().check(z.nonnegative());
export const language = z.enum(languages);
export const address = z.object({
  line1: text,
  line2: z.optional(text),
  city: text,
  postalCode: text,
  country: text,
});
export const organization = z.object({ name: text, phone: z.optional(text), address: z.optional(address) });
export const accountOrganization = z.object({ name: text, phone: z.optional(text), address });
export const partnerOrganization = z.object({ name: text, country: text, phone: text });
export const authorizationNumber = text.check(z.regex(/^[1-9]\d{9}$/));
export const person = z.object({ accountId: text, firstName: text, lastName: text });
export const subject = z.object({ issuer: text, subject: text });
export const identity = z.object({ issuer: text, subject: text, accountId: text });
export const contact = z.object({
  email: text,
  language,
  givenBy: z.optional(z.enum(['customer', 'billing-administrator'])),
});
export const reference = z.object({ kind: text, id: z.array(text) });
