import type { Block } from '../action.ts';
import { refused } from '../refusal.ts';
import type { Status } from '../time/standing.ts';

export const inactiveBlock: Block = {
  code: 'subscription-inactive',
  reason: 'The subscription is inactive because no account number was added in time.',
  remedy: 'Ask support to reactivate it with the account number before it is purged.',
};
export const expiredBlock: Block = {
  code: 'subscription-expired',
  reason: 'The trial is over, and it was not turned into a paid subscription.',
  remedy: 'Ask support to convert it before its data is deleted.',
};
/** A customer goes with the last of its services (R34). */
export const addAgain =
  'Add the service again: to the customer, or if it was deleted too, to one that you create anew';

export const purgedBlock: Block = {
  code: 'subscription-purged',
  reason: 'The subscription has been purged.',
  remedy: `${addAgain}.`,
};
export const provisioningBlock: Block = {
  code: 'still-provisioning',
  reason: 'The data center has not created the subscription yet.',
  remedy: 'Wait some minutes; it finishes by itself.',
};
export const activatedBlock: Block = {
  code: 'already-activated',
  reason: 'The customer administrator has accepted the invitation.',
  remedy: 'Further users are added in the customer portal.',
};
export const noInvitationBlock: Block = {
  code: 'no-open-invitation',
  reason: 'There is no open invitation.',
  remedy: 'Send the activation first.',
};
const notInactiveBlock: Block = {
  code: 'subscription-not-inactive',
  reason: 'This subscription is not inactive.',
  remedy: 'There is nothing to reactivate.',
};
export const billingNotOpenBlock: Block = {
  code: 'billing-not-open',
  reason: 'There is no billing account before the sign-up.',
  remedy: 'Sign up for the trial first, or send the activation and wait for its acceptance.',
};

/** Why a subscription cannot be reactivated now (R33). */
export function whyNotReactivate(status: Status): Block | undefined {
  if (status === 'inactive') return undefined;
  return status === 'purged' ? purgedBlock : notInactiveBlock;
}

export const purged = refused(
  'subscription-purged',
  `This subscription has been purged and cannot come back. ${addAgain}.`,
);
