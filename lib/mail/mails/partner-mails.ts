import type { AccountId, Language } from '../../domain/identity.ts';
import type { PartnerRole } from '../../domain/partner/partner.ts';

export interface AboutPartner {
  readonly to: string;
  readonly language: Language;
  readonly partnerName: string;
  /** Whom the mail is about, by the account that signs in. */
  readonly accountId: AccountId;
}

/** Says that somebody was added to the portal of a partner organisation, and how to sign in (R2). */
interface PartnerInvitationMail extends AboutPartner {
  readonly kind: 'partner-invitation';
  readonly role: PartnerRole;
}

/** What support answered to somebody who works in a partner portal (R33). */
interface PartnerRequestAnsweredMail extends AboutPartner {
  readonly kind: 'partner-request-answered';
  readonly requestId: string;
  readonly subject: string;
  readonly text: string;
}

/** Says that support closed the request to reactivate that an account number opened, and how to ask again (R33). */
interface PartnerRequestClosedMail extends AboutPartner {
  readonly kind: 'partner-request-closed';
  readonly requestId: string;
  readonly subject: string;
  readonly reason?: string;
  readonly accountNumber: string;
}

/** Says that support made somebody the administrator (R5). */
interface AdministratorAppointedMail extends AboutPartner {
  readonly kind: 'administrator-appointed';
  /** Whether they have never signed in. */
  readonly invited: boolean;
}

/** Says to a former administrator that support appointed somebody else, and what becomes of them (R5). */
export interface AdministratorReplacedMail extends AboutPartner {
  readonly kind: 'administrator-replaced';
  readonly former: 'demote' | 'remove';
  /** Whether they have never signed in, and so were to become it. */
  readonly invited: boolean;
}

/** Everything mailed to who works in a partner portal about themselves. */
export type PartnerMail =
  | PartnerInvitationMail
  | PartnerRequestAnsweredMail
  | PartnerRequestClosedMail
  | AdministratorAppointedMail
  | AdministratorReplacedMail;
