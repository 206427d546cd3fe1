import type { Language, Person } from '../domain/identity.ts';
import type { Instant } from '../domain/instant.ts';

interface AboutSubscription {
  /** The contact e-mail, which may differ from the administrator's account (R12). */
  readonly to: string;
  readonly language: Language;
  readonly organizationName: string;
  readonly serviceName: string;
  readonly partnerName: string;
}

/** Invites the customer administrator. The link is the only one in the mail (R22). */
export interface ActivationMail extends AboutSubscription {
  readonly kind: 'activation';
  readonly administrator: Person;
  readonly link: string;
  readonly expiresAt: Instant;
}

/** Says `days` days ahead that the subscription will be inactivated for want of an account number (R35). */
export interface NoticeBeforeInactivationMail extends AboutSubscription {
  readonly kind: 'notice-before-inactivation';
  readonly days: number;
  readonly deadline: Instant;
}

/** Says why the subscription cannot be used now, and until when its data is kept (R32, R33). */
export interface InactivatedMail extends AboutSubscription {
  readonly kind: 'inactivated';
  readonly at: Instant;
  readonly purgeAt: Instant;
}

/** Says that everything is as before (R33). */
export interface ReactivatedMail extends AboutSubscription {
  readonly kind: 'reactivated';
  readonly at: Instant;
}

/** Says `days` days ahead that the data will be deleted for good (R35). */
export interface NoticeBeforePurgeMail extends AboutSubscription {
  readonly kind: 'notice-before-purge';
  readonly days: number;
  readonly deadline: Instant;
}

/** Confirms that the data is gone (R34). */
export interface PurgedMail extends AboutSubscription {
  readonly kind: 'purged';
  readonly at: Instant;
}

/** Everything that is ever mailed, each with exactly the data it shows. */
export type Mail =
  | ActivationMail
  | NoticeBeforeInactivationMail
  | InactivatedMail
  | ReactivatedMail
  | NoticeBeforePurgeMail
  | PurgedMail;

export type MailKind = Mail['kind'];
export type MailOf<Kind extends MailKind> = Extract<Mail, { kind: Kind }>;
