import * as z from 'zod/mini';
import { portalRoles } from '../../domain/portal/portal.ts';
import { count, instant, language, person, type Schemas, subject, text } from './values.ts';

const portalUserBase = {
  id: text,
  ...person.shape,
  language,
  roles: z.array(z.enum(portalRoles)),
  addedAt: instant,
  addedBy: z.discriminatedUnion('role', [
    z.object({ role: z.literal('partner') }),
    z.object({ role: z.literal('support') }),
    z.object({ role: z.literal('customer'), accountId: text }),
  ]),
  invitation: z.optional(z.object({ generation: count, sentAt: instant, expiresAt: instant, sentIn: count })),
};
const portalUser = z.discriminatedUnion('status', [
  z.object({ ...portalUserBase, status: z.literal('invited') }),
  z.object({ ...portalUserBase, status: z.literal('active'), identity: subject, since: instant }),
]);
const accessRequest = z.object({
  id: text,
  ...person.shape,
  identity: subject,
  language,
  status: z.enum(['open', 'declined']),
  askedAt: instant,
  expiresAt: instant,
});

export const portalSchemas = {
  portal: z.object({
    id: text,
    openedAt: instant,
    users: z.array(portalUser),
    requests: z.array(accessRequest),
  }),
  'portal-access': z.object({ subscriptionId: text }),
} satisfies Partial<Schemas>;
