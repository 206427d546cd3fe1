import type { BillingEvent } from '../billing/billing-events.ts';
import type { PaidEvent } from '../billing/paid-events.ts';
import type { EventBase } from '../change.ts';
import type { LinkedAccount } from '../customer/customer.ts';
import type { Delivery } from '../delivery.ts';
import type { Person } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { AccountInformationCorrected } from '../ownership/account-information.ts';
import type { Outcome } from '../refusal.ts';
import type { EndOfSupport } from '../time/end-of-support.ts';
import type { HelpTopic } from '../time/timeline.ts';
import type { Contact } from './contact.ts';
import type { Acceptance } from './invitation.ts';

export interface SubscriptionAdded extends EventBase {
  readonly type: 'subscription-added';
}
export interface InvitationSentEvent extends EventBase {
  readonly type: 'invitation-sent';
  readonly generation: number;
  readonly administrator: Person;
  readonly contact: Contact;
}
export interface InvitationWithdrawn extends EventBase {
  readonly type: 'invitation-withdrawn';
}
/** The mail service told what became of the mail with the invitation. */
export interface InvitationMailReported extends EventBase {
  readonly type: 'invitation-mail-reported';
  readonly generation: number;
  readonly delivery: Delivery;
}
/** Support lets mails go to an address again that came back from it, or were reported as spam. */
export interface MailBlockLifted extends EventBase {
  readonly type: 'mail-block-lifted';
  readonly address: string;
  readonly reason: string;
}
export interface Activated extends EventBase {
  readonly type: 'activated';
  readonly acceptance: Acceptance;
}
export interface AccountNumberLinked extends EventBase {
  readonly type: 'account-number-linked';
  readonly account: LinkedAccount;
}
/** A number came after the deadline: support is asked to reactivate, the check already done (R33). */
export interface ReactivationRequested extends EventBase {
  readonly type: 'reactivation-requested';
  readonly accountNumber: string;
}
/** Where notifications go has changed: by the partner's correction, or because the partner's word ceased to count (R12, R61). */
export interface ContactChanged extends EventBase {
  readonly type: 'contact-changed';
  readonly contact: Contact;
}
export interface NoticeGiven extends EventBase {
  readonly type: 'notice-given';
  readonly about: 'inactivation' | 'expiry' | 'end-of-support' | 'purge';
  readonly days: number;
  readonly deadline: Instant;
}
/** A trial began: with the partner's acceptance of the terms, or with the customer's (R46, R48). */
export interface TrialStarted extends EventBase {
  readonly type: 'trial-started';
}
/** A mail of the help series of a trial is due: the one of that day (R48). */
export interface HelpGiven extends EventBase {
  readonly type: 'help-given';
  readonly days: number;
  readonly topic: HelpTopic;
}
/** Who gets the help mails wants no more of them (R48). */
export interface HelpUnsubscribed extends EventBase {
  readonly type: 'help-unsubscribed';
}
/** And then wants them after all (R48). */
export interface HelpResumed extends EventBase {
  readonly type: 'help-resumed';
}
/** A trial ended without having been converted (R50). */
export interface Expired extends EventBase {
  readonly type: 'expired';
}
export interface Inactivated extends EventBase {
  readonly type: 'inactivated';
}
export interface Reactivated extends EventBase {
  readonly type: 'reactivated';
  readonly account: LinkedAccount;
}
export interface PurgeStarted extends EventBase {
  readonly type: 'purge-started';
}
/** The service comes to its end, or the date was changed (R28). */
export interface EndOfSupportAnnounced extends EventBase {
  readonly type: 'end-of-support-announced';
  readonly endOfSupport: EndOfSupport;
}
export type SubscriptionEvent =
  | PaidEvent
  | AccountInformationCorrected
  | BillingEvent
  | SubscriptionAdded
  | InvitationSentEvent
  | InvitationWithdrawn
  | InvitationMailReported
  | MailBlockLifted
  | Activated
  | AccountNumberLinked
  | ReactivationRequested
  | ContactChanged
  | NoticeGiven
  | TrialStarted
  | HelpGiven
  | HelpUnsubscribed
  | HelpResumed
  | Expired
  | Inactivated
  | EndOfSupportAnnounced
  | Reactivated
  | PurgeStarted;

/** What a command makes of a subscription. */
export type SubscriptionDecision = Outcome<readonly SubscriptionEvent[]>;
