import type { ReactivationRequested } from '../../domain/subscription-events.ts';
import { awaitsReactivation, openRequest as open } from '../../domain/support-request.ts';
import { openingWrites, requestsAbout } from '../desk/requests.ts';
import { DataCenterUnavailable, ref } from '../ports.ts';
import { pending } from '../reactions.ts';
import { changeOf } from '../transact.ts';
import type { Reactor } from './reactor.ts';

/**
 * Opens a request at the desk for an account number that came while the data is kept, the check already done (R33).
 * Its id is that of the change, so that it is opened once.
 */
export const openRequest: Reactor<'open-request'> = async (
  { dataCenters: { home } },
  reaction,
  { change, subscription, request },
) => {
  if (subscription?.value.phase !== 'inactive') return undefined;
  const { id: subscriptionId, partnerId, names } = subscription.value;
  const { accountNumber, at } = change.events[reaction.event] as ReactivationRequested;
  const present = await requestsAbout(home, subscriptionId);
  const waits = present.some(
    ({ value }) => awaitsReactivation(value) && value.accountNumber === accountNumber,
  );
  if (waits) return undefined;
  const { request: opened, events } = open(
    {
      id: change.id.replace(/^chg_/, 'req_'),
      kind: 'reactivation',
      partnerId,
      subscriptionId,
      accountNumber,
      subject: `Reactivate ${names.service} for ${names.organization}`,
      text: `The account number ${accountNumber} was submitted while the data is kept. The partner is the partner of record of that account.`,
    },
    change.actor,
    at,
  );
  const self = ref('support-request', opened.id);
  const author = { actor: change.actor, ...(change.onBehalfOf && { onBehalfOf: change.onBehalfOf }) };
  const committed = await home.commit({
    writes: openingWrites(opened),
    change: changeOf(request, author, {
      of: self,
      version: 1,
      events,
      reactions: pending(),
      to: opened.state,
    }),
  });
  if (committed.is === 'done') return undefined;
  // What stands there already was opened by an earlier attempt.
  const { stands } = await home.load({ stands: self });
  if (!stands) throw new DataCenterUnavailable('Others write to the same records.');
  return undefined;
};
