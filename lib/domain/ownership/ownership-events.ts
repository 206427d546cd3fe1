import type {
  BillingAccount,
  BillingHolder,
  Delegate,
  OwnershipTransfer,
  PartnerAccessKind,
} from '../billing/billing-account.ts';
import type { EventBase } from '../change.ts';
import type { AccountId, Language, Person } from '../identity.ts';

/** A user of the portal who is told of an event, as they were then. */
export interface Told {
  readonly userId: string;
  readonly email: string;
  readonly language: Language;
  readonly person: Person;
}
interface Tells {
  readonly told?: readonly Told[];
}
/** A step of a transfer that concerns people at the partner: home, which alone knows where to write to them, tells them. */
interface TellsPartner {
  readonly toldAtPartner?: readonly AccountId[];
}

export interface DelegateAdded extends EventBase {
  readonly type: 'delegate-added';
  readonly delegate: Delegate;
}
export interface DelegateRemoved extends EventBase {
  readonly type: 'delegate-removed';
  readonly delegate: Delegate;
}
export interface TransferRequested extends EventBase, Tells, TellsPartner {
  readonly type: 'ownership-transfer-requested';
  readonly transfer: OwnershipTransfer;
}
/** Who asked for a transfer gave wrong digits of the card; which ones is kept nowhere (R57). */
export interface CardDigitsMismatched extends EventBase {
  readonly type: 'card-digits-mismatched';
}
/** Support lets the digits be given again. */
export interface CardBlockLifted extends EventBase {
  readonly type: 'card-block-lifted';
  readonly reason: string;
}
/** The new owner has agreed, signed in as that very person (R58). */
export interface TransferConsented extends EventBase {
  readonly type: 'ownership-transfer-consented';
  /** The request to support that it opens. */
  readonly requestId: string;
}
/** Support closed the request of the new owner without executing: the consent has to be given again (R58, R59). */
export interface TransferNotExecuted extends EventBase, Tells {
  readonly type: 'ownership-transfer-not-executed';
  readonly requestId: string;
  readonly reason?: string;
}
/** A transfer ended without being executed. What ended before this was kept does not say who was to take over. */
interface CalledOff extends EventBase, Tells, TellsPartner {
  readonly newOwner?: OwnershipTransfer['newOwner'];
}
/** The new owner does not want it. */
export interface TransferDeclined extends CalledOff {
  readonly type: 'ownership-transfer-declined';
}
export interface TransferWithdrawn extends CalledOff {
  readonly type: 'ownership-transfer-withdrawn';
  readonly by?: OwnershipTransfer['requestedBy'];
}
/** Support executed the transfer: three roles change hands, and the former holder becomes a delegate (R59). */
export interface OwnershipTransferred extends EventBase, Tells {
  readonly type: 'ownership-transferred';
  readonly owner: Extract<BillingHolder, { of: 'customer' }>;
  readonly former: BillingHolder;
  /** Who held a role becomes a delegate; nobody twice. */
  readonly delegates: readonly Delegate[];
  readonly reason?: string;
}
/** The billing administrator at the customer gave what they held to somebody else there (R56). */
export interface BillingHandedOver extends EventBase, Tells {
  readonly type: 'billing-handed-over';
  readonly owner: Extract<BillingHolder, { of: 'customer' }>;
  readonly former: BillingHolder;
  /** Who handed over becomes a delegate; nobody twice. */
  readonly delegates: readonly Delegate[];
}
/** The customer removed access of the partner (R61). */
export interface PartnerAccessRemoved extends EventBase, Tells {
  readonly type: 'partner-access-removed';
  readonly removed: readonly PartnerAccessKind[];
  readonly by: AccountId;
  readonly receiptId: string;
}

/** The customer let the partner's user in again (R61). */
export interface PartnerAccessGranted extends EventBase, Tells {
  readonly type: 'partner-access-granted';
  readonly granted: readonly PartnerAccessKind[];
  readonly by: AccountId;
}

/** People at the partner who held something here have left it, or were replaced by support (R5, R56). */
export interface BillingPassedOn extends EventBase {
  readonly type: 'billing-passed-on';
  readonly left: readonly AccountId[];
  /** Who holds there from now on what they held; absent when they were delegates only. */
  readonly successor?: AccountId;
}

export type OwnershipEvent =
  | DelegateAdded
  | DelegateRemoved
  | TransferRequested
  | TransferConsented
  | TransferNotExecuted
  | TransferDeclined
  | TransferWithdrawn
  | CardDigitsMismatched
  | CardBlockLifted
  | OwnershipTransferred
  | BillingHandedOver
  | BillingPassedOn
  | PartnerAccessRemoved
  | PartnerAccessGranted;

/** The billing account after an event of its ownership. There is a billing administrator before and after (R56). */
export function evolveOwnership(billing: BillingAccount, event: OwnershipEvent): BillingAccount {
  switch (event.type) {
    case 'delegate-added':
      return { ...billing, delegates: [...billing.delegates, event.delegate] };
    case 'delegate-removed':
      return { ...billing, delegates: billing.delegates.filter(({ id }) => id !== event.delegate.id) };
    case 'ownership-transfer-requested':
      return { ...withoutMismatches(billing), transfer: event.transfer };
    case 'card-digits-mismatched':
      return { ...billing, cardMismatches: (billing.cardMismatches ?? 0) + 1 };
    case 'card-block-lifted':
      return withoutMismatches(billing);
    case 'ownership-transfer-consented':
      return billing.transfer
        ? { ...billing, transfer: { ...billing.transfer, consentedAt: event.at, requestId: event.requestId } }
        : billing;
    case 'ownership-transfer-not-executed':
      return withoutConsent(billing);
    case 'ownership-transfer-declined':
    case 'ownership-transfer-withdrawn':
      return calledOff(billing);
    case 'ownership-transferred':
    case 'billing-handed-over':
      return {
        ...withoutTransfer(billing),
        administrator: event.owner,
        primaryAdministrator: event.owner,
        initialUser: event.owner,
        delegates: event.delegates,
      };
    case 'billing-passed-on':
      return passedOn(billing, event);
    case 'partner-access-removed':
      return withoutPartner(billing, event);
    case 'partner-access-granted':
      return withPartner(billing, event);
    default:
      return event satisfies never;
  }
}

function withoutTransfer({ transfer: _, ...billing }: BillingAccount): BillingAccount {
  return billing;
}

/** Who became a delegate for the sake of the transfer alone is none without it. */
const calledOff = (billing: BillingAccount): BillingAccount => ({
  ...withoutTransfer(billing),
  delegates: billing.delegates.filter(({ id }) => id !== billing.transfer?.delegateId),
});

function withoutConsent(billing: BillingAccount): BillingAccount {
  if (!billing.transfer) return billing;
  const { consentedAt: _, requestId: __, ...transfer } = billing.transfer;
  return { ...billing, transfer };
}

/** Nobody who has left holds anything; what was theirs is the successor's. */
function passedOn(billing: BillingAccount, { at, left, successor }: BillingPassedOn): BillingAccount {
  const hasLeft = ({ of, accountId }: BillingHolder | Delegate['holder']): boolean =>
    of === 'partner' && left.includes(accountId);
  const next = (holder: BillingHolder): BillingHolder =>
    successor !== undefined && hasLeft(holder) ? { of: 'partner', accountId: successor, since: at } : holder;
  return {
    ...billing,
    administrator: next(billing.administrator),
    primaryAdministrator: next(billing.primaryAdministrator),
    initialUser: next(billing.initialUser),
    delegates: billing.delegates.filter(
      ({ holder }) => !hasLeft(holder) && !(holder.of === 'partner' && holder.accountId === successor),
    ),
  };
}

function withoutMismatches({ cardMismatches: _, ...billing }: BillingAccount): BillingAccount {
  return billing;
}

function withPartner(billing: BillingAccount, { granted, at, by }: PartnerAccessGranted): BillingAccount {
  const open = { is: 'open', since: at, by } as const;
  return {
    ...billing,
    partnerAccess: {
      billing: granted.includes('billing') ? open : billing.partnerAccess.billing,
      user: granted.includes('user') ? open : billing.partnerAccess.user,
    },
  };
}

/** Without access to billing nobody at the partner is a delegate. */
function withoutPartner(
  billing: BillingAccount,
  { removed, at, by, receiptId }: PartnerAccessRemoved,
): BillingAccount {
  const gone = { is: 'removed', at, by, receiptId } as const;
  const { billing: toBilling, user } = billing.partnerAccess;
  return {
    ...billing,
    delegates: removed.includes('billing')
      ? billing.delegates.filter(({ holder }) => holder.of !== 'partner')
      : billing.delegates,
    partnerAccess: {
      billing: removed.includes('billing') ? gone : toBilling,
      user: removed.includes('user') ? gone : user,
    },
  };
}
