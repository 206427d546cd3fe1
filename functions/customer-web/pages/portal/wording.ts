import type { PartnerAccessKind } from '../../../../lib/domain/billing/billing-account.ts';
import type { PortalRole } from '../../../../lib/domain/portal/portal.ts';
import type { PortalEvent } from '../../../../lib/domain/portal/portal-events.ts';
import type { RefusalCode } from '../../../../lib/domain/refusal.ts';
import type { LinkStanding } from '../../../../lib/domain/subscription/invitation-link.ts';
import type {
  NoticeGiven,
  SubscriptionEvent,
} from '../../../../lib/domain/subscription/subscription-events.ts';
import type { InvitationView } from '../../../../lib/operations/customer/open-invitation.ts';
import type { InvitationState } from '../../../../lib/operations/customer/user-view.ts';
import type { InBilling } from '../../../../lib/operations/customer/view-access.ts';
import type { BillingField } from '../billing/wording.ts';
import type { Fault } from '../fault.ts';
import type { OwnershipField } from '../ownership/wording.ts';
import type { SignUpField } from '../sign-up/wording.ts';
import type { SupportField } from '../support/wording.ts';
import type { Notice } from '../wording.ts';

/** What was done last, said on the page that follows. */
export const doneThings = [
  'user-added',
  'user-invited',
  'user-edited',
  'user-deleted',
  'access-granted',
  'access-declined',
  'converted',
  'bought',
  'payment-method-replaced',
  'information-corrected',
  'delegate-added',
  'delegate-removed',
  'transfer-requested',
  'transfer-agreed',
  'transfer-called-off',
  'access-removed',
  'billing-handed-over',
  'partner-let-in',
  'partner-chosen',
  'choice-taken-back',
  'question-asked',
  'message-written',
] as const;
export type Done = (typeof doneThings)[number];

/** Fields of forms, by the names that they have in the form. */
export type Field =
  | 'accountId'
  | 'firstName'
  | 'lastName'
  | 'roles'
  | 'subscription'
  | HandOverField
  | BillingField
  | OwnershipField
  | SignUpField
  | SupportField;
export type HandOverField = 'billing-contact' | 'customer-care-contact' | 'shipping-contact';

/** Refusals that a page explains by itself. */
export type ExplainedRefusal = Extract<
  RefusalCode,
  | 'user-already-added'
  | 'user-is-administrator'
  | 'user-is-billing-administrator'
  | 'user-is-delegate'
  | 'user-is-new-owner'
  | 'last-administrator'
  | 'role-is-mandatory'
  | 'hand-over-not-possible'
  | 'already-joined'
  | 'no-licence-left'
  | 'portal-is-full'
  | 'administrator-is-portal-identity'
  | 'precondition-failed'
  | 'nothing-to-change'
  | 'too-much-contention'
  | 'data-center-unavailable'
  | 'idempotency-key-reused'
  | 'already-paid'
  | 'not-a-trial'
  | 'not-paid'
  | 'service-cannot-be-paid'
  | 'plan-not-offered'
  | 'release-not-offered'
  | 'not-an-upgrade'
  | 'too-few-licences'
  | 'payment-method-of-partner'
  | 'too-much-bought'
  | 'billing-address-not-in-country'
  | 'delegate-is-not-a-user'
  | 'already-has-billing-access'
  | 'too-many-delegates'
  | 'transfer-not-needed'
  | 'transfer-already-requested'
  | 'transfer-details-mismatch'
  | 'card-digits-blocked'
  | 'transfer-needed'
  | 'new-owner-not-ready'
  | 'no-partner'
  | 'new-owner-is-not-a-user'
  | 'no-transfer-requested'
  | 'not-the-new-owner'
  | 'partner-is-billing-administrator'
  | 'partner-not-found'
  | 'organization-required'
  | 'product-line-not-of-service'
  | 'sign-up-account-only'
  | 'service-not-found'
  | 'direct-sign-up-not-offered'
  | 'country-not-supported'
  | 'country-of-use-is-fixed'
  | 'service-ended'
  | 'too-many-sign-ups'
  | 'request-closed'
  | 'request-full'
  | 'too-many-open-requests'
>;

/** Every text of the portal's pages, in one language. */
export interface PortalTexts {
  readonly nav: {
    readonly label: string;
    readonly overview: string;
    readonly users: string;
    readonly requests: (waiting: number) => string;
    readonly history: string;
    readonly access: string;
    readonly billing: string;
    readonly account: string;
    readonly partner: string;
    readonly support: string;
  };
  readonly roles: Readonly<Record<PortalRole, string>>;
  /** What a role is for, in a few words. */
  readonly roleHints: Readonly<Record<PortalRole, string>>;
  readonly done: Readonly<Record<Done, string>>;
  readonly problem: string;
  readonly errorPrefix: string;
  readonly faults: Readonly<Record<Field, Partial<Record<Fault, string>>>>;
  readonly refusals: Readonly<Record<ExplainedRefusal, string>>;
  readonly back: string;
  readonly overview: {
    readonly licences: string;
    readonly licencesOf: (taken: number, total: number) => string;
    readonly noLicencesLeft: (whom: string) => string;
    readonly ownNoLicencesLeft: string;
    readonly ownNoLicencesInTrial: string;
    readonly noLicencesWithoutOwner: string;
    readonly unlimitedLicences: (taken: number) => string;
    readonly storage: string;
    readonly storageOf: (gigabytes: number) => string;
    readonly noStorage: string;
    readonly expiredTitle: string;
    readonly expired: (purgeAt: string | undefined) => string;
    readonly trial: (until: string, whom: string) => string;
    readonly ownTrial: (until: string) => string;
    readonly trialWithoutOwner: (until: string) => string;
    readonly yourRoles: string;
    readonly administrators: string;
    readonly waiting: (count: number) => string;
    readonly toRequests: string;
    readonly offered: string;
    readonly toOffer: string;
    readonly partner: string;
    /** Where there is no partner. */
    readonly contactVendor: (vendorName: string) => string;
    readonly contactSupport: (partnerName: string) => string;
    readonly helpTitle: string;
    readonly help: Readonly<Record<'wanted' | 'stopped', string>>;
    readonly toHelp: Readonly<Record<'wanted' | 'stopped', string>>;
  };
  readonly users: {
    readonly title: string;
    readonly add: string;
    readonly edit: (name: string) => string;
    readonly more: string;
    readonly you: string;
    readonly statuses: Readonly<Record<'active' | InvitationState, string>>;
    readonly expires: (at: string) => string;
    readonly since: (at: string) => string;
  };
  readonly userForm: {
    readonly addTitle: string;
    readonly editTitle: (name: string) => string;
    readonly accountId: string;
    readonly accountHint: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly roles: string;
    readonly language: string;
    readonly sendInvitation: string;
    readonly sendInvitationHint: string;
    readonly submitNew: string;
    readonly submitEdit: string;
    readonly cancel: string;
    readonly invitation: string;
    readonly invitationStates: Readonly<
      Record<InvitationState, (at: string | undefined, expires: string | undefined) => string>
    >;
    readonly send: string;
    readonly sendAgain: string;
    readonly deletion: string;
    readonly deletionHint: string;
    readonly administratorHint: string;
    readonly toDeletion: string;
  };
  readonly deletion: {
    readonly title: (name: string) => string;
    readonly lead: (name: string, account: string) => string;
    readonly handOver: string;
    readonly handOverHint: (name: string) => string;
    readonly takesOver: (role: string) => string;
    readonly choose: string;
    readonly nobody: string;
    readonly submit: string;
    readonly administrator: (name: string) => string;
  };
  readonly requests: {
    readonly title: string;
    readonly lead: string;
    readonly none: string;
    readonly link: string;
    readonly asked: (at: string) => string;
    readonly expires: (at: string) => string;
    readonly grant: (name: string) => string;
    readonly decline: (name: string) => string;
    readonly grantShort: string;
    readonly declineShort: string;
  };
  readonly history: {
    readonly title: string;
    readonly users: string;
    readonly service: string;
    readonly older: string;
    readonly newest: string;
    readonly by: (who: string) => string;
    readonly system: string;
    readonly mailRecipient: string;
    readonly customer: string;
    readonly partner: (account: string) => string;
    readonly support: string;
    readonly events: {
      readonly [Type in PortalEvent['type']]: (whom: string, roles: string) => string;
    };
    readonly serviceEvents: {
      readonly [Type in Exclude<SubscriptionEvent['type'], 'purchased'>]: string;
    };
    readonly bought: (what: string) => string;
    /** What a notice said would come. */
    readonly notices: Readonly<Record<NoticeGiven['about'], string>>;
    readonly otherEvent: string;
    readonly onBehalfOf: (organizationName: string) => string;
  };
  readonly access: {
    readonly title: string;
    readonly lead: string;
    /** Of the partner, by the kind of its access. */
    readonly partner: Readonly<Record<PartnerAccessKind, string>>;
    readonly atPartner: (partnerName: string) => string;
    /** Who can pay at the partner beside the billing administrator there. */
    readonly administratorsAt: (partnerName: string) => string;
    readonly pay: string;
    readonly inBilling: Readonly<Record<InBilling, string>>;
    readonly since: (at: string) => string;
    readonly invitedSince: (at: string) => string;
    readonly by: (who: string) => string;
    readonly byPartner: (partnerName: string) => string;
    /** Of the partner itself. */
    readonly bySetUp: string;
    /** Of who signed up without a partner. */
    readonly bySigningUp: string;
    readonly removed: string;
    readonly removedAt: (at: string, by: string) => string;
    readonly toPartner: string;
  };
  readonly ask: {
    readonly title: string;
    readonly lead: string;
    readonly subscription: string;
    readonly subscriptionHint: string;
    readonly submit: string;
    readonly button: string;
    readonly asked: Notice;
  };
  readonly administratorsOnly: Notice;
  readonly billingAccessOnly: (administrator: string) => Notice;
  readonly billingAdministratorOnly: (administrator: string | undefined) => Notice;
  readonly noSuchUser: Notice;
  readonly join: {
    readonly title: (serviceName: string) => string;
    readonly lead: (invitation: InvitationView) => string;
    readonly account: string;
    readonly confirm: string;
    readonly button: string;
  };
  readonly deadEnds: {
    readonly [End in Exclude<LinkStanding, 'open' | 'over' | 'ended'>]: (
      serviceName: string | undefined,
    ) => Notice;
  };
  readonly wrongAccountRemedy: string;
}
