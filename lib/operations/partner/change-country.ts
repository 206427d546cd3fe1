import { countryOfUseIsFixed } from '../../domain/customer/order.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import type { OrderedSubscription } from './ordered-subscription.ts';
import { viewSubscription } from './view-subscription.ts';

/** Says, to whoever tries, that the country of use is fixed; asking for the one it has changes nothing (R18). */
export const changeCountry =
  ({ home }: { readonly home: Store }) =>
  async (
    subscriptionId: string,
    { countryOfUse }: { readonly countryOfUse: string },
    request: CallerContext,
  ): Promise<Outcome<OrderedSubscription>> => {
    const viewed = await viewSubscription({ home })(subscriptionId, request);
    if (!viewed.ok) return viewed;
    return viewed.value.order.countryOfUse === countryOfUse ? accepted(viewed.value) : countryOfUseIsFixed;
  };
