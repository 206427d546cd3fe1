import { addAccountNumber, type LinkedAccount } from '../../domain/customer/customer.ts';
import { type Order, orderStanding } from '../../domain/customer/order.ts';
import { hasPartnerOfRecord } from '../../domain/directory/account.ts';
import { directPartnerId } from '../../domain/partner/partner.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { reactivate as decide, whyNotReactivatable } from '../../domain/subscription/reactivate.ts';
import { changeSubscription } from '../change-subscription.ts';
import { carryNumber, numberOnOrders } from '../partner/add-account-number.ts';
import { notFound } from '../partner/member.ts';
import { type OrderedSubscription, ordered, withReport } from '../partner/ordered-subscription.ts';
import { designatedAccount } from '../partner-of-record/designated-account.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import { pending } from '../reactions.ts';
import type { Authorship, CallerContext } from '../request.ts';
import { reportAtOnce } from '../subscription/report.ts';
import { changeOf, transact } from '../transact.ts';

/**
 * Support reactivates an inactive subscription with the customer's account number: everything is as before (R33).
 * The number is added to the customer first, so that sending the request again completes what was interrupted.
 */
export const reactivateSubscription =
  (dataCenters: DataCenters) =>
  async (
    subscriptionId: string,
    accountNumber: string,
    request: CallerContext,
  ): Promise<Outcome<OrderedSubscription>> => {
    const { order } = await dataCenters.home.load({ order: ref('order', subscriptionId) });
    if (!order) return notFound;
    // A number is for good (R14): none is added for a reactivation that cannot be.
    const blocked = whyNotReactivatable(orderStanding(order.value, request.now).status);
    if (blocked) return blocked;
    const author: Authorship = {
      actor: { role: 'support', accountId: request.caller.accountId },
      onBehalfOf: { role: 'customer', id: order.value.customerId },
    };
    const store = dataCenters.in(order.value.dataCenter);
    const [linked, loaded] = await both(
      linkNumber(dataCenters, order.value, accountNumber, author, request),
      store.load({ subscription: ref('subscription', subscriptionId) }),
    );
    if (!linked.ok) return linked;
    const account = linked.value;
    const changed = await changeSubscription(
      {
        store,
        subscriptionId,
        loaded,
        author,
        facts: () => Promise.resolve({ account: order.value.account }),
        decide: (current) => decide(current, account, request.now),
      },
      request,
    );
    if (!changed.ok) return changed;
    await reportAtOnce(dataCenters, changed.value);
    return accepted(ordered(withReport({ ...order.value, account }, changed.value), request.now));
  };

/** Both, or the failure of one once both have ended: what was begun must not go on behind the answer. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** The customer's account number, added now if it is not there yet; it must pass R9 for the subscription's partner (R14). */
const linkNumber = (
  { home }: DataCenters,
  { customerId, partnerId }: Order,
  accountNumber: string,
  author: Authorship,
  request: CallerContext,
): Promise<Outcome<LinkedAccount>> => {
  const self = ref('customer', customerId);
  const { idempotency, ...once } = request;
  return transact(
    {
      store: home,
      read: {
        customer: self,
        account: ref('account', accountNumber),
        // Who signed up without a partner has none of record.
        partner: partnerId === directPartnerId ? undefined : ref('partner', partnerId),
      },
      decide: ({ customer, account, partner }) => {
        if (!customer) return notFound;
        if (
          account &&
          partner &&
          !customer.value.account &&
          !hasPartnerOfRecord(account.value, partner.value.accountNumber)
        )
          return notPartnerOfRecord;
        const decision = addAccountNumber(customer.value, accountNumber, account?.value, request.now);
        if (!decision.ok) return account ? decision : unknownAccount;
        const { customer: next, events } = decision.value;
        if (!next.account) return unknownAccount;
        if (events.length === 0 || !account) return accepted({ value: next.account });
        return accepted({
          value: next.account,
          commit: {
            writes: [
              { put: self, value: next, expect: customer.version },
              ...numberOnOrders(next),
              ...designatedAccount(account, next),
            ],
            change: changeOf(request, author, {
              of: self,
              version: customer.version + 1,
              events,
              reactions: pending(...carryNumber(next), { do: 'list-designated' }),
            }),
          },
        });
      },
    },
    once,
  );
};

const notPartnerOfRecord = refused(
  'not-partner-of-record',
  'The partner of this customer is not partner of record of this account. Record that with PUT /v1/support/accounts/{accountNumber} first, or have the customer choose the partner; then send this again.',
  '/accountNumber',
);

const unknownAccount = refused(
  'account-not-found',
  'The directory has no account with this number. Record it with PUT /v1/support/accounts/{accountNumber} first.',
  '/accountNumber',
);
