import type { OwnershipMail } from './mails/ownership-mails.ts';
import type { PaidMail } from './mails/paid-mails.ts';
import type { PartnerMail } from './mails/partner-mails.ts';
import type { PartnerNewsMail } from './mails/partner-news-mails.ts';
import type { PortalMail } from './mails/portal-mails.ts';
import type { SubscriptionMail } from './mails/subscription-mails.ts';
import type { TrialMail } from './mails/trial-mails.ts';

/** Everything that is ever mailed, each with exactly the data it shows. */
export type Mail =
  | SubscriptionMail
  | TrialMail
  | PaidMail
  | PortalMail
  | OwnershipMail
  | PartnerMail
  | PartnerNewsMail;

export type MailKind = Mail['kind'];
export type MailOf<Kind extends MailKind> = Extract<Mail, { kind: Kind }>;
