import * as z from 'zod/mini';
import { chargedFor } from '../domain/billing/charge.ts';
import { actions, address, line } from '../http/fields.ts';
import * as examples from './billing-examples.ts';
import { statuses } from './schemas.ts';

const instant = z.iso.datetime();
const most = 10_000;
const number = z.int().check(z.minimum(1), z.maximum(most));

/** Whether a command is only looked at. */
export const dryRunQuery = z.strictObject({ dryRun: z._default(z.enum(['true', 'false']), 'false') });

/** A payment method is a reference and its last four digits, nothing more (R15). */
const paymentMethod = z.strictObject({
  reference: line(100),
  lastFour: z.string().check(z.regex(/^\d{4}$/, 'the last four digits')),
});

/** Replaces it; the billing address stays as it is unless another one is given. */
export const replacement = z.strictObject({
  ...paymentMethod.shape,
  billingAddress: z.optional(address),
});

export const conversion = z.strictObject({
  plan: line(31),
  release: z.optional(line(31)),
  billingAddress: address,
  paymentMethod,
  licences: z.optional(number),
  storageGb: z.optional(z.int().check(z.nonnegative(), z.maximum(most))),
});

const purchases = [
  z.strictObject({ kind: z.literal('plan'), plan: line(31) }),
  z.strictObject({ kind: z.literal('release'), release: line(31) }),
  z.strictObject({ kind: z.literal('licences'), licences: number }),
  z.strictObject({ kind: z.literal('storage'), storageGb: number }),
] as const;
const purchaseKinds = purchases.flatMap(({ shape }) => shape.kind.def.values);

export const purchase = z.discriminatedUnion('kind', purchases, {
  error: ({ code }) => (code === 'invalid_union' ? `Give one of: ${purchaseKinds.join(', ')}.` : undefined),
});

/** Amounts are integers in the currency's minor unit. */
export const charge = z.object({
  at: instant,
  until: instant,
  currency: z.string(),
  lines: z.array(
    z.object({ for: z.enum(chargedFor), quantity: z.int(), unitPrice: z.int(), amount: z.int() }),
  ),
  total: z.int(),
});

export const madeCharge = z.object({ id: z.string(), occasion: z.string(), ...charge.shape });

export const nextCharge = z.object({
  next: z.nullable(charge),
  withoutPartnerAccess: z.nullable(charge),
});

const deadlines = z.array(z.object({ kind: z.string(), at: instant }));
const shown = z.nullable(z.union([z.string(), z.number()]));

/** The charge that a purchase made, as its dry run showed it; `null` when it costs nothing (R51). */
export const chargeMade = { charge: z.nullable(charge) };

/** What a command would bring. */
export const preview = z.object({
  dryRun: z.literal(true),
  changes: z.record(z.string(), z.object({ from: shown, to: shown })),
  mails: z.array(z.object({ kind: z.string(), to: z.string() })),
  charges: z.array(charge),
  deadlines,
  warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
  irreversible: z.array(z.string()),
});

export const previewAnswer = {
  description: 'With `dryRun=true`: what it would bring; nothing is written',
  schema: preview,
  example: examples.preview,
};

/** The answer of a command that does as it says, or with `dryRun` tells what it would do. */
export const doneOrPreview = <T extends z.ZodMiniType>(done: {
  readonly description: string;
  readonly schema: T;
  readonly example: unknown;
}) => ({
  description: `${done.description}; with \`dryRun=true\` what it would bring`,
  schema: z.union([done.schema, preview]),
  example: done.example,
});

/** Why a trial cannot be converted, whoever asks. */
export const conversionRefusals = [
  'not-a-trial',
  'already-paid',
  'subscription-expired',
  'service-cannot-be-paid',
  'plan-not-offered',
  'release-not-offered',
  'billing-address-not-in-country',
  'too-few-licences',
  'precondition-failed',
] as const;

/** Why the payment method cannot be replaced. */
export const replacementRefusals = [
  'not-paid',
  'subscription-expired',
  'billing-address-not-in-country',
  'precondition-failed',
] as const;

/** Why something cannot be bought. */
export const purchaseRefusals = [
  'not-paid',
  'subscription-expired',
  'service-cannot-be-paid',
  'plan-not-offered',
  'release-not-offered',
  'not-an-upgrade',
  'payment-method-of-partner',
  'too-much-bought',
  'precondition-failed',
] as const;

/** The money side of a subscription, for its billing administrator. */
export const billing = z.object({
  id: z.string(),
  status: z.enum(statuses),
  paid: z.nullable(z.object({ since: instant, plan: z.string(), release: z.string() })),
  licences: z.nullable(z.int()),
  storageGb: z.nullable(z.int()),
  paymentMethod: z.nullable(
    z.object({
      reference: z.nullable(z.string()),
      lastFour: z.string(),
      givenBy: z.nullable(
        z.object({ role: z.enum(['partner', 'customer', 'support']), accountId: z.string() }),
      ),
    }),
  ),
  warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
  nextCharge: z.nullable(charge),
  deadlines,
  ...actions,
});
