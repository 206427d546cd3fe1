import * as z from 'zod/mini';
import { partnerAccessKinds } from '../domain/billing/billing-account.ts';
import { deliveryStatuses } from '../domain/delivery.ts';
import { portalRoles } from '../domain/portal/portal.ts';
import { actions, language, pageOf } from '../http/fields.ts';
import { delivery } from './delivery.ts';
import { change, event } from './history.ts';
import { statuses } from './schemas.ts';
import { terms } from './terms.ts';

const instant = z.iso.datetime();
const role = z.enum(portalRoles);
const person = { id: z.string(), accountId: z.string(), firstName: z.string(), lastName: z.string() };
const by = z.object({
  role: z.enum(['partner', 'customer', 'support']),
  accountId: z.optional(z.string()),
  name: z.optional(z.string()),
});

export const roles = z.array(role).check(
  z.minLength(1),
  z.maxLength(portalRoles.length),
  z.refine((given) => new Set(given).size === given.length, {
    error: 'Name each role once: one of them is here twice.',
    params: { code: 'role-repeated' },
  }),
);

export const user = z.object({
  ...person,
  roles: z.array(role),
  language,
  status: z.enum(['invited', 'active']),
  addedAt: instant,
  addedBy: by,
  since: z.nullable(instant),
  invitation: z.nullable(
    z.object({
      status: z.enum(['not-sent', 'queued', ...deliveryStatuses, 'expired']),
      sentAt: z.nullable(instant),
      expiresAt: z.nullable(instant),
      mail: z.nullable(delivery),
    }),
  ),
  ...actions,
});

export const accessRequest = z.object({
  ...person,
  askedAt: instant,
  expiresAt: instant,
  ...actions,
});

export const portal = z.object({
  id: z.string(),
  organizationName: z.string(),
  service: z.string(),
  serviceName: z.string(),
  partner: z.string(),
  status: z.enum(statuses),
  deadlines: z.array(z.object({ kind: z.string(), at: instant })),
  countryOfUse: z.string(),
  dataCenter: z.string(),
  licences: z.object({ total: z.nullable(z.int()), taken: z.int(), left: z.nullable(z.int()) }),
  storageGb: z.nullable(z.number()),
  paid: z.nullable(z.object({ since: instant, plan: z.string(), release: z.string() })),
  terms: z.nullable(terms),
  you: z.object({ ...person, roles: z.array(role) }),
  administrators: z.array(z.object(person)),
  contacts: z.array(z.object({ role, users: z.array(z.object(person)) })),
  accessRequestsWaiting: z.nullable(z.int()),
  ...actions,
});

const access = z.object({
  /** `partner-administrators`: all of them; who they are is the partner's to know. */
  kind: z.enum(['user', 'partner', 'partner-user', 'partner-administrators']),
  id: z.string(),
  name: z.string(),
  accountId: z.nullable(z.string()),
  /** Of the partner: which kind of access. */
  access: z.nullable(z.enum(partnerAccessKinds)),
  /** `payer`: spends money beside the billing administrator. */
  billing: z.nullable(z.enum(['administrator', 'delegate', 'payer'])),
  roles: z.array(z.string()),
  status: z.enum(['invited', 'active']),
  /** Of the access to billing, where there is one; else of that to the portal. */
  since: instant,
  by,
  /** Of a user: since when and by whom in the portal. */
  portal: z.nullable(z.object({ since: instant, by })),
});

/** Everybody with access, and what of the partner's was removed. */
export const accessList = z.object({
  ...pageOf(access).shape,
  removed: z.array(
    z.object({ access: z.enum(partnerAccessKinds), at: instant, by: z.string(), receiptId: z.string() }),
  ),
  ...actions,
});

export const portalChange = z.object({
  ...change.shape,
  events: z.array(z.object({ ...event.shape, roles: z.optional(z.array(z.string())) })),
});
