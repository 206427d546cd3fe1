import type { TimeFacts } from '../../domain/time/pass-time.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import { DataCenterUnavailable } from '../ports/store.ts';

/**
 * Reads at home, consistently, whether the customer has an account number. Throws `DataCenterUnavailable` when home
 * cannot tell, so that nothing irreversible is done in doubt.
 */
export const accountAtHome =
  ({ home }: DataCenters, subscriptionId: string) =>
  async (): Promise<TimeFacts> => {
    const { order } = await home.load({ order: ref('order', subscriptionId) });
    if (!order) throw new DataCenterUnavailable('Home does not have the order.');
    return { account: order.value.account };
  };
