import type { RequestEvent } from '../../domain/desk/support-request.ts';
import { returnConsent as decide } from '../../domain/ownership/ownership.ts';
import { accepted } from '../../domain/refusal.ts';
import { telling } from '../../domain/subscription/told.ts';
import { changeSubscription } from '../change-subscription.ts';
import { ref } from '../ports/records.ts';
import { authorOf } from '../request.ts';
import { accountAtHome } from '../time/account-at-home.ts';
import type { Reactor } from './reactor.ts';

/**
 * Support closed the new owner's request to execute a transfer. If that transfer still stands, nothing was executed:
 * the new owner is told and can agree again, which asks anew (R58, R59).
 */
export const returnConsent: Reactor<'return-consent'> = async (
  { dataCenters },
  { event: at },
  { change, request },
) => {
  const { stored } = await dataCenters.home.load({ stored: ref('support-request', ...change.of.id) });
  const { asker, subscriptionId } = stored?.value ?? {};
  if (!asker || subscriptionId === undefined) return undefined;
  const [requestId = ''] = change.of.id;
  const { reason } = change.events[at] as Extract<RequestEvent, { type: 'request-closed' }>;
  const returned = await changeSubscription(
    {
      store: dataCenters.in(asker.dataCenter),
      subscriptionId,
      author: authorOf(change),
      facts: accountAtHome(dataCenters, subscriptionId),
      reliesOnPortal: true,
      decide: (subscription, { portal }) => {
        const { billing, phase } = subscription;
        if (!billing || !portal || phase === 'purging') return accepted([]);
        const events = decide(billing, { requestId, reason }, request.now);
        return accepted(telling(events, { subscription, portal: portal.value }));
      },
    },
    request,
  );
  if (!returned.ok && returned.refusal.code !== 'subscription-purged') throw new Error(returned.refusal.code);
  return undefined;
};
