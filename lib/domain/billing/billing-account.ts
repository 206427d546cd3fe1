import type { AccountId, PersonKey } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { Address } from '../organization.ts';
import type { ChosenPartner, Designation } from '../partner-of-record/designation.ts';

/** Who answers for the money: somebody at the partner, or a user of the customer portal known by who they are. */
export type BillingHolder =
  | { readonly of: 'partner'; readonly accountId: AccountId; readonly since: Instant }
  | {
      readonly of: 'customer';
      readonly accountId: AccountId;
      readonly identity: PersonKey;
      readonly since: Instant;
    };

/** How it is paid: what the payment provider calls the method, and the digits by which its owner knows it (R15). */
export interface PaymentMethod {
  readonly reference: string;
  readonly lastFour: string;
  /** Absent when it was given before this was kept. */
  readonly givenBy?: PaymentGiver;
}

/** Who gave a payment method, on which side. */
export interface PaymentGiver {
  readonly of: 'partner' | 'customer' | 'support';
  readonly accountId: AccountId;
}

/** Whether one kind of access of the partner stands (R61). */
export type PartnerAccess =
  /** `by`: at the customer, when it was let in again; else it has been in from the start. */
  | { readonly is: 'open'; readonly since: Instant; readonly by?: AccountId }
  /** There is no partner: the customer signed up directly (R46). */
  | { readonly is: 'none' }
  | { readonly is: 'removed'; readonly at: Instant; readonly by: AccountId; readonly receiptId: string };

/** `billing`: the partner's access to the billing account. `user`: the partner's user, who acts on the service (R61). */
export const partnerAccessKinds = ['billing', 'user'] as const;
export type PartnerAccessKind = (typeof partnerAccessKinds)[number];

/** Somebody who has access to the billing account beside its administrator (R60). */
export interface Delegate {
  readonly id: string;
  readonly holder:
    | { readonly of: 'partner'; readonly accountId: AccountId }
    | { readonly of: 'customer'; readonly accountId: AccountId; readonly userId: string };
  readonly since: Instant;
  readonly by: AccountId;
  /** `by` is somebody at support, who executed a transfer (R59). */
  readonly bySupport?: true;
}

/** A transfer of the ownership that was asked for and is neither executed nor called off (R57). */
export interface OwnershipTransfer {
  readonly id: string;
  readonly newOwner: { readonly userId: string; readonly accountId: AccountId };
  readonly requestedAt: Instant;
  readonly requestedBy: { readonly role: 'partner' | 'customer' | 'support'; readonly accountId: AccountId };
  /** Why support opened it without a request, when the owner is gone. */
  readonly reason?: string;
  /** The delegate that support made of the new owner with the opening, and who goes with it. */
  readonly delegateId?: string;
  /** When the new owner agreed. */
  readonly consentedAt?: Instant;
  /** The new owner's request to support to execute it, which the consent opened. */
  readonly requestId?: string;
}

/** What the customer says of itself beside its name (R64). */
export interface OwnInformation {
  readonly phone?: string;
  readonly address?: Address;
  /** Whom the vendor asks about the account. */
  readonly contact?: { readonly name: string; readonly email: string; readonly phone?: string };
}

/** A partner of record as the customer chose it (R52, R54). */
export interface DesignatedPartner extends ChosenPartner {
  readonly productLine: string;
  readonly since: Instant;
  readonly by: AccountId;
}

/** The advisor fee, claimed by the partner of record (R55). */
export interface AdvisorFee {
  readonly claimedAt: Instant;
  readonly by: AccountId;
  readonly partnerId: string;
  readonly productLine: string;
}

/**
 * The money side of a subscription, part of its one record, so that its rules hold under that version (R56 to R62).
 * It opens with the sign-up, and from then on there is a billing administrator.
 */
export interface BillingAccount {
  readonly openedAt: Instant;
  /** The account that signed up; not the customer's own when the partner did (R57). */
  readonly signUpAccount: AccountId;
  /** There is one at all times (R56). */
  readonly administrator: BillingHolder;
  readonly primaryAdministrator: BillingHolder;
  readonly initialUser: BillingHolder;
  /** Both come with the conversion to a paid subscription (R49). */
  readonly address?: Address;
  readonly paymentMethod?: PaymentMethod;
  readonly partnerAccess: { readonly [Kind in PartnerAccessKind]: PartnerAccess };
  readonly delegates: readonly Delegate[];
  readonly transfer?: OwnershipTransfer;
  /** How often wrong digits of the card were given since they were last given right, or support looked (R57). */
  readonly cardMismatches?: number;
  readonly information?: OwnInformation;
  /** The last choice of a partner of record that was made here; what stands for the organisation, home says (R52, R54). */
  readonly designation?: Designation;
  /** Once per subscription (R55). */
  readonly advisorFee?: AdvisorFee;
}

/** The billing account as a sign-up opens it: whoever signed up holds everything; without a partner, alone (R46, R56). */
export function openedBy(holder: BillingHolder, partnerSince: Instant | undefined): BillingAccount {
  const partner: PartnerAccess =
    partnerSince === undefined ? { is: 'none' } : { is: 'open', since: partnerSince };
  return {
    openedAt: holder.since,
    signUpAccount: holder.accountId,
    administrator: holder,
    primaryAdministrator: holder,
    initialUser: holder,
    partnerAccess: { billing: partner, user: partner },
    delegates: [],
  };
}
