import type { Instant } from '../domain/instant.ts';
import type { ContactGiver } from '../domain/subscription/contact.ts';
import type { MailKind, MailOf } from './mail.ts';
import type { OwnershipMail } from './mails/ownership-mails.ts';
import type { PaidMail } from './mails/paid-mails.ts';
import type { PartnerMail } from './mails/partner-mails.ts';
import type { PartnerNewsMail } from './mails/partner-news-mails.ts';
import type { PortalMail } from './mails/portal-mails.ts';
import type { SubscriptionMail } from './mails/subscription-mails.ts';
import type { TrialMail } from './mails/trial-mails.ts';

/** The words of one mail, as plain text throughout. */
export interface Wording {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly button?: { readonly label: string; readonly link: string };
  /** What to do when the mail came by mistake, and the like; shown small. */
  readonly notes: readonly string[];
}

/** How an instant is put in the reader's language. */
export type InWords = (at: Instant) => string;

/** All mails in one language. A missing text does not compile. */
export type MailTexts = {
  readonly [Kind in MailKind]: (mail: MailOf<Kind>, inWords: InWords) => Wording;
} & {
  /** Label of the link that stops the help mails (R48). */
  readonly unsubscribe: string;
  /** Why the mail was sent, on every mail about a service, by who gave the address or whose it is. */
  readonly footer: {
    readonly [Giver in ContactGiver]: (
      names: Readonly<Record<'brandName' | 'organizationName' | 'partnerName', string>>,
    ) => string;
  };
  /** The same on mails to users of the portal, and to those who want to be. */
  readonly portalFooter: (brandName: string, organizationName: string) => string;
  /** The same on mails to those who work in a partner portal. */
  readonly partnerFooter: (brandName: string, partnerName: string) => string;
};

/** Mails about a subscription and its deadlines. */
export type SubscriptionMailTexts = Pick<MailTexts, SubscriptionMail['kind'] | 'footer'>;

/** Mails about a trial. */
export type TrialMailTexts = Pick<MailTexts, TrialMail['kind'] | 'unsubscribe'>;

/** Mails about paying. */
export type PaidMailTexts = Pick<MailTexts, PaidMail['kind']>;

/** Mails about the users of the customer portal. */
export type PortalMailTexts = Pick<MailTexts, PortalMail['kind'] | 'portalFooter'>;

/** Mails about the ownership, and about leaving the partner behind. */
export type OwnershipMailTexts = Pick<MailTexts, OwnershipMail['kind']>;

/** Mails to those who work in a partner portal. */
export type PartnerMailTexts = Pick<MailTexts, PartnerMail['kind'] | 'partnerFooter'>;

/** Mails to a partner about what its customer did. */
export type PartnerNewsMailTexts = Pick<MailTexts, PartnerNewsMail['kind']>;
