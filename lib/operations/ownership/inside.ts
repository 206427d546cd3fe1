import {
  billingAccessOnly,
  decidersOnly,
  decidesForCustomer,
  hasAccessToBilling,
} from '../../domain/billing/billing-access.ts';
import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import type { OwnershipEvent } from '../../domain/ownership/ownership-events.ts';
import { type ActiveUser, type Portal, userWho } from '../../domain/portal/portal.ts';
import { notUsable } from '../../domain/portal/portal-actions.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { SubscriptionDecision } from '../../domain/subscription/subscription-events.ts';
import { standingOf } from '../../domain/subscription/subscription-timeline.ts';
import { type OwnershipOccasion, telling } from '../../domain/subscription/told.ts';
import { type Billed, changeBillingAsCustomer } from '../billing/change-billing.ts';
import type { Known, SubscriptionChange } from '../change-subscription.ts';
import { checkTag } from '../entity-tag.ts';
import { notFound } from '../partner/member.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import { ownershipTag } from './ownership-tag.ts';

/** A user of the portal before the billing account of its subscription. */
export interface Inside {
  readonly subscription: Subscription;
  readonly billing: BillingAccount;
  readonly portal: Portal;
  readonly user: ActiveUser;
  readonly tag: string;
}

/** Lets a user of the portal in; to everybody else the subscription is not there (R69). */
export function insideOf(
  subscription: Subscription,
  known: Known,
  { caller, now }: Pick<CallerContext, 'caller' | 'now'>,
): Outcome<Inside> {
  const portal = known.portal?.value;
  const user = portal && userWho(portal, caller);
  const { billing } = subscription;
  if (!user || !billing) return notFound;
  return (
    notUsable(standingOf(subscription, now)) ??
    accepted({ subscription, billing, portal, user, tag: ownershipTag(known) })
  );
}

/** Who may, and the answer to other users of the portal. */
export interface Allowed {
  readonly may: (inside: Inside) => boolean;
  readonly otherwise: Outcome<never>;
}

/** Who decides for the customer, and nobody else (R56). */
export const customerAlone: Allowed = {
  may: ({ billing, user }) => decidesForCustomer(billing, user),
  otherwise: decidersOnly,
};

/** Who has access to billing: the billing administrator, delegates, and who decides for the customer (R60). */
export const billingAccess: Allowed = {
  may: ({ billing, user }) => hasAccessToBilling(billing, user),
  otherwise: billingAccessOnly,
};

/** Opens the billing account for a user of the portal who may look at it. */
export const openOwnership =
  (dataCenters: DataCenters, { may, otherwise }: Allowed) =>
  async (subscriptionId: string, request: CallerContext): Promise<Outcome<Inside>> => {
    const { subscription, portal } = await dataCenters.in(dataCenters.here).load({
      subscription: ref('subscription', subscriptionId),
      portal: ref('portal', subscriptionId),
    });
    if (!subscription || subscription.value.phase === 'purged') return notFound;
    const { value, version } = subscription;
    const inside = insideOf(value, { version, portal }, request);
    return !inside.ok || may(inside.value) ? inside : otherwise;
  };

export interface OwnershipChange extends Pick<SubscriptionChange, 'besides'> {
  readonly subscriptionId: string;
  readonly dryRun: boolean;
  readonly allowed: Allowed;
  readonly decide: (inside: Inside) => SubscriptionDecision;
}

/** A command on the ownership by a user of the portal, who still is one at the commit. */
export const changeOwnership =
  (dataCenters: DataCenters) =>
  (
    { allowed, decide, ...change }: OwnershipChange,
    request: CallerContext,
  ): Promise<Outcome<Billed<Loaded<Subscription>>>> => {
    const { ifMatch, ...unconditional } = request;
    return changeBillingAsCustomer(dataCenters)(
      {
        ...change,
        may: (current, known) => {
          const inside = insideOf(current, known, request);
          if (!inside.ok) return inside;
          return allowed.may(inside.value) ? undefined : allowed.otherwise;
        },
        decide: (current, known) => {
          const inside = insideOf(current, known, request);
          if (!inside.ok) return inside;
          return checkTag(inside.value.tag, ifMatch) ?? decide(inside.value);
        },
      },
      unconditional,
    );
  };

/**
 * A decision on the ownership, with who is told of it, and where notifications go from then on; nobody and nowhere else
 * before somebody at the customer has signed in.
 */
export function told(
  decision: Outcome<readonly OwnershipEvent[]>,
  { portal, ...occasion }: Omit<OwnershipOccasion, 'portal'> & { readonly portal: Portal | undefined },
): SubscriptionDecision {
  return decision.ok && portal ? accepted(telling(decision.value, { ...occasion, portal })) : decision;
}
