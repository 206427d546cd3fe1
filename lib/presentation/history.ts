import * as z from 'zod/mini';
import type { CustomerEvent } from '../domain/customer/customer.ts';
import type { ServiceAdded } from '../domain/customer/order.ts';
import type { AccountRecorded } from '../domain/directory/account.ts';
import type { PartnerActivated } from '../domain/partner/partner.ts';
import type { PartnerUserEvent } from '../domain/partner/partner-user-events.ts';
import type { StoredChange } from '../operations/ports/records.ts';
import { type Details, details, nameAlone, type Tellers } from './history-details.ts';
import { ofSubscription } from './history-of-subscriptions.ts';

const instant = z.iso.datetime();

/** One event of a line of history. */
export const event = z.object({ type: z.string(), at: instant, ...details });

export const change = z.object({
  id: z.string(),
  at: instant,
  actor: z.object({ role: z.string(), accountId: z.optional(z.string()) }),
  onBehalfOf: z.nullable(z.object({ role: z.string(), id: z.string() })),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  events: z.array(event),
});

const user = ({ userId, accountId }: { readonly userId: string; readonly accountId: string }): Details => ({
  userId,
  accountId,
});

const ofPartner: Tellers<PartnerUserEvent | PartnerActivated> = {
  'partner-activated': ({ userId }) => ({ userId, after: 'administrator' }),
  'user-added': (event) => ({ ...user(event), after: event.user.role }),
  'user-invited': user,
  'contact-changed': (event) => ({ ...user(event), address: event.contact.email }),
  'mail-block-lifted': (event) => ({ ...user(event), address: event.address }),
  'user-joined': user,
  'user-removed': user,
  'user-left': user,
  'invitation-lapsed': user,
  'name-changed': user,
  'role-changed': (event) => ({ ...user(event), before: event.before, after: event.role }),
  'administrator-appointed': (event) => ({ ...user(event), after: 'administrator' }),
  'administrator-suspended': (event) => ({ ...user(event), before: 'administrator', after: 'suspended' }),
  'administrator-replaced': (event) => ({
    ...user(event),
    before: 'administrator',
    after: event.former === 'remove' ? 'removed' : 'implementation-expert',
  }),
  'transfer-asked-for': ({ subscriptionId, owner }) => ({ subscriptionId, accountId: owner }),
  'transfer-declined': ({ subscriptionId }) => ({ subscriptionId }),
  'transfer-withdrawn': ({ subscriptionId }) => ({ subscriptionId }),
  'ownership-taken-over': ({ subscriptionId, former }) => ({ subscriptionId, accountId: former }),
  'access-granted-by-customer': ({ subscriptionId }) => ({ subscriptionId, access: ['user'] }),
  'access-removed-by-customer': ({ subscriptionId, removed }) => ({ subscriptionId, access: [...removed] }),
};

const ofCustomer: Tellers<CustomerEvent> = {
  'customer-created': nameAlone,
  'customer-corrected': ({ fields }) => ({ fields: [...fields] }),
  'account-number-added': ({ accountNumber }) => ({ accountNumber }),
  'account-number-submitted-again': ({ accountNumber }) => ({ accountNumber }),
  'partner-of-record-changed': ({ productLine }) => ({ productLine }),
  'service-purged': ({ subscriptionId }) => ({ subscriptionId }),
};

const ofOrder: Tellers<ServiceAdded> = {
  'service-added': ({ subscriptionId }) => ({ subscriptionId }),
};

const ofAccount: Tellers<AccountRecorded> = {
  'account-recorded': ({ fields, name, identities }) => ({
    ...(fields && { fields: [...fields] }),
    ...(name?.from !== undefined && { before: name.from }),
    ...(name && { after: name.to }),
    ...(identities && { added: [...identities.added], removed: [...identities.removed] }),
  }),
};

/** By aggregate. What is not among them tells no more than that it happened: what it held can be another's data. */
const tellers: Readonly<Record<string, Readonly<Record<string, ((event: never) => Details) | undefined>>>> = {
  partner: ofPartner,
  customer: ofCustomer,
  order: ofOrder,
  subscription: ofSubscription,
  account: ofAccount,
};

/** A line of history: who, for whom, what, whom it was about, from what to what (R66). */
export const presentChange = ({ id, at, actor, onBehalfOf, from, to, events, of }: StoredChange) => ({
  id,
  at,
  actor: 'accountId' in actor ? { role: actor.role, accountId: actor.accountId } : { role: actor.role },
  onBehalfOf: onBehalfOf ? { role: onBehalfOf.role, id: onBehalfOf.id } : null,
  from: from ?? null,
  to: to ?? null,
  events: events.map((event) => ({
    type: event.type,
    at: event.at,
    // The reason that support gives is written for those whom it concerns (R5).
    ...('reason' in event && { reason: String(event.reason) }),
    ...tellers[of.kind]?.[event.type]?.(event as never),
  })),
});
