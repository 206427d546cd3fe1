import type { Actions } from '../../domain/action.ts';
import { isBillingAdministrator, isDelegate } from '../../domain/billing-access.ts';
import {
  type BillingAccount,
  type PartnerAccessKind,
  partnerAccessKinds,
} from '../../domain/billing-account.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import { type AccessAction, accessActions } from '../../domain/ownership-actions.ts';
import { type Removal, receiptOf } from '../../domain/partner-access.ts';
import type { AddedBy, PortalUser } from '../../domain/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { enterAsAdministrator, portalRecords } from './portal-entry.ts';

/** What somebody is in billing; most are nothing. */
export type InBilling = 'administrator' | 'delegate';

/** Somebody who can touch the account (R63). */
export type Access =
  | {
      readonly is: 'user';
      readonly user: PortalUser;
      readonly inBilling?: InBilling;
      readonly since: Instant;
      readonly by: AddedBy;
    }
  /** One kind of access of the partner (R61). */
  | {
      readonly is: 'partner';
      readonly partnerId: string;
      readonly name: string;
      readonly access: PartnerAccessKind;
      readonly since: Instant;
      readonly by: AddedBy;
    }
  /** Somebody at the partner who is somebody in billing. */
  | {
      readonly is: 'partner-user';
      readonly partnerId: string;
      readonly accountId: AccountId;
      readonly inBilling: InBilling;
      readonly since: Instant;
      readonly by: AddedBy;
    };

export interface AccessView {
  readonly organizationName: string;
  readonly partnerName: string;
  readonly items: readonly Access[];
  /** What of the partner's access was removed. */
  readonly removed: readonly Removal[];
  readonly actions: Actions<AccessAction>;
}

/** Every person and partner with access, since when and by whom, oldest first; and what was removed (R61, R63). */
export const viewAccess =
  ({ store }: { readonly store: Store }) =>
  async (subscriptionId: string, { caller, now }: CallerContext): Promise<Outcome<AccessView>> => {
    const entered = enterAsAdministrator(await store.load(portalRecords(subscriptionId)), caller, now);
    if (!entered.ok) return entered;
    const { portal, subscription, user: viewer } = entered.value;
    const { names, billing } = subscription.value;
    const users = portal.value.users.map((user) => userAccess(user, billing));
    const items = [...partnerAccess(subscription.value), ...peopleAtPartner(subscription.value), ...users];
    return accepted({
      organizationName: names.organization,
      partnerName: names.partner,
      items: items.sort((a, b) => a.since.localeCompare(b.since)),
      removed: (billing && receiptOf(billing)?.removed) ?? [],
      actions: billing ? accessActions(billing, viewer) : { allowedActions: [], blockedActions: [] },
    });
  };

function userAccess(user: PortalUser, billing: BillingAccount | undefined): Access {
  const inBilling: InBilling | undefined =
    billing && isBillingAdministrator(billing, user)
      ? 'administrator'
      : billing && isDelegate(billing, user)
        ? 'delegate'
        : undefined;
  return {
    is: 'user',
    user,
    ...(inBilling && { inBilling }),
    since: user.status === 'active' ? user.since : user.addedAt,
    by: user.addedBy,
  };
}

function partnerAccess({ partnerId, names, addedAt, billing }: Subscription): Access[] {
  return partnerAccessKinds.flatMap((access): Access[] => {
    const stands = billing?.partnerAccess[access] ?? { is: 'open', since: addedAt };
    if (stands.is !== 'open') return [];
    const granted = 'by' in stands ? stands.by : undefined;
    const by: AddedBy = granted ? { role: 'customer', accountId: granted } : { role: 'partner' };
    return [{ is: 'partner', partnerId, name: names.partner, access, since: stands.since, by }];
  });
}

function peopleAtPartner({ partnerId, billing }: Subscription): Access[] {
  if (!billing) return [];
  const { administrator, delegates } = billing;
  const about = { is: 'partner-user', partnerId } as const;
  const holders = delegates.flatMap(({ holder, since, by }): Access[] =>
    holder.of === 'partner'
      ? [
          {
            ...about,
            accountId: holder.accountId,
            inBilling: 'delegate',
            since,
            by: { role: 'customer', accountId: by },
          },
        ]
      : [],
  );
  if (administrator.of !== 'partner') return holders;
  const { accountId, since } = administrator;
  return [{ ...about, accountId, inBilling: 'administrator', since, by: { role: 'partner' } }, ...holders];
}
