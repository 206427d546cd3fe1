import { type Catalog, serviceOf } from '../../catalog.ts';
import type { Customer } from '../../domain/customer/customer.ts';
import { type AddService, addService as decide, orderRecord } from '../../domain/customer/order.ts';
import type { Language } from '../../domain/identity.ts';
import type { Membership } from '../../domain/partner/partner.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { AgreedDocument } from '../../domain/subscription/invitation.ts';
import type { SubscriptionOrder } from '../../domain/subscription/subscription.ts';
import { type Preview, previewOfOrder } from '../billing/preview.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { LoadedOf } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import { DataCenterUnavailable } from '../ports/store.ts';
import { pending, type Reaction } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { provisionSubscription } from '../subscription/provision-subscription.ts';
import { changeOf, transact } from '../transact.ts';
import { byPartner, mayChange, membershipRef, owned, stillMember } from './member.ts';
import { type OrderedSubscription, ordered } from './ordered-subscription.ts';

/** What adding a service takes. */
export interface Ordering {
  readonly dataCenters: DataCenters;
  readonly catalog: Catalog;
  /** The documents that whoever accepts the terms of a trial agrees to, as they are now. */
  readonly agreementsIn: (language: Language) => readonly AgreedDocument[];
}

/** What the partner asks for; the terms of a trial are accepted in a language, for the customer (R47). */
export interface OrderService {
  readonly service: string;
  readonly countryOfUse: string;
  readonly acceptTerms?: { readonly language: Language };
}

/**
 * Orders a service at home, then creates the subscription in its data center. When that region does not answer,
 * the order stands as `provisioning` and the outbox finishes it (R18, R19, R20).
 */
export const addService =
  (dependencies: Ordering) =>
  async (
    customerId: string,
    wanted: OrderService,
    request: CallerContext,
  ): Promise<Outcome<OrderedSubscription>> => {
    const { dataCenters } = dependencies;
    let placed: { readonly order: SubscriptionOrder; readonly member: Membership } | undefined;
    const outcome = await placeOrder(dependencies, customerId, wanted, request, (order, member) => {
      placed = { order, member };
    });
    if (!outcome.ok || !placed || outcome.value.order.id !== placed.order.id) return outcome;
    const { order, member } = placed;
    const author = { actor: { role: 'partner', accountId: request.caller.accountId } } as const;
    try {
      const onBehalfOf = { role: 'partner', id: order.partnerId } as const;
      const reported = await provisionSubscription(dataCenters)(order, { ...author, onBehalfOf }, request);
      return accepted(ordered({ ...outcome.value.order, reported }, request.now, member));
    } catch (error) {
      if (error instanceof DataCenterUnavailable) return outcome;
      throw error;
    }
  };

/** What adding the service would bring: the same decision, and nothing is written. */
export const previewService =
  (dependencies: Ordering) =>
  async (customerId: string, wanted: OrderService, request: CallerContext): Promise<Outcome<Preview>> => {
    const records = await dependencies.dataCenters.home.load(recordsOf(customerId, request));
    const decided = decidedOn(dependencies, wanted, request, records);
    return decided.ok ? accepted(await previewOfOrder(decided.value.order, request.now)) : decided;
  };

const recordsOf = (customerId: string, request: CallerContext) => ({
  membership: membershipRef(request),
  customer: ref('customer', customerId),
});

/** What the decision looks at. */
export type ServiceRecords = LoadedOf<ReturnType<typeof recordsOf>>;

/** The decision on what is known of the customer, who need not be stored yet. */
export function decidedOn(
  { catalog, agreementsIn }: Ordering,
  { service, countryOfUse, acceptTerms }: OrderService,
  request: CallerContext,
  { membership, customer }: ServiceRecords,
) {
  const allowed = mayChange(customer, membership, request);
  if (!allowed.ok) return allowed;
  const { own, member } = allowed.value;
  const acceptance = acceptTerms && {
    accepted: { by: request.caller.accountId, agreements: agreementsIn(acceptTerms.language) },
  };
  const command: AddService = { service, countryOfUse, ...acceptance };
  const facts = {
    id: request.newId('sub'),
    offered: serviceOf(catalog, service),
    partnerName: member.value.organization.name,
  };
  const decision = decide(own.value, command, facts, request.now);
  return decision.ok ? accepted({ ...decision.value, own, member }) : decision;
}

/** An organisation that has chosen a partner of record has chosen it for this service too (R54). */
const listing = ({ account, designations }: Customer): Reaction[] =>
  account || designations ? [{ do: 'list-designated' }] : [];

const placeOrder = (
  dependencies: Ordering,
  customerId: string,
  wanted: OrderService,
  request: CallerContext,
  onOrder: (order: SubscriptionOrder, member: Membership) => void,
): Promise<Outcome<OrderedSubscription>> => {
  const { home } = dependencies.dataCenters;
  return transact(
    {
      store: home,
      read: recordsOf(customerId, request),
      decide: (records) => {
        const decision = decidedOn(dependencies, wanted, request, records);
        if (!decision.ok) return decision;
        const { customer: next, order, events, own, member } = decision.value;
        onOrder(order, member.value);
        const self = ref('order', order.id);
        const record = orderRecord(order);
        return accepted({
          value: ordered(record, request.now, member.value),
          result: self,
          commit: {
            writes: [
              { put: ref('customer', customerId), value: next, expect: own.version },
              { put: self, value: record, expect: 'absent' },
              stillMember(request, member),
            ],
            change: changeOf(request, byPartner(request, member), {
              of: self,
              version: 1,
              events,
              reactions: pending({ do: 'provision' }, ...listing(next)),
              to: 'provisioning',
            }),
          },
        });
      },
      replay: async ({ membership }, result) => {
        const { order } = await home.load({ order: ref('order', ...result.id) });
        const own = owned(order, membership);
        return own.ok ? accepted(ordered(own.value.value, request.now, membership?.value)) : own;
      },
    },
    request,
  );
};
