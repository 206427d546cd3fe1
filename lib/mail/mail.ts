import type { PartnerAccessKind } from '../domain/billing/billing-account.ts';
import type { Charge } from '../domain/billing/charge.ts';
import type { Purchase } from '../domain/billing/paid-events.ts';
import type { AccountId, Language, Person } from '../domain/identity.ts';
import type { Instant } from '../domain/instant.ts';
import type { PartnerRole } from '../domain/partner/partner.ts';
import type { PortalRole } from '../domain/portal/portal.ts';
import type { ContactGiver } from '../domain/subscription/contact.ts';
import type { HelpTopic } from '../domain/time/timeline.ts';

interface AboutSubscription {
  readonly to: string;
  readonly language: Language;
  readonly organizationName: string;
  readonly serviceName: string;
  readonly partnerName: string;
}

/** To the contact e-mail, which may differ from the administrator's account, or to the billing administrator (R12). */
interface AboutContact extends AboutSubscription {
  /** Who gave the address, or whose it is: why the mail goes there. */
  readonly addressedAs: ContactGiver;
}

/** Invites the customer administrator. The link is the only one in the mail (R22). */
export interface ActivationMail extends AboutContact {
  readonly kind: 'activation';
  readonly administrator: Person;
  readonly link: string;
  readonly expiresAt: Instant;
}

/** Says `days` days ahead that the subscription will be inactivated for want of an account number (R35). */
export interface NoticeBeforeInactivationMail extends AboutContact {
  readonly kind: 'notice-before-inactivation';
  readonly days: number;
  readonly deadline: Instant;
}

/** About a trial that can still be converted. */
interface AboutTrial extends AboutContact {
  /** Whether somebody at the customer is the billing administrator, and so converts it (R49, R56). */
  readonly paysItself: boolean;
}

/** Says that the trial can be used, and until when (R48). */
export interface TrialReadyMail extends AboutTrial {
  readonly kind: 'trial-ready';
  readonly endsAt: Instant;
  readonly licences: number;
  readonly storageGb: number;
}

/** One of the help series of a trial, fit for forwarding; the reader can unsubscribe from it (R48). */
export interface HelpMail extends AboutTrial {
  readonly kind: 'help';
  readonly topic: HelpTopic;
  readonly endsAt: Instant;
  /** Stops the series without a sign-in, by one click of the mail program too (RFC 8058). */
  readonly unsubscribeLink: string;
}

/** Says `days` days ahead that the trial ends (R35, R50). */
export interface NoticeBeforeExpiryMail extends AboutTrial {
  readonly kind: 'notice-before-expiry';
  readonly days: number;
  readonly deadline: Instant;
}

/** Says that the trial is over, and until when its data is kept (R50). */
export interface ExpiredMail extends AboutContact {
  readonly kind: 'expired';
  readonly at: Instant;
  readonly purgeAt: Instant;
}

/** Says that the trial became a paid subscription, and what was charged (R49). */
export interface ConvertedMail extends AboutContact {
  readonly kind: 'converted';
  readonly planName: string;
  readonly licences: number;
  readonly storageGb: number;
  readonly charge: Charge;
  readonly nextChargeAt: Instant;
}

/** Says what was bought, and what was charged for it (R51). */
export interface ReceiptMail extends AboutContact {
  readonly kind: 'receipt';
  readonly purchase: Purchase;
  /** Absent when it cost nothing. */
  readonly charge?: Charge;
  readonly nextChargeAt: Instant;
}

/** The receipt of a month, to the billing administrator (R62). */
export interface MonthChargedMail extends AboutContact {
  readonly kind: 'month-charged';
  readonly charge: Charge;
  readonly nextChargeAt: Instant;
  /** Every charge; for a billing administrator who can open the portal. */
  readonly link?: string;
}

/** Says that it is paid in another way from now on; of the method, only by which digits its owner knows it (R15). */
export interface PaymentMethodReplacedMail extends AboutContact {
  readonly kind: 'payment-method-replaced';
  readonly lastFour: string;
  readonly by?: AccountId;
  readonly at: Instant;
}

/** Says why the subscription cannot be used now, and until when its data is kept (R32, R33). */
export interface InactivatedMail extends AboutContact {
  readonly kind: 'inactivated';
  readonly at: Instant;
  readonly purgeAt: Instant;
}

/** Says that everything is as before (R33). */
export interface ReactivatedMail extends AboutContact {
  readonly kind: 'reactivated';
  readonly at: Instant;
}

/** Says that the service comes to its end, with a link to its successor (R28). */
export interface EndOfSupportMail extends AboutContact {
  readonly kind: 'end-of-support';
  readonly deadline: Instant;
  readonly link?: string;
}

/** Says `days` days ahead that the data will be deleted for good (R35). */
export interface NoticeBeforePurgeMail extends AboutContact {
  readonly kind: 'notice-before-purge';
  /** Why the subscription ended. */
  readonly ended: 'inactive' | 'expired';
  readonly days: number;
  readonly deadline: Instant;
}

/** Confirms that the data is gone (R34). */
export interface PurgedMail extends AboutContact {
  readonly kind: 'purged';
  readonly at: Instant;
}

/** Invites somebody to the customer portal. The link is the only one in the mail (R39, R40). */
export interface UserInvitationMail extends AboutSubscription {
  readonly kind: 'user-invitation';
  readonly person: Person;
  readonly link: string;
  readonly expiresAt: Instant;
}

/** Tells an administrator that somebody asks to be let in (R37). */
export interface AccessRequestedMail extends AboutSubscription {
  readonly kind: 'access-requested';
  /** Who asks. */
  readonly person: Person;
  readonly link: string;
}

/** Tells who asked that they may enter (R37). */
export interface AccessGrantedMail extends AboutSubscription {
  readonly kind: 'access-granted';
  readonly person: Person;
  readonly link: string;
}

/** Tells who asked that they may not enter (R37). */
export interface AccessDeclinedMail extends AboutSubscription {
  readonly kind: 'access-declined';
  readonly person: Person;
}

/** Tells a user of responsibilities that they have now, given or handed over (R41, R43). */
export interface RolesReceivedMail extends AboutSubscription {
  readonly kind: 'roles-received';
  readonly person: Person;
  readonly roles: readonly PortalRole[];
  /** The administrator who gave them. */
  readonly by?: AccountId;
  /** Whose they were, when that user was deleted. */
  readonly handedOverBy?: AccountId;
  /** The portal, for somebody who can enter it. */
  readonly link?: string;
}

interface AboutOwnership extends AboutSubscription {
  /** Whom the mail is to. */
  readonly person: Person;
}

/** Asks somebody whether they take over the ownership (R58). */
export interface OwnershipOfferedMail extends AboutOwnership {
  readonly kind: 'ownership-offered';
  readonly by: AccountId;
  /** Why support asks, when the owner is gone. */
  readonly reason?: string;
  readonly link: string;
}

/** Tells the new owner that the ownership is theirs (R59). */
export interface OwnershipReceivedMail extends AboutOwnership {
  readonly kind: 'ownership-received';
  readonly former: AccountId;
  readonly at: Instant;
  /** Where notices about the service go by now. */
  readonly noticesTo: string;
  /** The last digits of what the partner gave, which pays until the new owner gives their own. */
  readonly partnersCard?: string;
  readonly link: string;
}

/** Tells the former owner at the customer who has it now (R59). */
export interface OwnershipHandedOverMail extends AboutOwnership {
  readonly kind: 'ownership-handed-over';
  readonly owner: AccountId;
  readonly at: Instant;
  readonly link: string;
}

/** Tells the owner at the customer that support was told that they are gone (R57). */
export interface OwnershipClaimedMail extends AboutOwnership {
  readonly kind: 'ownership-claimed';
  /** Who is to take over. */
  readonly candidate: AccountId;
  readonly reason?: string;
  readonly link: string;
}

/** Tells the new billing administrator that a colleague gave it to them (R56). */
export interface BillingReceivedMail extends AboutOwnership {
  readonly kind: 'billing-received';
  readonly former: AccountId;
  readonly at: Instant;
  readonly link: string;
}

/** Confirms to whoever handed billing over that they did (R56). */
export interface BillingHandedOverMail extends AboutOwnership {
  readonly kind: 'billing-handed-over';
  readonly owner: AccountId;
  readonly at: Instant;
  readonly link: string;
}

/** Tells the administrators of a customer that their partner's user was let in again (R61). */
export interface PartnerAccessGrantedMail extends AboutOwnership {
  readonly kind: 'partner-access-granted';
  readonly by: AccountId;
  readonly at: Instant;
  readonly link: string;
}

/** Tells the administrators of a customer what access of their partner was removed; it is the receipt too (R61). */
export interface PartnerAccessRemovedMail extends AboutOwnership {
  readonly kind: 'partner-access-removed';
  readonly removed: readonly PartnerAccessKind[];
  readonly by: AccountId;
  readonly at: Instant;
  readonly receiptId: string;
  /** Where notices about the service go by now. */
  readonly noticesTo: string;
}

/** What support answered to a user of the portal who asked (R33). */
export interface SupportAnsweredMail extends AboutSubscription {
  readonly kind: 'support-answered';
  readonly person: Person;
  readonly subject: string;
  readonly text: string;
  /** The page of the request, where one writes again. */
  readonly link: string;
}

interface AboutPartner {
  readonly to: string;
  readonly language: Language;
  readonly partnerName: string;
  /** Whom the mail is about, by the account that signs in. */
  readonly accountId: AccountId;
}

/** Says that somebody was added to the portal of a partner organisation, and how to sign in (R2). */
export interface PartnerInvitationMail extends AboutPartner {
  readonly kind: 'partner-invitation';
  readonly role: PartnerRole;
}

/** What support answered to somebody who works in a partner portal (R33). */
export interface PartnerRequestAnsweredMail extends AboutPartner {
  readonly kind: 'partner-request-answered';
  readonly requestId: string;
  readonly subject: string;
  readonly text: string;
}

/** Says that support made somebody the administrator (R5). */
export interface AdministratorAppointedMail extends AboutPartner {
  readonly kind: 'administrator-appointed';
  /** Whether they have never signed in. */
  readonly invited: boolean;
}

/** Says to a former administrator that support appointed somebody else, and what becomes of them (R5). */
export interface AdministratorReplacedMail extends AboutPartner {
  readonly kind: 'administrator-replaced';
  readonly former: 'demote' | 'remove';
}

interface AboutCustomer extends AboutPartner {
  readonly customerName: string;
  readonly service: string;
  readonly at: Instant;
}

/** Tells who held the ownership at the partner that the customer has taken it over (R59). */
export interface OwnershipTakenOverMail extends AboutCustomer {
  readonly kind: 'ownership-taken-over';
  readonly former: AccountId;
}

/** Tells the administrators of a partner which of its access a customer has removed (R61). */
export interface AccessRemovedMail extends AboutCustomer {
  readonly kind: 'access-removed';
  readonly removed: readonly PartnerAccessKind[];
}

/** Tells the administrators of a partner that a customer has let its user in again (R61). */
export interface AccessRestoredMail extends AboutCustomer {
  readonly kind: 'access-restored';
}

/** Everything that is ever mailed, each with exactly the data it shows. */
export type Mail =
  | ActivationMail
  | NoticeBeforeInactivationMail
  | TrialReadyMail
  | HelpMail
  | NoticeBeforeExpiryMail
  | ExpiredMail
  | ConvertedMail
  | ReceiptMail
  | MonthChargedMail
  | PaymentMethodReplacedMail
  | InactivatedMail
  | ReactivatedMail
  | NoticeBeforePurgeMail
  | PurgedMail
  | EndOfSupportMail
  | UserInvitationMail
  | AccessRequestedMail
  | AccessGrantedMail
  | AccessDeclinedMail
  | RolesReceivedMail
  | SupportAnsweredMail
  | PartnerRequestAnsweredMail
  | OwnershipOfferedMail
  | OwnershipReceivedMail
  | OwnershipHandedOverMail
  | OwnershipClaimedMail
  | BillingReceivedMail
  | BillingHandedOverMail
  | PartnerAccessRemovedMail
  | PartnerAccessGrantedMail
  | PartnerInvitationMail
  | AdministratorAppointedMail
  | AdministratorReplacedMail
  | OwnershipTakenOverMail
  | AccessRemovedMail
  | AccessRestoredMail;

export type MailKind = Mail['kind'];
export type MailOf<Kind extends MailKind> = Extract<Mail, { kind: Kind }>;
