import type { CreateCustomer, Customer } from '../customer/customer.ts';
import type { Language } from '../identity.ts';
import type { Address, Organization } from '../organization.ts';
import { type Outcome, type Refusal, refused } from '../refusal.ts';

/** What one row of a bulk enrolment asks for: a customer and, perhaps, a service and its activation. */
export interface RowOrder {
  /** By its `externalId` the partner's own customer is enrolled once, however often the row comes. */
  readonly customer: CreateCustomer & { readonly externalId: string };
  readonly subscription?: RowService;
  readonly activation?: true;
}

export interface RowService {
  readonly service: string;
  readonly countryOfUse: string;
  readonly acceptTerms?: { readonly language: Language };
}

/**
 * How a row stands. `would-enrol` is what the dry run says of a row that has something to do. `left`: it was not come
 * to, or its data center did not answer.
 */
export const rowStatuses = ['unchecked', 'would-enrol', 'enrolled', 'unchanged', 'refused', 'left'] as const;
export type RowStatus = (typeof rowStatuses)[number];

export const rowActions = ['create-customer', 'add-service', 'send-activation'] as const;
/** What a row brings, or brought. */
export type RowAction = (typeof rowActions)[number];

/** Why a row is refused: the problem that the single call would answer. */
export interface RowProblem {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

/** The problem of a refusal, whose field stands in the row under `place`. */
export const problemOf = ({ code, detail, pointer }: Refusal, place = ''): RowProblem => ({
  code,
  detail,
  errors: pointer === undefined ? [] : [{ pointer: `${place}${pointer}`, code, detail }],
});

/** One row of a bulk enrolment. What it asks for is forgotten as soon as nothing is left to do with it. */
export interface EnrolmentRow {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  /** Absent where the row could not be read. */
  readonly externalId?: string;
  readonly status: RowStatus;
  readonly order?: RowOrder;
  readonly actions?: readonly RowAction[];
  readonly customerId?: string;
  readonly subscriptionId?: string;
  readonly problem?: RowProblem;
}

/** A row of a file as it was read. */
export type SentRow =
  | { readonly line: number; readonly order: RowOrder }
  | { readonly line: number; readonly externalId?: string; readonly problem: RowProblem };

/** The rows of a file before the dry run; of those with one `externalId` the first counts. */
export function rowsOf(sent: readonly SentRow[]): EnrolmentRow[] {
  const lines = new Map<string, number>();
  return sent.map((row) => {
    if ('problem' in row) return { ...row, status: 'refused' };
    const { line, order } = row;
    const { externalId } = order.customer;
    const first = lines.get(externalId);
    if (first !== undefined) return { line, externalId, status: 'refused', problem: repeated(first) };
    lines.set(externalId, line);
    return { line, externalId, status: 'unchecked', order };
  });
}

function repeated(first: number): RowProblem {
  const code = 'external-id-repeated';
  const detail = `Line ${first} of this file has the same externalId. Give every customer one row.`;
  return { code, detail, errors: [{ pointer: '/externalId', code, detail }] };
}

/** Whether something is left to do with a row. */
export const isOpen = ({ status }: Pick<EnrolmentRow, 'status'>): boolean =>
  status === 'unchecked' || status === 'would-enrol';

/** A row with its outcome; what it asked for goes once there is nothing more to do. */
export function withOutcome(
  { line, externalId, order }: EnrolmentRow,
  outcome: Omit<EnrolmentRow, 'line' | 'externalId' | 'order'>,
): EnrolmentRow {
  return {
    line,
    ...(externalId !== undefined && { externalId }),
    ...outcome,
    ...(isOpen(outcome) && order && { order }),
  };
}

/**
 * Refuses a row whose customer is there with other details: those that the row gives have to be the customer's, so
 * that a row is never taken for a correction.
 */
export function sameCustomer(
  { externalId, organization, customerAdministrator, ...given }: RowOrder['customer'],
  customer: Customer,
): Outcome<never> | undefined {
  const { kind, accountNumber = customer.account?.accountNumber, contactEmail } = given;
  const { language = customer.language } = given;
  const differs: readonly (readonly [string, boolean])[] = [
    ['/kind', kind !== customer.kind],
    ['/accountNumber', accountNumber !== customer.account?.accountNumber],
    ['/organization', organization !== undefined && !sameOrganization(organization, customer.organization)],
    ['/contactEmail', contactEmail !== customer.contactEmail],
    [
      '/customerAdministrator',
      customerAdministrator !== undefined &&
        (customerAdministrator.accountId !== customer.customerAdministrator?.accountId ||
          customerAdministrator.firstName !== customer.customerAdministrator.firstName ||
          customerAdministrator.lastName !== customer.customerAdministrator.lastName),
    ],
    ['/language', language !== customer.language],
  ];
  const [field] = differs.find(([, isOther]) => isOther) ?? [];
  return field === undefined
    ? undefined
    : refused(
        'external-id-in-use',
        `Your customer ${customer.id} has this externalId with other details. Correct that customer, or give this row another externalId.`,
        field,
      );
}

const sameOrganization = (one: Organization, other: Organization): boolean =>
  one.name === other.name && one.phone === other.phone && sameAddress(one.address, other.address);

const sameAddress = (one: Address | undefined, other: Address | undefined): boolean =>
  one?.line1 === other?.line1 &&
  one?.line2 === other?.line2 &&
  one?.city === other?.city &&
  one?.postalCode === other?.postalCode &&
  one?.country === other?.country;
