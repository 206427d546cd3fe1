import { type Actions, actionsFrom, refusedFor } from '../action.ts';
import type { EventBase } from '../change.ts';
import type { Account } from '../directory/account.ts';
import type { Language, Person } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { Organization } from '../organization.ts';
import type { Partner } from '../partner/partner.ts';
import type { Designation } from '../partner-of-record/designation.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { noNumberBlock, numberIsFixedBlock } from './account-number-blocks.ts';

export type CustomerKind = 'existing' | 'prospect' | 'own-organization';

/** A service the customer has been given: which, where, and the subscription's id (R18). */
export interface AddedService {
  readonly subscriptionId: string;
  readonly service: string;
  readonly countryOfUse: string;
  readonly dataCenter: string;
}

/** An account number and the instant from which the customer has it. */
export interface LinkedAccount {
  readonly accountNumber: string;
  readonly since: Instant;
}

/** An organisation that a partner enrolled. Lives at home. */
export interface Customer {
  readonly id: string;
  readonly partnerId: string;
  /** The partner's own id of it; the partner has one customer of an id. */
  readonly externalId?: string;
  readonly kind: CustomerKind;
  readonly organization: Organization;
  /** Notifications go here; it may differ from the administrator's account (R12). */
  readonly contactEmail: string;
  readonly customerAdministrator?: Person;
  readonly language: Language;
  readonly account?: LinkedAccount;
  /** Its choices of partners of record; the account has them from the number on, and is what counts then (R52, R54). */
  readonly designations?: readonly Designation[];
  /** Services in force; a purged subscription leaves the list. */
  readonly services: readonly AddedService[];
  readonly createdAt: Instant;
}

export interface CustomerCreated extends EventBase {
  readonly type: 'customer-created';
}
export interface CustomerCorrected extends EventBase {
  readonly type: 'customer-corrected';
  readonly fields: readonly string[];
}
export interface AccountNumberAdded extends EventBase {
  readonly type: 'account-number-added';
  readonly accountNumber: string;
}
/** The number was submitted once more after support had not reactivated with it (R33). */
export interface AccountNumberSubmittedAgain extends EventBase {
  readonly type: 'account-number-submitted-again';
  readonly accountNumber: string;
}
export interface ServicePurged extends EventBase {
  readonly type: 'service-purged';
  readonly subscriptionId: string;
}
/** The customer chose a partner of record for a product line, or took the choice back (R54). */
export interface PartnerOfRecordChanged extends EventBase {
  readonly type: 'partner-of-record-changed';
  readonly productLine: string;
}
export type CustomerEvent =
  | CustomerCreated
  | CustomerCorrected
  | AccountNumberAdded
  | AccountNumberSubmittedAgain
  | PartnerOfRecordChanged
  | ServicePurged;

export interface CreateCustomer {
  readonly externalId?: string;
  readonly kind: CustomerKind;
  readonly accountNumber?: string;
  readonly organization?: Organization;
  readonly contactEmail: string;
  readonly customerAdministrator?: Person;
  readonly language?: Language;
}

export interface EnrolmentFacts {
  readonly id: string;
  readonly partner: Pick<Partner, 'id' | 'organization'>;
  /** The account, if the caller is its partner of record (R9). */
  readonly account: Account | undefined;
  /** Whether the administrator's account is one that signs in to a partner portal (R16). */
  readonly administratorSignsInToPortal: boolean;
}

/** Enrols a customer, a prospect or the partner's own organisation (R11, R12, R13, R16). */
export function createCustomer(
  command: CreateCustomer,
  facts: EnrolmentFacts,
  now: Instant,
): Outcome<{ customer: Customer; events: readonly CustomerEvent[] }> {
  const { externalId, kind, accountNumber, customerAdministrator } = command;
  if (kind === 'existing' && accountNumber === undefined)
    return refused(
      'account-number-missing',
      'An existing customer is enrolled by account number. Give it, or enrol a prospect.',
      '/accountNumber',
    );
  if (accountNumber !== undefined && !facts.account) return accountNotFound;
  if (kind !== 'existing' && !customerAdministrator)
    return refused(
      'administrator-missing',
      'A prospect needs a customer administrator: account, first name and last name.',
      '/customerAdministrator',
    );
  if (facts.administratorSignsInToPortal) return administratorIsPortalIdentity;
  const organization = command.organization ?? knownOrganization(kind, facts);
  if (!organization)
    return refused(
      'account-number-missing',
      'Give the organisation, or an account number to copy it from.',
      '/organization',
    );
  return accepted({
    customer: {
      id: facts.id,
      partnerId: facts.partner.id,
      ...(externalId !== undefined && { externalId }),
      kind,
      organization,
      contactEmail: command.contactEmail,
      ...(customerAdministrator && { customerAdministrator }),
      language: command.language ?? 'en',
      ...(accountNumber !== undefined && { account: { accountNumber, since: now } }),
      services: [],
      createdAt: now,
    },
    events: [{ type: 'customer-created', at: now }],
  });
}

const knownOrganization = (kind: CustomerKind, facts: EnrolmentFacts): Organization | undefined =>
  facts.account?.organization ??
  (kind === 'own-organization'
    ? { name: facts.partner.organization.name, phone: facts.partner.organization.phone }
    : undefined);

export const externalIdInUse = refused(
  'external-id-in-use',
  'One of your customers has this externalId already: GET /v1/customers?externalId= shows it. Go on with that one, or give this one another id.',
  '/externalId',
);

/** One answer for an account that is not there and one of another partner (R9). */
export const accountNotFound = refused(
  'account-not-found',
  'No account with this number has you as its partner of record. Check the number, or have the customer choose you as partner of record.',
  '/accountNumber',
);

/** Of whoever is named as customer administrator (R16). */
export const administratorIsPortalIdentity = refused(
  'administrator-is-portal-identity',
  'This account signs in to the partner portal. Name another account for the customer administrator, also when it is the same person.',
  '/customerAdministrator/accountId',
);

/** Of whoever is about to administer a customer’s portal, by whatever call (R16). */
export const isPortalIdentity = refused(
  'administrator-is-portal-identity',
  'This account signs in to the partner portal, and so cannot administer a customer’s. Use another account, also when it is the same person.',
);

export interface CorrectCustomer {
  readonly organization?: Organization;
  readonly contactEmail?: string;
  readonly customerAdministrator?: Person;
  readonly language?: Language;
}

/** Corrects what was enrolled. The account number and the country of use are not among it (R14, R18). */
export function correctCustomer(
  customer: Customer,
  correction: CorrectCustomer,
  facts: Pick<EnrolmentFacts, 'administratorSignsInToPortal'>,
  now: Instant,
): Outcome<{ customer: Customer; events: readonly CustomerEvent[] }> {
  const fields = Object.keys(correction);
  if (fields.length === 0) return refused('nothing-to-change', 'Give at least one field to change.', '');
  if (facts.administratorSignsInToPortal) return administratorIsPortalIdentity;
  return accepted({
    customer: { ...customer, ...correction },
    events: [{ type: 'customer-corrected', at: now, fields } satisfies CustomerCorrected],
  });
}

/** Adds the account number, once. The same number again changes nothing (R14). */
export function addAccountNumber(
  customer: Customer,
  accountNumber: string,
  account: Account | undefined,
  now: Instant,
): Outcome<{ customer: Customer; events: readonly CustomerEvent[] }> {
  if (customer.account?.accountNumber === accountNumber) return accepted({ customer, events: [] });
  if (customer.account) return refusedFor(numberIsFixedBlock, '/accountNumber');
  if (!account) return accountNotFound;
  return accepted({
    customer: { ...customer, account: { accountNumber, since: now } },
    events: [{ type: 'account-number-added', at: now, accountNumber }],
  });
}

/** The number that the customer has, submitted again: support is asked once more to reactivate what is inactive (R33). */
export const submitAccountNumberAgain = (
  customer: Customer,
  account: Account | undefined,
  now: Instant,
): Outcome<readonly CustomerEvent[]> =>
  account && customer.account
    ? accepted([
        {
          type: 'account-number-submitted-again',
          at: now,
          accountNumber: customer.account.accountNumber,
        },
      ])
    : accountNotFound;

/** The customer without a purged subscription; `undefined` when nothing else holds the record (R34). */
export function withoutService(customer: Customer, subscriptionId: string): Customer | undefined {
  const services = customer.services.filter((added) => added.subscriptionId !== subscriptionId);
  return services.length > 0 ? { ...customer, services } : undefined;
}

export type CustomerAction = 'add-service' | 'add-account-number' | 'submit-account-number-again' | 'correct';

/** What can be done with a customer now (R65). */
export const customerActions = (customer: Customer): Actions<CustomerAction> =>
  actionsFrom<CustomerAction>({
    'add-service': true,
    'add-account-number': customer.account ? numberIsFixedBlock : true,
    'submit-account-number-again': customer.account ? true : noNumberBlock,
    correct: true,
  });
