import { executeTransfer as decide, type ExecuteTransfer, nobodyAsked } from '../../domain/ownership.ts';
import type { Portal } from '../../domain/portal.ts';
import type { Outcome } from '../../domain/refusal.ts';
import { type Billed, billingNotOpen, changeBillingAsSupport } from '../billing/change-billing.ts';
import type { OrderedSubscription } from '../partner/ordered-subscription.ts';
import type { DataCenters } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import type { Commanded } from './delegates.ts';
import { told } from './inside.ts';

/** Support executes the transfer as one change, or opens it for a reason when the owner is gone (R59). */
export const executeTransfer =
  (dataCenters: DataCenters) =>
  (
    { subscriptionId, dryRun, command }: Commanded & { readonly command: ExecuteTransfer },
    request: CallerContext,
  ): Promise<Outcome<Billed<OrderedSubscription>>> => {
    const by = { role: 'support', accountId: request.caller.accountId } as const;
    return changeBillingAsSupport(dataCenters)(
      {
        subscriptionId,
        dryRun,
        reliesOnPortal: true,
        decide: ({ billing }, { portal: loaded }) => {
          if (!billing) return billingNotOpen;
          const portal: Portal | undefined = loaded?.value;
          if (!portal) return nobodyAsked;
          const id = request.newId(billing.transfer ? 'del' : 'tra');
          return told(decide(billing, command, { portal, id, by }, request.now), portal);
        },
      },
      request,
    );
  };
