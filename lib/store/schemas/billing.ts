import * as z from 'zod/mini';
import { designation } from './partner-of-record.ts';
import { address, instant, subject, text } from './values.ts';

const billingHolder = z.discriminatedUnion('of', [
  z.object({ of: z.literal('partner'), accountId: text, since: instant }),
  z.object({ of: z.literal('customer'), accountId: text, identity: subject, since: instant }),
]);
const partnerAccess = z.discriminatedUnion('is', [
  z.object({ is: z.literal('open'), since: instant, by: z.optional(text) }),
  z.object({ is: z.literal('none') }),
  z.object({ is: z.literal('removed'), at: instant, by: text, receiptId: text }),
]);
const delegate = z.object({
  id: text,
  holder: z.discriminatedUnion('of', [
    z.object({ of: z.literal('partner'), accountId: text }),
    z.object({ of: z.literal('customer'), accountId: text, userId: text }),
  ]),
  since: instant,
  by: text,
  bySupport: z.optional(z.literal(true)),
});
const ownershipTransfer = z.object({
  id: text,
  newOwner: z.object({ userId: text, accountId: text }),
  requestedAt: instant,
  requestedBy: z.object({ role: z.enum(['partner', 'customer', 'support']), accountId: text }),
  reason: z.optional(text),
  delegateId: z.optional(text),
  consentedAt: z.optional(instant),
  requestId: z.optional(text),
});
export const billingAccount = z.object({
  openedAt: instant,
  signUpAccount: text,
  administrator: billingHolder,
  primaryAdministrator: billingHolder,
  initialUser: billingHolder,
  address: z.optional(address),
  paymentMethod: z.optional(
    z.object({
      reference: text,
      lastFour: text,
      givenBy: z.optional(z.object({ of: z.enum(['partner', 'customer', 'support']), accountId: text })),
    }),
  ),
  partnerAccess: z.object({ billing: partnerAccess, user: partnerAccess }),
  delegates: z.array(delegate),
  transfer: z.optional(ownershipTransfer),
  cardMismatches: z.optional(z.int()),
  information: z.optional(
    z.object({
      phone: z.optional(text),
      address: z.optional(address),
      contact: z.optional(z.object({ name: text, email: text, phone: z.optional(text) })),
    }),
  ),
  designation: z.optional(designation),
  advisorFee: z.optional(z.object({ claimedAt: instant, by: text, partnerId: text, productLine: text })),
});
