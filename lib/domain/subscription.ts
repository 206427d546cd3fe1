import { type AccountInformationCorrected, withInformation } from './account-information.ts';
import type { Allowance } from './allowance.ts';
import { type BillingAccount, openedBy } from './billing-account.ts';
import { evolveBilling, isBillingEvent } from './billing-events.ts';
import type { LinkedAccount } from './customer.ts';
import type { Delivery } from './delivery.ts';
import type { AccountId, Person, PersonKey } from './identity.ts';
import { addDays, type Instant } from './instant.ts';
import { type Acceptance, type AgreedDocument, type Invitation, markOf } from './invitation.ts';
import type { PaidTerms } from './paid.ts';
import { isPaidEvent, type PaidEvent, withPurchase } from './paid-events.ts';
import type { Contact, InvitationSentEvent, SubscriptionEvent } from './subscription-events.ts';
import {
  accountLifts,
  afterTransition,
  type BillingMark,
  type EndedPhase,
  type HelpStep,
  type InvitationMark,
  type Limit,
  type PaidMark,
  type Periods,
  type Timeline,
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
  readonly periods: Periods & {
    readonly invitationDays: number;
    /** Days it stays usable without an account number (R30); absent for a trial. */
    readonly inactivationDays?: number;
    /** Days a trial lasts (R46). */
    readonly trialDays?: number;
  };
  readonly account?: LinkedAccount;
  /** A trial whose terms the partner has accepted for the customer begins at once (R47). */
  readonly signUp?: SignUp;
  readonly allowance?: Allowance;
  /** Who signed up without a partner, and so has the portal from the start (R46). */
  readonly administrator?: Person;
}

/** Who signed up for a trial, and so accepted its terms; by the partner, the customer is bound (R46, R47). */
export interface SignUp {
  readonly by: 'partner' | 'customer';
  readonly accountId: AccountId;
  /** Of a customer who signed up without a partner. */
  readonly identity?: PersonKey;
  /** The customer, when the partner accepted for them. */
  readonly onBehalfOf?: string;
  readonly at: Instant;
  readonly agreements: readonly AgreedDocument[];
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
/** What has become of the administrator's invitation where that does not decide the phase. */
type Activation =
  | { readonly is: 'none' }
  | { readonly is: 'sent' | 'withdrawn'; readonly invitation: Invitation }
  | { readonly is: 'accepted'; readonly invitation: Invitation; readonly acceptance: Acceptance };
type Trial = {
  readonly phase: 'trial';
  readonly limit: Limit;
  readonly signUp: SignUp;
  readonly activation: Activation;
};
/** A trial that was converted; what it holds grows with purchases (R49, R51). */
type Paid = {
  readonly phase: 'paid';
  readonly limit: Limit;
  readonly signUp: SignUp;
  readonly activation: Activation;
  readonly paid: PaidTerms;
  readonly allowance: Allowance;
};
type Endable = Added | InvitationSent | Active | Trial;
type Usable = Endable | Paid;
type Ended = {
  readonly phase: EndedPhase;
  readonly since: Instant;
  readonly purgeAt: Instant;
  /** What it was, and becomes again when support reactivates it (R33). */
  readonly was: Endable;
};
type Purging = {
  readonly phase: 'purging';
  readonly since: Instant;
  /** Whose access to the portal has to go too. */
  readonly access?: PersonKey;
};

/** A subscription in its data center. Once purged only a {@link Tombstone} is left. */
export type Subscription = Omit<SubscriptionOrder, 'account' | 'signUp' | 'administrator'> & {
  /** The instant up to which time has been applied. */
  readonly handled: Instant;
  /** Since when nobody wants the help mails (R48). */
  readonly helpStopped?: Instant;
  /** Open from the sign-up on, until the purge (R56). */
  readonly billing?: BillingAccount;
} & (Usable | Ended | Purging);

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

/** Until when an order is usable from the start (R30, R46). A trial begins with the acceptance of its terms. */
export function initialLimit({
  account,
  addedAt,
  signUp,
  periods: { inactivationDays, trialDays },
}: Pick<SubscriptionOrder, 'account' | 'addedAt' | 'signUp' | 'periods'>): Limit {
  if (signUp && trialDays !== undefined) return trialLimit(signUp.at, trialDays);
  if (inactivationDays === undefined) return { is: 'none' };
  return account
    ? { is: 'lifted', ...account }
    : { is: 'until', from: addedAt, at: addDays(addedAt, inactivationDays), becomes: 'inactive' };
}

const trialLimit = (from: Instant, trialDays: number): Limit => ({
  is: 'until',
  from,
  at: addDays(from, trialDays),
  becomes: 'expired',
});

/** The subscription that an order asks for. */
export const subscriptionFrom = (ordered: SubscriptionOrder): Subscription => {
  const { account, signUp, administrator, ...order } = ordered;
  const base = { ...order, handled: order.addedAt, limit: initialLimit(ordered) };
  return signUp
    ? { ...base, phase: 'trial', signUp, activation: { is: 'none' }, billing: billingFrom(order, signUp) }
    : { ...base, phase: 'added' };
};

const billingFrom = (
  { addedAt }: Pick<SubscriptionOrder, 'addedAt'>,
  { accountId, at: since, identity }: SignUp,
): BillingAccount =>
  identity
    ? openedBy({ of: 'customer', accountId, identity, since }, undefined)
    : openedBy({ of: 'partner', accountId, since }, addedAt);

/** The time-bound part of a subscription or of its tombstone. */
export function timelineOf(subscription: Subscription | Tombstone): Timeline {
  if (subscription.phase === 'purged')
    return {
      periods: { retentionDays: 0, noticeDays: { beforeInactivation: [], beforePurge: [] } },
      handled: subscription.purgedAt,
      phase: 'purged',
      since: subscription.since,
    };
  const help = helpOf(subscription);
  const periods: Periods = {
    retentionDays: subscription.periods.retentionDays,
    noticeDays: subscription.periods.noticeDays,
    ...(help && { help }),
    ...(subscription.periods.endOfSupport && { endOfSupport: subscription.periods.endOfSupport }),
  };
  const usable = 'was' in subscription ? subscription.was : subscription;
  const signedUpBy = 'signUp' in usable ? usable.signUp.by : undefined;
  const { billing } = subscription;
  const common = {
    periods,
    handled: subscription.handled,
    ...(signedUpBy && { signedUpBy }),
    ...(billing && { billing: billingMark(billing) }),
  };
  switch (subscription.phase) {
    case 'added':
    case 'invitation-sent':
    case 'active':
    case 'trial':
    case 'paid':
      return {
        ...common,
        phase: subscription.phase,
        limit: subscription.limit,
        ...(subscription.phase === 'paid' && { paid: paidMark(subscription) }),
        ...invitationMark(subscription),
      };
    case 'inactive':
    case 'expired':
      return {
        ...common,
        phase: subscription.phase,
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

/** The help series of a trial, unless nobody wants it: then it has no timers (R48). */
export const helpOf = ({
  periods,
  helpStopped,
}: Pick<Subscription, 'periods' | 'helpStopped'>): readonly HelpStep[] | undefined =>
  helpStopped === undefined ? periods.help : undefined;

const billingMark = ({ administrator, partnerAccess }: BillingAccount): BillingMark => ({
  administrator: administrator.of,
  partnerBilling: partnerAccess.billing.is === 'open',
  partnerUser: partnerAccess.user.is === 'open',
});

const paidMark = ({ paid, allowance }: Paid): PaidMark => ({
  since: paid.since,
  plan: paid.plan.plan,
  release: paid.release.release,
  licences: allowance.licences,
  storageGb: allowance.storageGb,
});

function invitationMark(usable: Usable): { readonly invitation?: InvitationMark } {
  switch (usable.phase) {
    case 'added':
      return usable.withdrawn ? { invitation: markOf(usable.withdrawn, 'withdrawn') } : {};
    case 'invitation-sent':
      return { invitation: markOf(usable.invitation, 'sent') };
    case 'active':
      return { invitation: markOf(usable.invitation, 'accepted') };
    case 'trial':
    case 'paid':
      return usable.activation.is === 'none'
        ? {}
        : { invitation: markOf(usable.activation.invitation, usable.activation.is) };
    default:
      return usable satisfies never;
  }
}

/** The state after an event. Events that do not concern the phase leave it as it is. */
export function evolve(state: Subscription, event: SubscriptionEvent): Subscription {
  if (isPaidEvent(event)) return paidAfter(state, event);
  if (isBillingEvent(event))
    return state.billing ? { ...state, billing: evolveBilling(state.billing, event) } : state;
  switch (event.type) {
    case 'subscription-added':
    case 'mail-block-lifted':
    case 'trial-started':
    case 'reactivation-requested':
      return state;
    case 'contact-changed':
      return { ...state, contact: event.contact };
    case 'account-information-corrected':
      return informed(state, event);
    case 'invitation-sent':
      return invited(state, invitationFrom(event, state.periods.invitationDays), event.contact);
    case 'invitation-withdrawn':
      return withdrawn(state);
    case 'invitation-mail-reported':
      return withDelivery(state, event.delivery);
    case 'activated':
      return activated(state, event.acceptance);
    case 'help-given':
      return { ...state, handled: event.at };
    case 'help-unsubscribed':
      return { ...state, helpStopped: event.at };
    case 'help-resumed':
      return withHelp(state, event.at);
    case 'account-number-linked':
      return linked(state, event.account);
    case 'reactivated':
      return state.phase === 'inactive'
        ? { ...baseOf(state), ...state.was, limit: { is: 'lifted', ...event.account } }
        : state;
    case 'end-of-support-announced':
      // What was due by now has been applied; notices for days that are over are not made up for.
      return {
        ...state,
        handled: event.at,
        periods: { ...state.periods, endOfSupport: event.endOfSupport },
      };
    case 'notice-given':
      return { ...state, handled: event.at };
    case 'inactivated':
    case 'expired':
      return ended(state, event.at);
    case 'purge-started':
      return purging(state, event.at);
    default:
      return event satisfies never;
  }
}

/** What was due by now has been applied; mails for days that are over are not made up for. */
function withHelp({ helpStopped: _, ...state }: Subscription, at: Instant): Subscription {
  return { ...state, handled: at };
}

function informed(state: Subscription, event: AccountInformationCorrected): Subscription {
  const { organizationName: organization } = event.corrected;
  return {
    ...state,
    ...(organization !== undefined && { names: { ...state.names, organization } }),
    ...(state.billing && { billing: withInformation(state.billing, event) }),
  };
}

function baseOf(
  state: Subscription,
): Omit<SubscriptionOrder, 'account' | 'signUp' | 'administrator'> &
  Pick<Subscription, 'handled' | 'billing' | 'helpStopped'> {
  const {
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
    allowance,
    billing,
    helpStopped,
  } = state;
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
    ...(allowance && { allowance }),
    ...(billing && { billing }),
    ...(helpStopped && { helpStopped }),
    handled: state.handled,
  };
}

function purging(state: Subscription, at: Instant): Subscription {
  const identity = acceptanceIn(state)?.identity;
  const access = identity && { access: { issuer: identity.issuer, subject: identity.subject } };
  const { billing: _, ...base } = baseOf(state);
  return { ...base, handled: at, phase: 'purging', since: at, ...access };
}

/** The invitation of a subscription, whatever has become of it. */
export function invitationIn(state: Subscription): Invitation | undefined {
  const usable = 'was' in state ? state.was : state;
  switch (usable.phase) {
    case 'added':
      return usable.withdrawn;
    case 'invitation-sent':
    case 'active':
      return usable.invitation;
    case 'trial':
    case 'paid':
      return usable.activation.is === 'none' ? undefined : usable.activation.invitation;
    case 'purging':
      return undefined;
    default:
      return usable satisfies never;
  }
}

/** Whether an invitation of the administrator is open. */
export const isInvited = (state: Subscription): boolean =>
  state.phase === 'invitation-sent' || ('activation' in state && state.activation.is === 'sent');

/** Who accepted the invitation, and when; also while the subscription is inactive. */
export function acceptanceIn(state: Subscription): Acceptance | undefined {
  const usable = 'was' in state ? state.was : state;
  if ('activation' in usable)
    return usable.activation.is === 'accepted' ? usable.activation.acceptance : undefined;
  return usable.phase === 'active' ? usable.acceptance : undefined;
}

/** The generation that the next invitation of the subscription gets. */
export const nextGeneration = (state: Subscription): number => (invitationIn(state)?.generation ?? 0) + 1;

const invitationFrom = (event: InvitationSentEvent, invitationDays: number): Invitation => ({
  generation: event.generation,
  administrator: event.administrator,
  contactEmail: event.contact.email,
  language: event.contact.language,
  sentAt: event.at,
  expiresAt: addDays(event.at, invitationDays),
});

function invited(state: Subscription, invitation: Invitation, contact: Contact): Subscription {
  if (state.phase === 'added' || state.phase === 'invitation-sent')
    return { ...baseOf(state), contact, phase: 'invitation-sent', limit: state.limit, invitation };
  return 'activation' in state ? { ...state, contact, activation: { is: 'sent', invitation } } : state;
}

function withDelivery(state: Subscription, delivery: Delivery): Subscription {
  if (state.phase === 'invitation-sent') return { ...state, invitation: { ...state.invitation, delivery } };
  return 'activation' in state && state.activation.is === 'sent'
    ? { ...state, activation: { is: 'sent', invitation: { ...state.activation.invitation, delivery } } }
    : state;
}

function withdrawn(state: Subscription): Subscription {
  if (state.phase === 'invitation-sent')
    return { ...baseOf(state), phase: 'added', limit: state.limit, withdrawn: state.invitation };
  return 'activation' in state && state.activation.is === 'sent'
    ? { ...state, activation: { is: 'withdrawn', invitation: state.activation.invitation } }
    : state;
}

/** The acceptance of a trial's invitation is the customer's sign-up, unless the partner signed up for them (R46). */
function activated(state: Subscription, acceptance: Acceptance): Subscription {
  if ('activation' in state && state.activation.is === 'sent')
    return { ...state, activation: { is: 'accepted', invitation: state.activation.invitation, acceptance } };
  if (state.phase !== 'invitation-sent') return state;
  const { trialDays } = state.periods;
  const { identity, at, agreements } = acceptance;
  const { issuer, subject, accountId } = identity;
  const holder = { of: 'customer', accountId, identity: { issuer, subject }, since: at } as const;
  const billing = openedBy(holder, state.addedAt);
  if (trialDays === undefined) return { ...state, phase: 'active', acceptance, billing };
  return {
    ...baseOf(state),
    billing,
    phase: 'trial',
    limit: trialLimit(at, trialDays),
    handled: at,
    signUp: { by: 'customer', accountId: identity.accountId, at, agreements },
    activation: { is: 'accepted', invitation: state.invitation, acceptance },
  };
}

function linked(state: Subscription, account: LinkedAccount): Subscription {
  if (!accountLifts(timelineOf(state), account)) return state;
  const limit: Limit = { is: 'lifted', ...account };
  switch (state.phase) {
    case 'inactive':
      return { ...baseOf(state), ...state.was, limit };
    case 'expired':
    case 'purging':
      return state;
    default:
      return { ...state, limit };
  }
}

/** The id, the sign-up and the portal stay as they are (R49). */
function paidAfter(state: Subscription, event: PaidEvent): Subscription {
  switch (event.type) {
    case 'converted': {
      const trial = 'was' in state ? state.was : state;
      if (trial.phase !== 'trial') return state;
      const { signUp, activation } = trial;
      const { at: handled, paid, allowance } = event;
      return {
        ...baseOf(state),
        handled,
        phase: 'paid',
        limit: { is: 'none' },
        signUp,
        activation,
        paid,
        allowance,
      };
    }
    case 'purchased':
      return state.phase === 'paid' ? { ...state, ...withPurchase(state, event.purchase) } : state;
    case 'charged':
      return { ...state, handled: event.at };
    default:
      return event satisfies never;
  }
}

function ended(state: Subscription, at: Instant): Subscription {
  if ('was' in state || state.phase === 'purging' || state.phase === 'paid') return state;
  const next = afterTransition(timelineOf(state), at);
  if (!('purgeAt' in next)) return state;
  const { phase, since, purgeAt } = next;
  return { ...baseOf(state), handled: at, phase, since, purgeAt, was: usableOf(state) };
}

function usableOf(state: Subscription & Endable): Endable {
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
    case 'trial':
      return {
        phase: 'trial',
        limit: state.limit,
        signUp: state.signUp,
        activation: state.activation,
      };
    default:
      return state satisfies never;
  }
}
