import * as z from 'zod/mini';
import { helpTopics } from '../../domain/time/timeline.ts';
import { delivery } from './deliveries.ts';
import { count, instant, text } from './values.ts';

export const help = z.optional(z.array(z.object({ days: count, topic: z.enum(helpTopics) })));
export const noticeDays = z.object({ beforeInactivation: z.array(count), beforePurge: z.array(count) });
export const endOfSupport = z.optional(
  z.object({ at: instant, successor: z.optional(text), noticeDays: z.array(count), since: instant }),
);
export const endedPhase = z.enum(['inactive', 'expired']);
export const limit = z.discriminatedUnion('is', [
  z.object({ is: z.literal('lifted'), accountNumber: text, since: instant }),
  z.object({ is: z.literal('until'), from: instant, at: instant, becomes: endedPhase }),
  z.object({ is: z.literal('none') }),
]);
const usablePhase = z.enum(['added', 'invitation-sent', 'active', 'trial', 'paid']);
const invitationMark = z.object({
  status: z.enum(['sent', 'withdrawn', 'accepted']),
  sentAt: instant,
  expiresAt: instant,
  delivery: z.optional(delivery),
});
const timelineBase = {
  periods: z.object({ retentionDays: count, noticeDays, help, endOfSupport }),
  handled: instant,
  signedUpBy: z.optional(z.enum(['partner', 'customer'])),
  billing: z.optional(
    z.object({
      administrator: z.enum(['partner', 'customer']),
      holder: z.optional(z.string()),
      delegates: z.optional(z.array(z.string())),
      partnerBilling: z.boolean(),
      partnerUser: z.boolean(),
    }),
  ),
};
export const timeline = z.discriminatedUnion('phase', [
  z.object({
    ...timelineBase,
    phase: usablePhase,
    limit,
    paid: z.optional(
      z.object({ since: instant, plan: text, release: text, licences: count, storageGb: count }),
    ),
    invitation: z.optional(invitationMark),
  }),
  z.object({
    ...timelineBase,
    phase: endedPhase,
    since: instant,
    purgeAt: instant,
    was: usablePhase,
    invitation: z.optional(invitationMark),
  }),
  z.object({ ...timelineBase, phase: z.enum(['purging', 'purged']), since: instant }),
]);
