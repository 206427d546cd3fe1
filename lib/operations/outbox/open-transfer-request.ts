import { closeRequest } from '../../domain/desk/support-request.ts';
import type { TransferConsented } from '../../domain/ownership/ownership-events.ts';
import { changeRequest } from '../desk/change-request.ts';
import { ref } from '../ports/records.ts';
import { authorOf, openForCustomer, type Said } from './open-for-customer.ts';

/** Somebody closed it meanwhile, or it was purged. */
export const over: ReadonlySet<string> = new Set(['request-closed', 'not-found']);

/**
 * Brings the new owner's request to execute a transfer to the desk (R59). One whose transfer has ended meanwhile is
 * closed at once: whoever ended it may have looked for it too early.
 */
export async function openTransferRequest(said: Said, event: TransferConsented): Promise<void> {
  const { dataCenters, change, request, subscription } = said;
  const { requestId, at } = event;
  if (change.actor.role !== 'customer' || !change.actor.accountId) return;
  const { accountId } = change.actor;
  await openForCustomer(said, { kind: 'ownership-transfer', requestId, accountId, at });
  const { now } = await dataCenters.in(dataCenters.here).load({ now: ref('subscription', subscription.id) });
  const stands = now && now.value.phase !== 'purged' && now.value.billing?.transfer?.requestId === requestId;
  if (stands) return;
  const closed = await changeRequest(
    dataCenters.home,
    {
      id: requestId,
      author: () => authorOf(said),
      decide: (stored) => closeRequest(stored, {}, request.now),
    },
    request,
  );
  if (!closed.ok && !over.has(closed.refusal.code)) throw new Error(closed.refusal.code);
}
