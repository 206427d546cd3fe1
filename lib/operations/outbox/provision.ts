import { informationFrom } from '../../domain/ownership/account-information.ts';
import { contactFrom } from '../../domain/subscription/contact.ts';
import { ref } from '../ports/records.ts';
import { authorOf } from '../request.ts';
import { provisionSubscription } from '../subscription/provision-subscription.ts';
import type { Reactor } from './reactor.ts';

/** Finishes an order whose data center did not answer when it was placed (R20). */
export const provision: Reactor<'provision'> = async ({ dataCenters }, _reaction, { change, request }) => {
  const { home } = dataCenters;
  const { order } = await home.load({ order: ref('order', ...change.of.id) });
  if (!order || order.value.reported) return undefined;
  const { organizationName, serviceName, vendorName, reported, ...ordered } = order.value;
  const { customer, partner } = await home.load({
    customer: ref('customer', ordered.customerId),
    partner: ref('partner', ordered.partnerId),
  });
  const partnerName = vendorName ?? partner?.value.organization.name;
  if (!customer || partnerName === undefined) return undefined;
  const { customerAdministrator: administrator } = customer.value;
  await provisionSubscription(dataCenters)(
    {
      ...ordered,
      names: {
        organization: organizationName ?? '',
        partner: partnerName,
        service: serviceName,
      },
      ...(ordered.signUp?.identity && administrator && { administrator }),
      contact: contactFrom(customer.value),
      ...informationFrom(customer.value.organization),
    },
    authorOf(change),
    request,
  );
  return undefined;
};
