import { invitationTarget } from '../../domain/invitation.ts';
import { userOf } from '../../domain/portal.ts';
import { notUsable } from '../../domain/portal-actions.ts';
import { joinPortal as decide } from '../../domain/portal-invitation.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { linkUnknown } from '../../domain/subscription-commands.ts';
import { ref, type Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { transact } from '../transact.ts';
import { committing } from './change-portal.ts';
import { generationUpTo, type PresentedLink } from './open-invitation.ts';
import { openPortalIn, portalRecords } from './portal-entry.ts';

/** The invited person, signed in, accepts: from now on they are who signed in, whatever their account is called (R40). */
export const joinPortal =
  ({ store }: { readonly store: Store }) =>
  async (
    link: PresentedLink,
    request: CallerContext,
  ): Promise<Outcome<{ readonly subscriptionId: string }>> => {
    const { subscriptionId, userId = '' } = invitationTarget(link.invitationId);
    const value = { subscriptionId };
    const result = ref('portal', subscriptionId);
    return transact(
      {
        store,
        read: portalRecords(subscriptionId),
        decide: (records) => {
          const open = openPortalIn(records, request.now);
          if (!open) return linkUnknown;
          const blocked = notUsable(open.standing);
          if (blocked) return blocked;
          const invited = userOf(open.portal.value, userId)?.invitation;
          const decision = decide(
            open.portal.value,
            {
              userId,
              identity: request.caller,
              generation: generationUpTo(link, invited?.generation ?? 0),
            },
            request.now,
          );
          if (!decision.ok) return decision;
          const { commit } = committing(open, decision.value, request);
          return accepted({ value, result, ...(commit && { commit }) });
        },
        replay: async () => accepted(value),
      },
      request,
    );
  };
