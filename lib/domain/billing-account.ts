import type { AccountId, PersonKey } from './identity.ts';
import type { Instant } from './instant.ts';

/** Who answers for the money: somebody at the partner, or a user of the customer portal known by who they are. */
export type BillingHolder =
  | { readonly of: 'partner'; readonly accountId: AccountId; readonly since: Instant }
  | {
      readonly of: 'customer';
      readonly accountId: AccountId;
      readonly identity: PersonKey;
      readonly since: Instant;
    };

/** Whether one kind of access of the partner stands (R61). */
export type PartnerAccess =
  | { readonly is: 'open'; readonly since: Instant }
  | { readonly is: 'removed'; readonly at: Instant; readonly by: AccountId };

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
  readonly partnerAccess: {
    /** To the billing account. */
    readonly billing: PartnerAccess;
    /** As a user. */
    readonly user: PartnerAccess;
  };
}

/** The billing account as a sign-up opens it: whoever signed up holds everything (R46, R56). */
export const openedBy = (holder: BillingHolder, partnerSince: Instant): BillingAccount => ({
  openedAt: holder.since,
  signUpAccount: holder.accountId,
  administrator: holder,
  primaryAdministrator: holder,
  initialUser: holder,
  partnerAccess: {
    billing: { is: 'open', since: partnerSince },
    user: { is: 'open', since: partnerSince },
  },
});
