import * as z from 'zod/mini';
import { acceptance, activation, invitation } from './activation.ts';
import { billingAccount } from './billing.ts';
import { allowance, orderBase, signUp, subscriptionPeriods } from './order.ts';
import { endedPhase, limit } from './timeline.ts';
import { contact, count, instant, type Schemas, subject, text } from './values.ts';

const added = { phase: z.literal('added'), limit, withdrawn: z.optional(invitation) };
const invitationSent = { phase: z.literal('invitation-sent'), limit, invitation };
const trial = { phase: z.literal('trial'), limit, signUp, activation };
const paid = {
  ...trial,
  phase: z.literal('paid'),
  allowance: z.object({ licences: count, storageGb: count }),
  paid: z.object({
    since: instant,
    plan: z.object({ plan: text, name: text, monthlyPerLicence: count }),
    release: z.object({ release: text, name: text }),
    rates: z.object({ currency: text, storagePerGbMonthly: count, partnerUserMonthly: count }),
  }),
};
const active = { phase: z.literal('active'), limit, invitation, acceptance };
const usable = z.discriminatedUnion('phase', [
  z.object(added),
  z.object(invitationSent),
  z.object(active),
  z.object(trial),
]);
const subscriptionBase = {
  ...orderBase,
  names: z.object({ organization: text, partner: text, service: text }),
  contact,
  periods: subscriptionPeriods,
  allowance,
  handled: instant,
  helpStopped: z.optional(instant),
  billing: z.optional(billingAccount),
};
const subscription = z.discriminatedUnion('phase', [
  z.object({ ...subscriptionBase, ...added }),
  z.object({ ...subscriptionBase, ...invitationSent }),
  z.object({ ...subscriptionBase, ...active }),
  z.object({ ...subscriptionBase, ...trial }),
  z.object({ ...subscriptionBase, ...paid }),
  z.object({
    ...subscriptionBase,
    phase: endedPhase,
    since: instant,
    purgeAt: instant,
    was: usable,
  }),
  z.object({ ...subscriptionBase, phase: z.literal('purging'), since: instant, access: z.optional(subject) }),
  z.object({
    ...orderBase,
    phase: z.literal('purged'),
    since: instant,
    purgedAt: instant,
    rowsPurged: count,
  }),
]);

export const subscriptionSchemas = {
  subscription,
  announcement: z.object({
    endOfSupport: text,
    next: z.optional(text),
    done: z.boolean(),
    isLast: z.optional(z.boolean()),
    lookAgainAt: z.optional(instant),
  }),
} satisfies Partial<Schemas>;
