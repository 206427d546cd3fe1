import type { Allowance } from '../../domain/billing/allowance.ts';
import type { Instant } from '../../domain/instant.ts';
import { type AccessRequest, openRequests, type Portal, userOf } from '../../domain/portal/portal.ts';
import { noSuchUser } from '../../domain/portal/portal-rules.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { byAge, type Part, partOf } from '../part.ts';
import type { PageOfList } from '../ports/listings.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { enterAsAdministrator, portalRecords } from './portal-entry.ts';
import { type UserView, viewOf } from './user-view.ts';

type Here = { readonly store: Store };

/** Everyone who has access or was invited, oldest first (R38). */
export const viewUsers =
  ({ store }: Here) =>
  async (
    subscriptionId: string,
    page: PageOfList,
    { caller, now }: CallerContext,
  ): Promise<
    Outcome<Part<UserView> & { readonly portal: Portal; readonly allowance: Allowance | undefined }>
  > => {
    const entered = enterAsAdministrator(await store.load(portalRecords(subscriptionId)), caller, now);
    if (!entered.ok) return entered;
    const { portal, subscription } = entered.value;
    const part = partOf(byAge(portal.value.users), page);
    const items = await viewOf(store, entered.value, part.items, now);
    return accepted({ ...part, items, portal: portal.value, allowance: subscription.value.allowance });
  };

/** One user (R38). */
export const viewUser =
  ({ store }: Here) =>
  async (
    subscriptionId: string,
    userId: string,
    { caller, now }: CallerContext,
  ): Promise<Outcome<UserView>> => {
    const entered = enterAsAdministrator(await store.load(portalRecords(subscriptionId)), caller, now);
    if (!entered.ok) return entered;
    const { portal } = entered.value;
    const user = userOf(portal.value, userId);
    const [view] = user ? await viewOf(store, entered.value, [user], now) : [];
    return view ? accepted(view) : noSuchUser;
  };

export interface RequestView {
  readonly portal: Portal;
  readonly allowance: Allowance | undefined;
  readonly request: AccessRequest;
}

/** Requests that wait for a decision, oldest first (R37). */
export const viewAccessRequests =
  ({ store }: Here) =>
  async (
    subscriptionId: string,
    page: PageOfList,
    { caller, now }: CallerContext,
  ): Promise<Outcome<Part<RequestView>>> => {
    const entered = enterAsAdministrator(await store.load(portalRecords(subscriptionId)), caller, now);
    if (!entered.ok) return entered;
    const portal = entered.value.portal.value;
    const { allowance } = entered.value.subscription.value;
    const part = partOf(openRequests(portal, now as Instant), page);
    return accepted({ ...part, items: part.items.map((request) => ({ portal, allowance, request })) });
  };
