import * as z from 'zod/mini';
import {
  type Delivery,
  deliveryInWords,
  deliveryReasons,
  deliveryRemedy,
  deliveryStatuses,
} from '../domain/delivery.ts';

/** What has become of a mail. */
export const delivery = z.object({
  status: z.enum(deliveryStatuses),
  at: z.iso.datetime(),
  reason: z.nullable(z.enum(deliveryReasons)),
  detail: z.string(),
  remedy: z.nullable(z.string()),
});

export const presentDelivery = (told: Delivery) => ({
  status: told.status,
  at: told.at,
  reason: told.reason ?? null,
  detail: deliveryInWords(told),
  remedy: deliveryRemedy(told) ?? null,
});
