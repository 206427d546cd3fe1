import type { Customer, PartnerOfRecordChanged } from '../../domain/customer/customer.ts';
import { withDesignation } from '../../domain/partner-of-record/designation.ts';
import {
  type DesignationEvent,
  designationIn,
} from '../../domain/partner-of-record/partner-of-record-events.ts';
import { accepted } from '../../domain/refusal.ts';
import { designatedAccount } from '../partner-of-record/designated-account.ts';
import { ref } from '../ports/records.ts';
import { DataCenterUnavailable } from '../ports/store.ts';
import { pending } from '../reactions.ts';
import { changeOf, transact } from '../transact.ts';
import type { Reactor } from './reactor.ts';

/**
 * Carries the customer's choice of a partner of record home: to the customer and to the account of record if it has
 * one, with its search, in one commit, so that R9 looks at it at once (R52, R54). The newest choice stands, whatever
 * order they arrive in; the subscriptions of the organisation are listed with it afterwards. Who chose stays in the
 * subscription's data center (R20, R34).
 */
export const carryDesignation: Reactor<'carry-designation'> = async (
  { dataCenters: { home } },
  reaction,
  { change, subscription, request },
) => {
  if (!subscription) return undefined;
  const event = change.events[reaction.event] as DesignationEvent;
  const holder = ref('customer', subscription.value.customerId);
  const { customer: seen } = await home.load({ customer: holder });
  const accountNumber = seen?.value.account?.accountNumber;
  const outcome = await transact(
    {
      store: home,
      read: {
        customer: holder,
        account: accountNumber === undefined ? undefined : ref('account', accountNumber),
      },
      decide: ({ customer, account }) => {
        const next = customer && chosenBy(customer.value, event);
        if (!customer || !next || next === customer.value) return accepted({ value: undefined });
        if (customer.value.account?.accountNumber !== accountNumber)
          throw new DataCenterUnavailable('The customer got an account number meanwhile.');
        const { productLine } = designationIn(event);
        const happened: PartnerOfRecordChanged = {
          type: 'partner-of-record-changed',
          at: event.at,
          productLine,
        };
        return accepted({
          value: undefined,
          commit: {
            writes: [
              { put: holder, value: next, expect: customer.version },
              ...(account ? designatedAccount(account, next) : []),
            ],
            change: changeOf(
              request,
              { actor: { role: 'customer' } },
              {
                of: holder,
                version: customer.version + 1,
                events: [happened],
                reactions: pending({ do: 'list-designated' }),
              },
            ),
          },
        });
      },
    },
    request,
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return undefined;
};

function chosenBy(customer: Customer, event: DesignationEvent): Customer {
  const present = customer.designations ?? [];
  const designations = withDesignation(present, designationIn(event));
  return designations === present ? customer : { ...customer, designations };
}
