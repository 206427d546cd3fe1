import { awaits, closeRequest } from '../../domain/desk/support-request.ts';
import type { SubscriptionEvent } from '../../domain/subscription/subscription-events.ts';
import { answersOf } from '../../domain/subscription/told.ts';
import { changeRequest } from '../desk/change-request.ts';
import { requestsAbout } from '../desk/requests.ts';
import type { Reactor } from './reactor.ts';

/** Somebody closed it meanwhile, or it was purged. */
const over = new Set(['request-closed', 'not-found']);

/** Closes the requests that a reactivation, or the end of a transfer of the ownership, has answered (R33, R59). */
export const closeRequests: Reactor<'close-requests'> = async (
  { dataCenters: { home } },
  _reaction,
  { change, subscription, request },
) => {
  if (!subscription) return undefined;
  const author = { actor: change.actor, ...(change.onBehalfOf && { onBehalfOf: change.onBehalfOf }) };
  const kinds = change.events.flatMap(({ type }) => answersOf[type as SubscriptionEvent['type']] ?? []);
  const present = await requestsAbout(home, subscription.value.id);
  for (const { value } of present.filter(({ value: one }) => kinds.some((kind) => awaits(kind, one)))) {
    const closed = await changeRequest(
      home,
      { id: value.id, author: () => author, decide: (stored) => closeRequest(stored, {}, request.now) },
      request,
    );
    if (!closed.ok && !over.has(closed.refusal.code)) throw new Error(closed.refusal.code);
  }
  return undefined;
};
