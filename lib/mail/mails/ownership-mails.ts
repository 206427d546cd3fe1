import type { PartnerAccessKind } from '../../domain/billing/billing-account.ts';
import type { AccountId, Person } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import type { AboutSubscription } from './about-subscription.ts';

interface AboutOwnership extends AboutSubscription {
  /** Whom the mail is to. */
  readonly person: Person;
}

/** Asks somebody whether they take over the ownership (R58). */
interface OwnershipOfferedMail extends AboutOwnership {
  readonly kind: 'ownership-offered';
  readonly by: AccountId;
  /** Why support asks, when the owner is gone. */
  readonly reason?: string;
  readonly link: string;
}

/** Tells whoever agreed to take over that support closed their request without executing the transfer (R59). */
interface OwnershipNotExecutedMail extends AboutOwnership {
  readonly kind: 'ownership-not-executed';
  readonly reason?: string;
  readonly link: string;
}

/** Tells the new owner that the ownership is theirs (R59). */
interface OwnershipReceivedMail extends AboutOwnership {
  readonly kind: 'ownership-received';
  readonly former: AccountId;
  /** Not of somebody who has left the partner. */
  readonly formerIsDelegate: boolean;
  readonly at: Instant;
  /** Where notices about the service go by now. */
  readonly noticesTo: string;
  /** The last digits of what the partner gave, which pays until the new owner gives their own. */
  readonly partnersCard?: string;
  readonly link: string;
}

/** Tells the former owner at the customer who has it now (R59). */
interface OwnershipHandedOverMail extends AboutOwnership {
  readonly kind: 'ownership-handed-over';
  readonly owner: AccountId;
  readonly at: Instant;
  readonly link: string;
}

/** Tells the owner at the customer that support was told that they are gone (R57). */
interface OwnershipClaimedMail extends AboutOwnership {
  readonly kind: 'ownership-claimed';
  /** Who is to take over. */
  readonly candidate: AccountId;
  readonly reason?: string;
  readonly link: string;
}

interface CalledOffMail extends AboutOwnership {
  /** Who was to take over. */
  readonly candidate: AccountId;
  /** Whether the person owns it, or has only asked for the transfer. */
  readonly isOwner: boolean;
  readonly link: string;
}

/** Tells the owner at the customer, and who asked for the transfer, that its new owner does not want it (R58). */
interface OwnershipDeclinedMail extends CalledOffMail {
  readonly kind: 'ownership-declined';
}

/** Tells whoever was to take over, the owner at the customer and who asked that somebody has withdrawn it (R57). */
interface OwnershipWithdrawnMail extends CalledOffMail {
  readonly kind: 'ownership-withdrawn';
  /** Absent when support did. */
  readonly by?: AccountId;
}

/** Tells the new billing administrator that a colleague gave it to them (R56). */
interface BillingReceivedMail extends AboutOwnership {
  readonly kind: 'billing-received';
  readonly former: AccountId;
  readonly at: Instant;
  readonly link: string;
}

/** Confirms to whoever handed billing over that they did (R56). */
interface BillingHandedOverMail extends AboutOwnership {
  readonly kind: 'billing-handed-over';
  readonly owner: AccountId;
  readonly at: Instant;
  readonly link: string;
}

/** Tells the administrators of a customer that their partner's user was let in again (R61). */
interface PartnerAccessGrantedMail extends AboutOwnership {
  readonly kind: 'partner-access-granted';
  readonly by: AccountId;
  readonly at: Instant;
  readonly link: string;
}

/** Tells the administrators of a customer what access of their partner was removed; it is the receipt too (R61). */
interface PartnerAccessRemovedMail extends AboutOwnership {
  readonly kind: 'partner-access-removed';
  readonly removed: readonly PartnerAccessKind[];
  readonly by: AccountId;
  readonly at: Instant;
  readonly receiptId: string;
  /** Where notices about the service go by now. */
  readonly noticesTo: string;
}

/** Everything mailed at the customer about the ownership, and about leaving the partner behind. */
export type OwnershipMail =
  | OwnershipOfferedMail
  | OwnershipNotExecutedMail
  | OwnershipReceivedMail
  | OwnershipHandedOverMail
  | OwnershipClaimedMail
  | OwnershipDeclinedMail
  | OwnershipWithdrawnMail
  | BillingReceivedMail
  | BillingHandedOverMail
  | PartnerAccessGrantedMail
  | PartnerAccessRemovedMail;
