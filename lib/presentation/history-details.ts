import * as z from 'zod/mini';
import { partnerAccessKinds } from '../domain/billing/billing-account.ts';
import type { EventBase } from '../domain/change.ts';

const instant = z.iso.datetime();

/** What a line of history says of one event besides what happened and when: whom it was about, and from what to what. */
export const details = {
  reason: z.optional(z.string()),
  userId: z.optional(z.string()),
  accountId: z.optional(z.string()),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  address: z.optional(z.string()),
  /** What became of a mail, and why. */
  outcome: z.optional(z.string()),
  outcomeReason: z.optional(z.string()),
  accountNumber: z.optional(z.string()),
  subscriptionId: z.optional(z.string()),
  productLine: z.optional(z.string()),
  fields: z.optional(z.array(z.string())),
  about: z.optional(z.string()),
  days: z.optional(z.number()),
  deadline: z.optional(instant),
  /** What was bought, or what a paid subscription began with. */
  bought: z.optional(
    z.object({
      plan: z.optional(z.string()),
      release: z.optional(z.string()),
      licences: z.optional(z.int()),
      storageGb: z.optional(z.number()),
    }),
  ),
  /** What was charged, and until when. */
  charge: z.optional(z.object({ currency: z.string(), total: z.int(), until: instant })),
  /** Accounts that came, and that went. */
  added: z.optional(z.array(z.string())),
  removed: z.optional(z.array(z.string())),
  /** Which access of the partner was removed, or given back. */
  access: z.optional(z.array(z.enum(partnerAccessKinds))),
  /** Which partner of record was chosen. */
  partner: z.optional(z.object({ authorizationNumber: z.string(), name: z.string() })),
};
export type Details = { readonly [Name in keyof typeof details]?: z.infer<(typeof details)[Name]> };

/** What each event of an aggregate says; one without a teller does not compile (R66). */
export type Tellers<E extends EventBase> = {
  readonly [Type in E['type']]: (event: Extract<E, { type: Type }>) => Details;
};

/** Its name says it all. */
export const nameAlone = (): Details => ({});
