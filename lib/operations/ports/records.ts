import type { Change } from '../../domain/change.ts';
import type { Customer } from '../../domain/customer/customer.ts';
import type { Order } from '../../domain/customer/order.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { CustomerRequest } from '../../domain/desk/customer-request.ts';
import type { SupportRequest } from '../../domain/desk/support-request.ts';
import type { Account } from '../../domain/directory/account.ts';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import type { EnrolmentRow } from '../../domain/enrolment/enrolment-row.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Membership, Partner } from '../../domain/partner/partner.ts';
import type { Portal } from '../../domain/portal/portal.ts';
import type { Subscription, Tombstone } from '../../domain/subscription/subscription.ts';
import type { PendingReaction } from '../reactions.ts';

/** Every kind of record a data center keeps, and what it holds. */
export interface Records {
  /** By account number. */
  account: Account;
  /** An account's organisation under one rotation of its name; by partner of record (or `nobody`), rotation and number. */
  'account-name': FoundAccount;
  /** An account's organisation under its phone number; by partner of record (or `nobody`), phone number and number. */
  'account-phone': FoundAccount;
  /** That a customer has an account number; by the number and the customer (R54). */
  'account-customer': { readonly customerId: string };
  partner: Partner;
  /** A choice of a partner of record, or that it was taken back; by subscription and its version (R54). */
  designation: {
    readonly productLine: string;
    readonly at: Instant;
    readonly by: string;
    /** Absent when it was taken back. */
    readonly partner?: { readonly authorizationNumber: string; readonly name: string };
  };
  /** A subscription whose customer chose a partner; by that partner and subscription (R55). */
  'designated-subscription': {
    readonly subscriptionId: string;
    readonly productLine: string;
    readonly service: string;
    readonly countryOfUse: string;
    readonly organizationName: string;
    readonly since: Instant;
  };
  /** What somebody signed up for without a partner, each organisation once; by person and service (R46). */
  'direct-sign-ups': {
    readonly entries: readonly { readonly organization: string; readonly subscriptionId: string }[];
  };
  /** Makes sure that an organisation is active once; by the partner's account number (R3). */
  'active-organization': { readonly partnerId: string };
  /** Makes sure that an authorization number is given once, and finds whose it is; by the number (R8, R53). */
  'authorization-number': FoundPartner;
  /** A partner organisation under one rotation of its name; by rotation and partner (R53). */
  'partner-name': FoundPartner;
  /** A partner organisation under its phone number; by number and partner (R53). */
  'partner-phone': FoundPartner;
  /** By the person's issuer and subject. */
  membership: Membership;
  /** Accounts whose owners have signed in to a partner portal; by account id (R16). */
  'portal-account': { readonly partnerId: string };
  /** That an organisation has added an account whose owner has not signed in there; by account id and partner. */
  'portal-invitation': { readonly partnerId: string };
  /** Subscriptions whose portals a person administers, or was about to at an instant; by issuer and subject (R16, R52). */
  administered: {
    readonly entries: readonly { readonly subscriptionId: string; readonly at: Instant }[];
  };
  /** How far an end of support has been announced in this data center; by service (R28). */
  announcement: {
    /** What is announced, as one text. */
    readonly endOfSupport: string;
    /** Where the next page of subscriptions starts. */
    readonly next?: string;
    readonly done: boolean;
    /** Whether it is the second time that all are looked at, and when that is due. */
    readonly isLast?: boolean;
    readonly lookAgainAt?: Instant;
  };
  'support-request': SupportRequest;
  /** What a customer's user sees of a request, by the subscription and the request. */
  'customer-request': CustomerRequest;
  /** Where the requests of a partner, and those about a subscription, are found; by either and the request. */
  'request-pointer': { readonly requestId: string };
  customer: Customer;
  /** Makes sure that a partner has one customer of an id of its own, and finds it; by partner and that id. */
  'external-id': { readonly customerId: string };
  enrolment: Enrolment;
  /** A chunk of the rows of a bulk enrolment, by its place; gone some time after the end. */
  'enrolment-rows': { readonly rows: readonly EnrolmentRow[] };
  order: Order;
  subscription: Subscription | Tombstone;
  /** The customer portal of a subscription: its users and who asked to become one; by the subscription's id. */
  portal: Portal;
  /** What goes before a portal: that whom the invitation names has signed in and asked; by the subscription's id (R7). */
  forecourt: {
    readonly subscriptionId: string;
    readonly accountId: AccountId;
    readonly signedInAt: Instant;
  };
  /** That a person may enter a customer portal; by issuer, subject and subscription (R27). */
  'portal-access': { readonly subscriptionId: string };
  change: StoredChange;
  /** What has become of a mail; by the change it belongs to, its kind, and to whom of several it went. */
  delivery: Delivery & { readonly to?: string };
  /** That an address gets no more mails from this data center; by the address's keyed digest. */
  suppression: { readonly since: Instant; readonly reason: 'bounced' | 'complained' };
  /** Which suppressions came from mails about a subscription, with which they are purged; by both. */
  'suppression-pointer': { readonly digest: string };
  /** What a request with an `Idempotency-Key` led to; forgotten after two days (R67). */
  idempotency: { readonly fingerprint: string; readonly result: Ref; readonly forgetAt: Instant };
}

/** An account as far as it concerns its partner of record. */
export type AccountOfRecord = Omit<Account, 'identities'>;

/** What a search of the directory finds. */
export type FoundAccount = Pick<Account, 'accountNumber' | 'organization'>;

/** What customers can know of a partner organisation; nothing personal. */
export interface FoundPartner
  extends Pick<Partner, 'accountNumber' | 'authorizationNumber' | 'organization'> {
  readonly partnerId: string;
}

export type Kind = keyof Records;

/** The address of a record. Parts of an id are in the order that its key builder takes them. */
export interface Ref<K extends Kind = Kind> {
  readonly kind: K;
  readonly id: readonly string[];
}

export const ref = <K extends Kind>(kind: K, ...id: string[]): Ref<K> => ({ kind, id });

/** A change with the reactions that are still to be done. */
export interface StoredChange extends Change {
  /** The aggregate it belongs to. */
  readonly of: Ref;
  readonly reactions: readonly PendingReaction[];
  /** What became of the mails of this change. */
  readonly mails: readonly MailRecord[];
}

/** Where a change stands: beside its aggregate, by version. */
export const changeRef = ({ of, version }: Pick<StoredChange, 'of' | 'version'>): Ref<'change'> =>
  ref('change', of.kind, ...of.id, String(version));

/** A mail that went out, by SES message id, or that was refused for good. */
export interface MailRecord {
  readonly event: number;
  /** Which user it went to, when it was one of several. */
  readonly to?: string;
  readonly at: Instant;
  readonly messageId?: string;
  readonly failure?: string;
}
