import type { Outcome } from '../../domain/refusal.ts';
import { invitationIn } from '../../domain/subscription.ts';
import { sendActivation as decide, type SendActivation } from '../../domain/subscription-commands.ts';
import type { DataCenters } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { changeOrdered } from './change-ordered.ts';
import type { OrderedSubscription } from './ordered-subscription.ts';

/** Sends the customer administrator the activation, or sends it again with a new link (R16, R21, R23). */
export const sendActivation =
  ({ dataCenters }: { readonly dataCenters: DataCenters }) =>
  (
    subscriptionId: string,
    command: SendActivation,
    request: CallerContext,
  ): Promise<Outcome<OrderedSubscription>> => {
    const administrator = command.customerAdministrator?.accountId;
    return changeOrdered(dataCenters)(
      {
        subscriptionId,
        ...(administrator !== undefined && { portalAccount: administrator }),
        portalAccountIn: (current) => invitationIn(current)?.administrator.accountId,
        decide: (current, administratorSignsInToPortal) =>
          decide(current, command, { administratorSignsInToPortal }, request.now),
      },
      request,
    );
  };
