import { type Block, refusedFor } from '../action.ts';
import { isDelegate } from '../billing/billing-access.ts';
import type {
  BillingAccount,
  BillingHolder,
  Delegate,
  OwnershipTransfer,
} from '../billing/billing-account.ts';
import { detailsMismatch, digitsGiven, digitsMismatch } from '../billing/card-digits.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { type ActiveUser, holds, type Portal, type PortalUser, userWho } from '../portal/portal.ts';
import { withAccount } from '../portal/portal-rules.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import type { OwnershipEvent } from './ownership-events.ts';

/** A transfer is needed only while what the partner signed up for is still the partner's (R57). */
export const transferNeeded = ({ administrator, initialUser }: BillingAccount): boolean =>
  administrator.of === 'partner' || initialUser.of === 'partner';

export const transferSteps = [
  'administrator-role',
  'invitation-accepted',
  'signed-in',
  'account-delegate',
] as const;
export type TransferStep = (typeof transferSteps)[number];

export interface CheckedStep {
  readonly step: TransferStep;
  readonly done: boolean;
  /** What to do about it while it is not done. */
  readonly remedy: string;
}

/** What the new owner must have before the transfer is possible, and what is missing (R58). */
export function transferChecklist(billing: BillingAccount, user: PortalUser | undefined): CheckedStep[] {
  const hasSignedIn = user?.status === 'active';
  const checked: Readonly<Record<TransferStep, readonly [boolean, string]>> = {
    'administrator-role': [
      user !== undefined && holds(user, 'administrator'),
      'Give the user the role of administrator.',
    ],
    'invitation-accepted': [hasSignedIn, 'Send the invitation; the user accepts it by its link.'],
    'signed-in': [hasSignedIn, 'The user signs in to the portal.'],
    'account-delegate': [user !== undefined && isDelegate(billing, user), 'Add the user as a delegate.'],
  };
  return transferSteps.map((step) => ({ step, done: checked[step][0], remedy: checked[step][1] }));
}

export interface RequestTransfer {
  readonly newAdministrator: AccountId;
  readonly signUpAccount: AccountId;
  readonly companyName: string;
  /** The id of the subscription, which is the one of its billing account. */
  readonly accountId: string;
  readonly cardLastFour?: string;
}

export interface TransferFacts {
  readonly portal: Portal;
  /** Of the transfer. */
  readonly id: string;
  readonly by: OwnershipTransfer['requestedBy'];
  readonly subscriptionId: string;
  readonly organizationName: string;
  /** Whether this is a request, or only a look at one: which never says whether digits are right. */
  readonly dryRun: boolean;
}

type Decision = Outcome<readonly OwnershipEvent[]>;

/**
 * Asks for a transfer; whoever asks knows what is on record (R57). Wrong digits of the card are an event, which counts
 * them.
 */
export function requestTransfer(
  billing: BillingAccount,
  command: RequestTransfer,
  facts: TransferFacts,
  now: Instant,
): Decision {
  if (!transferNeeded(billing)) return transferNotNeeded;
  if (billing.transfer) return alreadyRequested;
  const user = withAccount(facts.portal, command.newAdministrator);
  if (!user) return newOwnerIsNoUser;
  return (
    mismatch(billing, command, facts) ??
    digitsGiven(billing, command, facts.dryRun, now) ??
    opened(user, facts, {}, now)
  );
}

function mismatch(
  { signUpAccount, paymentMethod }: BillingAccount,
  command: RequestTransfer,
  facts: TransferFacts,
): Outcome<never> | undefined {
  const agrees = {
    signUpAccount: command.signUpAccount === signUpAccount,
    companyName: sameName(command.companyName, facts.organizationName),
    accountId: command.accountId === facts.subscriptionId,
    cardLastFour: paymentMethod === undefined || command.cardLastFour !== undefined,
  };
  const field = (Object.keys(agrees) as (keyof typeof agrees)[]).find((name) => !agrees[name]);
  return field && mismatches[field];
}

const sameName = (given: string, known: string): boolean => plain(given) === plain(known);
const plain = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

const mismatches = {
  signUpAccount: detailsMismatch('signUpAccount', 'the account that signed up'),
  companyName: detailsMismatch('companyName', 'the name of the organisation'),
  accountId: detailsMismatch('accountId', 'the id of the subscription'),
  cardLastFour: digitsMismatch,
};

export const opened = (
  { id: userId, accountId }: PortalUser,
  { id, by }: Pick<TransferFacts, 'id' | 'by'>,
  opening: Pick<OwnershipTransfer, 'reason' | 'delegateId'>,
  now: Instant,
): Decision =>
  accepted([
    {
      type: 'ownership-transfer-requested',
      at: now,
      transfer: { id, newOwner: { userId, accountId }, requestedAt: now, requestedBy: by, ...opening },
    },
  ]);

/** The new owner agrees, signed in as that very person; once, which opens their request to execute it (R58). */
export function consentToTransfer(
  { transfer }: BillingAccount,
  user: ActiveUser,
  requestId: string,
  now: Instant,
): Decision {
  if (!transfer) return noTransfer;
  if (transfer.newOwner.userId !== user.id) return notTheNewOwner;
  return accepted(transfer.consentedAt ? [] : [{ type: 'ownership-transfer-consented', at: now, requestId }]);
}

/** Support closed the new owner's request and executed nothing, so that they can agree again (R58, R59). */
export const returnConsent = (
  { transfer }: BillingAccount,
  { requestId, reason }: { readonly requestId: string; readonly reason?: string | undefined },
  now: Instant,
): readonly OwnershipEvent[] =>
  transfer?.consentedAt && transfer.requestId === requestId
    ? [
        {
          type: 'ownership-transfer-not-executed',
          at: now,
          requestId,
          ...(reason !== undefined && { reason }),
        },
      ]
    : [];

/** Calls a transfer off: the new owner declines it, who decides for the customer withdraws it. */
export function callOffTransfer(
  { transfer }: BillingAccount,
  user: ActiveUser,
  mayWithdraw: boolean,
  now: Instant,
): Decision {
  if (!transfer) return noTransfer;
  const { newOwner } = transfer;
  if (newOwner.userId === user.id)
    return accepted([{ type: 'ownership-transfer-declined', at: now, newOwner }]);
  if (!mayWithdraw) return notTheNewOwner;
  return withdrawTransfer({ transfer }, { role: 'customer', accountId: user.accountId }, now);
}

/** Who decides for the customer, the partner that holds the ownership, or support withdraws it, whoever asked. */
export const withdrawTransfer = (
  { transfer }: Pick<BillingAccount, 'transfer'>,
  by: OwnershipTransfer['requestedBy'],
  now: Instant,
): Decision =>
  transfer
    ? accepted([{ type: 'ownership-transfer-withdrawn', at: now, newOwner: transfer.newOwner, by }])
    : noTransfer;

/** The new owner is no delegate any more; the former holder becomes one, unless they have left (R59, R60). */
export function delegatesAfter(
  { administrator, delegates }: BillingAccount,
  owner: PortalUser,
  made: { readonly portal: Portal; readonly formerHasLeft?: boolean } & Pick<
    Delegate,
    'id' | 'by' | 'bySupport'
  >,
  now: Instant,
): Delegate[] {
  const { portal, formerHasLeft, ...given } = made;
  const rest = delegates.filter(({ holder }) => holder.of !== 'customer' || holder.userId !== owner.id);
  const holder = formerHasLeft ? undefined : delegateFrom(administrator, portal);
  const present = rest.some((one) => one.holder.accountId === administrator.accountId);
  return holder && !present ? [...rest, { ...given, holder, since: now }] : rest;
}

function delegateFrom(former: BillingHolder, portal: Portal): Delegate['holder'] | undefined {
  if (former.of === 'partner') return { of: 'partner', accountId: former.accountId };
  const user = userWho(portal, former.identity);
  return user && { of: 'customer', accountId: user.accountId, userId: user.id };
}

export const notNeededBlock: Block = {
  code: 'transfer-not-needed',
  reason: 'The sign-up account is already the customer’s own.',
  remedy: 'Hand billing over to a colleague instead; if its owner is gone, ask support.',
};
export const transferNotNeeded = refusedFor(notNeededBlock);
export const requestedBlock: Block = {
  code: 'transfer-already-requested',
  reason: 'A transfer has been asked for already.',
  remedy: 'Call it off before you name somebody else.',
};
export const alreadyRequested = refusedFor(requestedBlock);
export const newOwnerIsNoUser = refused(
  'new-owner-is-not-a-user',
  'No user of the portal has this account. Add the new owner as a user first.',
  '/newAdministrator',
);
export const notRequestedBlock: Block = {
  code: 'no-transfer-requested',
  reason: 'No transfer has been asked for.',
  remedy: 'Ask for one first; it names the new owner.',
};
const noTransfer = refusedFor(notRequestedBlock);
export const notTheNewOwner = refused(
  'not-the-new-owner',
  'Only the new owner can answer this, signed in as that very person.',
);
export const nobodyJoinedBlock: Block = {
  code: 'new-owner-is-not-a-user',
  reason: 'Nobody at the customer has signed in yet.',
  remedy: 'Send the activation: who accepts it can become the owner.',
};
