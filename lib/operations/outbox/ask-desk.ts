import { bringMessage, openRequest } from '../../domain/desk/support-request.ts';
import type { SupportAsked, SupportWritten } from '../../domain/portal/portal-events.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { changeRequest } from '../desk/change-request.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import { DataCenterUnavailable } from '../ports/store.ts';
import type { Authorship } from '../request.ts';
import { openOnce } from './open-once.ts';
import type { Occasion, Reactor } from './reactor.ts';
import { isKept } from './while-kept.ts';

/**
 * Brings what a user of the portal asked, or wrote again, to the support desk at home; its id makes that happen once.
 */
export const askDesk: Reactor<'ask-desk'> = async ({ dataCenters }, { event: at }, occasion) => {
  const { change, subscription } = occasion;
  if (!subscription || subscription.value.phase === 'purged' || subscription.value.phase === 'purging')
    return undefined;
  const event = change.events[at] as SupportAsked | SupportWritten;
  const said: Said = { dataCenters, occasion, subscription: subscription.value };
  await (event.type === 'support-asked' ? ask(said, event) : writeAgain(said, event));
  return undefined;
};

interface Said {
  readonly dataCenters: DataCenters;
  readonly occasion: Occasion;
  readonly subscription: Subscription;
}

const authorOf = ({ occasion: { change }, subscription: { customerId } }: Said): Authorship => ({
  actor: change.actor,
  onBehalfOf: { role: 'customer', id: customerId },
});

/** What the customer's users see of the request, which has the words. */
async function copyOf({ dataCenters: { here, in: within }, subscription }: Said, requestId: string) {
  const { asked } = await within(here).load({ asked: ref('customer-request', subscription.id, requestId) });
  return asked?.value;
}

async function ask(said: Said, { requestId, userId, accountId, at }: SupportAsked): Promise<void> {
  const { dataCenters, occasion, subscription } = said;
  const { id: subscriptionId, partnerId, customerId } = subscription;
  const asked = await copyOf(said, requestId);
  if (!asked) return;
  const opened = openRequest(
    {
      id: requestId,
      kind: 'question',
      partnerId,
      subscriptionId,
      subject: asked.subject,
      text: asked.messages[0]?.text ?? '',
      asker: { customerId, dataCenter: dataCenters.here, userId, accountId },
    },
    occasion.change.actor,
    at,
  );
  await openOnce(dataCenters.home, { opened, subscriptionId, author: authorOf(said) }, occasion.request);
}

async function writeAgain(said: Said, { requestId, messageId, at }: SupportWritten): Promise<void> {
  const { dataCenters, occasion, subscription } = said;
  const text = (await copyOf(said, requestId))?.messages.find(({ id }) => id === messageId)?.text;
  if (text === undefined) return;
  const message = { text, by: occasion.change.actor, at };
  const brought = await changeRequest(
    dataCenters.home,
    {
      id: requestId,
      author: () => authorOf(said),
      decide: (stored) => bringMessage(stored, messageId, message),
    },
    occasion.request,
  );
  if (brought.ok) return;
  // Not there: it was purged with the subscription, or what was asked first is still on its way.
  if (brought.refusal.code !== 'not-found' || (await isKept(dataCenters.home, subscription.id)))
    throw new DataCenterUnavailable('The desk does not have the request yet.');
}
