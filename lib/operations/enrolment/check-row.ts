import type { AddedService, Customer } from '../../domain/customer/customer.ts';
import { type RowAction, type RowService, sameCustomer } from '../../domain/enrolment/enrolment-row.ts';
import { partnerNotActive } from '../../domain/partner/partner.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { sendActivation } from '../../domain/subscription/send-activation.ts';
import { type SubscriptionOrder, subscriptionFrom } from '../../domain/subscription/subscription.ts';
import { decidedOn, type Ordering, type ServiceRecords } from '../partner/add-service.ts';
import { isPortalAccount } from '../partner/change-ordered.ts';
import { creation } from '../partner/create-customer.ts';
import { previewActivation } from '../partner/send-activation.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import { preview } from '../transact.ts';
import {
  isStillMember,
  orSilence,
  type RowResult,
  type RowWork,
  type RowWorker,
  refusedRow,
  rowWith,
} from './row-work.ts';

/** What is known of a row's customer: the one that is there, or the one that would be. */
interface Found {
  readonly customer: Loaded<Customer>;
  readonly membership: ServiceRecords['membership'];
  readonly isNew: boolean;
}

/**
 * What would happen with a row: the decisions of the single calls, one on the outcome of the other, and nothing is
 * written.
 */
export const checkRow =
  (ordering: Ordering): RowWorker =>
  async (work) => {
    const found = await customerOf(ordering, work);
    if (!found.ok) return refusedRow(ordering, work, found.refusal);
    const { customer, isNew } = found.value;
    const { subscription } = work.row.order;
    const known = isNew ? {} : { customerId: customer.value.id };
    const actions: RowAction[] = isNew ? ['create-customer'] : [];
    if (!subscription) return rowWith('would-enrol', actions, known);
    const present = customer.value.services.find(
      ({ service, countryOfUse }) =>
        service === subscription.service && countryOfUse === subscription.countryOfUse,
    );
    return present
      ? orSilence(
          withService(present, customer.value.id, ordering, work),
          present.dataCenter,
          ordering.catalog,
        )
      : withNewService(found.value, subscription, ordering, work);
  };

async function customerOf(
  { dataCenters: { home } }: Ordering,
  { row: { order }, enrolment, request }: RowWork,
): Promise<Outcome<Found>> {
  const creating = creation({ home })(order.customer, request);
  const { taken, ...records } = await home.load({
    ...creating.read,
    taken: ref('external-id', enrolment.partnerId, order.customer.externalId),
  });
  const { membership } = records;
  if (!isStillMember(membership, enrolment)) return partnerNotActive;
  const { customer } = taken
    ? await home.load({ customer: ref('customer', taken.value.customerId) })
    : { customer: undefined };
  if (customer)
    return sameCustomer(order.customer, customer.value) ?? accepted({ customer, membership, isNew: false });
  const created = await preview({ ...creating, known: records });
  return created.ok ? accepted({ customer: created.value, membership, isNew: true }) : created;
}

/** A customer that has the service already: perhaps its activation is still to be sent. */
async function withService(
  { subscriptionId }: AddedService,
  customerId: string,
  ordering: Ordering,
  work: RowWork,
): Promise<RowResult> {
  const known = { customerId, subscriptionId };
  if (!work.row.order.activation) return rowWith('would-enrol', [], known);
  const sent = await previewActivation(ordering)(subscriptionId, { once: true }, work.request);
  // The service is still to come: once it has, the run can send the activation.
  const waits = !sent.ok && sent.refusal.code === 'still-provisioning';
  if (!sent.ok && !waits) return refusedRow(ordering, work, sent.refusal, known);
  const isSent = sent.ok && sent.value.events.length === 0;
  return rowWith('would-enrol', isSent ? [] : ['send-activation'], known);
}

async function withNewService(
  found: Found,
  subscription: RowService,
  ordering: Ordering,
  work: RowWork,
): Promise<RowResult> {
  const { customer, isNew } = found;
  const known = isNew ? {} : { customerId: customer.value.id };
  const actions: RowAction[] = isNew ? ['create-customer', 'add-service'] : ['add-service'];
  const added = decidedOn(ordering, subscription, work.request, found);
  if (!added.ok) return refusedRow(ordering, work, added.refusal, { ...known, place: '/subscription' });
  if (!work.row.order.activation) return rowWith('would-enrol', actions, known);
  const sent = await sentFor(found, added.value.order, ordering, work);
  if (!sent.ok) return refusedRow(ordering, work, sent.refusal, known);
  return rowWith('would-enrol', [...actions, 'send-activation'], known);
}

/** The activation of a service that is not there yet. */
async function sentFor(
  { customer: { value: customer }, isNew }: Found,
  order: SubscriptionOrder,
  { dataCenters: { home } }: Ordering,
  { request }: RowWork,
): Promise<Outcome<unknown>> {
  const { customerAdministrator } = customer;
  return sendActivation(
    subscriptionFrom(order),
    { once: true, ...(customerAdministrator && { customerAdministrator }) },
    {
      // Of a customer that would be created this was asked already.
      administratorSignsInToPortal:
        !isNew &&
        customerAdministrator !== undefined &&
        (await isPortalAccount(home, customerAdministrator.accountId)),
    },
    request.now,
  );
}
