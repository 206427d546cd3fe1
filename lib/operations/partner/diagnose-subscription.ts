import type { Diagnosis } from '../../domain/diagnosis.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import { diagnoseOrder, type ServiceFacts } from '../subscription/diagnose-order.ts';
import { membershipRef, owned } from './member.ts';

/** Why one of the caller's subscriptions cannot be used, or not yet, and what to do (R7). */
export const diagnoseSubscription =
  (dataCenters: DataCenters, factsOf: (service: string) => ServiceFacts) =>
  async (subscriptionId: string, request: CallerContext): Promise<Outcome<Diagnosis>> => {
    const { membership, order } = await dataCenters.home.load({
      membership: membershipRef(request),
      order: ref('order', subscriptionId),
    });
    const own = owned(order, membership);
    if (!own.ok) return own;
    const { value } = own.value;
    return accepted(
      await diagnoseOrder(dataCenters, value, { ...factsOf(value.service), reader: 'partner' }, request),
    );
  };
