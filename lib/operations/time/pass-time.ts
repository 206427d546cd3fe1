import { dueTimers } from '../../domain/pass-time.ts';
import { accepted } from '../../domain/refusal.ts';
import { changeSubscription } from '../change-subscription.ts';
import { type DataCenters, ref } from '../ports.ts';
import type { RequestContext } from '../request.ts';
import { accountAtHome } from './account-at-home.ts';

/**
 * Applies what time has brought to a subscription (R30 to R36). Fired twice, late or for nothing, it does no more.
 * Throws when the outcome is in doubt, so that whoever called tries again.
 */
export const passTimeOf =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, request: RequestContext): Promise<{ readonly changed: boolean }> => {
    const store = dataCenters.in(dataCenters.here);
    const { subscription } = await store.load({ subscription: ref('subscription', subscriptionId) });
    if (!subscription || subscription.value.phase === 'purged') return { changed: false };
    if (dueTimers(subscription.value, request.now).length === 0) return { changed: false };
    const outcome = await changeSubscription(
      {
        store,
        subscriptionId,
        author: { actor: { role: 'system' } },
        facts: accountAtHome(dataCenters, subscriptionId),
        decide: () => accepted([]),
      },
      request,
    );
    if (!outcome.ok && outcome.refusal.code !== 'subscription-purged') throw new Error(outcome.refusal.code);
    return { changed: outcome.ok };
  };
