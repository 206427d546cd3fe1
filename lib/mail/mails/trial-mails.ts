import type { Payer } from '../../domain/billing/who-pays.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import type { HelpTopic } from '../../domain/time/timeline.ts';
import type { AboutContact } from './about-subscription.ts';

/** About a trial that can still be converted. */
interface AboutTrial extends AboutContact {
  /** Who can convert it, if anybody (R49, R56). */
  readonly payer: Payer['is'];
}

/** Says that the trial can be used, and until when (R48). */
interface TrialReadyMail extends AboutTrial {
  readonly kind: 'trial-ready';
  readonly endsAt: Instant;
  readonly licences: number;
  readonly storageGb: number;
  /** The portal, and who signs in there; where the customer signed up, so that somebody can (R46). */
  readonly portal?: { readonly link: string; readonly accountId: AccountId };
}

/** One of the help series of a trial, fit for forwarding; the reader can unsubscribe from it (R48). */
interface HelpMail extends AboutTrial {
  readonly kind: 'help';
  readonly topic: HelpTopic;
  readonly endsAt: Instant;
  /** Stops the series without a sign-in, by one click of the mail program too (RFC 8058). */
  readonly unsubscribeLink: string;
}

/** Says `days` days ahead that the trial ends (R35, R50). */
interface NoticeBeforeExpiryMail extends AboutTrial {
  readonly kind: 'notice-before-expiry';
  readonly days: number;
  readonly deadline: Instant;
}

/** Says that the trial is over, and until when its data is kept (R50). */
interface ExpiredMail extends AboutContact {
  readonly kind: 'expired';
  readonly at: Instant;
  readonly purgeAt: Instant;
  /** Where support is asked, once somebody can sign in there. */
  readonly supportLink?: string;
}

/** Everything mailed about a trial. */
export type TrialMail = TrialReadyMail | HelpMail | NoticeBeforeExpiryMail | ExpiredMail;
