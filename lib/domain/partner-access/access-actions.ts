import { type Actions, actionsFrom, type Block } from '../action.ts';
import { decidersOnlyBlock, decidesForCustomer } from '../billing/billing-access.ts';
import type { BillingAccount, PartnerAccessKind } from '../billing/billing-account.ts';
import type { ActiveUser } from '../portal/portal.ts';
import {
  hasNoPartner,
  noPartnerBlock,
  nothingToRemoveBlock,
  partnerIsAdministratorBlock,
} from './partner-access.ts';

export type AccessAction =
  | 'remove-partner-billing'
  | 'remove-partner-user'
  | 'remove-partner'
  | 'enable-partner-user';

/** What of the partner's access can be removed now, or given back (R56, R61, R65). */
export function accessActions(billing: BillingAccount, user: ActiveUser): Actions<AccessAction> {
  const verdict = (...kinds: readonly PartnerAccessKind[]): true | Block => {
    if (!decidesForCustomer(billing, user)) return decidersOnlyBlock;
    if (hasNoPartner(billing)) return nothingToRemoveBlock;
    if (kinds.every((kind) => billing.partnerAccess[kind].is !== 'open')) return removed;
    return kinds.includes('billing') && billing.administrator.of === 'partner'
      ? partnerIsAdministratorBlock
      : true;
  };
  const { is } = billing.partnerAccess.user;
  const enable = is === 'open' ? enabled : is === 'none' ? noPartnerBlock : true;
  return actionsFrom<AccessAction>({
    'enable-partner-user': decidesForCustomer(billing, user) ? enable : decidersOnlyBlock,
    'remove-partner-billing': verdict('billing'),
    'remove-partner-user': verdict('user'),
    'remove-partner': verdict('billing', 'user'),
  });
}

const enabled: Block = {
  code: 'nothing-to-change',
  reason: 'The partner’s user is in already.',
  remedy: 'There is nothing to let in again.',
};
const removed: Block = {
  code: 'nothing-to-change',
  reason: 'This access is removed already.',
  remedy: 'There is nothing to remove.',
};
