import type { Change } from '../domain/change.ts';
import type { Customer } from '../domain/customer/customer.ts';
import type { Order } from '../domain/customer/order.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { CustomerRequest } from '../domain/desk/customer-request.ts';
import type { RequestState, SupportRequest } from '../domain/desk/support-request.ts';
import type { Account } from '../domain/directory/account.ts';
import type { Enrolment } from '../domain/enrolment/enrolment.ts';
import type { EnrolmentRow } from '../domain/enrolment/enrolment-row.ts';
import type { Instant } from '../domain/instant.ts';
import type { Membership, Partner } from '../domain/partner/partner.ts';
import type { Portal } from '../domain/portal/portal.ts';
import type { Outcome } from '../domain/refusal.ts';
import type { Subscription, Tombstone } from '../domain/subscription/subscription.ts';
import type { Mail, MailKind } from '../mail/mail.ts';
import type { PendingReaction } from './reactions.ts';

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
  /** Subscriptions whose portals a person administers, or was about to at an instant; by issuer and subject (R16). */
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

/** Stands for the partner of record of accounts that have none. */
export const nobody = '-';

/** Parts into which the list of all accounts is spread, so that an import does not wait for a single one. */
export const directoryShards = 8;

export type Kind = keyof Records;

/** The address of a record. Parts of an id are in the order that its key builder takes them. */
export interface Ref<K extends Kind = Kind> {
  readonly kind: K;
  readonly id: readonly string[];
}

export const ref = <K extends Kind>(kind: K, ...id: string[]): Ref<K> => ({ kind, id });

/** A record as read, with the version that a commit may replace. */
export interface Loaded<T> {
  readonly value: T;
  readonly version: number;
}

/** What to read together, by name. Nothing is read for `undefined`. */
export type Wanted = Readonly<Record<string, Ref | undefined>>;

export type LoadedOf<R extends Wanted> = {
  readonly [Name in keyof R]: R[Name] extends Ref<infer K> | undefined
    ? Loaded<Records[K]> | undefined
    : never;
};

/** A version that must stand, or `absent`. */
export type Expected = number | 'absent';

/** Parts of a commit. `otherwise` is the refusal when the expectation fails; without it the use case runs again. */
export type Write = { readonly otherwise?: Outcome<never> } & (
  | {
      [K in Kind]: { readonly put: Ref<K>; readonly value: Records[K]; readonly expect: Expected | 'any' };
    }[Kind]
  | { readonly remove: Ref; readonly expect: Expected | 'any' }
  /** Removes the entry of an account, unless it has become another organisation's: then the use case runs again. */
  | { readonly release: Ref<'portal-account'>; readonly heldBy: string }
  | { readonly check: Ref; readonly expect: Expected }
  | { readonly assign: Ref<'order'>; readonly account: NonNullable<Order['account']> }
);

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

/** Which mail it is: of which change of which aggregate, of which kind, and to whom of several. */
export interface MailPlace {
  readonly of: Ref;
  readonly version: number;
  readonly mail: MailKind;
  readonly to?: string;
}

/** Where it stands what became of a mail. */
export const deliveryRef = ({ of, version, mail, to }: MailPlace): Ref<'delivery'> =>
  ref('delivery', of.kind, of.id[0] ?? '', String(version), mail, ...(to === undefined ? [] : [to]));

/** A mail that went out, by SES message id, or that was refused for good. */
export interface MailRecord {
  readonly event: number;
  /** Which user it went to, when it was one of several. */
  readonly to?: string;
  readonly at: Instant;
  readonly messageId?: string;
  readonly failure?: string;
}

/** One transaction: state, history, outbox and idempotency record together. */
export interface Commit {
  readonly writes: readonly Write[];
  readonly change?: StoredChange;
  readonly idempotency?: {
    readonly ref: Ref<'idempotency'>;
    readonly value: Records['idempotency'];
    /** The version of the expired record that TTL has not removed yet. */
    readonly replaces: number | undefined;
  };
}

/** `again`: something read has changed since, decide anew. `refused`: a condition with a refusal of its own failed. */
export type CommitResult =
  | { readonly is: 'done' }
  | { readonly is: 'again' }
  | { readonly is: 'refused'; readonly refusal: Outcome<never> };

/** What can be listed page by page. */
export type Listing =
  | { readonly of: 'customers'; readonly partnerId: string }
  | { readonly of: 'orders'; readonly partnerId: string }
  | { readonly of: 'enrolments'; readonly partnerId: string }
  | { readonly of: 'account-names'; readonly partnerAccountNumber: string; readonly startingWith: string }
  | { readonly of: 'account-phones'; readonly partnerAccountNumber: string; readonly phone: string }
  | { readonly of: 'account-customers'; readonly accountNumber: string }
  /** All accounts of the directory, or those whose numbers begin alike, shard by shard. */
  | { readonly of: 'accounts'; readonly shard: number; readonly startingWith?: string }
  /** The entries of the search whoever the partner of record is: an account can appear more than once. */
  | { readonly of: 'directory-names'; readonly startingWith: string }
  | { readonly of: 'directory-phones'; readonly phone: string }
  | { readonly of: 'partner-names'; readonly startingWith: string }
  /** By the number without its calling code and, where that is known, by all of it. */
  | { readonly of: 'partner-phones'; readonly national: string; readonly number?: string }
  | { readonly of: 'designations'; readonly subscriptionId: string }
  | { readonly of: 'designated-subscriptions'; readonly partnerId: string }
  | { readonly of: 'changes'; readonly aggregate: Ref }
  | { readonly of: 'portal-invitations'; readonly accountId: string }
  /** Every subscription of a service, in no order: reads the whole table, for what happens once in years. */
  | { readonly of: 'subscriptions'; readonly service: string }
  | { readonly of: 'support-requests'; readonly state: RequestState }
  | { readonly of: 'request-pointers'; readonly holderId: string }
  | { readonly of: 'customer-requests'; readonly subscriptionId: string }
  | { readonly of: 'deliveries'; readonly aggregate: Ref }
  | { readonly of: 'suppression-pointers'; readonly holderId: string }
  | { readonly of: 'portal-access'; readonly issuer: string; readonly subject: string };

type ListedKinds = {
  customers: 'customer';
  orders: 'order';
  enrolments: 'enrolment';
  accounts: 'account';
  'account-names': 'account-name';
  'account-phones': 'account-phone';
  'account-customers': 'account-customer';
  'directory-names': 'account-name';
  'directory-phones': 'account-phone';
  'partner-names': 'partner-name';
  'partner-phones': 'partner-phone';
  designations: 'designation';
  'designated-subscriptions': 'designated-subscription';
  changes: 'change';
  'portal-invitations': 'portal-invitation';
  subscriptions: 'subscription';
  'support-requests': 'support-request';
  'request-pointers': 'request-pointer';
  'customer-requests': 'customer-request';
  deliveries: 'delivery';
  'suppression-pointers': 'suppression-pointer';
  'portal-access': 'portal-access';
};
export type Listed<L extends Listing> = Records[ListedKinds[L['of']]];

/** Which part of a list to read; oldest first unless it says otherwise. */
export interface PageOfList {
  readonly limit: number;
  readonly after?: string;
  readonly newestFirst?: boolean;
}

export interface Page<T> {
  readonly items: readonly Loaded<T>[];
  /** Where the next page starts; absent on the last. */
  readonly next?: string;
}

/** Something whose instant, `dueAt`, has come: a subscription's timer, or a change with reactions to do. */
export type Overdue = { readonly dueAt: Instant } & (
  | { readonly is: 'subscription'; readonly subscriptionId: string }
  | { readonly is: 'change'; readonly change: Ref<'change'> }
  /** Something that this program did not write: somebody has to look at it. */
  | { readonly is: 'unreadable'; readonly place: string }
);

/** Part of what is overdue. */
export interface OverduePage {
  readonly items: readonly Overdue[];
  /** Where the next page starts; absent when there is no more. */
  readonly next?: string;
}

/** The records of one data center. Every method is one round trip unless it says otherwise. */
export interface Store {
  /** Reads up to 100 records together, consistently. */
  load<R extends Wanted>(refs: R): Promise<LoadedOf<R>>;
  /** An account without the people who may act for it, who can be many: read as fast as one that is not there (R9). */
  accountOfRecord(accountNumber: string): Promise<AccountOfRecord | undefined>;
  commit(commit: Commit): Promise<CommitResult>;
  list<L extends Listing>(listing: L, page: PageOfList): Promise<Page<Listed<L>>>;
  /** What is overdue at `now`, soonest first. Queries each shard of the index at once. */
  overdue(now: Instant, page: Omit<PageOfList, 'newestFirst'>): Promise<OverduePage>;
  /** Saves how far a change's reactions have come; none left takes it off the due index. `false`: changed meanwhile. */
  saveProgress(
    change: Loaded<StoredChange>,
    progress: Pick<StoredChange, 'reactions' | 'mails'> & { readonly dueAt: Instant },
  ): Promise<boolean>;
  /** Replaces an order's report by a newer one; an older one changes nothing. */
  report(order: Ref<'order'>, reported: NonNullable<Order['reported']>): Promise<void>;
  /** Deletes all that shares a record's partition, but the records to keep, page by page; answers how many went. */
  emptyPartition(of: Ref, keep: readonly Ref[]): Promise<number>;
  /** Deletes one record; one that is not there is deleted already. */
  forget(record: Ref): Promise<void>;
  /** Puts the tombstone in the subscription's place and forgets the change that purged it. */
  bury(tombstone: Tombstone, version: number, change: Ref<'change'>): Promise<void>;
}

/** Thrown by a store that cannot be reached or will not answer now; nothing is known of the effect. */
export class DataCenterUnavailable extends Error {
  override readonly name = 'DataCenterUnavailable';
}

/** One alarm per subscription. */
export interface Alarms {
  /** Sets the alarm to an instant, or moves it there. */
  set(subscriptionId: string, at: Instant): Promise<void>;
  /** Removes the alarm; one that is not there is removed already. */
  clear(subscriptionId: string): Promise<void>;
}

/** A mail was certainly not sent. `retryable`: another attempt can succeed without anybody's help. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
  readonly retryable: boolean;
  constructor(reason: string, retryable: boolean) {
    super(`The mail was not sent: ${reason}`);
    this.retryable = retryable;
  }
}

/** A mail may have been sent; nobody knows. */
export class MailInDoubt extends Error {
  override readonly name = 'MailInDoubt';
  constructor(cause: unknown) {
    super('It is unknown whether the mail was sent.', { cause });
  }
}

/** A mail has been in doubt so often that it is not sent again. */
export class MailGivenUp extends Error {
  override readonly name = 'MailGivenUp';
  constructor() {
    super('The mail has been sent, perhaps, often enough.');
  }
}

export interface Mailer {
  /**
   * Sends a mail; reports of what became of it carry `marks`. Throws `MailNotSent` when it certainly was not sent, any
   * other error when the outcome is unknown.
   */
  send(mail: Mail, id: string, marks: MailMarks): Promise<{ readonly messageId: string }>;
}

/** What tells a mail apart without personal data. */
export interface MailMarks {
  readonly place: MailPlace;
  /** The keyed digest of the address it goes to. */
  readonly recipient: string;
}

/** The data centers of the deployment, as a function sees them. */
export interface DataCenters {
  readonly here: string;
  readonly home: Store;
  /** The store of a data center of the catalogue. */
  in(dataCenter: string): Store;
}
