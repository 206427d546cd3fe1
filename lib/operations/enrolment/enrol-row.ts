import type { AddedService, Customer } from '../../domain/customer/customer.ts';
import { countryOfUseIsFixed } from '../../domain/customer/order.ts';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { type RowAction, type RowService, sameCustomer } from '../../domain/enrolment/enrolment-row.ts';
import { partnerNotActive } from '../../domain/partner/partner.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { addService, type Ordering } from '../partner/add-service.ts';
import { creation } from '../partner/create-customer.ts';
import { membershipRef } from '../partner/member.ts';
import { sendActivation } from '../partner/send-activation.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { transact } from '../transact.ts';
import {
  isStillMember,
  orSilence,
  type RowResult,
  type RowWork,
  type RowWorker,
  refusedRow,
  rowWith,
} from './row-work.ts';

/** Something that is there, and whether this enrolment has made it, now or in an earlier attempt. */
interface There<T> {
  readonly value: T;
  readonly isOwn: boolean;
}

/**
 * Does what a row asks for by the single calls, as far as it is not there. Each of them looks at what stands, so that
 * a row goes on where it was left, whoever does it again.
 */
export const enrolRow =
  (ordering: Ordering): RowWorker =>
  async (work) => {
    const customer = await customerOf(ordering, work);
    if (!customer.ok) return refusedRow(ordering, work, customer.refusal);
    const { value, isOwn } = customer.value;
    const { subscription } = work.row.order;
    return subscription
      ? withService({ value, isOwn }, subscription, ordering, work)
      : rowWith('enrolled', isOwn ? ['create-customer'] : [], { customerId: value.id });
  };

async function withService(
  { value: customer, isOwn }: There<Customer>,
  subscription: RowService,
  ordering: Ordering,
  work: RowWork,
): Promise<RowResult> {
  const known = { customerId: customer.id };
  const actions: RowAction[] = isOwn ? ['create-customer'] : [];
  const added = await serviceOf(customer, subscription, ordering, work);
  if (!added.ok)
    return refusedRow(ordering, work, added.refusal, { ...known, actions, place: '/subscription' });
  if (added.value.isOwn) actions.push('add-service');
  const { subscriptionId, dataCenter, isSilent } = added.value.value;
  const silent = isSilent ? { silent: dataCenter } : {};
  if (!work.row.order.activation)
    return { ...rowWith('enrolled', actions, { ...known, subscriptionId }), ...silent };
  if (isSilent) return { is: 'unavailable', silent: dataCenter };
  const sending = activated({ ...known, subscriptionId }, actions, ordering, work);
  return orSilence(sending, dataCenter, ordering.catalog);
}

const attempts = 3;

/** The customer of the partner's own id: the one that is there, or a new one. */
async function customerOf(
  { dataCenters: { home } }: Ordering,
  { row: { order }, enrolment, request }: RowWork,
): Promise<Outcome<There<Customer>>> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { membership, taken } = await home.load({
      membership: membershipRef(request),
      taken: ref('external-id', enrolment.partnerId, order.customer.externalId),
    });
    if (!isStillMember(membership, enrolment)) return partnerNotActive;
    const { customer, first } = taken ? await home.load(there(taken.value)) : nobody;
    if (customer)
      return (
        sameCustomer(order.customer, customer.value) ??
        accepted({ value: customer.value, isOwn: isMadeBy(first, enrolment) })
      );
    const creating = creation({ home })(order.customer, request);
    const created = await transact(
      {
        ...creating,
        decide: (records) =>
          isStillMember(records.membership, enrolment) ? creating.decide(records) : partnerNotActive,
      },
      request,
    );
    if (created.ok) return accepted({ value: created.value.value, isOwn: true });
    // Another worker, or another enrolment, has just enrolled it.
    if (created.refusal.code !== 'external-id-in-use') return created;
  }
  return contention;
}

const contention = refused('too-much-contention', 'Others are changing the same customer at this moment.');

const there = ({ customerId }: { readonly customerId: string }) => ({
  customer: ref('customer', customerId),
  first: firstChange('customer', customerId),
});
const nobody = { customer: undefined, first: undefined };

/** Whether the first change of a record was made by the enrolment, now or in an earlier attempt. */
const isMadeBy = (first: Loaded<StoredChange> | undefined, { id }: Enrolment): boolean =>
  first?.value.correlationId === id;

const firstChange = (kind: 'customer' | 'order', id: string) => ref('change', kind, id, '1');

/** Where the service of a row is; `isSilent` when its data center does not answer and creates it later. */
interface Placed {
  readonly subscriptionId: string;
  readonly dataCenter: string;
  readonly isSilent: boolean;
}

async function serviceOf(
  customer: Customer,
  subscription: RowService,
  ordering: Ordering,
  { enrolment, request }: RowWork,
): Promise<Outcome<There<Placed>>> {
  const { home } = ordering.dataCenters;
  const named = ({ services }: Customer) => services.find(({ service }) => service === subscription.service);
  const here = named(customer);
  if (here) return presentService(here, subscription, home, enrolment);
  const added = await addService(ordering)(customer.id, subscription, request);
  if (added.ok) {
    const { order, standing } = added.value;
    const isSilent = standing.status === 'provisioning';
    return accepted({
      value: { subscriptionId: order.id, dataCenter: order.dataCenter, isSilent },
      isOwn: true,
    });
  }
  if (added.refusal.code !== 'service-already-added') return added;
  // Another worker has just added it.
  const { customer: again } = await home.load({ customer: ref('customer', customer.id) });
  const meanwhile = again && named(again.value);
  return meanwhile ? presentService(meanwhile, subscription, home, enrolment) : added;
}

async function presentService(
  { subscriptionId, countryOfUse, dataCenter }: AddedService,
  asked: RowService,
  home: Store,
  enrolment: Enrolment,
): Promise<Outcome<There<Placed>>> {
  if (countryOfUse !== asked.countryOfUse) return countryOfUseIsFixed;
  const { first } = await home.load({ first: firstChange('order', subscriptionId) });
  return accepted({
    value: { subscriptionId, dataCenter, isSilent: false },
    isOwn: isMadeBy(first, enrolment),
  });
}

/** Sends the activation unless one was sent before. */
async function activated(
  known: { readonly customerId: string; readonly subscriptionId: string },
  actions: readonly RowAction[],
  ordering: Ordering,
  work: RowWork,
): Promise<RowResult> {
  const sent = await sendActivation(ordering)(known.subscriptionId, { once: true }, work.request);
  if (!sent.ok) return refusedRow(ordering, work, sent.refusal, { ...known, actions });
  const { row, enrolment } = work;
  const sentAt = sent.value.standing.invitation?.sentAt;
  const since = enrolment.run?.at;
  // The dry run has announced it, and by now it is sent: an earlier attempt may have been cut off after it.
  const isOwn = row.actions?.includes('send-activation') && sentAt && since && sentAt >= since;
  return rowWith('enrolled', isOwn ? [...actions, 'send-activation'] : actions, known);
}
