import type { Actions } from '../../domain/action.ts';
import { isBillingAdministrator, seesAccess } from '../../domain/billing/billing-access.ts';
import {
  type BillingAccount,
  type Delegate,
  type PartnerAccessKind,
  partnerAccessKinds,
} from '../../domain/billing/billing-account.ts';
import { whoPays } from '../../domain/billing/who-pays.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import { type AccessAction, accessActions } from '../../domain/partner-access/access-actions.ts';
import { type Removal, receiptOf } from '../../domain/partner-access/partner-access.ts';
import type { AddedBy, PortalUser } from '../../domain/portal/portal.ts';
import { administratorsOnly } from '../../domain/portal/portal-actions.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { enterUsable, portalRecords } from './portal-entry.ts';

/** What somebody is in billing; most are nothing. */
export type InBilling = 'administrator' | 'delegate';

/** Who gave an access: to the portal, or, as support, by executing a transfer (R59). */
export type GivenBy = AddedBy | { readonly role: 'support' };

/** Somebody who can touch the account (R63). */
export type Access =
  | {
      readonly is: 'user';
      readonly user: PortalUser;
      readonly inBilling?: InBilling;
      /** Of the access to billing, where there is one; else of that to the portal. */
      readonly since: Instant;
      readonly by: GivenBy;
      readonly inPortal: { readonly since: Instant; readonly by: AddedBy };
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
      readonly by: GivenBy;
    }
  /** The partner's administrators, who pay beside its billing administrator; home alone knows who they are (R20, R51). */
  | {
      readonly is: 'partner-administrators';
      readonly partnerId: string;
      readonly name: string;
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
    const entered = enterUsable(await store.load(portalRecords(subscriptionId)), caller, now);
    if (!entered.ok) return entered;
    if (!seesAccess(entered.value.subscription.value.billing, entered.value.user)) return administratorsOnly;
    const { portal, subscription, user: viewer } = entered.value;
    const { names, billing } = subscription.value;
    const users = portal.value.users.map((user) => userAccess(user, billing));
    const items = [
      ...partnerAccess(subscription.value),
      ...peopleAtPartner(subscription.value),
      ...administratorsAtPartner(subscription.value),
      ...users,
    ];
    return accepted({
      organizationName: names.organization,
      partnerName: names.partner,
      items: items.sort((a, b) => a.since.localeCompare(b.since)),
      removed: (billing && receiptOf(billing)?.removed) ?? [],
      actions: billing ? accessActions(billing, viewer) : { allowedActions: [], blockedActions: [] },
    });
  };

function userAccess(user: PortalUser, billing: BillingAccount | undefined): Access {
  const inPortal = { since: user.status === 'active' ? user.since : user.addedAt, by: user.addedBy };
  return { is: 'user', user, inPortal, ...inPortal, ...(billing && billingAccess(billing, user)) };
}

/** What a user is in billing, since when and by whom. Who held it from the sign-up on was let in by nobody else (R63). */
function billingAccess(
  billing: BillingAccount,
  user: PortalUser,
): Pick<Extract<Access, { is: 'user' }>, 'inBilling' | 'since' | 'by'> | undefined {
  const { administrator, delegates, openedAt } = billing;
  if (isBillingAdministrator(billing, user)) {
    const { since } = administrator;
    return { inBilling: 'administrator', since, by: since > openedAt ? handedOverBy(billing) : user.addedBy };
  }
  const delegate = delegates.find(({ holder }) => holder.of === 'customer' && holder.userId === user.id);
  return delegate && { inBilling: 'delegate', since: delegate.since, by: giverOf(delegate) };
}

/** Who gave the ownership: who made its former holder a delegate in the same change, else support (R59). */
function handedOverBy({ administrator, delegates }: BillingAccount): GivenBy {
  const former = delegates.find(({ since }) => since === administrator.since);
  return former ? giverOf(former) : { role: 'support' };
}

const giverOf = ({ by, bySupport }: Delegate): GivenBy =>
  bySupport ? { role: 'support' } : { role: 'customer', accountId: by };

function partnerAccess({ partnerId, names, addedAt, billing }: Subscription): Access[] {
  return partnerAccessKinds.flatMap((access): Access[] => {
    const stands = billing?.partnerAccess[access] ?? { is: 'open', since: addedAt };
    if (stands.is !== 'open') return [];
    const by = letInBy(stands);
    return [{ is: 'partner', partnerId, name: names.partner, access, since: stands.since, by }];
  });
}

const letInBy = ({ by }: { readonly by?: AccountId }): AddedBy =>
  by ? { role: 'customer', accountId: by } : { role: 'partner' };

/** Since the sign-up, or since the customer let the partner in again (R61). */
function administratorsAtPartner({ partnerId, names, billing }: Subscription): Access[] {
  if (!billing || whoPays(billing).is !== 'partner') return [];
  const { user } = billing.partnerAccess;
  const letInAgain = user.is === 'open' && user.by !== undefined;
  const since = letInAgain ? user.since : billing.openedAt;
  const by = letInBy(letInAgain ? user : {});
  return [{ is: 'partner-administrators', partnerId, name: names.partner, since, by }];
}

function peopleAtPartner({ partnerId, billing }: Subscription): Access[] {
  if (!billing) return [];
  const { administrator, delegates } = billing;
  const about = { is: 'partner-user', partnerId } as const;
  const holders = delegates.flatMap((delegate): Access[] => {
    const { holder, since } = delegate;
    if (holder.of !== 'partner') return [];
    return [{ ...about, accountId: holder.accountId, inBilling: 'delegate', since, by: giverOf(delegate) }];
  });
  if (administrator.of !== 'partner') return holders;
  const { accountId, since } = administrator;
  return [{ ...about, accountId, inBilling: 'administrator', since, by: { role: 'partner' } }, ...holders];
}
