import type { BlockedAction } from '../action.ts';

/** Why something cannot be done with a subscription that stands like this, and what lifts it (R65). */
export type Block = Omit<BlockedAction, 'action'>;

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
export const purgedBlock: Block = {
  code: 'subscription-purged',
  reason: 'The subscription has been purged.',
  remedy: 'Add the service again.',
};
export const provisioningBlock: Block = {
  code: 'still-provisioning',
  reason: 'The data center has not created the subscription yet.',
  remedy: 'Wait some minutes; it finishes by itself.',
};
