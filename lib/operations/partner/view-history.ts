import { orderStanding } from '../../domain/order.ts';
import { accessRemoved } from '../../domain/partner-access.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { type DataCenters, type Page, ref, type StoredChange } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import type { PageRequest } from './list-customers.ts';
import { memberOf, membershipRef, owned } from './member.ts';

type History = Promise<Outcome<Page<StoredChange>>>;

/** Every change of one of the caller's subscriptions, oldest first, from its data center (R66). */
export const viewSubscriptionHistory =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, page: PageRequest, request: CallerContext): History => {
    const { membership, order } = await dataCenters.home.load({
      membership: membershipRef(request),
      order: ref('order', subscriptionId),
    });
    const own = owned(order, membership);
    if (!own.ok) return own;
    if (orderStanding(own.value.value, request.now).billing?.partnerUser === false) return accessRemoved;
    const store = dataCenters.in(own.value.value.dataCenter);
    return accepted(
      await store.list({ of: 'changes', aggregate: ref('subscription', subscriptionId) }, page),
    );
  };

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
