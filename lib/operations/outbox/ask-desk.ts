import type { SupportAsked } from '../../domain/portal-events.ts';
import { openRequest } from '../../domain/support-request.ts';
import { openingWrites } from '../desk/requests.ts';
import { DataCenterUnavailable, ref } from '../ports.ts';
import { pending } from '../reactions.ts';
import { changeOf } from '../transact.ts';
import type { Reactor } from './reactor.ts';

/** Brings what a user of the portal asked to the support desk at home; its id makes that happen once. */
export const askDesk: Reactor<'ask-desk'> = async (
  { dataCenters: { home, here, in: within } },
  { event },
  { change, subscription, request },
) => {
  if (!subscription || subscription.value.phase === 'purged' || subscription.value.phase === 'purging')
    return undefined;
  const { id: subscriptionId, partnerId, customerId } = subscription.value;
  const { requestId, userId, accountId, at } = change.events[event] as SupportAsked;
  const { asked } = await within(here).load({ asked: ref('customer-request', subscriptionId, requestId) });
  if (!asked) return undefined;
  const { request: opened, events } = openRequest(
    {
      id: requestId,
      kind: 'question',
      partnerId,
      subscriptionId,
      subject: asked.value.subject,
      text: asked.value.messages[0]?.text ?? '',
      asker: { customerId, dataCenter: here, userId, accountId },
    },
    change.actor,
    at,
  );
  const self = ref('support-request', requestId);
  const committed = await home.commit({
    writes: openingWrites(opened),
    change: changeOf(
      request,
      { actor: change.actor, onBehalfOf: { role: 'customer', id: customerId } },
      { of: self, version: 1, events, reactions: pending(), to: opened.state },
    ),
  });
  if (committed.is === 'done') return undefined;
  // What stands there already was opened by an earlier attempt.
  const { stands } = await home.load({ stands: self });
  if (!stands) throw new DataCenterUnavailable('Others write to the same records.');
  return undefined;
};
