import type { Delivery } from '../delivery.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { EndOfSupport } from './end-of-support.ts';

/** Periods of one subscription in days, taken from the catalogue when it was added. */
export interface Periods {
  readonly retentionDays: number;
  readonly noticeDays: {
    /** Before inactivation or, of a trial, before expiry. */
    readonly beforeInactivation: readonly number[];
    readonly beforePurge: readonly number[];
  };
  /** The help series of a trial (R48). */
  readonly help?: readonly HelpStep[];
  /** That the service comes to its end, as far as it is known (R28). */
  readonly endOfSupport?: EndOfSupport;
}

/** What help is mailed about so many days after a trial's start (R48). */
export interface HelpStep {
  readonly days: number;
  readonly topic: HelpTopic;
}
export const helpTopics = ['first-steps', 'invite-colleagues', 'bring-your-data', 'decide'] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** What becomes of a subscription whose time is over: inactive without an account number, expired as a trial. */
export type EndedPhase = 'inactive' | 'expired';

/** Until when a subscription is usable: without end, or until an instant (R30, R31, R46). */
export type Limit =
  /** A trial that has not begun. */
  | { readonly is: 'none' }
  | { readonly is: 'lifted'; readonly accountNumber: string; readonly since: Instant }
  | { readonly is: 'until'; readonly from: Instant; readonly at: Instant; readonly becomes: EndedPhase };

export type UsablePhase = 'added' | 'invitation-sent' | 'active' | 'trial' | 'paid';

/** What is known of an invitation without knowing whom it invites. */
export interface InvitationMark {
  readonly status: 'sent' | 'withdrawn' | 'accepted';
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  readonly delivery?: Delivery;
}

/** What is known of a paid subscription; prices stay in the data center (R29, R49). */
export interface PaidMark {
  readonly since: Instant;
  readonly plan: string;
  readonly release: string;
  readonly licences: number;
  readonly storageGb: number;
}

/** Which side administers billing, and which access of the partner is open; nobody's name at the customer (R56, R61). */
export interface BillingMark {
  readonly administrator: 'partner' | 'customer';
  /** Who at the partner is the billing administrator: one of its own people, whom home knows. */
  readonly holder?: AccountId;
  /** Who at the partner is a delegate, if anybody. */
  readonly delegates?: readonly AccountId[];
  readonly partnerBilling: boolean;
  readonly partnerUser: boolean;
}

/**
 * The part of a subscription that time acts on, free of personal data, so that it can also stand at home (R20).
 * `handled` is the instant up to which timers have been applied to the stored state.
 */
export type Timeline = {
  readonly periods: Periods;
  readonly handled: Instant;
  /** Who signed up for the trial (R46). */
  readonly signedUpBy?: 'partner' | 'customer';
  /** From the sign-up on. */
  readonly billing?: BillingMark;
} & (
  | {
      readonly phase: UsablePhase;
      readonly limit: Limit;
      readonly paid?: PaidMark;
      readonly invitation?: InvitationMark;
    }
  | {
      readonly phase: EndedPhase;
      readonly since: Instant;
      readonly purgeAt: Instant;
      readonly was: UsablePhase;
      readonly invitation?: InvitationMark;
    }
  | { readonly phase: 'purging' | 'purged'; readonly since: Instant }
);
