import { type Buyer, partnerAsBuyer } from '../../domain/billing/paid-actions.ts';
import { stillProvisioning } from '../../domain/customer/order.ts';
import type { Instant } from '../../domain/instant.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription, Tombstone } from '../../domain/subscription/subscription.ts';
import { timelineOf } from '../../domain/subscription/subscription-timeline.ts';
import { passTime } from '../../domain/time/pass-time.ts';
import { memberOf, membershipRef, notFound, owned } from '../partner/member.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { billingAdministratorAlone, partnerSeesBilling, withAccessToBilling } from './change-billing.ts';

/** The money side of a subscription, for whoever may look at it. */
export interface OpenBilling {
  readonly store: Store;
  /** As it truly stands, time having passed. */
  readonly subscription: Subscription;
  readonly version: number;
  /** Who looks: the billing administrator alone can spend anything (R51). */
  readonly buyer: Buyer;
}

/** Opens it for who has access to billing at the customer; foreign equals missing (R60, R69). */
export const openBillingAsCustomer =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, { caller, now }: CallerContext): Promise<Outcome<OpenBilling>> => {
    const store = dataCenters.in(dataCenters.here);
    const { subscription, portal } = await store.load({
      subscription: ref('subscription', subscriptionId),
      portal: ref('portal', subscriptionId),
    });
    const open = openedIn(store, subscription, now);
    if (!open.ok) return open;
    const { subscription: current, version } = open.value;
    const known = { version, portal };
    const buyer = billingAdministratorAlone(current, known, caller)
      ? 'somebody-else'
      : 'billing-administrator';
    return withAccessToBilling(current, known, caller) ?? accepted({ ...open.value, buyer });
  };

/** Opens it for the partner: to see, while its access to billing is open; `may` says more (R56, R61). */
export const openBillingAsPartner =
  (
    dataCenters: DataCenters,
    may: (current: Subscription) => Outcome<never> | undefined = partnerSeesBilling,
  ) =>
  async (subscriptionId: string, request: CallerContext): Promise<Outcome<OpenBilling>> => {
    const { membership, order } = await dataCenters.home.load({
      membership: membershipRef(request),
      order: ref('order', subscriptionId),
    });
    const own = owned(order, membership);
    if (!own.ok) return own;
    const member = memberOf(membership);
    if (!member.ok) return member;
    const { value } = own.value;
    const waiting = stillProvisioning(value);
    if (waiting) return waiting;
    const store = dataCenters.in(value.dataCenter);
    const { subscription } = await store.load({ subscription: ref('subscription', subscriptionId) });
    const open = openedIn(store, subscription, request.now);
    if (!open.ok) return open;
    const { subscription: current } = open.value;
    const buyer = partnerAsBuyer(timelineOf(current).billing, member.value.value);
    return may(current) ?? accepted({ ...open.value, buyer });
  };

/** What time has brought is applied to what is shown; it is stored when it fires (R36). */
function openedIn(
  store: Store,
  loaded: Loaded<Subscription | Tombstone> | undefined,
  now: Instant,
): Outcome<Omit<OpenBilling, 'buyer'>> {
  if (!loaded || loaded.value.phase === 'purged') return notFound;
  const { subscription } = passTime(loaded.value, now, { account: undefined });
  if (subscription.phase === 'purging') return notFound;
  return accepted({ store, subscription, version: loaded.version });
}
