import type { EventBase } from '../../domain/change.ts';
import type { Customer, CustomerCorrected } from '../../domain/customer/customer.ts';
import { type CustomerNews, hearOfCustomer } from '../../domain/subscription/subscription-commands.ts';
import { changeSubscription } from '../change-subscription.ts';
import { ref } from '../ports/records.ts';
import { DataCenterUnavailable } from '../ports/store.ts';
import { authorOf } from '../request.ts';
import type { Reactor } from './reactor.ts';

/** Carries the account number, and where to write, from the customer at home to one of its subscriptions (R31). */
export const carryCustomer: Reactor<'carry-customer'> = async (
  { dataCenters },
  { subscriptionId, dataCenter, contact: withContact },
  { change, request },
) => {
  const { home } = dataCenters;
  const { order, customer } = await home.load({
    order: ref('order', subscriptionId),
    customer: ref('customer', ...change.of.id),
  });
  if (!order || !customer) return undefined;
  // The order is still to be provisioned, and will start from what the customer says by then.
  if (!order.value.reported) throw new DataCenterUnavailable('The subscription is not provisioned yet.');
  const { account } = customer.value;
  const news = {
    ...(account && { account }),
    ...(withContact && { contact: correctedContact(customer.value, change.events) }),
  };
  const outcome = await changeSubscription(
    {
      store: dataCenters.in(dataCenter),
      subscriptionId,
      author: authorOf(change),
      facts: () => Promise.resolve({ account }),
      decide: (current) => hearOfCustomer(current, news, request.now),
    },
    // Once for each change of the customer: a number that came too late is not asked about twice.
    {
      ...request,
      idempotency: { ref: ref('idempotency', `${change.id}.${subscriptionId}`), fingerprint: 'carry' },
    },
  );
  if (!outcome.ok && outcome.refusal.code !== 'subscription-purged') throw new Error(outcome.refusal.code);
  return undefined;
};

/** Of the contact, what the change corrected, as it is by now: an activation can have gone to another address (R21). */
function correctedContact(
  { contactEmail: email, language }: Customer,
  events: readonly EventBase[],
): NonNullable<CustomerNews['contact']> {
  const fields = events.flatMap((event) =>
    event.type === 'customer-corrected' ? (event as CustomerCorrected).fields : [],
  );
  return {
    ...(fields.includes('contactEmail') && { email }),
    ...(fields.includes('language') && { language }),
  };
}
