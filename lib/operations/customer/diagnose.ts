import type { Diagnosis, Provisioning } from '../../domain/diagnosis.ts';
import { userWho } from '../../domain/portal/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { diagnoseSubscription } from '../../domain/subscription/diagnose-subscription.ts';
import { invites } from '../../domain/subscription/invitation.ts';
import { acceptanceIn, invitationIn, isInvited } from '../../domain/subscription/subscription.ts';
import type { SubscriptionFacts } from '../../domain/subscription/subscription-facts.ts';
import { standingOf } from '../../domain/subscription/subscription-timeline.ts';
import type { Status } from '../../domain/time/standing.ts';
import { reactivationOf } from '../desk/requests.ts';
import { notFound } from '../partner/member.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import { DataCenterUnavailable, type Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { portalRecords } from './portal-entry.ts';

/**
 * Why the service cannot be used, or not yet: for the users of its portal, and for the registered administrator, who has
 * perhaps only not agreed yet. Anybody else gets the answer for what is not there (R7, R69).
 */
export const diagnoseAsCustomer =
  ({ home, here, in: within }: DataCenters, provisioning: Provisioning) =>
  async (subscriptionId: string, { caller, now }: CallerContext): Promise<Outcome<Diagnosis>> => {
    const { subscription, portal } = await within(here).load(portalRecords(subscriptionId));
    if (!subscription || subscription.value.phase === 'purged') return notFound;
    const { value } = subscription;
    const standing = standingOf(value, now);
    const invitation = invitationIn(value);
    const acceptance = acceptanceIn(value);
    // The name of the account counts until it has signed in and agreed: from then on it is who that was (R25).
    const isRegistered = !acceptance && invitation !== undefined && invites(invitation, caller.accountId);
    const isUser = portal !== undefined && userWho(portal.value, caller) !== undefined;
    if (standing.status === 'purged' || !(isUser || isRegistered)) return notFound;
    const activatedAt = acceptance?.at;
    const { endOfSupport } = value.periods;
    const reactivation = await reactivationAtHome(home, subscriptionId, standing.status);
    return accepted(
      diagnoseSubscription(
        {
          subscriptionId,
          addedAt: value.addedAt,
          standing,
          dataCenter: {
            generation: invitation?.generation ?? 0,
            mail: 'sent',
            ...(activatedAt && { activatedAt }),
          },
          answering: true,
          askedByAdministrator: isRegistered && isInvited(value),
          ...(endOfSupport && { endOfSupport }),
          ...(reactivation && { reactivation }),
          reader: 'customer',
          provisioning,
        },
        now,
      ),
    );
  };

/** Whether support was asked to reactivate; not known while home does not answer. */
async function reactivationAtHome(
  home: Store,
  subscriptionId: string,
  status: Status,
): Promise<SubscriptionFacts['reactivation']> {
  if (status !== 'inactive') return undefined;
  try {
    const { order } = await home.load({ order: ref('order', subscriptionId) });
    return order && (await reactivationOf(home, order.value));
  } catch (error) {
    if (error instanceof DataCenterUnavailable) return undefined;
    throw error;
  }
}
