import {
  type Customer,
  addAccountNumber as decide,
  type LinkedAccount,
  submitAccountNumberAgain,
} from '../../domain/customer/customer.ts';
import { orderStanding } from '../../domain/customer/order.ts';
import type { Account } from '../../domain/directory/account.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Membership } from '../../domain/partner/partner.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { reactivationOf } from '../desk/requests.ts';
import { designatedAccount } from '../partner-of-record/designated-account.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Ref, ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending, type Reaction } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, type Plan, transact } from '../transact.ts';
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
        decide: async ({ membership, customer, account }) => {
          const allowed = mayChange(customer, membership, request);
          if (!allowed.ok) return allowed;
          const { own, member } = allowed.value;
          const decision = decide(own.value, accountNumber, accountOf(account, member.value), request.now);
          if (!decision.ok) return decision;
          const { customer: next, events } = decision.value;
          if (events.length === 0)
            return again(home, { own, member, account: accountOf(account, member.value) }, request);
          if (!account) return accepted({ value: own });
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
                reactions: pending(...carryNumber(next), { do: 'list-designated' }),
              }),
            },
          });
        },
      },
      request,
    );
  };

/** The number that the customer has already: nothing, but where support has closed the request without reactivating. */
async function again(
  home: Store,
  {
    own,
    member,
    account,
  }: {
    readonly own: Loaded<Customer>;
    readonly member: Loaded<Membership>;
    readonly account: Account | undefined;
  },
  request: CallerContext,
): Promise<Outcome<Plan<Loaded<Customer>>>> {
  const declined = await declinedAmong(home, own.value.services, request.now);
  if (declined.length === 0) return accepted({ value: own });
  const decision = submitAccountNumberAgain(own.value, account, request.now);
  if (!decision.ok) return decision;
  const self = ref('customer', own.value.id);
  const version = own.version + 1;
  return accepted({
    value: { ...own, version },
    commit: {
      writes: [{ put: self, value: own.value, expect: own.version }, stillMember(request, member)],
      change: changeOf(request, byPartner(request, member), {
        of: self,
        version,
        events: decision.value,
        reactions: pending(...carryNumber({ services: declined })),
      }),
    },
  });
}

/** The inactive ones among services whose reactivation support has declined (R33). */
async function declinedAmong(
  home: Store,
  services: Customer['services'],
  now: Instant,
): Promise<Customer['services']> {
  const wanted = services.map(
    ({ subscriptionId }) => [subscriptionId, ref('order', subscriptionId)] as const,
  );
  const orders = await home.load(Object.fromEntries(wanted) as Record<string, Ref<'order'>>);
  const declined = await Promise.all(
    services.map(async ({ subscriptionId }) => {
      const order = orders[subscriptionId]?.value;
      if (!order || orderStanding(order, now).status !== 'inactive') return false;
      return (await reactivationOf(home, order)) === 'closed';
    }),
  );
  return services.filter((_, at) => declined[at]);
}

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
