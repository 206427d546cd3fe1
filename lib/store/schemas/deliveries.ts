import * as z from 'zod/mini';
import { deliveryReasons, deliveryStatuses } from '../../domain/delivery.ts';
import { instant, type Schemas, text } from './values.ts';

export const delivery = z.object({
  status: z.enum(deliveryStatuses),
  at: instant,
  reason: z.optional(z.enum(deliveryReasons)),
  permanent: z.optional(z.boolean()),
});

export const deliverySchemas = {
  delivery: z.extend(delivery, { to: z.optional(text) }),
  suppression: z.object({ since: instant, reason: z.enum(['bounced', 'complained']) }),
  'suppression-pointer': z.object({ digest: text }),
} satisfies Partial<Schemas>;
