import { type Actions, actionsFrom, type Block } from '../action.ts';
import { decidersOnlyBlock, decidesForCustomer, isBillingAdministrator } from '../billing/billing-access.ts';
import type { BillingAccount } from '../billing/billing-account.ts';
import { cardBlockedBlock, isCardBlocked } from '../billing/card-digits.ts';
import { type Buyer, whyNotAtPartner } from '../billing/paid-actions.ts';
import type { ActiveUser, Portal } from '../portal/portal.ts';
import { mayTakeOver, transferFirstBlock } from './hand-over.ts';
import {
  nobodyJoinedBlock,
  notNeededBlock,
  notRequestedBlock,
  requestedBlock,
  transferNeeded,
} from './ownership.ts';

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
    request: decides ? (whyNotRequest(billing) ?? true) : decidersOnlyBlock,
    'hand-over': decides ? (whyNotHandOver(billing, portal) ?? true) : decidersOnlyBlock,
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
  if (!transferNeeded(billing)) return notNeededBlock;
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
  actionsFrom<'correct'>({ correct: decidesForCustomer(billing, user) || decidersOnlyBlock });
