import type { Instant } from '../../domain/instant.ts';
import type { AddedBy, PortalUser } from '../../domain/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { enterAsAdministrator, portalRecords } from './portal-entry.ts';

/** Somebody who can touch the account (R63). */
export type Access =
  | { readonly is: 'user'; readonly user: PortalUser; readonly since: Instant; readonly by: AddedBy }
  | {
      readonly is: 'partner';
      readonly partnerId: string;
      readonly name: string;
      readonly since: Instant;
      readonly by: AddedBy;
    };

export interface AccessView {
  readonly organizationName: string;
  readonly partnerName: string;
  readonly items: readonly Access[];
}

/** Every person and partner with access, since when and by whom, oldest first (R63). */
export const viewAccess =
  ({ store }: { readonly store: Store }) =>
  async (subscriptionId: string, { caller, now }: CallerContext): Promise<Outcome<AccessView>> => {
    const entered = enterAsAdministrator(await store.load(portalRecords(subscriptionId)), caller, now);
    if (!entered.ok) return entered;
    const { portal, subscription } = entered.value;
    const { partnerId, addedAt, names } = subscription.value;
    const partner: Access = {
      is: 'partner',
      partnerId,
      name: names.partner,
      since: addedAt,
      by: { role: 'partner' },
    };
    const users = portal.value.users.map(
      (user): Access => ({
        is: 'user',
        user,
        since: user.status === 'active' ? user.since : user.addedAt,
        by: user.addedBy,
      }),
    );
    return accepted({
      organizationName: names.organization,
      partnerName: names.partner,
      items: [partner, ...users].sort((a, b) => (a.since < b.since ? -1 : 1)),
    });
  };
