import type { Outcome } from '../../domain/refusal.ts';
import { withdrawActivation as decide } from '../../domain/subscription/send-activation.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { CallerContext } from '../request.ts';
import { changeOrdered } from './change-ordered.ts';
import type { OrderedSubscription } from './ordered-subscription.ts';

/** Withdraws the open invitation; its link then says so (R23). */
export const withdrawActivation =
  ({ dataCenters }: { readonly dataCenters: DataCenters }) =>
  (subscriptionId: string, request: CallerContext): Promise<Outcome<OrderedSubscription>> =>
    changeOrdered(dataCenters)(
      { subscriptionId, decide: (current) => decide(current, request.now) },
      request,
    );
