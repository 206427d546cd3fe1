import type { Order } from '../../domain/customer/order.ts';
import { namesWhoCannotHold } from '../../domain/ownership/pass-on.ts';
import { passOnBilling as passOn } from '../ownership/pass-on-billing.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { DataCenterUnavailable } from '../ports/store.ts';
import { authorOf } from '../request.ts';
import type { Reactor } from './reactor.ts';

const ordersAtOnce = 100;

/**
 * Somebody has left the partner, or was replaced by support: whatever they held at its customers passes on, so that there is a billing
 * administrator at all times (R56). Goes through the partner's orders and asks of those alone that name somebody who can
 * hold nothing. A data center that does not answer holds up its own only, and is asked again with the next attempt.
 */
export const passOnBilling: Reactor<'pass-on-billing'> = async (
  { dataCenters },
  _reaction,
  { change, partner: own, request },
) => {
  if (!own) return undefined;
  const partner = own.value;
  const author = authorOf(change);
  const silent = new Set<string>();
  for await (const { id: subscriptionId, dataCenter, reported } of ordersOf(dataCenters, partner.id)) {
    const billing = reported?.timeline.billing;
    if (silent.has(dataCenter) || !billing || !namesWhoCannotHold(billing, partner)) continue;
    try {
      await passOn(dataCenters, { subscriptionId, dataCenter, partner, author }, request);
    } catch (error) {
      if (!(error instanceof DataCenterUnavailable)) throw error;
      silent.add(dataCenter);
    }
  }
  if (silent.size > 0) throw new DataCenterUnavailable('Not every data center was told who has left.');
  return undefined;
};

async function* ordersOf({ home }: DataCenters, partnerId: string): AsyncGenerator<Order> {
  let after: string | undefined;
  do {
    const page = { limit: ordersAtOnce, ...(after !== undefined && { after }) };
    const { items, next } = await home.list({ of: 'orders', partnerId }, page);
    for (const { value } of items) yield value;
    after = next;
  } while (after !== undefined);
}
