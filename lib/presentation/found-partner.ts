import * as z from 'zod/mini';
import type { FoundPartner } from '../operations/ports/records.ts';

/** A partner as a customer finds it; nothing personal (R53). */
export const foundPartner = z.object({
  authorizationNumber: z.string(),
  organization: z.object({ name: z.string(), country: z.string(), phone: z.string() }),
});

export const presentFoundPartner = ({ authorizationNumber, organization }: FoundPartner) => ({
  authorizationNumber,
  organization: { name: organization.name, country: organization.country, phone: organization.phone },
});
