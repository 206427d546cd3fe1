import * as z from 'zod/mini';
import { partnerAccessKinds } from '../domain/billing/billing-account.ts';
import type { Purchase } from '../domain/billing/paid-events.ts';
import type { EventBase } from '../domain/change.ts';
import type { CustomerEvent } from '../domain/customer/customer.ts';
import type { PartnerActivated } from '../domain/partner/partner.ts';
import type { PartnerUserEvent } from '../domain/partner/partner-user-events.ts';
import type { SubscriptionEvent } from '../domain/subscription/subscription-events.ts';
import type { StoredChange } from '../operations/ports/records.ts';

const instant = z.iso.datetime();

/** What a line of history says of one event besides what happened and when: whom it was about, and from what to what. */
const details = {
  reason: z.optional(z.string()),
  userId: z.optional(z.string()),
  accountId: z.optional(z.string()),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  address: z.optional(z.string()),
  /** What became of a mail, and why. */
  outcome: z.optional(z.string()),
  outcomeReason: z.optional(z.string()),
  accountNumber: z.optional(z.string()),
  subscriptionId: z.optional(z.string()),
  productLine: z.optional(z.string()),
  fields: z.optional(z.array(z.string())),
  about: z.optional(z.string()),
  days: z.optional(z.number()),
  deadline: z.optional(instant),
  /** What was bought, or what a paid subscription began with. */
  bought: z.optional(
    z.object({
      plan: z.optional(z.string()),
      release: z.optional(z.string()),
      licences: z.optional(z.int()),
      storageGb: z.optional(z.number()),
    }),
  ),
  /** Which access of the partner was removed. */
  access: z.optional(z.array(z.enum(partnerAccessKinds))),
  /** Which partner of record was chosen. */
  partner: z.optional(z.object({ authorizationNumber: z.string(), name: z.string() })),
};
type Details = { readonly [Name in keyof typeof details]?: z.infer<(typeof details)[Name]> };

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

type Tellers<E extends EventBase> = {
  readonly [Type in E['type']]?: (event: Extract<E, { type: Type }>) => Details;
};

const user = ({ userId, accountId }: { readonly userId: string; readonly accountId: string }): Details => ({
  userId,
  accountId,
});

const ofPartner: Tellers<PartnerUserEvent | PartnerActivated> = {
  'partner-activated': ({ userId }) => ({ userId, after: 'administrator' }),
  'user-added': (event) => ({ ...user(event), after: event.user.role }),
  'user-invited': user,
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
  'ownership-taken-over': ({ subscriptionId, former }) => ({ subscriptionId, accountId: former }),
  'access-removed-by-customer': ({ subscriptionId, removed }) => ({ subscriptionId, access: [...removed] }),
};

const ofCustomer: Tellers<CustomerEvent> = {
  'customer-corrected': ({ fields }) => ({ fields: [...fields] }),
  'account-number-added': ({ accountNumber }) => ({ accountNumber }),
  'account-number-submitted-again': ({ accountNumber }) => ({ accountNumber }),
  'partner-of-record-changed': ({ productLine }) => ({ productLine }),
  'service-purged': ({ subscriptionId }) => ({ subscriptionId }),
};

const ofSubscription: Tellers<SubscriptionEvent> = {
  'invitation-sent': ({ administrator, contact }) => ({
    accountId: administrator.accountId,
    address: contact.email,
  }),
  'invitation-mail-reported': ({ delivery }) => ({
    outcome: delivery.status,
    ...(delivery.reason && { outcomeReason: delivery.reason }),
  }),
  'mail-block-lifted': ({ address }) => ({ address }),
  activated: ({ acceptance }) => ({ accountId: acceptance.identity.accountId }),
  'account-number-linked': ({ account }) => ({ accountNumber: account.accountNumber }),
  'reactivation-requested': ({ accountNumber }) => ({ accountNumber }),
  reactivated: ({ account }) => ({ accountNumber: account.accountNumber }),
  'contact-changed': ({ contact }) => ({ address: contact.email }),
  'notice-given': ({ about, days, deadline }) => ({ about, days, deadline }),
  converted: ({ paid, allowance }) => ({
    bought: {
      plan: paid.plan.plan,
      release: paid.release.release,
      licences: allowance.licences,
      storageGb: allowance.storageGb,
    },
  }),
  purchased: ({ purchase }) => ({ bought: boughtIn(purchase) }),
  'delegate-added': ({ delegate }) => ({ accountId: delegate.holder.accountId }),
  'delegate-removed': ({ delegate }) => ({ accountId: delegate.holder.accountId }),
  'ownership-transfer-requested': ({ transfer }) => ({ accountId: transfer.newOwner.accountId }),
  'ownership-transferred': ({ owner, former }) => ({
    accountId: owner.accountId,
    before: former.accountId,
    after: owner.accountId,
  }),
  'partner-access-removed': ({ removed }) => ({ access: [...removed] }),
  'partner-of-record-designated': ({ partner: { productLine, authorizationNumber, name } }) => ({
    productLine,
    partner: { authorizationNumber, name },
  }),
  'partner-of-record-removed': ({ productLine }) => ({ productLine }),
  'advisor-fee-claimed': ({ fee }) => ({ productLine: fee.productLine }),
};

function boughtIn(purchase: Purchase): Details['bought'] {
  switch (purchase.kind) {
    case 'plan':
      return { plan: purchase.plan.plan };
    case 'release':
      return { release: purchase.release.release };
    case 'licences':
      return { licences: purchase.licences };
    case 'storage':
      return { storageGb: purchase.storageGb };
    default:
      return purchase satisfies never;
  }
}

/** By aggregate. What is not among them tells no more than that it happened: what it held can be another's data. */
const tellers: Readonly<Record<string, Readonly<Record<string, ((event: never) => Details) | undefined>>>> = {
  partner: ofPartner,
  customer: ofCustomer,
  subscription: ofSubscription,
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
