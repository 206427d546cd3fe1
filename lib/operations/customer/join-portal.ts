import { userOf } from '../../domain/portal/portal.ts';
import { notUsable } from '../../domain/portal/portal-actions.ts';
import { joinPortal as decide } from '../../domain/portal/portal-invitation.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { linkUnknown } from '../../domain/subscription/accept-invitation.ts';
import { invitationTarget } from '../../domain/subscription/invitation.ts';
import { claimsOf } from '../one-side-only.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import { type Plan, transact } from '../transact.ts';
import { committing, withWrites } from './change-portal.ts';
import { type PresentedLink, userGenerationOf } from './open-invitation.ts';
import { openPortalIn, portalRecords } from './portal-entry.ts';

/** The invited person, signed in, accepts: from now on they are who signed in, whatever their account is called (R16, R40). */
export const joinPortal =
  (dataCenters: DataCenters) =>
  async (
    link: PresentedLink,
    request: CallerContext,
  ): Promise<Outcome<{ readonly subscriptionId: string }>> => {
    const { subscriptionId, userId = '' } = invitationTarget(link.invitationId);
    const value = { subscriptionId };
    const result = ref('portal', subscriptionId);
    return transact(
      {
        store: dataCenters.in(dataCenters.here),
        read: portalRecords(subscriptionId),
        decide: async (records): Promise<Outcome<Plan<{ readonly subscriptionId: string }>>> => {
          const open = openPortalIn(records, request.now);
          if (!open) return linkUnknown;
          const blocked = notUsable(open.standing);
          if (blocked) return blocked;
          const generation = userGenerationOf(link, userOf(open.portal.value, userId));
          const decision = decide(
            open.portal.value,
            { userId, identity: request.caller, generation },
            request.now,
          );
          if (!decision.ok) return decision;
          const { portal, commit } = committing(open, decision.value, request);
          const claims = await claimsOf(dataCenters, open.portal.value, portal.value, request);
          if (!claims.ok) return claims;
          return accepted({ value, result, ...(commit && { commit: withWrites(commit, claims.value) }) });
        },
        replay: async () => accepted(value),
      },
      request,
    );
  };
