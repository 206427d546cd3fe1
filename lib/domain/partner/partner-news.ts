import type { OwnershipTransfer, PartnerAccessKind } from '../billing/billing-account.ts';
import type { EventBase } from '../change.ts';
import type { AccountId } from '../identity.ts';
import type { Partner, PartnerUser } from './partner.ts';

/** On which side somebody acted; who at a customer, its own history alone says (R34). */
export type Side = OwnershipTransfer['requestedBy']['role'];

/** What somebody at the partner holds is to pass to the customer (R57, R59). */
export interface TransferAskedFor extends EventBase {
  readonly type: 'transfer-asked-for';
  readonly subscriptionId: string;
  readonly owner: AccountId;
  readonly by: Side;
  /** The customer has disabled the partner's user, who cannot withdraw it (R61). */
  readonly partnerIsOut?: true;
}
/** Who was to take over at the customer does not want to. */
export interface TransferDeclinedByCustomer extends EventBase {
  readonly type: 'transfer-declined';
  readonly subscriptionId: string;
  readonly whom: readonly AccountId[];
}
export interface TransferTakenBack extends EventBase {
  readonly type: 'transfer-withdrawn';
  readonly subscriptionId: string;
  readonly whom: readonly AccountId[];
  readonly by: Side;
}
/** A customer took over what somebody at the partner had held (R59). */
export interface OwnershipTakenOver extends EventBase {
  readonly type: 'ownership-taken-over';
  readonly subscriptionId: string;
  readonly former: AccountId;
  /** They had left by then, and became no delegate (R60). */
  readonly formerHasLeft?: true;
}
/** A customer removed access of the partner (R61). */
export interface AccessRemovedByCustomer extends EventBase {
  readonly type: 'access-removed-by-customer';
  readonly subscriptionId: string;
  readonly removed: readonly PartnerAccessKind[];
}

/** A customer let the partner's user in again (R61). */
export interface AccessGrantedByCustomer extends EventBase {
  readonly type: 'access-granted-by-customer';
  readonly subscriptionId: string;
}

/** What a partner organisation hears of its customers. */
export type PartnerNews =
  | TransferAskedFor
  | TransferDeclinedByCustomer
  | TransferTakenBack
  | OwnershipTakenOver
  | AccessRemovedByCustomer
  | AccessGrantedByCustomer;

/** Whom each kind of news is for by name; nobody when it is for the organisation (R59, R61). */
const whomOf: {
  readonly [Type in PartnerNews['type']]: (
    news: Extract<PartnerNews, { type: Type }>,
  ) => readonly AccountId[];
} = {
  'transfer-asked-for': ({ owner }) => [owner],
  'transfer-declined': ({ whom }) => whom,
  'transfer-withdrawn': ({ whom }) => whom,
  'ownership-taken-over': ({ former }) => [former],
  'access-removed-by-customer': () => [],
  'access-granted-by-customer': () => [],
};

export const isPartnerNews = (event: EventBase): event is PartnerNews => Object.hasOwn(whomOf, event.type);

/** Who at the partner is told: whom it concerns, as long as they work there; else every administrator (R59, R61). */
export function toldOfNews({ users }: Partner, news: PartnerNews): readonly PartnerUser[] {
  const whom = whomOf[news.type](news as never);
  const concerned = users.filter(({ accountId }) => whom.includes(accountId));
  return concerned.length > 0
    ? concerned
    : users.filter(({ role, identity }) => role === 'administrator' && identity !== undefined);
}
