import * as z from 'zod/mini';
import { languages } from '../domain/identity.ts';
import type { PortalUser } from '../domain/portal/portal.ts';
import { account, line } from '../http/fields.ts';

const longestName = 80;

/** Whom support appoints, and why; with the name of somebody who is no user yet (R42, R58). */
export const appointment = z.strictObject({
  accountId: account,
  firstName: z.optional(line(longestName)),
  lastName: z.optional(line(longestName)),
  language: z.optional(z.enum(languages)),
  reason: line(500),
});

/** The administrator, who was invited if they have yet to sign in. */
export const appointed = z.object({
  id: z.string(),
  accountId: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  roles: z.array(z.string()),
  status: z.enum(['invited', 'active']),
});

export const presentAppointed = ({ id, accountId, firstName, lastName, roles, status }: PortalUser) => ({
  id,
  accountId,
  firstName,
  lastName,
  roles: [...roles],
  status,
});

export const appointedExample = {
  id: 'usr_01K00000000000000000000000',
  accountId: 'robin@contoso.example',
  firstName: 'Robin',
  lastName: 'Lind',
  roles: ['administrator'],
  status: 'invited',
};
