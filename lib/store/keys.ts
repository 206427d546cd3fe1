import { createHash } from 'node:crypto';
import { initialsOf } from '../domain/directory/resemblance.ts';
import type { Instant } from '../domain/instant.ts';
import { withoutCountry } from '../domain/phone.ts';
import { directoryShards, nobody } from '../operations/ports/directory.ts';
import type { Listing } from '../operations/ports/listings.ts';
import type { Kind, Ref } from '../operations/ports/records.ts';
import { dueShards } from './due-shards.ts';

/** The primary key of an item. The partition key is the boundary of authorization and of a purge. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

const key = (pk: string, sk: string): Key => ({ pk, sk });

/** Names of people never stand in keys, which appear in metrics and logs. */
const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 32);

const versionDigits = 8;
const text = (part: string | undefined): string => {
  if (part === undefined) throw new TypeError('A record id lacks a part.');
  return part;
};

/** The key of every kind of record, with what it is read for. `docs/architecture.md` has the table. */
const builders: { readonly [K in Kind]: (...id: string[]) => Key } = {
  /** One record of the directory: activation, look-up by number, enrolment. */
  account: (accountNumber) => key(`ACCOUNT#${text(accountNumber)}`, 'ACCOUNT'),
  /** Look-up by name among a partner's own accounts by the beginning of any of its words; among all in the index `list`. */
  'account-name': (partnerAccountNumber, rotation, accountNumber) =>
    key(
      searchPartition(text(partnerAccountNumber), initialsOf(text(rotation)), text(accountNumber)),
      `NAME#${text(rotation)}#${text(accountNumber)}`,
    ),
  /** Look-up by phone number, in the same way. */
  'account-phone': (partnerAccountNumber, phone, accountNumber) =>
    key(
      searchPartition(text(partnerAccountNumber), withoutCountry(text(phone)), text(accountNumber)),
      `PHONE#${text(phone)}#${text(accountNumber)}`,
    ),
  /** The customers that have an account number, of whichever partners: what one of them chooses is the account's. */
  'account-customer': (accountNumber, customerId) =>
    key(`ACCOUNT#${text(accountNumber)}`, `CUSTOMER#${text(customerId)}`),
  /** The organisation with its users. */
  partner: (partnerId) => key(`PARTNER#${text(partnerId)}`, 'PARTNER'),
  /** Uniqueness: an organisation is activated once. */
  'active-organization': (accountNumber) => key(`ORGANIZATION#${text(accountNumber)}`, 'ACTIVE'),
  /** Uniqueness: an authorization number is given once. Look-up of a partner by it. */
  'authorization-number': (number) => key(`AUTHORIZATION#${text(number)}`, 'AUTHORIZATION'),
  /** Look-up of a partner by the beginning of any word of its name, for every customer. */
  'partner-name': (rotation, partnerId) =>
    key(`PARTNER-NAMES#${initialsOf(text(rotation))}`, `${text(rotation)}#${text(partnerId)}`),
  /** Look-up of a partner by its phone number, with or without the calling code. */
  'partner-phone': (number, partnerId) =>
    key(`PARTNER-PHONES#${withoutCountry(text(number))}`, `${text(number)}#${text(partnerId)}`),
  /** Authorization of every partner request. */
  membership: (issuer, subject) => key(`IDENTITY#${digest(text(issuer), text(subject))}`, 'MEMBERSHIP'),
  /** Uniqueness: nobody signs an organisation up twice by themselves. */
  'direct-sign-ups': (issuer, subject, service) =>
    key(`IDENTITY#${digest(text(issuer), text(subject))}`, `SIGN-UPS#${text(service)}`),
  /** Whether an account's owner signs in to a partner portal. */
  'portal-account': (accountId) => key(`PORTAL-ACCOUNT#${digest(text(accountId))}`, 'PORTAL-ACCOUNT'),
  /** Which organisations have added an account: read by whoever signs in without a membership. */
  'portal-invitation': (accountId, partnerId) =>
    key(`PORTAL-ACCOUNT#${digest(text(accountId))}`, `INVITATION#${text(partnerId)}`),
  /** Whether a person administers a customer's portal, beside the membership which that excludes. */
  administered: (issuer, subject) => key(`IDENTITY#${digest(text(issuer), text(subject))}`, 'ADMINISTERS'),
  /** How far the end of a service has been announced: read by every sweep while the catalogue names one. */
  announcement: (service) => key(`SERVICE#${text(service)}`, 'ANNOUNCEMENT'),
  /** A request to support; its history stands beside it. By state in the index `list`. */
  'support-request': (requestId) => key(`REQUEST#${text(requestId)}`, 'REQUEST'),
  /** What the users of a portal have asked: oldest first. */
  'customer-request': (subscriptionId, requestId) =>
    key(`SUBSCRIPTION#${text(subscriptionId)}`, `ASKED#${text(requestId)}`),
  /** The requests of a partner, and those about a subscription, which go with it. */
  'request-pointer': (holderId, requestId) =>
    key(holderPartition(text(holderId)), `REQUEST#${text(requestId)}`),
  /** The choices of a partner of record, beside the subscription in its data center. */
  designation: (subscriptionId, version) =>
    key(`SUBSCRIPTION#${text(subscriptionId)}`, `DESIGNATION#${text(version).padStart(versionDigits, '0')}`),
  /** The subscriptions whose customers chose a partner. */
  'designated-subscription': (partnerId, subscriptionId) =>
    key(`PARTNER#${text(partnerId)}`, `DESIGNATED#${text(subscriptionId)}`),
  /** A customer; its history stands beside it. */
  customer: (customerId) => key(`CUSTOMER#${text(customerId)}`, 'CUSTOMER'),
  /** Uniqueness of a partner's own ids of its customers; look-up of a customer by it. */
  'external-id': (partnerId, externalId) =>
    key(`EXTERNAL-ID#${digest(text(partnerId), text(externalId))}`, 'EXTERNAL-ID'),
  /** A bulk enrolment; its rows and its history stand beside it. By partner in the index `list`. */
  enrolment: (enrolmentId) => key(`ENROLMENT#${text(enrolmentId)}`, 'ENROLMENT'),
  /** Rows of a bulk enrolment: worked on together, and shown page by page. */
  'enrolment-rows': (enrolmentId, chunk) =>
    key(`ENROLMENT#${text(enrolmentId)}`, `ROWS#${text(chunk).padStart(versionDigits, '0')}`),
  /** Home's record of a subscription. In home's own data center it shares the partition with the subscription. */
  order: (subscriptionId) => key(`SUBSCRIPTION#${text(subscriptionId)}`, 'ORDER'),
  /** A subscription in its data center; its history stands beside it. */
  subscription: (subscriptionId) => key(`SUBSCRIPTION#${text(subscriptionId)}`, 'SUBSCRIPTION'),
  /** The users of the customer portal and who asked to become one; its history stands beside it. */
  portal: (subscriptionId) => key(`SUBSCRIPTION#${text(subscriptionId)}`, 'PORTAL'),
  /** What the invited administrator did before there was a portal; its history stands beside it. */
  forecourt: (subscriptionId) => key(`SUBSCRIPTION#${text(subscriptionId)}`, 'FORECOURT'),
  /** Which customer portals a person may enter. */
  'portal-access': (issuer, subject, subscriptionId) =>
    key(`IDENTITY#${digest(text(issuer), text(subject))}`, `ACCESS#${text(subscriptionId)}`),
  /** History in order of versions, and the outbox. */
  change: (kind, id, version) => {
    const { pk, sk } = keyOf({ kind: kind as Kind, id: [text(id)] });
    return key(pk, `${changePrefix(sk)}${text(version).padStart(versionDigits, '0')}`);
  },
  /** What became of a mail, beside the change that it belongs to. */
  delivery: (kind, id, version, mail, to) => {
    const { pk, sk } = keyOf({ kind: kind as Kind, id: [text(id)] });
    const of = [text(version).padStart(versionDigits, '0'), text(mail), ...(to === undefined ? [] : [to])];
    return key(pk, `${deliveryPrefix(sk)}${of.join('#')}`);
  },
  /** Whether an address gets mails: read before each of them. */
  suppression: (digestOfAddress) => key(`SUPPRESSION#${text(digestOfAddress)}`, 'SUPPRESSION'),
  /** The suppressions to forget when a subscription is purged. */
  'suppression-pointer': (holderId, digestOfAddress) =>
    key(holderPartition(text(holderId)), `SUPPRESSED#${text(digestOfAddress)}`),
  /** The outcome of a request with an idempotency key. */
  idempotency: (hash) => key(`IDEMPOTENCY#${text(hash)}`, 'IDEMPOTENCY'),
};

/** A subscription, its portal, its forecourt and its order can share a partition; their changes stand apart. */
const changePrefix = (sk: string): string => `${apart(sk)}CHANGE#`;
const deliveryPrefix = (sk: string): string => `${apart(sk)}DELIVERY#`;
const apart = (sk: string): string => (ownHistory.has(sk) ? `${sk}-` : '');
const ownHistory: ReadonlySet<string> = new Set(['ORDER', 'PORTAL', 'FORECOURT']);

/**
 * What begins alike among the accounts of one partner, so that the accounts of a large one are spread. Entries of an
 * account that has no partner of record stand beside it: nobody but support searches them.
 */
const searchPartition = (partnerAccountNumber: string, beginning: string, accountNumber: string): string =>
  partnerAccountNumber === nobody ? `ACCOUNT#${accountNumber}` : ownSearch(partnerAccountNumber, beginning);

const ownSearch = (partnerAccountNumber: string, beginning: string): string =>
  `PARTNER-OF-RECORD#${partnerAccountNumber}#${beginning}`;

/** The partition at home of a partner, a customer or a subscription, by its id. */
function holderPartition(id: string): string {
  if (id.startsWith('par_')) return `PARTNER#${id}`;
  return id.startsWith('cus_') ? `CUSTOMER#${id}` : `SUBSCRIPTION#${id}`;
}

/** The key of a record. */
export const keyOf = ({ kind, id }: Ref): Key => builders[kind](...id);

/** What each listing consists of. */
export const listedKinds = {
  customers: 'customer',
  orders: 'order',
  enrolments: 'enrolment',
  accounts: 'account',
  'account-names': 'account-name',
  'account-phones': 'account-phone',
  'account-customers': 'account-customer',
  'directory-names': 'account-name',
  'directory-phones': 'account-phone',
  'partner-names': 'partner-name',
  'partner-phones': 'partner-phone',
  designations: 'designation',
  'designated-subscriptions': 'designated-subscription',
  changes: 'change',
  'portal-invitations': 'portal-invitation',
  subscriptions: 'subscription',
  'support-requests': 'support-request',
  'request-pointers': 'request-pointer',
  'customer-requests': 'customer-request',
  deliveries: 'delivery',
  'suppression-pointers': 'suppression-pointer',
  'portal-access': 'portal-access',
} as const satisfies Readonly<Record<Listing['of'], Kind>>;

/** Where a listing is read: in the table itself, or in the index `list`. */
export type Range =
  | { readonly index?: undefined; readonly pk: string; readonly prefix: string }
  | { readonly index: 'list'; readonly pk: string; readonly prefix?: string }
  /** No key says it: the whole table is read, and what is not of the service left out. */
  | { readonly index: 'none'; readonly service: string };

export function rangeOf(listing: Listing): Range {
  switch (listing.of) {
    case 'customers':
      return { index: 'list', pk: `PARTNER#${listing.partnerId}#CUSTOMERS` };
    case 'orders':
      return { index: 'list', pk: `PARTNER#${listing.partnerId}#SUBSCRIPTIONS` };
    case 'enrolments':
      return { index: 'list', pk: `PARTNER#${listing.partnerId}#ENROLMENTS` };
    case 'account-names':
      return {
        pk: ownSearch(listing.partnerAccountNumber, initialsOf(listing.startingWith)),
        prefix: `NAME#${listing.startingWith}`,
      };
    case 'account-phones':
      return {
        pk: ownSearch(listing.partnerAccountNumber, listing.national),
        prefix: listing.number === undefined ? 'PHONE#' : `PHONE#${listing.number}#`,
      };
    case 'account-customers':
      return { pk: `ACCOUNT#${listing.accountNumber}`, prefix: 'CUSTOMER#' };
    case 'accounts':
      return {
        index: 'list',
        pk: `ACCOUNTS#${listing.shard}`,
        ...(listing.startingWith !== undefined && { prefix: listing.startingWith }),
      };
    case 'directory-names':
      return {
        index: 'list',
        pk: `NAMES#${initialsOf(listing.startingWith)}`,
        prefix: listing.startingWith,
      };
    case 'directory-phones':
      return { index: 'list', pk: `PHONES#${listing.phone}` };
    case 'partner-names':
      return {
        pk: `PARTNER-NAMES#${initialsOf(listing.startingWith)}`,
        prefix: listing.startingWith,
      };
    case 'partner-phones':
      return {
        pk: `PARTNER-PHONES#${listing.national}`,
        prefix: listing.number ? `${listing.number}#` : '+',
      };
    case 'designations':
      return { pk: `SUBSCRIPTION#${listing.subscriptionId}`, prefix: 'DESIGNATION#' };
    case 'designated-subscriptions':
      return { pk: `PARTNER#${listing.partnerId}`, prefix: 'DESIGNATED#' };
    case 'changes': {
      const { pk, sk } = keyOf(listing.aggregate);
      return { pk, prefix: changePrefix(sk) };
    }
    case 'portal-invitations':
      return { pk: `PORTAL-ACCOUNT#${digest(listing.accountId)}`, prefix: 'INVITATION#' };
    case 'subscriptions':
      return { index: 'none', service: listing.service };
    case 'support-requests':
      return { index: 'list', pk: `REQUESTS#${listing.state}` };
    case 'request-pointers':
      return { pk: holderPartition(listing.holderId), prefix: 'REQUEST#' };
    case 'deliveries': {
      const { pk, sk } = keyOf(listing.aggregate);
      return { pk, prefix: deliveryPrefix(sk) };
    }
    case 'customer-requests':
      return { pk: `SUBSCRIPTION#${listing.subscriptionId}`, prefix: 'ASKED#' };
    case 'suppression-pointers':
      return { pk: holderPartition(listing.holderId), prefix: 'SUPPRESSED#' };
    case 'portal-access':
      return { pk: `IDENTITY#${digest(listing.issuer, listing.subject)}`, prefix: 'ACCESS#' };
    default:
      return listing satisfies never;
  }
}

/** Keys in the index `list`: newest last where ids are in order of time. */
export const listKey = (listing: ListedByKey, id: string) => ({
  listPk: (rangeOf(listing) as { readonly pk: string }).pk,
  listSk: id,
});
type ListedByKey = Exclude<Listing, { of: 'subscriptions' }>;

/** Where an account stands among all accounts: spread over shards, in each in order of the number. */
export const accountListKey = (accountNumber: string) =>
  listKey({ of: 'accounts', shard: firstByte(`ACCOUNT#${accountNumber}`) % directoryShards }, accountNumber);

/** Where an entry of the search stands in the search of all. */
export function entryListKey({ sk }: Key): { listPk: string; listSk: string } {
  const [entry = '', term = '', accountNumber = ''] = sk.split('#');
  return entry === 'PHONE'
    ? listKey({ of: 'directory-phones', phone: term }, accountNumber)
    : listKey({ of: 'directory-names', startingWith: term }, `${term}#${accountNumber}`);
}

const firstByte = (text: string): number => createHash('sha256').update(text).digest()[0] ?? 0;

/** Keys in the index `due`: sorted by instant, which comes first. */
export const dueKey = ({ pk, sk }: Key, at: Instant): { duePk: string; dueSk: string } => ({
  duePk: `DUE#${firstByte(pk) % dueShards.length}`,
  dueSk: `${at}#${pk}#${sk}`,
});

/** The instant in a sort key of the index `due`. */
export const dueInstant = (dueSk = ''): Instant => dueSk.split('#', 1)[0] as Instant;
