import { type ActiveUser, confirmedAdministrators, holds, type Portal } from '../../domain/portal/portal.ts';
import { evolvePortal, type PortalEvent, statesOf } from '../../domain/portal/portal-events.ts';
import type { PortalFacts } from '../../domain/portal/portal-rules.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { checkTag, withoutDetail } from '../entity-tag.ts';
import { claimsOf } from '../one-side-only.ts';
import type { Write } from '../ports/commit.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import { pending, type Reaction } from '../reactions.ts';
import type { Authorship, CallerContext } from '../request.ts';
import { changeOf, type Plan, transact } from '../transact.ts';
import { type Entered, enterAsAdministrator, type OpenPortal, portalRecords } from './portal-entry.ts';
import { portalVersionTag } from './portal-tag.ts';

export interface PortalChange {
  /** The data centers as the one sees them that holds the subscription. */
  readonly dataCenters: DataCenters;
  readonly subscriptionId: string;
  readonly decide: (
    entered: Entered,
    facts: PortalFacts,
  ) => Outcome<readonly PortalEvent[]> | Promise<Outcome<readonly PortalEvent[]>>;
  /** The user that the change is about, for a repeated request to be answered from; may be known by then only. */
  readonly about?: () => string;
}

/** A changed portal, and whom the change was about. */
export interface ChangedPortal extends Entered {
  readonly about: string | undefined;
}

/** An administrator's command on the portal of a subscription that can be used: decide, commit with history and mails. */
export const changePortal = (
  { dataCenters, subscriptionId, decide, about }: PortalChange,
  request: CallerContext,
): Promise<Outcome<ChangedPortal>> =>
  transact(
    {
      store: dataCenters.in(dataCenters.here),
      read: portalRecords(subscriptionId),
      decide: async (records): Promise<Outcome<Plan<ChangedPortal>>> => {
        const entered = enterAsAdministrator(records, request.caller, request.now);
        if (!entered.ok) return entered;
        const { version } = entered.value.portal;
        const stale = checkTag(portalVersionTag(version), withoutDetail(request.ifMatch));
        if (stale) return stale;
        const decision = await decide(entered.value, factsOf(entered.value, request));
        if (!decision.ok) return decision;
        const { portal, commit } = committing(entered.value, decision.value, request);
        const claims = await claimsOf(dataCenters, entered.value.portal.value, portal.value, request);
        if (!claims.ok) return claims;
        const whom = about?.();
        const result = ref('portal', subscriptionId, ...(whom === undefined ? [] : [whom]));
        const value = { ...entered.value, portal, about: whom };
        return accepted({ value, result, ...(commit && { commit: withWrites(commit, claims.value) }) });
      },
      replay: async (records, { id: [, whom] }) => {
        const entered = enterAsAdministrator(records, request.caller, request.now);
        return entered.ok ? accepted({ ...entered.value, about: whom }) : entered;
      },
    },
    request,
  );

export const withWrites = <C extends { readonly writes: readonly Write[] }>(
  commit: C,
  writes: readonly Write[],
): C => ({ ...commit, writes: [...commit.writes, ...writes] });

export const factsOf = (
  { portal, subscription: { value } }: OpenPortal,
  { now }: Pick<CallerContext, 'now'>,
): PortalFacts => ({
  now,
  version: portal.version + 1,
  invitationDays: value.periods.invitationDays,
  allowance: value.allowance,
  billing: value.billing,
});

/** The portal after events, and the one transaction that makes it so; none when nothing happened. */
export function committing(
  { portal, subscription }: OpenPortal,
  events: readonly PortalEvent[],
  request: CallerContext,
  author: Authorship = { actor: { role: 'customer', accountId: request.caller.accountId } },
): {
  readonly portal: Loaded<Portal>;
  readonly commit?: { readonly writes: readonly Write[]; readonly change: StoredChange };
} {
  const [first] = events;
  if (!first) return { portal };
  const self = ref('portal', portal.value.id);
  const version = portal.version + 1;
  const next = events.reduce(evolvePortal, portal.value);
  return {
    portal: { value: next, version },
    commit: {
      writes: [
        { put: self, value: next, expect: portal.version },
        ...accessWrites(portal.value, next),
        // The subscription must still stand as it did: nothing happens in one that ended meanwhile.
        { check: ref('subscription', portal.value.id), expect: subscription.version },
      ],
      change: changeOf(request, author, {
        of: self,
        version,
        events,
        reactions: pending(...events.flatMap((event, at) => mailsOf(event, at, next, request))),
        ...statesOf(first),
      }),
    },
  };
}

/** The pointers from people to the portal, moved in the same commit as the people (R34, R69). */
function accessWrites(before: Portal, after: Portal): Write[] {
  const [left, stay] = [identitiesIn(before), identitiesIn(after)];
  const access = (user: ActiveUser) =>
    ref('portal-access', user.identity.issuer, user.identity.subject, after.id);
  return [
    ...[...left].flatMap(([key, user]) =>
      stay.has(key) ? [] : [{ remove: access(user), expect: 'any' } as const],
    ),
    ...[...stay].flatMap(([key, user]) =>
      left.has(key)
        ? []
        : [{ put: access(user), value: { subscriptionId: after.id }, expect: 'any' } as const],
    ),
  ];
}

const identitiesIn = ({ users }: Portal): Map<string, ActiveUser> =>
  new Map(
    users
      .filter((user) => user.status === 'active')
      .map((user) => [`${user.identity.issuer}\n${user.identity.subject}`, user]),
  );

/** Who is told of an event. Nobody is told of what they did themselves. */
function mailsOf(event: PortalEvent, at: number, next: Portal, { caller }: CallerContext): Reaction[] {
  switch (event.type) {
    case 'user-invited':
    case 'access-granted':
      return [{ do: 'mail', event: at, to: event.userId }];
    case 'access-declined':
      return [{ do: 'mail', event: at }];
    case 'access-requested':
      return confirmedAdministrators(next).map(({ id }) => ({ do: 'mail', event: at, to: id }));
    case 'roles-changed': {
      const user = next.users.find(({ id }) => id === event.userId);
      const told = user && event.gained.length > 0 && user.accountId !== caller.accountId;
      return told ? [{ do: 'mail', event: at, to: event.userId }] : [];
    }
    case 'administrator-appointed':
      return confirmedAdministrators(next)
        .filter(({ id }) => id !== event.userId)
        .map(({ id }) => ({ do: 'mail', event: at, to: id }));
    case 'portal-opened':
    case 'user-added':
    case 'user-joined':
    case 'user-corrected':
    case 'user-deleted':
    case 'support-answered':
    case 'support-closed':
      return [];
    case 'support-asked':
    case 'support-written':
      return [{ do: 'ask-desk', event: at }];
    default:
      return event satisfies never;
  }
}

/** Whether an edit makes somebody an administrator, who must not be a partner at its own portal (R16). */
export const becomesAdministrator = (
  entered: Entered,
  userId: string,
  roles: readonly string[] | undefined,
): boolean => {
  const user = entered.portal.value.users.find(({ id }) => id === userId);
  return roles?.includes('administrator') === true && user !== undefined && !holds(user, 'administrator');
};
