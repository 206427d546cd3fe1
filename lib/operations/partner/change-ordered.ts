import { type Order, stillProvisioning } from '../../domain/customer/order.ts';
import type { Membership } from '../../domain/partner/partner.ts';
import { whyNotForPartner } from '../../domain/partner-access/partner-access.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { SubscriptionDecision } from '../../domain/subscription/subscription-events.ts';
import {
  changeSubscription,
  type Decided,
  previewSubscription,
  type SubscriptionChange,
} from '../change-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { reportAtOnce } from '../subscription/report.ts';
import { byPartner, mayChange, membershipRef, stillMember } from './member.ts';
import { type OrderedSubscription, ordered, withReport } from './ordered-subscription.ts';

export interface OrderedChange {
  readonly subscriptionId: string;
  /** An account of which the decision will want to know whether it signs in to a partner portal (R16). */
  readonly portalAccount?: string;
  readonly decide: (
    current: Subscription,
    atHome: {
      readonly order: Order;
      /** Costs a read for any other account than the one named beforehand. */
      readonly signsInToPortal: (account: string) => Promise<boolean>;
    },
  ) => SubscriptionDecision | Promise<SubscriptionDecision>;
}

/**
 * A partner's command on a subscription: authorized at home, done in the subscription's data center, then reported
 * to home so that the partner reads what was just written. Both regions must answer.
 */
export const changeOrdered =
  (dataCenters: DataCenters) =>
  async (change: OrderedChange, request: CallerContext): Promise<Outcome<OrderedSubscription>> => {
    const allowed = await authorized(dataCenters, change, request);
    if (!allowed.ok) return allowed;
    const changed = await changeSubscription(allowed.value.change, request);
    if (!changed.ok) return changed;
    await reportAtOnce(dataCenters, changed.value);
    const { order, member } = allowed.value;
    return accepted(ordered(withReport(order, changed.value), request.now, member));
  };

/** The same decision on the same records, and nothing is written. */
export const previewOrdered =
  (dataCenters: DataCenters) =>
  async (change: OrderedChange, request: CallerContext): Promise<Outcome<Decided>> => {
    const allowed = await authorized(dataCenters, change, request);
    return allowed.ok ? previewSubscription(allowed.value.change, request) : allowed;
  };

async function authorized(
  dataCenters: DataCenters,
  { subscriptionId, portalAccount, decide }: OrderedChange,
  request: CallerContext,
): Promise<
  Outcome<{ readonly order: Order; readonly member: Membership; readonly change: SubscriptionChange }>
> {
  const { home } = dataCenters;
  const records = await home.load({
    membership: membershipRef(request),
    order: ref('order', subscriptionId),
    portal: portalAccount === undefined ? undefined : ref('portal-account', portalAccount),
  });
  const allowed = mayChange(
    records.order,
    records.membership,
    request,
    (own) => ordered(own.value, request.now).tag,
  );
  if (!allowed.ok) return allowed;
  const { own, member } = allowed.value;
  const order = own.value;
  const waiting = stillProvisioning(order);
  if (waiting) return waiting;
  const signsInToPortal = async (account: string): Promise<boolean> =>
    account === portalAccount ? records.portal !== undefined : isPortalAccount(home, account);
  const isHere = order.dataCenter === dataCenters.here;
  return accepted({
    order,
    member: member.value,
    change: {
      store: dataCenters.in(order.dataCenter),
      subscriptionId,
      author: byPartner(request, member),
      facts: () => Promise.resolve({ account: order.account }),
      decide: (current) => whyNotForPartner(current) ?? decide(current, { order, signsInToPortal }),
      // Only where both live in one table can authorization and effect be one step.
      besides: () => (isHere ? [stillMember(request, member)] : []),
    },
  });
}

/** Whether an account signs in to a partner portal (R16). */
export const isPortalAccount = async (home: Store, account: string): Promise<boolean> =>
  (await home.load({ portal: ref('portal-account', account) })).portal !== undefined;
