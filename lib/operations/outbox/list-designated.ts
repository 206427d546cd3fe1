import type { Customer } from '../../domain/customer/customer.ts';
import { isBeingPurged, type Order } from '../../domain/customer/order.ts';
import { type Designation, standingFor } from '../../domain/partner-of-record/designation.ts';
import { accepted } from '../../domain/refusal.ts';
import { choicesAtHome } from '../partner-of-record/choices.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { RequestContext } from '../request.ts';
import { transact } from '../transact.ts';
import type { Reactor } from './reactor.ts';

/**
 * Lists every subscription of an organisation with the partner of record that it chose, whichever of them it chose it
 * from (R54, R55): those of the customer and, by its account number, of every other customer that has it. Each is
 * brought in line with what stands when it is committed, so that the last one of several knows all.
 */
export const listDesignated: Reactor<'list-designated'> = async (
  { dataCenters: { home }, productLineOf },
  _reaction,
  { change, request },
) => {
  const customers = await organizationOf(home, change.of.id[0] ?? '');
  for (const { subscriptionId, service } of customers.flatMap(({ services }) => services))
    await listOrder(home, subscriptionId, productLineOf(service), request);
  return undefined;
};

/** More than anybody enrols of one organisation. */
const mostCustomers = 90;

/** The customer of a change at home, or of a change of one of its orders, and all that have its account number. */
async function organizationOf(home: Store, id: string): Promise<readonly Customer[]> {
  const { order } = await home.load({ order: id.startsWith('sub_') ? ref('order', id) : undefined });
  const customerId = order?.value.customerId ?? id;
  const { customer } = await home.load({ customer: ref('customer', customerId) });
  const number = customer?.value.account?.accountNumber;
  if (!customer || number === undefined) return customer ? [customer.value] : [];
  const { items } = await home.list(
    { of: 'account-customers', accountNumber: number },
    { limit: mostCustomers },
  );
  const others = items.map(({ value }) => value.customerId).filter((other) => other !== customerId);
  const found = await home.load(Object.fromEntries(others.map((other) => [other, ref('customer', other)])));
  return [customer.value, ...Object.values(found).flatMap((loaded) => (loaded ? [loaded.value] : []))];
}

/** The order says who was chosen, and the partner has the subscription in its list, in one commit. */
async function listOrder(
  home: Store,
  subscriptionId: string,
  productLine: string,
  request: RequestContext,
): Promise<void> {
  const outcome = await transact(
    {
      store: home,
      read: { order: ref('order', subscriptionId) },
      decide: async ({ order }) => {
        if (!order || isBeingPurged(order.value)) return accepted({ value: undefined });
        const present = standingFor(await choicesAtHome(home, order), productLine);
        const writes = present ? writesFor(order, present) : [];
        return accepted({ value: undefined, ...(writes.length > 0 && { commit: { writes } }) });
      },
    },
    request,
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}

function writesFor({ value: order, version }: Loaded<Order>, present: Designation): Write[] {
  const { since, partner, productLine } = present;
  const former = order.designated?.partnerId;
  if (order.designated?.since === since && former === partner?.partnerId) return [];
  const { id, service, countryOfUse, organizationName = '' } = order;
  const designated = { since, ...(partner && { partnerId: partner.partnerId }) };
  const shown = { subscriptionId: id, productLine, service, countryOfUse, organizationName, since };
  return [
    { put: ref('order', id), value: { ...order, designated }, expect: version },
    ...(former !== undefined && former !== partner?.partnerId
      ? [{ remove: ref('designated-subscription', former, id), expect: 'any' } as const]
      : []),
    ...(partner
      ? [
          {
            put: ref('designated-subscription', partner.partnerId, id),
            value: shown,
            expect: 'any',
          } as const,
        ]
      : []),
  ];
}
