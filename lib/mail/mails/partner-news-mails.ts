import type { PartnerAccessKind } from '../../domain/billing/billing-account.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import type { AboutPartner } from './partner-mails.ts';

interface AboutCustomer extends AboutPartner {
  readonly customerName: string;
  readonly service: string;
  readonly at: Instant;
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
export type PartnerNewsMail = OwnershipTakenOverMail | AccessRemovedMail | AccessRestoredMail;
