import type { EventBase } from '../../domain/change.ts';
import { awaits, type OpenRequest, openRequest as open } from '../../domain/desk/support-request.ts';
import type { Subscription, Tombstone } from '../../domain/subscription/subscription.ts';
import type { ReactivationRequested } from '../../domain/subscription/subscription-events.ts';
import { requestsAbout } from '../desk/requests.ts';
import { openOnce } from './open-once.ts';
import type { Reactor } from './reactor.ts';

/**
 * Opens a request at the desk: for an account number that came while the data is kept, the check already done (R33), or
 * for a transfer of the ownership to which the new owner has agreed (R59). Its id is that of the change, so that it is
 * opened once.
 */
export const openRequest: Reactor<'open-request'> = async (
  { dataCenters: { home } },
  reaction,
  { change, subscription, request },
) => {
  const event = change.events[reaction.event];
  const asked = event && subscription && askedBy(event, subscription.value);
  if (!event || !asked) return undefined;
  const { id: subscriptionId, partnerId } = subscription.value;
  const present = await requestsAbout(home, subscriptionId);
  const waits = present.some(
    ({ value }) => awaits(asked.kind, value) && value.accountNumber === asked.accountNumber,
  );
  if (waits) return undefined;
  const opened = open(
    { ...asked, id: change.id.replace(/^chg_/, 'req_'), partnerId, subscriptionId },
    change.actor,
    event.at,
  );
  const author = { actor: change.actor, ...(change.onBehalfOf && { onBehalfOf: change.onBehalfOf }) };
  await openOnce(home, { opened, subscriptionId, author }, request);
  return undefined;
};

type Asked = Pick<OpenRequest, 'kind' | 'accountNumber' | 'subject' | 'text'>;

/** What an event asks of support, unless that has been overtaken. */
function askedBy(event: EventBase, subscription: Subscription | Tombstone): Asked | undefined {
  if (subscription.phase === 'purged') return undefined;
  const { names, billing } = subscription;
  if (event.type === 'ownership-transfer-consented')
    return billing?.transfer?.consentedAt
      ? {
          kind: 'ownership-transfer',
          subject: `Transfer the ownership of ${names.service} for ${names.organization}`,
          text: 'The new owner has agreed. Look at the transfer of the subscription, which has the checklist, and execute it.',
        }
      : undefined;
  if (subscription.phase !== 'inactive') return undefined;
  const { accountNumber } = event as ReactivationRequested;
  return {
    kind: 'reactivation',
    accountNumber,
    subject: `Reactivate ${names.service} for ${names.organization}`,
    text: `The account number ${accountNumber} was submitted while the data is kept. The partner is the partner of record of that account.`,
  };
}
