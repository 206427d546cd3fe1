import { type Block, refusedFor } from '../action.ts';
import { isBillingAdministrator, isDelegate } from '../billing/billing-access.ts';
import type { BillingAccount } from '../billing/billing-account.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { holds, type Portal, type PortalUser } from '../portal/portal.ts';
import { withAccount } from '../portal/portal-rules.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { alreadyRequested, delegatesAfter, newOwnerIsNoUser, transferNeeded } from './ownership.ts';
import type { OwnershipEvent } from './ownership-events.ts';

/**
 * The customer's own billing administrator gives all that they hold to an administrator or a delegate who has signed
 * in, as one change, and becomes a delegate; to oneself nothing is given (R56). While the sign-up account is the
 * partner's it takes a transfer (R57).
 */
export function handOverBilling(
  billing: BillingAccount,
  { newAdministrator }: { readonly newAdministrator: AccountId },
  { portal, id, by }: { readonly portal: Portal; readonly id: string; readonly by: AccountId },
  now: Instant,
): Outcome<readonly OwnershipEvent[]> {
  if (transferNeeded(billing)) return transferFirst;
  if (billing.transfer) return alreadyRequested;
  const user = withAccount(portal, newAdministrator);
  if (!user) return newOwnerIsNoUser;
  if (isBillingAdministrator(billing, user)) return accepted([]);
  if (user.status !== 'active' || !isKnown(billing, user)) return notReady;
  const { accountId, identity } = user;
  return accepted([
    {
      type: 'billing-handed-over',
      at: now,
      owner: { of: 'customer', accountId, identity, since: now },
      former: billing.administrator,
      delegates: delegatesAfter(billing, user, { portal, id, by }, now),
    },
  ]);
}

const isKnown = (billing: BillingAccount, user: PortalUser): boolean =>
  holds(user, 'administrator') || isDelegate(billing, user);

/** Whether billing can be handed over to a user. */
export const mayTakeOver = (billing: BillingAccount, user: PortalUser): boolean =>
  user.status === 'active' && isKnown(billing, user) && !isBillingAdministrator(billing, user);

export const transferFirstBlock: Block = {
  code: 'transfer-needed',
  reason: 'The sign-up account is the partner’s.',
  remedy: 'Ask for a transfer of the ownership, which support executes.',
};
const transferFirst = refusedFor(transferFirstBlock);
const notReady = refused(
  'new-owner-not-ready',
  'Billing is handed over to an administrator or a delegate who has signed in. Make the user one of them, and wait until they have signed in.',
  '/newAdministrator',
);
