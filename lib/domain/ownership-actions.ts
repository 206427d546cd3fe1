import { type Actions, actionsFrom, type BlockedAction } from './action.ts';
import { decidesForCustomer } from './billing-access.ts';
import type { BillingAccount, PartnerAccessKind } from './billing-account.ts';
import { type CheckedStep, transferNeeded } from './ownership.ts';
import { partnerIsAdministratorBlock } from './partner-access.ts';
import type { ActiveUser } from './portal.ts';

type Block = Omit<BlockedAction, 'action'>;
type Verdict = true | Block;

export type TransferAction = 'request' | 'consent' | 'call-off';

/** What a user of the portal can do about the transfer of the ownership now (R57, R58, R65). */
export function transferActions(billing: BillingAccount, user: ActiveUser): Actions<TransferAction> {
  const { transfer } = billing;
  const isNewOwner = transfer?.newOwner.userId === user.id;
  const decides = decidesForCustomer(billing, user);
  return actionsFrom<TransferAction>({
    request: transfer ? requested : !transferNeeded(billing) ? notNeeded : decides || administratorOnly,
    consent: !transfer ? notRequested : !isNewOwner ? notNewOwner : !transfer.consentedAt || consented,
    'call-off': !transfer ? notRequested : isNewOwner || decides || notNewOwner,
  });
}

/** What the owner at the partner can do about it now (R57, R65). */
export const partnerTransferActions = (billing: BillingAccount): Actions<'request' | 'withdraw'> =>
  actionsFrom<'request' | 'withdraw'>({
    request: billing.transfer ? requested : transferNeeded(billing) || notNeeded,
    withdraw: billing.transfer !== undefined || notRequested,
  });

/** What support can do about it now (R58, R59, R65). */
export const executionActions = (
  { transfer }: BillingAccount,
  checklist: readonly CheckedStep[],
): Actions<'execute'> => {
  const missing = checklist.filter(({ done }) => !done);
  const notReady: Block = {
    code: 'transfer-not-ready',
    reason: `The new owner lacks: ${missing.map(({ step }) => step).join(', ')}.`,
    remedy: missing.map(({ remedy }) => remedy).join(' '),
  };
  return actionsFrom<'execute'>({
    execute: !transfer
      ? notRequested
      : missing.length > 0
        ? notReady
        : transfer.consentedAt !== undefined || consentMissing,
  });
};

const notNeeded: Block = {
  code: 'transfer-not-needed',
  reason: 'The sign-up account is already the customer’s own.',
  remedy: 'If its owner is gone, ask support.',
};
const requested: Block = {
  code: 'transfer-already-requested',
  reason: 'A transfer has been asked for already.',
  remedy: 'Call it off before you name somebody else.',
};
const administratorOnly: Block = {
  code: 'billing-administrator-only',
  reason: 'Only who decides for the customer can do this.',
  remedy: 'Ask them; the list of who has access names them.',
};
const notRequested: Block = {
  code: 'no-transfer-requested',
  reason: 'No transfer has been asked for.',
  remedy: 'Ask for one first; it names the new owner.',
};
const notNewOwner: Block = {
  code: 'not-the-new-owner',
  reason: 'Only the new owner can answer this.',
  remedy: 'They sign in as that very person.',
};
const consented: Block = {
  code: 'nothing-to-change',
  reason: 'The new owner has agreed.',
  remedy: 'Wait for support to execute the transfer.',
};
const consentMissing: Block = {
  code: 'consent-missing',
  reason: 'The new owner has not agreed yet.',
  remedy: 'They sign in to the portal and agree to the transfer.',
};

/** What a user of the portal who sees the account information can do with it now (R60, R64, R65). */
export const informationActions = (billing: BillingAccount, user: ActiveUser): Actions<'correct'> =>
  actionsFrom<'correct'>({ correct: decidesForCustomer(billing, user) || administratorOnly });

export type AccessAction = 'remove-partner-billing' | 'remove-partner-user' | 'remove-partner';

/** What of the partner's access can be removed now (R56, R61, R65). */
export function accessActions(billing: BillingAccount, user: ActiveUser): Actions<AccessAction> {
  const verdict = (...kinds: readonly PartnerAccessKind[]): Verdict => {
    if (!decidesForCustomer(billing, user)) return administratorOnly;
    if (kinds.every((kind) => billing.partnerAccess[kind].is !== 'open')) return removed;
    return kinds.includes('billing') && billing.administrator.of === 'partner'
      ? partnerIsAdministratorBlock
      : true;
  };
  return actionsFrom<AccessAction>({
    'remove-partner-billing': verdict('billing'),
    'remove-partner-user': verdict('user'),
    'remove-partner': verdict('billing', 'user'),
  });
}

const removed: Block = {
  code: 'nothing-to-change',
  reason: 'This access is removed already.',
  remedy: 'There is nothing to remove.',
};
