import type { Order } from '../../domain/customer/order.ts';
import type { Diagnosis } from '../../domain/diagnosis.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { PageRequest } from '../partner/list-customers.ts';
import { notFound } from '../partner/member.ts';
import { type OrderedSubscription, ordered } from '../partner/ordered-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Page } from '../ports/listings.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { RequestContext } from '../request.ts';
import { diagnoseOrder, type ServiceFacts } from '../subscription/diagnose-order.ts';

const orderOf = async ({ home }: DataCenters, subscriptionId: string): Promise<Outcome<Order>> => {
  const { order } = await home.load({ order: ref('order', subscriptionId) });
  return order ? accepted(order.value) : notFound;
};

/** Any subscription as it truly stands, for support. */
export const viewAnySubscription =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, { now }: RequestContext): Promise<Outcome<OrderedSubscription>> => {
    const order = await orderOf(dataCenters, subscriptionId);
    return order.ok ? accepted(ordered(order.value, now)) : order;
  };

/** Every change of any subscription, oldest first, from its data center (R66). */
export const viewAnySubscriptionHistory =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, page: PageRequest): Promise<Outcome<Page<StoredChange>>> => {
    const order = await orderOf(dataCenters, subscriptionId);
    if (!order.ok) return order;
    const aggregate = ref('subscription', subscriptionId);
    return accepted(await dataCenters.in(order.value.dataCenter).list({ of: 'changes', aggregate }, page));
  };

/** Why any subscription cannot be used, or not yet (R7). */
export const diagnoseAnySubscription =
  (dataCenters: DataCenters, factsOf: (service: string) => ServiceFacts) =>
  async (subscriptionId: string, request: RequestContext): Promise<Outcome<Diagnosis>> => {
    const order = await orderOf(dataCenters, subscriptionId);
    if (!order.ok) return order;
    const facts = { ...factsOf(order.value.service), reader: 'support' } as const;
    return accepted(await diagnoseOrder(dataCenters, order.value, facts, request));
  };
