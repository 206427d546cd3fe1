import type { Identity } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import { type ActiveUser, holds, type Portal, userWho } from '../../domain/portal/portal.ts';
import { administratorsOnly, notUsable } from '../../domain/portal/portal-actions.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription, Tombstone } from '../../domain/subscription/subscription.ts';
import { standingOf } from '../../domain/subscription/subscription-timeline.ts';
import type { Standing } from '../../domain/time/standing.ts';
import { notFound } from '../partner/member.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';

/** What is read to let somebody into a portal. */
export const portalRecords = (subscriptionId: string) => ({
  subscription: ref('subscription', subscriptionId),
  portal: ref('portal', subscriptionId),
});

export interface PortalRecords {
  readonly subscription: Loaded<Subscription | Tombstone> | undefined;
  readonly portal: Loaded<Portal> | undefined;
}

/** A portal and how its subscription stands. */
export interface OpenPortal {
  readonly portal: Loaded<Portal>;
  readonly subscription: Loaded<Subscription>;
  readonly standing: Standing;
}

/** Somebody inside a portal. */
export interface Entered extends OpenPortal {
  readonly user: ActiveUser;
}

/** The portal of a subscription that is still there; what was purged is not found. */
export function openPortalIn({ subscription, portal }: PortalRecords, now: Instant): OpenPortal | undefined {
  if (!subscription || !portal || subscription.value.phase === 'purged') return undefined;
  const { value, version } = subscription;
  const standing = standingOf(value, now);
  return standing.status === 'purged' ? undefined : { portal, subscription: { value, version }, standing };
}

/** Lets a user in, by identity; another's portal is answered like none (R69). */
export function enter(records: PortalRecords, identity: Identity, now: Instant): Outcome<Entered> {
  const open = openPortalIn(records, now);
  const user = open && userWho(open.portal.value, identity);
  return open && user ? accepted({ ...open, user }) : notFound;
}

/** Lets a user into a portal that can be used now; there is nothing else to do in any other (R32). */
export function enterUsable(records: PortalRecords, identity: Identity, now: Instant): Outcome<Entered> {
  const entered = enter(records, identity, now);
  return entered.ok ? (notUsable(entered.value.standing) ?? entered) : entered;
}

/** Lets an administrator into such a portal (R37). */
export function enterAsAdministrator(
  records: PortalRecords,
  identity: Identity,
  now: Instant,
): Outcome<Entered> {
  const entered = enterUsable(records, identity, now);
  return !entered.ok || holds(entered.value.user, 'administrator') ? entered : administratorsOnly;
}
