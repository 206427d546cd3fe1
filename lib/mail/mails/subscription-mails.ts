import type { Person } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import type { AboutContact } from './about-subscription.ts';

/** Invites the customer administrator. The link is the only one in the mail (R22). */
interface ActivationMail extends AboutContact {
  readonly kind: 'activation';
  readonly administrator: Person;
  readonly link: string;
  readonly expiresAt: Instant;
}

/** Says `days` days ahead that the subscription will be inactivated for want of an account number (R35). */
interface NoticeBeforeInactivationMail extends AboutContact {
  readonly kind: 'notice-before-inactivation';
  readonly days: number;
  readonly deadline: Instant;
}

/** Says why the subscription cannot be used now, and until when its data is kept (R32, R33). */
interface InactivatedMail extends AboutContact {
  readonly kind: 'inactivated';
  readonly at: Instant;
  readonly purgeAt: Instant;
}

/** Says that everything is as before (R33). */
interface ReactivatedMail extends AboutContact {
  readonly kind: 'reactivated';
  readonly at: Instant;
}

/** Says that the service comes to its end, with a link to its successor (R28). */
interface EndOfSupportMail extends AboutContact {
  readonly kind: 'end-of-support';
  readonly deadline: Instant;
  readonly link?: string;
}

/** Says `days` days ahead that the data will be deleted for good (R35). */
interface NoticeBeforePurgeMail extends AboutContact {
  readonly kind: 'notice-before-purge';
  /** Why the subscription ended. */
  readonly ended: 'inactive' | 'expired';
  readonly days: number;
  readonly deadline: Instant;
  /** Where support is asked to convert an expired trial, once somebody can sign in there (R50). */
  readonly supportLink?: string;
}

/** Confirms that the data is gone (R34). */
interface PurgedMail extends AboutContact {
  readonly kind: 'purged';
  readonly at: Instant;
}

/** Everything mailed about a subscription and its deadlines. */
export type SubscriptionMail =
  | ActivationMail
  | NoticeBeforeInactivationMail
  | InactivatedMail
  | ReactivatedMail
  | EndOfSupportMail
  | NoticeBeforePurgeMail
  | PurgedMail;
