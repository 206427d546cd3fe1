import type { PartnerAccessKind } from '../billing/billing-account.ts';
import type { EventBase } from '../change.ts';
import type { AccountId } from '../identity.ts';
import type { Partner, PartnerUser } from './partner.ts';

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
export type PartnerNews = OwnershipTakenOver | AccessRemovedByCustomer | AccessGrantedByCustomer;

export const isPartnerNews = (event: EventBase): event is PartnerNews =>
  event.type === 'ownership-taken-over' ||
  event.type === 'access-removed-by-customer' ||
  event.type === 'access-granted-by-customer';

/** Who at the partner is told: whom it concerns, as long as they work there; else every administrator (R59, R61). */
export function toldOfNews({ users }: Partner, news: PartnerNews): readonly PartnerUser[] {
  const concerned =
    news.type === 'ownership-taken-over' ? users.filter(({ accountId }) => accountId === news.former) : [];
  return concerned.length > 0
    ? concerned
    : users.filter(({ role, identity }) => role === 'administrator' && identity !== undefined);
}
