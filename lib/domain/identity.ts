/** An account name as a person types it, trimmed and in lower case: `kim@contoso.example`. */
export type AccountId = string & { readonly __accountId: unique symbol };

export const accountId = (text: string): AccountId => text.trim().toLowerCase() as AccountId;

/** A signed-in person: the issuer's subject is who they are, the account is how they are addressed. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly accountId: AccountId;
}

/** Whether two identities are one person: the same subject at the same issuer, whatever the account is called. */
export const samePerson = (
  a: Pick<Identity, 'issuer' | 'subject'>,
  b: Pick<Identity, 'issuer' | 'subject'>,
): boolean => a.issuer === b.issuer && a.subject === b.subject;

/** A person as named in an invitation. Only an account identifier is ever taken (R15). */
export interface Person {
  readonly accountId: AccountId;
  readonly firstName: string;
  readonly lastName: string;
}

/** Languages of mails and pages (R22). */
export type Language = 'en' | 'sv';
export const languages = ['en', 'sv'] as const satisfies readonly Language[];
