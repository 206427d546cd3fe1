import { isBeingPurged } from '../../domain/customer/order.ts';
import { portalsOf } from '../customer/view-portal.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Records, ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';

/** The organisations of the subscriptions that the caller has access to in this data center, one for each (R52). */
export async function organizationsHere(
  { in: within, here }: DataCenters,
  { caller }: CallerContext,
): Promise<string[]> {
  const store = within(here);
  const ids = await portalsOf({ store })(caller);
  if (ids.length < 2) return [];
  const found = await store.load(Object.fromEntries(ids.map((id) => [id, ref('subscription', id)])));
  return Object.values(found).flatMap((loaded) =>
    loaded && loaded.value.phase !== 'purged' ? [loaded.value.names.organization] : [],
  );
}

/** Of those that a person became administrator of last; older ones are of no more use to tell whether there are any. */
const mostLookedAt = 50;

/**
 * Whether a person became administrator of a subscription of another data center that has not been purged, as home
 * has it. Their portals cannot be asked from here (R20), so somebody whose rights were taken away still counts.
 */
export async function administersElsewhere(
  { home, here }: DataCenters,
  administered: Loaded<Records['administered']> | undefined,
  subscriptionId: string,
): Promise<boolean> {
  const ids = (administered?.value.entries ?? [])
    .map((entry) => entry.subscriptionId)
    .filter((id) => id !== subscriptionId)
    .slice(-mostLookedAt);
  if (ids.length === 0) return false;
  const orders = await home.load(Object.fromEntries(ids.map((id) => [id, ref('order', id)])));
  return Object.values(orders).some(
    (order) => order && order.value.dataCenter !== here && !isBeingPurged(order.value),
  );
}
