import { awaits, closeRequest } from '../../domain/desk/support-request.ts';
import type { Subscription, Tombstone } from '../../domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../domain/subscription/subscription-events.ts';
import { answersOf } from '../../domain/subscription/told.ts';
import { changeRequest } from '../desk/change-request.ts';
import { requestsAbout } from '../desk/requests.ts';
import { authorOf } from '../request.ts';
import { over } from './open-transfer-request.ts';
import type { Reactor } from './reactor.ts';

/** Closes the requests that a reactivation, or the end of a transfer of the ownership, has answered (R33, R59). */
export const closeRequests: Reactor<'close-requests'> = async (
  { dataCenters: { home } },
  _reaction,
  { change, subscription, request },
) => {
  if (!subscription) return undefined;
  const author = authorOf(change);
  const kinds = change.events.flatMap(({ type }) => answersOf[type as SubscriptionEvent['type']] ?? []);
  const present = await requestsAbout(home, subscription.value.id);
  const stands = standingRequest(subscription.value);
  const answered = present.filter(
    ({ value: one }) => one.id !== stands && kinds.some((kind) => awaits(kind, one)),
  );
  for (const { value } of answered) {
    const closed = await changeRequest(
      home,
      { id: value.id, author: () => author, decide: (stored) => closeRequest(stored, {}, request.now) },
      request,
    );
    if (!closed.ok && !over.has(closed.refusal.code)) throw new Error(closed.refusal.code);
  }
  return undefined;
};

/** Of a transfer that was asked for and agreed to after the one that has ended. */
const standingRequest = (subscription: Subscription | Tombstone): string | undefined =>
  subscription.phase === 'purged' ? undefined : subscription.billing?.transfer?.requestId;
