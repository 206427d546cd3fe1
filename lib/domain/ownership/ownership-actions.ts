import { type Actions, actionsFrom, type Block } from '../action.ts';
import { decidesForCustomer, isBillingAdministrator } from '../billing/billing-access.ts';
import type { BillingAccount, PartnerAccessKind } from '../billing/billing-account.ts';
import { cardBlockedBlock, isCardBlocked } from '../billing/card-digits.ts';
import { type Buyer, whyNotAtPartner } from '../billing/paid-actions.ts';
import {
  hasNoPartner,
  noPartnerBlock,
  nothingToRemoveBlock,
  partnerIsAdministratorBlock,
} from '../partner-access/partner-access.ts';
import type { ActiveUser, Portal } from '../portal/portal.ts';
import { mayTakeOver, transferFirstBlock } from './hand-over.ts';
import { nobodyJoinedBlock, notRequestedBlock, requestedBlock, transferNeeded } from './ownership.ts';

type Verdict = true | Block;

export type TransferAction = 'request' | 'consent' | 'call-off' | 'hand-over';

/** What a user of the portal can do about the transfer of the ownership now (R57, R58, R65). */
export function transferActions(
  billing: BillingAccount,
  user: ActiveUser,
  portal: Portal,
): Actions<TransferAction> {
  const { transfer } = billing;
  const isNewOwner = transfer?.newOwner.userId === user.id;
  const decides = decidesForCustomer(billing, user);
  return actionsFrom<TransferAction>({
    request: decides ? (whyNotRequest(billing) ?? true) : administratorOnly,
    'hand-over': decides ? (whyNotHandOver(billing, portal) ?? true) : administratorOnly,
    consent: !transfer ? notRequestedBlock : !isNewOwner ? notNewOwner : !transfer.consentedAt || consented,
    'call-off': !transfer ? notRequestedBlock : isNewOwner || decides || notNewOwner,
  });
}

/** Whether the billing administrator is the only user of the portal. */
export const isAlone = (billing: BillingAccount, { users }: Pick<Portal, 'users'>): boolean =>
  users.every((user) => isBillingAdministrator(billing, user));

function whyNotHandOver(billing: BillingAccount, { users }: Portal): Block | undefined {
  if (transferNeeded(billing)) return transferFirstBlock;
  if (billing.transfer) return requestedBlock;
  if (users.some((user) => mayTakeOver(billing, user))) return undefined;
  return isAlone(billing, { users }) ? nobodyElseBlock : nobodyReady;
}

/** What somebody at the partner of the owner can do about it now (R51, R57, R65). */
export function partnerTransferActions(
  billing: BillingAccount,
  portal: Portal | undefined,
  buyer: Buyer,
): Actions<'request' | 'withdraw'> {
  const barred = whyNotAtPartner(buyer);
  return actionsFrom<'request' | 'withdraw'>({
    request: barred ?? whyNotRequest(billing) ?? (portal ? true : nobodyJoinedBlock),
    withdraw: barred ?? (billing.transfer !== undefined || notRequestedBlock),
  });
}

const whyNotRequest = (billing: BillingAccount): Block | undefined => {
  if (!transferNeeded(billing)) return notNeeded;
  if (billing.transfer) return requestedBlock;
  return isCardBlocked(billing) ? cardBlockedBlock : undefined;
};

export const nobodyElseBlock: Block = {
  code: 'new-owner-is-not-a-user',
  reason: 'Nobody but the billing administrator is a user of the portal.',
  remedy: 'Add the new owner as a user first.',
};
const nobodyReady: Block = {
  code: 'new-owner-not-ready',
  reason: 'No other administrator or delegate has signed in, to whom billing could be handed over.',
  remedy: 'Make a user one of them, and wait until they have signed in.',
};
const notNeeded: Block = {
  code: 'transfer-not-needed',
  reason: 'The sign-up account is already the customer’s own.',
  remedy: 'Hand billing over to a colleague instead; if its owner is gone, ask support.',
};
const administratorOnly: Block = {
  code: 'billing-administrator-only',
  reason: 'Only who decides for the customer can do this.',
  remedy: 'Ask the billing administrator, or while somebody at the partner is that, an administrator.',
};
const notNewOwner: Block = {
  code: 'not-the-new-owner',
  reason: 'Only the new owner can answer this.',
  remedy: 'They sign in as that very person.',
};
const consented: Block = {
  code: 'nothing-to-change',
  reason: 'The new owner has agreed.',
  remedy: 'Support executes the transfer; what it answers stands with your requests to support.',
};

/** What a user of the portal who sees the account information can do with it now (R60, R64, R65). */
export const informationActions = (billing: BillingAccount, user: ActiveUser): Actions<'correct'> =>
  actionsFrom<'correct'>({ correct: decidesForCustomer(billing, user) || administratorOnly });

export type AccessAction =
  | 'remove-partner-billing'
  | 'remove-partner-user'
  | 'remove-partner'
  | 'enable-partner-user';

/** What of the partner's access can be removed now, or given back (R56, R61, R65). */
export function accessActions(billing: BillingAccount, user: ActiveUser): Actions<AccessAction> {
  const verdict = (...kinds: readonly PartnerAccessKind[]): Verdict => {
    if (!decidesForCustomer(billing, user)) return administratorOnly;
    if (hasNoPartner(billing)) return nothingToRemoveBlock;
    if (kinds.every((kind) => billing.partnerAccess[kind].is !== 'open')) return removed;
    return kinds.includes('billing') && billing.administrator.of === 'partner'
      ? partnerIsAdministratorBlock
      : true;
  };
  const { is } = billing.partnerAccess.user;
  const enable = is === 'open' ? enabled : is === 'none' ? noPartnerBlock : true;
  return actionsFrom<AccessAction>({
    'enable-partner-user': decidesForCustomer(billing, user) ? enable : administratorOnly,
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
