import { type Catalog, productLineOf } from '../../catalog.ts';
import type { AdvisorFee } from '../../domain/billing/billing-account.ts';
import { type Order, stillProvisioning } from '../../domain/customer/order.ts';
import type { Membership } from '../../domain/partner/partner.ts';
import {
  claimAdvisorFee as decide,
  notPartnerOfRecord,
  partnerOfRecordOf,
} from '../../domain/partner-of-record/advisor-fee.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { type Billed, carriedOut, onceDone } from '../billing/change-billing.ts';
import { byPartner, memberOf, membershipRef, notFound, stillMember } from '../partner/member.ts';
import type { Write } from '../ports/commit.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { reportAtOnce } from '../subscription/report.ts';

/** A claim that was made, and for what. */
export interface ClaimedFee {
  readonly order: Order;
  readonly fee: AdvisorFee;
}

/**
 * The partner of record claims the advisor fee of a subscription, whoever enrolled its customer (R55). It names the
 * subscription by its id, which a chosen partner finds among its designations. A subscription of a customer that the
 * caller has nothing to do with is not there (R69).
 */
export const claimAdvisorFee =
  ({ dataCenters, catalog }: { readonly dataCenters: DataCenters; readonly catalog: Catalog }) =>
  async (
    { subscriptionId, dryRun }: { readonly subscriptionId: string; readonly dryRun: boolean },
    request: CallerContext,
  ): Promise<Outcome<Billed<ClaimedFee>>> => {
    const { home } = dataCenters;
    const { membership, order: loaded } = await home.load({
      membership: membershipRef(request),
      order: ref('order', subscriptionId),
    });
    const member = memberOf(membership);
    if (!member.ok) return member;
    if (!loaded) return notFound;
    const order = loaded.value;
    const productLine = productLineOf(catalog, order.service);
    const standing = await standingAtHome(home, { order, productLine, member: member.value.value });
    if (!standing.visible) return notFound;
    const waiting = stillProvisioning(order);
    if (waiting) return waiting;
    const isHere = order.dataCenter === dataCenters.here;
    const { accountId, partnerId } = member.value.value;
    const outcome = await carriedOut(
      {
        subscriptionId,
        dryRun,
        decide: (current) => decide(current, { by: accountId, partnerId, productLine }, request.now),
        // Only where both live in one table can authorization and effect be one step.
        besides: () => (isHere ? [stillMember(request, member.value), ...standing.unchanged] : []),
      },
      {
        store: dataCenters.in(order.dataCenter),
        author: byPartner(request, member.value),
        facts: () => Promise.resolve({ account: order.account }),
        authorize: () => (standing.isPartnerOfRecord ? undefined : notPartnerOfRecord),
      },
      request,
    );
    return onceDone(outcome, async (done) => {
      await reportAtOnce(dataCenters, done);
      const fee = done.value.billing?.advisorFee;
      return fee ? accepted({ order, fee }) : notFound;
    });
  };

interface Asked {
  readonly order: Order;
  readonly productLine: string;
  readonly member: Membership;
}

/** What a partner is to the customer of an order, and what has to stand for it to stay so. */
async function standingAtHome(
  home: Store,
  { order, productLine, member }: Asked,
): Promise<{
  readonly visible: boolean;
  readonly isPartnerOfRecord: boolean;
  readonly unchanged: readonly Write[];
}> {
  const { customer } = await home.load({ customer: ref('customer', order.customerId) });
  const number = customer?.value.account?.accountNumber;
  const { account } = await home.load({ account: number === undefined ? undefined : ref('account', number) });
  const isPartnerOfRecord =
    customer !== undefined &&
    partnerOfRecordOf(customer.value, account?.value, productLine) === member.partnerAccountNumber;
  const involved = [order.partnerId, order.designated?.partnerId].includes(member.partnerId);
  return {
    visible: isPartnerOfRecord || involved,
    isPartnerOfRecord,
    unchanged: [...standsAs('customer', order.customerId, customer), ...standsAs('account', number, account)],
  };
}

const standsAs = (
  kind: 'customer' | 'account',
  id: string | undefined,
  loaded: Loaded<unknown> | undefined,
): Write[] => (id !== undefined && loaded ? [{ check: ref(kind, id), expect: loaded.version }] : []);
