import type { Customer, PartnerOfRecordChanged } from '../../domain/customer.ts';
import { type Designation, withDesignation } from '../../domain/designation.ts';
import { isBeingPurged, type Order } from '../../domain/order.ts';
import type { DesignationEvent } from '../../domain/partner-of-record-events.ts';
import { accepted } from '../../domain/refusal.ts';
import { designatedAccount } from '../partner-of-record/designated-account.ts';
import { DataCenterUnavailable, type Loaded, ref, type Write } from '../ports.ts';
import { pending } from '../reactions.ts';
import { changeOf, transact } from '../transact.ts';
import type { Reactor } from './reactor.ts';

/**
 * Carries the customer's choice of a partner of record home: to the customer, to the account of record if it has one,
 * with its search, and to the order, in one commit, so that R9 looks at it at once (R52, R54). Choices are ordered by
 * their instants: a late one changes nothing.
 */
export const carryDesignation: Reactor<'carry-designation'> = async (
  { dataCenters: { home } },
  reaction,
  { change, subscription, request },
) => {
  if (!subscription) return undefined;
  const { id, customerId } = subscription.value;
  const event = change.events[reaction.event] as DesignationEvent;
  const holder = ref('customer', customerId);
  const { customer: seen } = await home.load({ customer: holder });
  const accountNumber = seen?.value.account?.accountNumber;
  const outcome = await transact(
    {
      store: home,
      read: {
        order: ref('order', id),
        customer: holder,
        account: accountNumber === undefined ? undefined : ref('account', accountNumber),
      },
      decide: ({ order, customer, account }) => {
        if (!order || !customer) return accepted({ value: undefined });
        if (customer.value.account?.accountNumber !== accountNumber)
          throw new DataCenterUnavailable('The customer got an account number meanwhile.');
        const next = chosenBy(customer.value, event);
        const writes = [
          ...(isBeingPurged(order.value) ? [] : orderWrites(order, event)),
          ...(next === customer.value
            ? []
            : [{ put: holder, value: next, expect: customer.version } as Write]),
        ];
        if (writes.length === 0) return accepted({ value: undefined });
        const happened: PartnerOfRecordChanged = {
          type: 'partner-of-record-changed',
          at: event.at,
          productLine: designationIn(event).productLine,
        };
        return accepted({
          value: undefined,
          commit: {
            writes: [...writes, ...(account ? designatedAccount(account, next) : [])],
            ...(next !== customer.value && {
              change: changeOf(
                request,
                { actor: change.actor, ...(change.onBehalfOf && { onBehalfOf: change.onBehalfOf }) },
                { of: holder, version: customer.version + 1, events: [happened], reactions: pending() },
              ),
            }),
          },
        });
      },
    },
    request,
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return undefined;
};

const designationIn = (event: DesignationEvent): Designation =>
  event.type === 'partner-of-record-removed'
    ? { productLine: event.productLine, since: event.at }
    : {
        productLine: event.partner.productLine,
        since: event.at,
        partnerAccountNumber: event.partner.accountNumber,
      };

function chosenBy(customer: Customer, event: DesignationEvent): Customer {
  const present = customer.designations ?? [];
  const designations = withDesignation(present, designationIn(event));
  return designations === present ? customer : { ...customer, designations };
}

/** The order knows who was chosen with it, and that partner where the order is (R55). */
function orderWrites({ value: order, version }: Loaded<Order>, event: DesignationEvent): Write[] {
  if (order.designated && order.designated.since >= event.at) return [];
  const former = order.designated?.partnerId;
  const partner = event.type === 'partner-of-record-designated' ? event.partner : undefined;
  const designated = { since: event.at, ...(partner && { partnerId: partner.partnerId }) };
  const { id, service, countryOfUse, organizationName = '' } = order;
  const shown = { subscriptionId: id, service, countryOfUse, organizationName, since: event.at };
  return [
    { put: ref('order', id), value: { ...order, designated }, expect: version },
    ...(former !== undefined && former !== partner?.partnerId
      ? [{ remove: ref('designated-subscription', former, id), expect: 'any' } as const]
      : []),
    ...(partner
      ? [
          {
            put: ref('designated-subscription', partner.partnerId, id),
            value: { ...shown, productLine: partner.productLine },
            expect: 'any',
          } as const,
        ]
      : []),
  ];
}
