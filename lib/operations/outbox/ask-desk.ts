import { bringMessage } from '../../domain/desk/support-request.ts';
import type { SupportAsked, SupportWritten } from '../../domain/portal/portal-events.ts';
import { changeRequest } from '../desk/change-request.ts';
import { DataCenterUnavailable } from '../ports/store.ts';
import { authorOf, copyOf, openForCustomer, type Said } from './open-for-customer.ts';
import type { Reactor } from './reactor.ts';
import { isKept } from './while-kept.ts';

/**
 * Brings what a user of the portal asked, or wrote again, to the support desk at home; its id makes that happen once.
 */
export const askDesk: Reactor<'ask-desk'> = async ({ dataCenters }, { event: at }, occasion) => {
  const { change, subscription, request } = occasion;
  if (!subscription || subscription.value.phase === 'purged' || subscription.value.phase === 'purging')
    return undefined;
  const event = change.events[at] as SupportAsked | SupportWritten;
  const said: Said = { dataCenters, change, request, subscription: subscription.value };
  await (event.type === 'support-asked'
    ? openForCustomer(said, { kind: 'question', ...event })
    : writeAgain(said, event));
  return undefined;
};

async function writeAgain(said: Said, { requestId, messageId, at }: SupportWritten): Promise<void> {
  const { dataCenters, change, request, subscription } = said;
  const text = (await copyOf(said, requestId))?.messages.find(({ id }) => id === messageId)?.text;
  if (text === undefined) return;
  const message = { text, by: change.actor, at };
  const brought = await changeRequest(
    dataCenters.home,
    {
      id: requestId,
      author: () => authorOf(said),
      decide: (stored) => bringMessage(stored, messageId, message),
    },
    request,
  );
  if (brought.ok) return;
  // Not there: it was purged with the subscription, or what was asked first is still on its way.
  if (brought.refusal.code !== 'not-found' || (await isKept(dataCenters.home, subscription.id)))
    throw new DataCenterUnavailable('The desk does not have the request yet.');
}
