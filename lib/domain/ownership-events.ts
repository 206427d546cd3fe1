import type {
  BillingAccount,
  BillingHolder,
  Delegate,
  OwnershipTransfer,
  PartnerAccessKind,
} from './billing-account.ts';
import type { EventBase } from './change.ts';
import type { AccountId, Language, Person } from './identity.ts';

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

export interface DelegateAdded extends EventBase {
  readonly type: 'delegate-added';
  readonly delegate: Delegate;
}
export interface DelegateRemoved extends EventBase {
  readonly type: 'delegate-removed';
  readonly delegate: Delegate;
}
export interface TransferRequested extends EventBase, Tells {
  readonly type: 'ownership-transfer-requested';
  readonly transfer: OwnershipTransfer;
}
/** The new owner has agreed, signed in as that very person (R58). */
export interface TransferConsented extends EventBase {
  readonly type: 'ownership-transfer-consented';
}
/** The new owner does not want it. */
export interface TransferDeclined extends EventBase {
  readonly type: 'ownership-transfer-declined';
}
export interface TransferWithdrawn extends EventBase {
  readonly type: 'ownership-transfer-withdrawn';
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
/** The customer removed access of the partner (R61). */
export interface PartnerAccessRemoved extends EventBase, Tells {
  readonly type: 'partner-access-removed';
  readonly removed: readonly PartnerAccessKind[];
  readonly by: AccountId;
  readonly receiptId: string;
}

export type OwnershipEvent =
  | DelegateAdded
  | DelegateRemoved
  | TransferRequested
  | TransferConsented
  | TransferDeclined
  | TransferWithdrawn
  | OwnershipTransferred
  | PartnerAccessRemoved;

/** The billing account after an event of its ownership. There is a billing administrator before and after (R56). */
export function evolveOwnership(billing: BillingAccount, event: OwnershipEvent): BillingAccount {
  switch (event.type) {
    case 'delegate-added':
      return { ...billing, delegates: [...billing.delegates, event.delegate] };
    case 'delegate-removed':
      return { ...billing, delegates: billing.delegates.filter(({ id }) => id !== event.delegate.id) };
    case 'ownership-transfer-requested':
      return { ...billing, transfer: event.transfer };
    case 'ownership-transfer-consented':
      return billing.transfer
        ? { ...billing, transfer: { ...billing.transfer, consentedAt: event.at } }
        : billing;
    case 'ownership-transfer-declined':
    case 'ownership-transfer-withdrawn':
      return withoutTransfer(billing);
    case 'ownership-transferred':
      return {
        ...withoutTransfer(billing),
        administrator: event.owner,
        primaryAdministrator: event.owner,
        initialUser: event.owner,
        delegates: event.delegates,
      };
    case 'partner-access-removed':
      return withoutPartner(billing, event);
    default:
      return event satisfies never;
  }
}

function withoutTransfer({ transfer: _, ...billing }: BillingAccount): BillingAccount {
  return billing;
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
