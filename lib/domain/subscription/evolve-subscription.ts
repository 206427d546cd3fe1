import { openedBy } from '../billing/billing-account.ts';
import { evolveBilling, isBillingEvent } from '../billing/billing-events.ts';
import { isPaidEvent, type PaidEvent, withPurchase } from '../billing/paid-events.ts';
import type { LinkedAccount } from '../customer/customer.ts';
import type { Delivery } from '../delivery.ts';
import { addDays, type Instant } from '../instant.ts';
import { type AccountInformationCorrected, withInformation } from '../ownership/account-information.ts';
import { accountLifts } from '../time/account-lifts.ts';
import type { Limit } from '../time/timeline.ts';
import { afterTransition } from '../time/transitions.ts';
import type { Contact } from './contact.ts';
import type { Acceptance, Invitation } from './invitation.ts';
import {
  acceptanceIn,
  type Endable,
  type Subscription,
  type SubscriptionOrder,
  trialLimit,
} from './subscription.ts';
import type { InvitationSentEvent, SubscriptionEvent } from './subscription-events.ts';
import { timelineOf } from './subscription-timeline.ts';

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
  const { organizationName: organization, contact } = event.corrected;
  const { language } = state.contact;
  return {
    ...state,
    ...(contact && { contact: { email: contact.email, language, givenBy: 'customer' } }),
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
