import { samePerson } from '../../domain/identity.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { notFound } from '../partner/member.ts';
import { type OrderedSubscription, ordered } from '../partner/ordered-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';

/** What the caller has signed up for, at home; another's is as good as none (R46, R69). */
export const viewSignUp =
  (dataCenters: DataCenters) =>
  async (
    subscriptionId: string,
    { caller, now }: Pick<CallerContext, 'caller' | 'now'>,
  ): Promise<Outcome<OrderedSubscription>> => {
    const { here, home } = dataCenters;
    if (dataCenters.in(here) !== home) return notFound;
    const { order } = await home.load({ order: ref('order', subscriptionId) });
    const by = order?.value.signUp?.identity;
    return order && by && samePerson(by, caller) ? accepted(ordered(order.value, now)) : notFound;
  };
