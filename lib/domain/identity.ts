/** An account name as a person types it, trimmed and in lower case: `kim@contoso.example`. */
export type AccountId = string & { readonly __accountId: unique symbol };

/**
 * The account of a name. Only A to Z have a lower case here and only spaces are trimmed: Unicode folds other letters
 * onto them (the Kelvin sign becomes a `k`), which would make one account of two people's (R1, R25).
 */
export const accountId = (text: string): AccountId =>
  text.replace(/^ +| +$/g, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase()) as AccountId;

/** A signed-in person: the issuer's subject is who they are, the account is how they are addressed. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly accountId: AccountId;
}

/** What a person is known by once they have signed in: the subject at its issuer, never an e-mail address. */
export type PersonKey = Pick<Identity, 'issuer' | 'subject'>;

/** Whether two identities are one person, whatever their accounts are called. */
export const samePerson = (a: PersonKey, b: PersonKey): boolean =>
  a.issuer === b.issuer && a.subject === b.subject;

/** A person as named in an invitation. Only an account identifier is ever taken (R15). */
export interface Person {
  readonly accountId: AccountId;
  readonly firstName: string;
  readonly lastName: string;
}

/** Languages of mails and pages (R22). */
export type Language = 'en' | 'sv';
export const languages = ['en', 'sv'] as const satisfies readonly Language[];
