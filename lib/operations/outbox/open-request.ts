import { awaits, openRequest as open } from '../../domain/desk/support-request.ts';
import type { TransferConsented } from '../../domain/ownership/ownership-events.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { ReactivationRequested } from '../../domain/subscription/subscription-events.ts';
import { requestsAbout } from '../desk/requests.ts';
import type { Store } from '../ports/store.ts';
import { authorOf } from '../request.ts';
import { openOnce } from './open-once.ts';
import { openTransferRequest } from './open-transfer-request.ts';
import type { Occasion, Reactor } from './reactor.ts';

/**
 * Opens a request at the desk: for an account number that came while the data is kept, the check already done (R33), or
 * for a transfer of the ownership to which the new owner has agreed (R59).
 */
export const openRequest: Reactor<'open-request'> = async (
  { dataCenters },
  reaction,
  { change, subscription, request },
) => {
  const event = change.events[reaction.event];
  if (!event || !subscription || subscription.value.phase === 'purged') return undefined;
  const { value } = subscription;
  if (event.type === 'ownership-transfer-consented')
    await openTransferRequest(
      { dataCenters, change, request, subscription: value },
      event as TransferConsented,
    );
  else if (value.phase === 'inactive')
    await openReactivation(dataCenters.home, event as ReactivationRequested, value, { change, request });
  return undefined;
};

/** Its id is that of the change, so that it is opened once. */
async function openReactivation(
  home: Store,
  { accountNumber, at }: ReactivationRequested,
  { id: subscriptionId, partnerId, names }: Subscription,
  { change, request }: Pick<Occasion, 'change' | 'request'>,
): Promise<void> {
  const present = await requestsAbout(home, subscriptionId);
  const waits = present.some(
    ({ value }) => awaits('reactivation', value) && value.accountNumber === accountNumber,
  );
  if (waits) return;
  const opened = open(
    {
      id: change.id.replace(/^chg_/, 'req_'),
      kind: 'reactivation',
      accountNumber,
      subject: `Reactivate ${names.service} for ${names.organization}`,
      text: `The account number ${accountNumber} was submitted while the data is kept. The partner is the partner of record of that account.`,
      partnerId,
      subscriptionId,
    },
    change.actor,
    at,
  );
  const author = authorOf(change);
  await openOnce(home, { opened, subscriptionId, author }, request);
}
