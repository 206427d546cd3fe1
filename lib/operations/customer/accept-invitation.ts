import type { Identity } from '../../domain/identity.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { acceptInvitation as decide, linkUnknown } from '../../domain/subscription/accept-invitation.ts';
import { type AgreedDocument, subscriptionIdOf } from '../../domain/subscription/invitation.ts';
import { changeSubscription } from '../change-subscription.ts';
import { claimAdministrator } from '../one-side-only.ts';
import type { Write } from '../ports/commit.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { CallerContext } from '../request.ts';
import { accountAtHome } from '../time/account-at-home.ts';
import { generationOf, type PresentedLink } from './open-invitation.ts';
import { portalWrites } from './open-portal.ts';

interface AcceptedInvitation {
  readonly link: PresentedLink;
  readonly agreements: readonly AgreedDocument[];
}

/** The signed-in acceptance, which consumes the invitation once and opens the customer portal (R16, R24 to R27). */
export const acceptInvitation =
  (dataCenters: DataCenters) =>
  async (
    { link, agreements }: AcceptedInvitation,
    request: CallerContext,
  ): Promise<Outcome<{ readonly subscriptionId: string }>> => {
    const subscriptionId = subscriptionIdOf(link.invitationId);
    const identity: Identity = request.caller;
    let claims: readonly Write[] = [];
    const changed = await changeSubscription(
      {
        store: dataCenters.in(dataCenters.here),
        subscriptionId,
        author: { actor: { role: 'customer', accountId: identity.accountId } },
        facts: accountAtHome(dataCenters, subscriptionId),
        decide: async (current) => {
          const generation = generationOf(link, current);
          const decision = decide(current, { identity, generation, agreements }, request.now);
          if (!decision.ok || decision.value.length === 0) return decision;
          const claim = await claimAdministrator(dataCenters, identity, subscriptionId, request);
          if (!claim.ok) return claim;
          claims = claim.value;
          return decision;
        },
        besides: (accepted) => [...portalWrites(accepted, identity, request), ...claims],
      },
      request,
    );
    if (changed.ok) return accepted({ subscriptionId });
    return changed.refusal.code === 'subscription-purged' ? linkUnknown : changed;
  };
