import type { Allowance } from '../billing/allowance.ts';
import { type BillingAccount, type OwnInformation, openedBy } from '../billing/billing-account.ts';
import type { PaidTerms } from '../billing/paid.ts';
import type { LinkedAccount } from '../customer/customer.ts';
import type { AccountId, Person, PersonKey } from '../identity.ts';
import { addDays, type Instant } from '../instant.ts';
import type { EndedPhase, Limit, Periods } from '../time/timeline.ts';
import type { Contact } from './contact.ts';
import type { Acceptance, AgreedDocument, Invitation } from './invitation.ts';

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
  /** What is known of the organisation when a trial begins (R64). */
  readonly information?: OwnInformation;
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
export type Paid = {
  readonly phase: 'paid';
  readonly limit: Limit;
  readonly signUp: SignUp;
  readonly activation: Activation;
  readonly paid: PaidTerms;
  readonly allowance: Allowance;
};

/** What ends by itself when nobody acts. */
export type Endable = Added | InvitationSent | Active | Trial;

/** What its users can work with. */
export type Usable = Endable | Paid;

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
export type Subscription = Omit<SubscriptionOrder, 'account' | 'signUp' | 'administrator' | 'information'> & {
  /** The instant up to which time has been applied. */
  readonly handled: Instant;
  /** Since when nobody wants the help mails (R48). */
  readonly helpStopped?: Instant;
  /** Open from the sign-up on, until the purge (R56). */
  readonly billing?: BillingAccount;
} & (Usable | Ended | Purging);

/** What stays of a purged subscription: ids, instants, counts; no personal data (R34). */
export interface Tombstone
  extends Pick<
    SubscriptionOrder,
    'id' | 'customerId' | 'partnerId' | 'service' | 'countryOfUse' | 'dataCenter' | 'addedAt'
  > {
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

/** Until when a trial is usable (R46). */
export const trialLimit = (from: Instant, trialDays: number): Limit => ({
  is: 'until',
  from,
  at: addDays(from, trialDays),
  becomes: 'expired',
});

/** The subscription that an order asks for. */
export const subscriptionFrom = (ordered: SubscriptionOrder): Subscription => {
  const { account, signUp, administrator, information, ...order } = ordered;
  const base = { ...order, handled: order.addedAt, limit: initialLimit(ordered) };
  if (!signUp) return { ...base, phase: 'added' };
  const billing = { ...billingFrom(order, signUp), ...(information && { information }) };
  return { ...base, phase: 'trial', signUp, activation: { is: 'none' }, billing };
};

const billingFrom = (
  { addedAt }: Pick<SubscriptionOrder, 'addedAt'>,
  { accountId, at: since, identity }: SignUp,
): BillingAccount =>
  identity
    ? openedBy({ of: 'customer', accountId, identity, since }, undefined)
    : openedBy({ of: 'partner', accountId, since }, addedAt);

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

/** Whether somebody at the customer has come into the portal: by accepting the invitation, or by signing up (R27, R46). */
export function isPortalOpen(state: Subscription): boolean {
  const usable = 'was' in state ? state.was : state;
  return acceptanceIn(state) !== undefined || ('signUp' in usable && usable.signUp.by === 'customer');
}

/** The generation that the next invitation of the subscription gets. */
export const nextGeneration = (state: Subscription): number => (invitationIn(state)?.generation ?? 0) + 1;

/** Who accepted the terms, for whom, when, and which documents: of a trial, its sign-up (R26, R47). */
export type TermsAccepted = Omit<SignUp, 'identity'>;

export function termsAccepted(state: Subscription): TermsAccepted | undefined {
  const usable = 'was' in state ? state.was : state;
  if ('signUp' in usable) return usable.signUp;
  const acceptance = acceptanceIn(state);
  if (!acceptance) return undefined;
  const { identity, at, agreements } = acceptance;
  return { by: 'customer', accountId: identity.accountId, at, agreements };
}
