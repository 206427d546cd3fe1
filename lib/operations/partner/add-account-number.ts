import { type Customer, addAccountNumber as decide, type LinkedAccount } from '../../domain/customer.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { designatedAccount } from '../partner-of-record/designated-account.ts';
import { type Loaded, ref, type Store, type Write } from '../ports.ts';
import { pending, type Reaction } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, transact } from '../transact.ts';
import { accountOf } from './create-customer.ts';
import { byPartner, mayChange, membershipRef, stillMember } from './member.ts';

/** Adds the account number to a customer, and with it to all its orders, from this instant on (R14, R31). */
export const addAccountNumber =
  ({ home }: { readonly home: Store }) =>
  (customerId: string, accountNumber: string, request: CallerContext): Promise<Outcome<Loaded<Customer>>> => {
    const self = ref('customer', customerId);
    return transact(
      {
        store: home,
        read: { membership: membershipRef(request), customer: self, account: ref('account', accountNumber) },
        decide: ({ membership, customer, account }) => {
          const allowed = mayChange(customer, membership, request);
          if (!allowed.ok) return allowed;
          const { own, member } = allowed.value;
          const decision = decide(own.value, accountNumber, accountOf(account, member.value), request.now);
          if (!decision.ok) return decision;
          const { customer: next, events } = decision.value;
          if (events.length === 0 || !account) return accepted({ value: own });
          return accepted({
            value: { value: next, version: own.version + 1 },
            commit: {
              writes: [
                { put: self, value: next, expect: own.version },
                ...numberOnOrders(next),
                stillMember(request, member),
                ...designatedAccount(account, next),
              ],
              change: changeOf(request, byPartner(request, member), {
                of: self,
                version: own.version + 1,
                events,
                reactions: pending(...carryNumber(next)),
              }),
            },
          });
        },
      },
      request,
    );
  };

/** Part of a commit: home tells the true state of every order from the instant of the commit on. */
export const numberOnOrders = ({ account, services }: Customer): Write[] =>
  account ? services.map(({ subscriptionId }) => ({ assign: ref('order', subscriptionId), account })) : [];

/** Tells every subscription of the customer, wherever it is. */
export const carryNumber = ({
  services,
}: {
  readonly services: Customer['services'];
  readonly account?: LinkedAccount;
}): Reaction[] =>
  services.map(({ subscriptionId, dataCenter }) => ({
    do: 'carry-customer',
    subscriptionId,
    dataCenter,
    contact: false,
  }));
