import type { Actor, EventBase } from '../../domain/change.ts';
import type { OwnershipTransferred, PartnerAccessRemoved } from '../../domain/ownership/ownership-events.ts';
import type { PartnerNews } from '../../domain/partner/partner-news.ts';
import { accepted } from '../../domain/refusal.ts';
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
  const news = event && subscription && newsOf(event, subscription.value.id);
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

function newsOf(event: EventBase, subscriptionId: string): PartnerNews | undefined {
  if (event.type === 'partner-access-removed') {
    const { at, removed } = event as PartnerAccessRemoved;
    return { type: 'access-removed-by-customer', at, subscriptionId, removed };
  }
  if (event.type === 'partner-access-granted')
    return { type: 'access-granted-by-customer', at: event.at, subscriptionId };
  if (event.type !== 'ownership-transferred') return undefined;
  const { at, former, delegates } = event as OwnershipTransferred;
  const isDelegate = delegates.some(({ holder }) => holder.accountId === former.accountId);
  return {
    type: 'ownership-taken-over',
    at,
    subscriptionId,
    former: former.accountId,
    ...(!isDelegate && { formerHasLeft: true }),
  };
}
