import type { Identity } from '../../domain/identity.ts';
import { type AgreedDocument, subscriptionIdOf } from '../../domain/invitation.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { acceptInvitation as decide, linkUnknown } from '../../domain/subscription-commands.ts';
import { changeSubscription } from '../change-subscription.ts';
import { type DataCenters, DataCenterUnavailable } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { accountAtHome } from '../time/account-at-home.ts';
import { generationOf, type PresentedLink } from './open-invitation.ts';
import { portalWrites } from './open-portal.ts';
import { signsInToPartnerPortal } from './portal-identity.ts';

interface AcceptedInvitation {
  readonly link: PresentedLink;
  readonly agreements: readonly AgreedDocument[];
}

/** The signed-in acceptance, which consumes the invitation once and opens the customer portal (R24 to R27). */
export const acceptInvitation =
  (dataCenters: DataCenters) =>
  async (
    { link, agreements }: AcceptedInvitation,
    request: CallerContext,
  ): Promise<Outcome<{ readonly subscriptionId: string }>> => {
    const subscriptionId = subscriptionIdOf(link.invitationId);
    const identity: Identity = request.caller;
    const inPartnerPortal = asFarAsKnown(signsInToPartnerPortal(dataCenters, identity.accountId));
    const changed = await changeSubscription(
      {
        store: dataCenters.in(dataCenters.here),
        subscriptionId,
        author: { actor: { role: 'customer', accountId: identity.accountId } },
        facts: accountAtHome(dataCenters, subscriptionId),
        decide: async (current) =>
          decide(
            current,
            {
              identity,
              generation: generationOf(link, current),
              agreements,
              signsInToPartnerPortal: await inPartnerPortal,
            },
            request.now,
          ),
        besides: (accepted) => portalWrites(accepted, identity, request),
      },
      request,
    );
    if (changed.ok) return accepted({ subscriptionId });
    return changed.refusal.code === 'subscription-purged' ? linkUnknown : changed;
  };

/** While home does not answer customers go on: it was asked when the invitation was sent, too. */
function asFarAsKnown(asked: Promise<boolean>): Promise<boolean> {
  const answer = asked.catch((error: unknown) => {
    if (error instanceof DataCenterUnavailable) return false;
    throw error;
  });
  // Nobody waits for it when the invitation cannot be read, and a failure that nobody takes ends the process.
  answer.catch(() => undefined);
  return answer;
}
