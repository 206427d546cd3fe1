import type { EventBase } from './change.ts';
import type { AccountId } from './identity.ts';
import type { Address } from './organization.ts';

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
  readonly partnersOfRecord: readonly PartnerOfRecord[];
}

export interface AccountRecorded extends EventBase {
  readonly type: 'account-recorded';
}

/** Whether the directory associates a person with the account (R1). */
export const isAssociated = (account: Account, person: AccountId): boolean =>
  account.identities.includes(person);

/** Whether a partner is partner of record of the account, in any product line (R9). */
export const hasPartnerOfRecord = (account: Account, partnerAccountNumber: string): boolean =>
  account.partnersOfRecord.some((record) => record.partnerAccountNumber === partnerAccountNumber);

/** The partners of record of an account, each once. */
export const partnerAccountNumbers = (account: Account): string[] => [
  ...new Set(account.partnersOfRecord.map(({ partnerAccountNumber }) => partnerAccountNumber)),
];
