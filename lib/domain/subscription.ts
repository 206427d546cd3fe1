import type { LinkedAccount } from './customer.ts';
import type { PersonKey } from './identity.ts';
import { addDays, type Instant } from './instant.ts';
import { type Acceptance, type Invitation, markOf } from './invitation.ts';
import type { Contact, InvitationSentEvent, SubscriptionEvent } from './subscription-events.ts';
import {
  accountLifts,
  afterTransition,
  type Limit,
  type Periods,
  type Timeline,
  type UsablePhase,
} from './timeline.ts';

/** What an order at home asks a data center for: everything the subscription starts from (R18, R20). */
export interface SubscriptionOrder {
  readonly id: string;
  readonly customerId: string;
  readonly partnerId: string;
  readonly service: string;
  readonly countryOfUse: string;
  readonly dataCenter: string;
  readonly addedAt: Instant;
  readonly names: { readonly organization: string; readonly partner: string; readonly service: string };
  readonly contact: Contact;
  readonly periods: Periods & { readonly inactivationDays: number; readonly invitationDays: number };
  readonly account?: LinkedAccount;
}

type Added = { readonly phase: 'added'; readonly limit: Limit; readonly withdrawn?: Invitation };
type InvitationSent = {
  readonly phase: 'invitation-sent';
  readonly limit: Limit;
  readonly invitation: Invitation;
};
type Active = {
  readonly phase: 'active';
  readonly limit: Limit;
  readonly invitation: Invitation;
  readonly acceptance: Acceptance;
};
type Usable = Added | InvitationSent | Active;
type Inactive = {
  readonly phase: 'inactive';
  readonly since: Instant;
  readonly purgeAt: Instant;
  /** What it was, and becomes again when support reactivates it (R33). */
  readonly was: Usable;
};
type Purging = {
  readonly phase: 'purging';
  readonly since: Instant;
  /** Whose access to the portal has to go too. */
  readonly access?: PersonKey;
};

/** A subscription in its data center. Once purged only a {@link Tombstone} is left. */
export type Subscription = Omit<SubscriptionOrder, 'account'> & {
  /** The instant up to which time has been applied. */
  readonly handled: Instant;
} & (Usable | Inactive | Purging);

/** What stays of a purged subscription: ids, instants, counts; no personal data (R34). */
export interface Tombstone {
  readonly id: string;
  readonly customerId: string;
  readonly partnerId: string;
  readonly service: string;
  readonly countryOfUse: string;
  readonly dataCenter: string;
  readonly addedAt: Instant;
  readonly phase: 'purged';
  readonly since: Instant;
  readonly purgedAt: Instant;
  readonly rowsPurged: number;
}

/** Usable for the service's days unless the customer has an account number from the start (R30). */
export const initialLimit = ({
  account,
  addedAt,
  periods,
}: Pick<SubscriptionOrder, 'account' | 'addedAt' | 'periods'>): Limit =>
  account
    ? { is: 'lifted', ...account }
    : { is: 'until', from: addedAt, at: addDays(addedAt, periods.inactivationDays) };

/** The subscription that an order asks for. */
export const subscriptionFrom = (ordered: SubscriptionOrder): Subscription => {
  const { account, ...order } = ordered;
  return { ...order, handled: order.addedAt, phase: 'added', limit: initialLimit(ordered) };
};

/** The time-bound part of a subscription or of its tombstone. */
export function timelineOf(subscription: Subscription | Tombstone): Timeline {
  if (subscription.phase === 'purged')
    return {
      periods: { retentionDays: 0, noticeDays: { beforeInactivation: [], beforePurge: [] } },
      handled: subscription.purgedAt,
      phase: 'purged',
      since: subscription.since,
    };
  const periods: Periods = {
    retentionDays: subscription.periods.retentionDays,
    noticeDays: subscription.periods.noticeDays,
  };
  const common = { periods, handled: subscription.handled };
  switch (subscription.phase) {
    case 'added':
    case 'invitation-sent':
    case 'active':
      return {
        ...common,
        phase: subscription.phase,
        limit: subscription.limit,
        ...invitationMark(subscription),
      };
    case 'inactive':
      return {
        ...common,
        phase: 'inactive',
        since: subscription.since,
        purgeAt: subscription.purgeAt,
        was: subscription.was.phase,
        ...invitationMark(subscription.was),
      };
    case 'purging':
      return { ...common, phase: 'purging', since: subscription.since };
    default:
      return subscription satisfies never;
  }
}

function invitationMark(usable: Usable): Pick<Extract<Timeline, { phase: UsablePhase }>, 'invitation'> {
  switch (usable.phase) {
    case 'added':
      return usable.withdrawn ? { invitation: markOf(usable.withdrawn, 'withdrawn') } : {};
    case 'invitation-sent':
      return { invitation: markOf(usable.invitation, 'sent') };
    case 'active':
      return { invitation: markOf(usable.invitation, 'accepted') };
    default:
      return usable satisfies never;
  }
}

/** The state after an event. Events that do not concern the phase leave it as it is. */
export function evolve(state: Subscription, event: SubscriptionEvent): Subscription {
  switch (event.type) {
    case 'subscription-added':
    case 'reactivation-requested':
      return state;
    case 'contact-changed':
      return { ...state, contact: event.contact };
    case 'invitation-sent':
      return state.phase === 'added' || state.phase === 'invitation-sent' ? invited(state, event) : state;
    case 'invitation-withdrawn':
      return state.phase === 'invitation-sent'
        ? { ...baseOf(state), phase: 'added', limit: state.limit, withdrawn: state.invitation }
        : state;
    case 'activated':
      return state.phase === 'invitation-sent'
        ? { ...state, phase: 'active', acceptance: event.acceptance }
        : state;
    case 'account-number-linked':
      return linked(state, event.account);
    case 'reactivated':
      return state.phase === 'inactive'
        ? { ...baseOf(state), ...state.was, limit: { is: 'lifted', ...event.account } }
        : state;
    case 'notice-given':
      return { ...state, handled: event.at };
    case 'inactivated':
      return inactivated(state, event.at);
    case 'purge-started':
      return purging(state, event.at);
    default:
      return event satisfies never;
  }
}

function baseOf(state: Subscription): Omit<SubscriptionOrder, 'account'> & { readonly handled: Instant } {
  const { id, customerId, partnerId, service, countryOfUse, dataCenter, addedAt, names, contact, periods } =
    state;
  return {
    id,
    customerId,
    partnerId,
    service,
    countryOfUse,
    dataCenter,
    addedAt,
    names,
    contact,
    periods,
    handled: state.handled,
  };
}

function purging(state: Subscription, at: Instant): Subscription {
  const identity = acceptanceIn(state)?.identity;
  const access = identity && { access: { issuer: identity.issuer, subject: identity.subject } };
  return { ...baseOf(state), handled: at, phase: 'purging', since: at, ...access };
}

/** The invitation of a subscription, whatever has become of it. */
export function invitationIn(state: Subscription): Invitation | undefined {
  const usable = state.phase === 'inactive' ? state.was : state;
  switch (usable.phase) {
    case 'added':
      return usable.withdrawn;
    case 'invitation-sent':
    case 'active':
      return usable.invitation;
    case 'purging':
      return undefined;
    default:
      return usable satisfies never;
  }
}

/** Who accepted the invitation, and when; also while the subscription is inactive. */
export function acceptanceIn(state: Subscription): Acceptance | undefined {
  const usable = state.phase === 'inactive' ? state.was : state;
  return usable.phase === 'active' ? usable.acceptance : undefined;
}

/** The generation that the next invitation of the subscription gets. */
export const nextGeneration = (state: Subscription): number => (invitationIn(state)?.generation ?? 0) + 1;

function invited(state: Subscription & (Added | InvitationSent), event: InvitationSentEvent): Subscription {
  return {
    ...baseOf(state),
    contact: event.contact,
    phase: 'invitation-sent',
    limit: state.limit,
    invitation: {
      generation: event.generation,
      administrator: event.administrator,
      contactEmail: event.contact.email,
      language: event.contact.language,
      sentAt: event.at,
      expiresAt: addDays(event.at, state.periods.invitationDays),
    },
  };
}

function linked(state: Subscription, account: LinkedAccount): Subscription {
  if (!accountLifts(timelineOf(state), account)) return state;
  const limit: Limit = { is: 'lifted', ...account };
  switch (state.phase) {
    case 'inactive':
      return { ...baseOf(state), ...state.was, limit };
    case 'purging':
      return state;
    default:
      return { ...state, limit };
  }
}

function inactivated(state: Subscription, at: Instant): Subscription {
  if (state.phase === 'inactive' || state.phase === 'purging') return state;
  const next = afterTransition(timelineOf(state), at);
  if (next.phase !== 'inactive') return state;
  return {
    ...baseOf(state),
    handled: at,
    phase: 'inactive',
    since: next.since,
    purgeAt: next.purgeAt,
    was: usableOf(state),
  };
}

function usableOf(state: Subscription & Usable): Usable {
  switch (state.phase) {
    case 'added':
      return { phase: 'added', limit: state.limit, ...(state.withdrawn && { withdrawn: state.withdrawn }) };
    case 'invitation-sent':
      return { phase: 'invitation-sent', limit: state.limit, invitation: state.invitation };
    case 'active':
      return {
        phase: 'active',
        limit: state.limit,
        invitation: state.invitation,
        acceptance: state.acceptance,
      };
    default:
      return state satisfies never;
  }
}
