import { isBillingAdministrator, isDelegate } from '../billing/billing-access.ts';
import type {
  BillingAccount,
  BillingHolder,
  Delegate,
  OwnershipTransfer,
} from '../billing/billing-account.ts';
import { detailsMismatch, digitsGiven, digitsMismatch } from '../billing/card-digits.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { type ActiveUser, holds, type Portal, type PortalUser, userOf, userWho } from '../portal/portal.ts';
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

const opened = (
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

/** The new owner agrees, signed in as that very person; once (R58). */
export function consentToTransfer({ transfer }: BillingAccount, user: ActiveUser, now: Instant): Decision {
  if (!transfer) return noTransfer;
  if (transfer.newOwner.userId !== user.id) return notTheNewOwner;
  return accepted(transfer.consentedAt ? [] : [{ type: 'ownership-transfer-consented', at: now }]);
}

/** Calls a transfer off: the new owner declines it, who decides for the customer withdraws it. */
export function callOffTransfer(
  { transfer }: BillingAccount,
  user: ActiveUser,
  mayWithdraw: boolean,
  now: Instant,
): Decision {
  if (!transfer) return noTransfer;
  if (transfer.newOwner.userId === user.id)
    return accepted([{ type: 'ownership-transfer-declined', at: now }]);
  return mayWithdraw ? accepted([{ type: 'ownership-transfer-withdrawn', at: now }]) : notTheNewOwner;
}

/** The owner at the partner withdraws it, whoever asked. */
export const withdrawTransfer = ({ transfer }: BillingAccount, now: Instant): Decision =>
  transfer ? accepted([{ type: 'ownership-transfer-withdrawn', at: now }]) : noTransfer;

export interface ExecuteTransfer {
  /** Whom support names, when nobody asked because the owner is gone. */
  readonly newAdministrator?: AccountId;
  readonly reason?: string;
}

export interface ExecutionFacts extends Pick<TransferFacts, 'portal' | 'by'> {
  /** Of the transfer that is opened. */
  readonly id: string;
  /** Of whoever becomes a delegate. */
  readonly delegateId: string;
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
    if (newAdministrator === undefined || reason === undefined) return nobodyAsked;
    return openedBySupport(billing, newAdministrator, reason, facts, now);
  }
  if (newAdministrator !== undefined && newAdministrator !== transfer.newOwner.accountId)
    return alreadyRequested;
  const user = userOf(facts.portal, transfer.newOwner.userId);
  const missing = transferChecklist(billing, user).filter(({ done }) => !done);
  if (missing.length > 0 || user?.status !== 'active') return notReady(missing);
  if (!transfer.consentedAt) return consentMissing;
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
        { portal: facts.portal, id: facts.delegateId, by: facts.by.accountId, bySupport: true },
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
  const user = withAccount(facts.portal, newAdministrator);
  if (!user) return newOwnerIsNoUser;
  if (isBillingAdministrator(billing, user)) return transferNotNeeded;
  if (isDelegate(billing, user)) return opened(user, facts, { reason }, now);
  const { delegateId: id } = facts;
  const holder = { of: 'customer', accountId: user.accountId, userId: user.id } as const;
  const delegate: Delegate = { id, holder, since: now, by: facts.by.accountId, bySupport: true };
  const request = opened(user, facts, { reason, delegateId: id }, now);
  return request.ok ? accepted([{ type: 'delegate-added', at: now, delegate }, ...request.value]) : request;
}

/** The new owner is no delegate any more; the former holder becomes one (R59). */
export function delegatesAfter(
  { administrator, delegates }: BillingAccount,
  owner: PortalUser,
  made: { readonly portal: Portal } & Pick<Delegate, 'id' | 'by' | 'bySupport'>,
  now: Instant,
): Delegate[] {
  const { portal, ...given } = made;
  const rest = delegates.filter(({ holder }) => holder.of !== 'customer' || holder.userId !== owner.id);
  const holder = delegateFrom(administrator, portal);
  const present = rest.some((one) => one.holder.accountId === administrator.accountId);
  return holder && !present ? [...rest, { ...given, holder, since: now }] : rest;
}

function delegateFrom(former: BillingHolder, portal: Portal): Delegate['holder'] | undefined {
  if (former.of === 'partner') return { of: 'partner', accountId: former.accountId };
  const user = userWho(portal, former.identity);
  return user && { of: 'customer', accountId: user.accountId, userId: user.id };
}

const transferNotNeeded = refused(
  'transfer-not-needed',
  'The sign-up account is already the customer’s own: no transfer is needed. Hand billing over to a colleague instead; if its owner is gone, ask support.',
);
export const alreadyRequested = refused(
  'transfer-already-requested',
  'A transfer has been asked for already. Call it off before you name somebody else.',
);
export const newOwnerIsNoUser = refused(
  'new-owner-is-not-a-user',
  'No user of the portal has this account. Add the new owner as a user first.',
  '/newAdministrator',
);
const noTransfer = refused(
  'no-transfer-requested',
  'No transfer has been asked for. Ask for one first; it names the new owner.',
);
export const nobodyAsked = refused(
  'no-transfer-requested',
  'No transfer has been asked for. If the owner is gone, name the new administrator and the reason.',
  '/newAdministrator',
);
export const notTheNewOwner = refused(
  'not-the-new-owner',
  'Only the new owner can answer this, signed in as that very person.',
);
const consentMissing = refused(
  'consent-missing',
  'The new owner has not agreed yet. They sign in to the portal and agree to the transfer.',
);
const notReady = (missing: readonly CheckedStep[]): Outcome<never> =>
  refused(
    'transfer-not-ready',
    `The new owner is not ready: ${missing.map(({ step }) => step).join(', ')}. ${missing.map(({ remedy }) => remedy).join(' ')}`,
  );
