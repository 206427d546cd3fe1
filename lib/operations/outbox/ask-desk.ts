import type { SupportAsked } from '../../domain/portal-events.ts';
import { openRequest } from '../../domain/support-request.ts';
import { ref } from '../ports.ts';
import { openOnce } from './open-once.ts';
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
  const opened = openRequest(
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
  const author = { actor: change.actor, onBehalfOf: { role: 'customer', id: customerId } } as const;
  await openOnce(home, { opened, subscriptionId, author }, request);
  return undefined;
};
