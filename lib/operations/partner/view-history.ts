import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import { accessRemoved, openKinds } from '../../domain/partner-access/partner-access.ts';
import { partnerSees } from '../../domain/partner-access/partner-sight.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { SubscriptionEvent } from '../../domain/subscription/subscription-events.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Page } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import type { PageRequest } from './list-customers.ts';
import { memberOf, membershipRef, owned } from './member.ts';

type History = Promise<Outcome<Page<StoredChange>>>;

/** The changes of one of the caller's subscriptions, as far as its access goes, oldest first, from its data center (R61, R66). */
export const viewSubscriptionHistory =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, page: PageRequest, request: CallerContext): History => {
    const { membership, order } = await dataCenters.home.load({
      membership: membershipRef(request),
      order: ref('order', subscriptionId),
    });
    const own = owned(order, membership);
    if (!own.ok) return own;
    const store = dataCenters.in(own.value.value.dataCenter);
    const self = ref('subscription', subscriptionId);
    const [{ subscription }, changes] = await Promise.all([
      store.load({ subscription: self }),
      store.list({ of: 'changes', aggregate: self }, page),
    ]);
    const billing =
      subscription && subscription.value.phase !== 'purged' ? subscription.value.billing : undefined;
    if (!billing) return accepted(changes);
    if (openKinds(billing).length === 0) return accessRemoved;
    return accepted({ ...changes, items: changes.items.flatMap((change) => seen(change, billing)) });
  };

/** Of a change, what a partner with such access sees; a page can be short of what is left out. */
function seen(change: Loaded<StoredChange>, billing: BillingAccount): Loaded<StoredChange>[] {
  const events = change.value.events.filter((event) => partnerSees(event as SubscriptionEvent, billing));
  return events.length > 0 ? [{ ...change, value: { ...change.value, events } }] : [];
}

/** Every change of one of the caller's customers, oldest first (R66). */
export const viewCustomerHistory =
  ({ home }: DataCenters) =>
  async (customerId: string, page: PageRequest, request: CallerContext): History => {
    const { membership, customer } = await home.load({
      membership: membershipRef(request),
      customer: ref('customer', customerId),
    });
    const own = owned(customer, membership);
    if (!own.ok) return own;
    return accepted(await home.list({ of: 'changes', aggregate: ref('customer', customerId) }, page));
  };

/** Every change of the caller's organisation, oldest first (R66). */
export const viewPartnerHistory =
  ({ home }: DataCenters) =>
  async (page: PageRequest, request: CallerContext): History => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    const aggregate = ref('partner', member.value.value.partnerId);
    return accepted(await home.list({ of: 'changes', aggregate }, page));
  };
