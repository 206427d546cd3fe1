import type { PartnerActivated } from '../../domain/partner/partner.ts';
import { lapseInvitation } from '../../domain/partner/partner-invitations.ts';
import type { PartnerUserJoined } from '../../domain/partner/partner-user-events.ts';
import { accepted } from '../../domain/refusal.ts';
import { changePartner } from '../partner/change-partner.ts';
import { partnersInviting } from '../partner/join-partner.ts';
import type { Reactor } from './reactor.ts';

/**
 * Ends the invitations of other organisations, which can never come true now: each has it in its history, and a
 * succession that waited for the person waits no more (R2, R5). None is left for the second time.
 */
export const lapseInvitations: Reactor<'lapse-invitations'> = async (
  { dataCenters: { home } },
  reaction,
  { change, partner, request },
) => {
  const event = change.events[reaction.event] as PartnerUserJoined | PartnerActivated | undefined;
  const user = partner?.value.users.find(({ id }) => id === event?.userId);
  if (!user) return undefined;
  const others = await partnersInviting(home, user.accountId);
  for (const { id: partnerId } of others.filter(({ id }) => id !== partner?.value.id)) {
    const lapsed = await changePartner(
      home,
      {
        partnerId,
        author: { actor: { role: 'system' }, onBehalfOf: { role: 'partner', id: partnerId } },
        also: {},
        decide: (current) =>
          accepted({ events: lapseInvitation(current, user.accountId, request.now), userId: '' }),
      },
      request,
    );
    if (!lapsed.ok) throw new Error(lapsed.refusal.code);
  }
  return undefined;
};
