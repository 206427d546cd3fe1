import { type Identity, type Person, samePerson } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { acceptanceIn, invitationIn } from '../../domain/subscription.ts';
import { standingOf } from '../../domain/subscription-commands.ts';
import type { Deadline, Standing } from '../../domain/timeline.ts';
import { ref, type Store } from '../ports.ts';

/** What the customer portal's first page shows (R27, R32). */
export interface PortalView {
  readonly subscriptionId: string;
  readonly organizationName: string;
  readonly serviceName: string;
  readonly partnerName: string;
  readonly status: Standing['status'];
  readonly deadlines: readonly Deadline[];
  readonly countryOfUse: string;
  readonly dataCenter: string;
  readonly administrator: Person;
}

/** The customer portal of a subscription, for those who may enter it; foreign equals missing (R27, R36, R69). */
export const viewPortal =
  ({ store }: { readonly store: Store }) =>
  async (subscriptionId: string, identity: Identity, now: Instant): Promise<Outcome<PortalView>> => {
    const { subscription } = await store.load({ subscription: ref('subscription', subscriptionId) });
    if (!subscription || subscription.value.phase === 'purged') return noPortal;
    const { value } = subscription;
    const acceptance = acceptanceIn(value);
    const administrator = invitationIn(value)?.administrator;
    const standing = standingOf(value, now);
    if (
      !acceptance ||
      !administrator ||
      !samePerson(acceptance.identity, identity) ||
      standing.status === 'purged'
    )
      return noPortal;
    return accepted({
      subscriptionId,
      organizationName: value.names.organization,
      serviceName: value.names.service,
      partnerName: value.names.partner,
      status: standing.status,
      deadlines: standing.deadlines,
      countryOfUse: value.countryOfUse,
      dataCenter: value.dataCenter,
      administrator,
    });
  };

/** The subscriptions whose portal a person may enter, for a sign-in without an activation link. */
export const portalsOf =
  ({ store }: { readonly store: Store }) =>
  async ({ issuer, subject }: Identity): Promise<readonly string[]> => {
    const { items } = await store.list({ of: 'portal-access', issuer, subject }, { limit: mostPortals });
    return items.map(({ value }) => value.subscriptionId);
  };

const mostPortals = 100;
const noPortal = refused(
  'not-found',
  'There is no customer portal for this account. Check which account you signed in with.',
);
