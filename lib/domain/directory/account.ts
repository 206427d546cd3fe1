import type { EventBase } from '../change.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { Address } from '../organization.ts';
import { type Designation, designatedFor, withDesignation } from '../partner-of-record/designation.ts';

/** The partner that the directory names as responsible for an account, by product line (R54). */
export interface PartnerOfRecord {
  readonly productLine: string;
  readonly partnerAccountNumber: string;
}

/** One record of the vendor's account-of-record directory. */
export interface Account {
  readonly accountNumber: string;
  readonly organization: { readonly name: string; readonly phone?: string; readonly address: Address };
  /** Accounts of the people who may act for the organisation (R1). */
  readonly identities: readonly AccountId[];
  /** As the directory has them; a customer's own choice goes before them. */
  readonly partnersOfRecord: readonly PartnerOfRecord[];
  /** What its customers chose, every choice; the newest of a product line stands. Kept when the directory's record is replaced (R52, R54). */
  readonly designations?: readonly Designation[];
}

/** A record of the directory was written: what is new in it, and who may act for the organisation (R1, R66). */
export interface AccountRecorded extends EventBase {
  readonly type: 'account-recorded';
  /** Which fields another value was recorded for. */
  readonly fields?: readonly string[];
  readonly name?: { readonly from?: string; readonly to: string };
  readonly identities?: { readonly added: readonly AccountId[]; readonly removed: readonly AccountId[] };
}

/** What was recorded, by what it replaces. */
export function accountRecorded(before: Account | undefined, after: Account, at: Instant): AccountRecorded {
  const had = before?.identities ?? [];
  const added = after.identities.filter((one) => !had.includes(one));
  const removed = had.filter((one) => !after.identities.includes(one));
  const from = before?.organization.name;
  const to = after.organization.name;
  const fields = (['organization', 'identities', 'partnersOfRecord'] as const).filter(
    (field) => JSON.stringify(before?.[field]) !== JSON.stringify(after[field]),
  );
  return {
    type: 'account-recorded',
    at,
    fields,
    ...(from !== to && { name: { ...(from !== undefined && { from }), to } }),
    ...(added.length + removed.length > 0 && { identities: { added, removed } }),
  };
}

/** What the directory and the customer say about whose an account is. */
type Responsibility = Pick<Account, 'designations' | 'partnersOfRecord'>;

/** Whether the directory associates a person with the account (R1). */
export const isAssociated = (account: Account, person: AccountId): boolean =>
  account.identities.includes(person);

/** The partner of record for a product line: the customer's choice, else the directory's (R54). */
export const partnerOfRecordFor = (
  { designations = [], partnersOfRecord }: Responsibility,
  productLine: string,
): string | undefined =>
  designatedFor(designations, productLine) ??
  partnersOfRecord.find((record) => record.productLine === productLine)?.partnerAccountNumber;

/** Whether a partner is partner of record of the account, in any product line (R9). */
export const hasPartnerOfRecord = (account: Responsibility, partnerAccountNumber: string): boolean =>
  partnerAccountNumbers(account).includes(partnerAccountNumber);

/** The partners of record of an account, each once. */
export function partnerAccountNumbers(account: Responsibility): string[] {
  const { designations = [], partnersOfRecord } = account;
  const productLines = [...designations, ...partnersOfRecord].map(({ productLine }) => productLine);
  return [...new Set(productLines.flatMap((productLine) => partnerOfRecordFor(account, productLine) ?? []))];
}

/** The account with what the customer chose; the same one when that is no news (R52). */
export function withDesignations(account: Account, designations: readonly Designation[]): Account {
  const present = account.designations ?? [];
  const next = designations.reduce(withDesignation, present);
  return next === present ? account : { ...account, designations: next };
}
