import { type Block, refusedFor } from '../action.ts';
import { type AccountId, samePerson } from '../identity.ts';
import { type ActiveUser, holds, type PortalUser } from '../portal/portal.ts';
import { refused } from '../refusal.ts';
import type { BillingAccount } from './billing-account.ts';

/** Whether this user of the portal is the billing administrator, by identity (R56). */
export const isBillingAdministrator = (
  { administrator }: Pick<BillingAccount, 'administrator'>,
  user: PortalUser,
): boolean =>
  administrator.of === 'customer' &&
  user.status === 'active' &&
  samePerson(administrator.identity, user.identity);

/** Whether this user of the portal is a delegate (R60). */
export const isDelegate = ({ delegates }: Pick<BillingAccount, 'delegates'>, user: PortalUser): boolean =>
  delegates.some(({ holder }) => holder.of === 'customer' && holder.userId === user.id);

/** Why a user cannot be deleted who is, or was asked to be, somebody in billing: that ends first (R56, R57, R60). */
export function whyNeededForBilling(billing: BillingAccount, user: PortalUser): Block | undefined {
  if (isBillingAdministrator(billing, user))
    return {
      code: 'user-is-billing-administrator',
      reason: 'There must be a billing administrator at all times, and this user is the one.',
      remedy:
        'Billing is handed over to another user first; if this one is gone, support transfers the ownership.',
    };
  // Agreeing to it and declining it take this very person.
  if (billing.transfer?.newOwner.userId === user.id)
    return {
      code: 'user-is-new-owner',
      reason: 'The user was asked to take over the ownership.',
      remedy: 'Withdraw the transfer first; if you cannot, the billing administrator or support can.',
    };
  if (!isDelegate(billing, user)) return undefined;
  return {
    code: 'user-is-delegate',
    reason: 'The user has access to billing as a delegate.',
    remedy: 'Remove the delegate first.',
  };
}

/**
 * Whether a user decides for the customer: the billing administrator, and while somebody at the partner is that, the
 * administrators of the portal (R56, R61).
 */
export const decidesForCustomer = (billing: BillingAccount, user: ActiveUser): boolean =>
  isBillingAdministrator(billing, user) ||
  (billing.administrator.of === 'partner' && holds(user, 'administrator'));

export const decidersOnlyBlock: Block = {
  code: 'billing-administrator-only',
  reason: 'Only who decides for the customer can do this.',
  remedy: 'Ask the billing administrator, or while somebody at the partner is that, an administrator.',
};
export const decidersOnly = refusedFor(decidersOnlyBlock);

/**
 * Whether a user has access to billing: who decides for the customer, and delegates. They see what is paid, what is
 * charged and the account information, and say who else does; only the billing administrator changes any of it (R60).
 */
export const hasAccessToBilling = (billing: BillingAccount, user: ActiveUser): boolean =>
  decidesForCustomer(billing, user) || isDelegate(billing, user);

/** Everybody who has access to the billing account, by account, each once (R60). */
export const withBillingAccess = ({ administrator, delegates }: BillingAccount): readonly AccountId[] => [
  ...new Set([administrator.accountId, ...delegates.map(({ holder }) => holder.accountId)]),
];

/** Whether a user may see who can touch the account: who administers the portal, or the billing account (R38, R63). */
export const seesAccess = (billing: BillingAccount | undefined, user: ActiveUser): boolean =>
  holds(user, 'administrator') || (billing !== undefined && isBillingAdministrator(billing, user));

export interface BillingWarning {
  readonly code: 'fewer-than-two-with-billing-access';
  readonly detail: string;
}

/** With a single person the account is out of reach as soon as that one is; said, never refused (R60). */
export const billingWarnings = (billing: BillingAccount): readonly BillingWarning[] =>
  withBillingAccess(billing).length < 2
    ? [
        {
          code: 'fewer-than-two-with-billing-access',
          detail:
            'Only one person has access to billing. Add a delegate, who sees what is paid, and can take over the ownership when that person is gone.',
        },
      ]
    : [];

export const billingAccessOnly = refused(
  'billing-access-only',
  'Only the billing administrator and delegates can do this. Ask one of them; the list of who has access names them.',
);
