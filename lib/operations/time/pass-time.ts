import { accepted } from '../../domain/refusal.ts';
import { changeSubscription } from '../change-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { RequestContext } from '../request.ts';
import { accountAtHome } from './account-at-home.ts';

/**
 * Applies what time has brought to a subscription (R30 to R36). Fired twice, late or for nothing, it does no more.
 * Throws when the outcome is in doubt, so that whoever called tries again.
 */
export const passTimeOf =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, request: RequestContext): Promise<void> => {
    const outcome = await changeSubscription(
      {
        store: dataCenters.in(dataCenters.here),
        subscriptionId,
        author: { actor: { role: 'system' } },
        facts: accountAtHome(dataCenters, subscriptionId),
        decide: () => accepted([]),
      },
      request,
    );
    if (!outcome.ok && outcome.refusal.code !== 'subscription-purged') throw new Error(outcome.refusal.code);
  };
