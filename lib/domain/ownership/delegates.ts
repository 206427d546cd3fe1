import { type Actions, actionsFrom, type Block, refusedFor } from '../action.ts';
import { billingWarnings, withBillingAccess } from '../billing/billing-access.ts';
import type { BillingAccount, Delegate } from '../billing/billing-account.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { Portal } from '../portal/portal.ts';
import { withAccount } from '../portal/portal-rules.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { evolveOwnership, type OwnershipEvent } from './ownership-events.ts';

type Decision = Outcome<readonly OwnershipEvent[]>;
/** The billing account is part of one record; beyond so many delegates it would not fit. */
const mostDelegates = 50;

/** Makes a user of the portal a delegate (R60). */
export function addDelegate(
  billing: BillingAccount,
  { accountId }: { readonly accountId: AccountId },
  { portal, id, by }: { readonly portal: Portal; readonly id: string; readonly by: AccountId },
  now: Instant,
): Decision {
  const user = withAccount(portal, accountId);
  if (!user) return notAUser;
  const known = withBillingAccess(billing);
  if (known.includes(accountId)) return alreadyHasAccess;
  if (billing.delegates.length >= mostDelegates) return refusedFor(tooManyBlock);
  const delegate: Delegate = {
    id,
    holder: { of: 'customer', accountId, userId: user.id },
    since: now,
    by,
  };
  return accepted([{ type: 'delegate-added', at: now, delegate }]);
}

/** Removes a delegate, once it is confirmed; the question says what will happen (R60). */
export function removeDelegate(
  billing: BillingAccount,
  delegateId: string,
  confirmed: boolean,
  now: Instant,
): Decision {
  const delegate = billing.delegates.find(({ id }) => id === delegateId);
  if (!delegate) return noSuchDelegate;
  const removed: OwnershipEvent = { type: 'delegate-removed', at: now, delegate };
  if (confirmed) return accepted([removed]);
  const [warning] = billingWarnings(evolveOwnership(billing, removed));
  const lonely = warning ? ' Then only one person will have access to billing.' : '';
  return refused(
    'confirmation-required',
    `This takes the access to billing away from ${delegate.holder.accountId} at once.${lonely} Send the request again with confirm=true.`,
    '/query/confirm',
  );
}

/** Whether somebody can become a delegate now (R60, R65). */
export const delegateActions = (billing: BillingAccount, { users }: Portal): Actions<'add-delegate'> => {
  const known = withBillingAccess(billing);
  return actionsFrom<'add-delegate'>({
    'add-delegate': users.every(({ accountId }) => known.includes(accountId))
      ? everybodyIsBlock
      : billing.delegates.length < mostDelegates || tooManyBlock,
  });
};

const everybodyIsBlock: Block = {
  code: 'delegate-is-not-a-user',
  reason: 'Every user of the portal has access to billing already.',
  remedy: 'Add the person as a user first.',
};
const tooManyBlock: Block = {
  code: 'too-many-delegates',
  reason: `There are ${mostDelegates} delegates at most.`,
  remedy: 'Remove one who no longer needs access first.',
};

const notAUser = refused(
  'delegate-is-not-a-user',
  'A delegate is a user of the portal. Add the person as a user first.',
  '/accountId',
);
const alreadyHasAccess = refused(
  'already-has-billing-access',
  'This person is the billing administrator or a delegate already. There is nothing to add.',
  '/accountId',
);
export const noSuchDelegate = refused(
  'not-found',
  'There is no such delegate. Somebody may have removed them: look at the list again.',
);
