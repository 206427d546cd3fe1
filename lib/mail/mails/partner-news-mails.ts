import type { PartnerAccessKind } from '../../domain/billing/billing-account.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Side } from '../../domain/partner/partner-news.ts';
import type { AboutPartner } from './partner-mails.ts';

interface AboutCustomer extends AboutPartner {
  readonly customerName: string;
  readonly service: string;
  readonly at: Instant;
}

/** Tells who holds the ownership at the partner that it is to pass to the customer, and what can be done (R57, R59). */
interface TransferAskedForMail extends AboutCustomer {
  readonly kind: 'transfer-asked-for';
  readonly subscriptionId: string;
  readonly owner: AccountId;
  /** Support asks when it was told that the owner is gone. */
  readonly by: Side;
  /** The customer has disabled the partner's user, who cannot withdraw it (R61). */
  readonly partnerIsOut?: true;
}

/** Tells who holds the ownership at the partner that the customer does not take it over. */
interface TransferDeclinedMail extends AboutCustomer {
  readonly kind: 'transfer-declined';
}

/** Tells who holds the ownership at the partner, or asked for the transfer, that somebody else has withdrawn it. */
interface TransferWithdrawnMail extends AboutCustomer {
  readonly kind: 'transfer-withdrawn';
  readonly by: Side;
}

/** Tells who held the ownership at the partner that the customer has taken it over (R59). */
interface OwnershipTakenOverMail extends AboutCustomer {
  readonly kind: 'ownership-taken-over';
  readonly former: AccountId;
  /** Not of somebody who has left. */
  readonly formerIsDelegate: boolean;
}

/** Tells the administrators of a partner which of its access a customer has removed (R61). */
interface AccessRemovedMail extends AboutCustomer {
  readonly kind: 'access-removed';
  readonly removed: readonly PartnerAccessKind[];
}

/** Tells the administrators of a partner that a customer has let its user in again (R61). */
interface AccessRestoredMail extends AboutCustomer {
  readonly kind: 'access-restored';
}

/** Everything mailed to a partner about what its customer did. */
export type PartnerNewsMail =
  | TransferAskedForMail
  | TransferDeclinedMail
  | TransferWithdrawnMail
  | OwnershipTakenOverMail
  | AccessRemovedMail
  | AccessRestoredMail;
