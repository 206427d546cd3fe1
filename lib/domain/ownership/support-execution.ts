import { type Actions, actionsFrom, type Block, refusedFor } from '../action.ts';
import { isBillingAdministrator, isDelegate } from '../billing/billing-access.ts';
import type { BillingAccount, Delegate } from '../billing/billing-account.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { type Portal, userOf } from '../portal/portal.ts';
import { whyNotUsable } from '../portal/portal-actions.ts';
import { withAccount } from '../portal/portal-rules.ts';
import { accepted, type Outcome } from '../refusal.ts';
import type { Standing } from '../time/standing.ts';
import {
  alreadyRequested,
  type CheckedStep,
  delegatesAfter,
  newOwnerIsNoUser,
  nobodyJoinedBlock,
  opened,
  requestedBlock,
  type TransferFacts,
  transferChecklist,
  transferNotNeeded,
} from './ownership.ts';
import { isAlone, nobodyElseBlock } from './ownership-actions.ts';
import type { OwnershipEvent } from './ownership-events.ts';

type Decision = Outcome<readonly OwnershipEvent[]>;
export interface ExecuteTransfer {
  /** Whom support names, when nobody asked because the owner is gone. */
  readonly newAdministrator?: AccountId;
  readonly reason?: string;
}

/** Where a transfer is to be opened. */
export interface Opening {
  /** Absent until somebody at the customer has signed in. */
  readonly portal: Portal | undefined;
  /** How the subscription stands. */
  readonly standing: Pick<Standing, 'status'>;
}

export interface ExecutionFacts extends Opening, Pick<TransferFacts, 'by'> {
  /** Of the transfer that is opened. */
  readonly id: string;
  /** Of whoever becomes a delegate. */
  readonly delegateId: string;
  /** The owner at the partner is no user there any more. */
  readonly ownerHasLeft?: boolean;
}

/**
 * Support executes a transfer as one change (R59). When the owner is gone and nobody asked, support opens it with a
 * reason; whoever opened it, the new owner's checklist and consent come first (R58).
 */
export function executeTransfer(
  billing: BillingAccount,
  { newAdministrator, reason }: ExecuteTransfer,
  facts: ExecutionFacts,
  now: Instant,
): Decision {
  const { transfer } = billing;
  if (!transfer) {
    if (newAdministrator === undefined || reason === undefined)
      return refusedFor(notRequested, '/newAdministrator');
    return openedBySupport(billing, newAdministrator, reason, facts, now);
  }
  if (newAdministrator !== undefined && newAdministrator !== transfer.newOwner.accountId)
    return alreadyRequested;
  const { portal } = facts;
  if (!portal) return newOwnerIsNoUser;
  const user = userOf(portal, transfer.newOwner.userId);
  const missing = transferChecklist(billing, user).filter(({ done }) => !done);
  if (missing.length > 0 || user?.status !== 'active') return refusedFor(notReadyBlock(missing));
  if (!transfer.consentedAt) return refusedFor(consentMissingBlock);
  const { accountId, identity } = user;
  return accepted([
    {
      type: 'ownership-transferred',
      at: now,
      owner: { of: 'customer', accountId, identity, since: now },
      former: billing.administrator,
      delegates: delegatesAfter(
        billing,
        user,
        {
          portal,
          id: facts.delegateId,
          by: facts.by.accountId,
          bySupport: true,
          ...(facts.ownerHasLeft && { formerHasLeft: true }),
        },
        now,
      ),
      ...((reason ?? transfer.reason) !== undefined && { reason: reason ?? transfer.reason }),
    },
  ]);
}

/**
 * Who is gone makes nobody a delegate any more, so support does it with the opening, for as long as the transfer stands
 * (R58).
 */
function openedBySupport(
  billing: BillingAccount,
  newAdministrator: AccountId,
  reason: string,
  facts: ExecutionFacts,
  now: Instant,
): Decision {
  const block = whyNotOpen(billing, facts);
  if (block) return refusedFor(block);
  const user = facts.portal && withAccount(facts.portal, newAdministrator);
  if (!user) return newOwnerIsNoUser;
  if (isBillingAdministrator(billing, user)) return transferNotNeeded;
  if (isDelegate(billing, user)) return opened(user, facts, { reason }, now);
  const { delegateId: id } = facts;
  const holder = { of: 'customer', accountId: user.accountId, userId: user.id } as const;
  const delegate: Delegate = { id, holder, since: now, by: facts.by.accountId, bySupport: true };
  const request = opened(user, facts, { reason, delegateId: id }, now);
  return request.ok ? accepted([{ type: 'delegate-added', at: now, delegate }, ...request.value]) : request;
}

/** Why support cannot open a transfer now, whomever it names (R59, R65). */
function whyNotOpen(billing: BillingAccount, { portal, standing }: Opening): Block | undefined {
  if (billing.transfer) return requestedBlock;
  if (!portal) return nobodyJoinedBlock;
  return whyNotUsable(standing) ?? (isAlone(billing, portal) ? nobodyElseBlock : undefined);
}

export type SupportTransferAction = 'open' | 'execute' | 'withdraw' | 'lift-card-block';

/** What support can do about the transfer now (R58, R59, R65). */
export function executionActions(
  billing: BillingAccount,
  checklist: readonly CheckedStep[],
  opening: Opening,
): Actions<SupportTransferAction> {
  const { transfer, cardMismatches } = billing;
  const missing = checklist.filter(({ done }) => !done);
  return actionsFrom<SupportTransferAction>({
    open: whyNotOpen(billing, opening) ?? true,
    withdraw: transfer !== undefined || notRequested,
    execute: !transfer
      ? notRequested
      : missing.length > 0
        ? notReadyBlock(missing)
        : transfer.consentedAt !== undefined || consentMissingBlock,
    'lift-card-block': cardMismatches !== undefined || nothingToLift,
  });
}

const notRequested: Block = {
  code: 'no-transfer-requested',
  reason: 'No transfer has been asked for.',
  remedy: 'If the owner is gone, name the new administrator and the reason.',
};
const nothingToLift: Block = {
  code: 'nothing-to-change',
  reason: 'No wrong digits of the card were given.',
  remedy: 'There is nothing to lift.',
};
const consentMissingBlock: Block = {
  code: 'consent-missing',
  reason: 'The new owner has not agreed yet.',
  remedy: 'They sign in to the portal and agree to the transfer.',
};
const notReadyBlock = (missing: readonly CheckedStep[]): Block => ({
  code: 'transfer-not-ready',
  reason: `The new owner lacks: ${missing.map(({ step }) => step).join(', ')}.`,
  remedy: missing.map(({ remedy }) => remedy).join(' '),
});
