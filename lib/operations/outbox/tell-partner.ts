import type { Actor } from '../../domain/change.ts';
import type { OwnershipEvent, OwnershipTransferred } from '../../domain/ownership/ownership-events.ts';
import type { PartnerNews } from '../../domain/partner/partner-news.ts';
import { whyNotForPartner } from '../../domain/partner-access/partner-access.ts';
import { accepted } from '../../domain/refusal.ts';
import type { Subscription, Tombstone } from '../../domain/subscription/subscription.ts';
import { changePartner } from '../partner/change-partner.ts';
import { ref } from '../ports/records.ts';
import { authorOf } from '../request.ts';
import type { Reactor } from './reactor.ts';

/**
 * Tells the partner at home, which alone knows its people, what a customer has done: a change of the partner's own
 * history, with the mails (R59, R61). Made once for each change of the subscription.
 */
export const tellPartner: Reactor<'tell-partner'> = async (
  { dataCenters: { home } },
  reaction,
  { change, subscription, request },
) => {
  const event = change.events[reaction.event];
  const news = event && subscription && newsOf(event as OwnershipEvent, subscription.value);
  if (!news) return undefined;
  const told = await changePartner(
    home,
    {
      partnerId: subscription.value.partnerId,
      author: { ...authorOf(change), actor: nameless(change.actor) },
      also: {},
      decide: () => accepted({ events: [news], userId: '' }),
    },
    {
      ...request,
      idempotency: { ref: ref('idempotency', `${change.id}.${reaction.event}`), fingerprint: 'tell-partner' },
    },
  );
  if (!told.ok && told.refusal.code !== 'not-found') throw new Error(told.refusal.code);
  return undefined;
};

/** The partner's history outlives the customer's: it says that it was the customer, not who there (R34). */
const nameless = (actor: Actor): Actor => (actor.role === 'customer' ? { role: actor.role } : actor);

/** `undefined` for what nobody can do anything about any more. */
function newsOf(event: OwnershipEvent, subscription: Subscription | Tombstone): PartnerNews | undefined {
  const { at } = event;
  const subscriptionId = subscription.id;
  switch (event.type) {
    case 'ownership-transfer-requested': {
      const { transfer, toldAtPartner: [owner] = [] } = event;
      if (owner === undefined || subscription.phase === 'purged') return undefined;
      if (subscription.billing?.transfer?.id !== transfer.id) return undefined;
      return {
        type: 'transfer-asked-for',
        at,
        subscriptionId,
        owner,
        by: transfer.requestedBy.role,
        ...(whyNotForPartner(subscription) && { partnerIsOut: true }),
      };
    }
    case 'ownership-transfer-declined':
      return { type: 'transfer-declined', at, subscriptionId, whom: event.toldAtPartner ?? [] };
    case 'ownership-transfer-withdrawn': {
      const { toldAtPartner: whom = [], by } = event;
      return by && { type: 'transfer-withdrawn', at, subscriptionId, whom, by: by.role };
    }
    case 'partner-access-removed':
      return { type: 'access-removed-by-customer', at, subscriptionId, removed: event.removed };
    case 'partner-access-granted':
      return { type: 'access-granted-by-customer', at, subscriptionId };
    case 'ownership-transferred':
      return takenOver(event, subscriptionId);
    default:
      return undefined;
  }
}

function takenOver({ at, former, delegates }: OwnershipTransferred, subscriptionId: string): PartnerNews {
  const isDelegate = delegates.some(({ holder }) => holder.accountId === former.accountId);
  return {
    type: 'ownership-taken-over',
    at,
    subscriptionId,
    former: former.accountId,
    ...(!isDelegate && { formerHasLeft: true }),
  };
}
