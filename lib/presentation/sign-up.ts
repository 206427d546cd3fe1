import * as z from 'zod/mini';
import type { OrderedSubscription } from '../operations/partner/ordered-subscription.ts';
import { statuses } from './schemas.ts';

/** What a customer signed up for, without a partner (R46). */
export const signUp = z.object({
  id: z.string(),
  organizationName: z.string(),
  service: z.string(),
  countryOfUse: z.string(),
  /** Where the portal is, from the moment on that it is no longer `provisioning`. */
  dataCenter: z.string(),
  status: z.enum(statuses),
  addedAt: z.iso.datetime(),
  deadlines: z.array(z.object({ kind: z.string(), at: z.iso.datetime() })),
});

export const presentSignUp = ({ order, standing }: OrderedSubscription) => ({
  id: order.id,
  organizationName: order.organizationName ?? '',
  service: order.service,
  countryOfUse: order.countryOfUse,
  dataCenter: order.dataCenter,
  status: standing.status,
  addedAt: order.addedAt,
  deadlines: standing.deadlines.map(({ kind, at }) => ({ kind, at })),
});
