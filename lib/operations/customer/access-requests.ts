import {
  type AskForAccess,
  askForAccess,
  declineAccess as decideDecline,
  grantAccess as decideGrant,
} from '../../domain/portal/access-request.ts';
import { openRequests, type PortalRole } from '../../domain/portal/portal.ts';
import { notUsable } from '../../domain/portal/portal-actions.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Write } from '../ports/commit.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { transact } from '../transact.ts';
import { changePortal, committing, factsOf } from './change-portal.ts';
import { openPortalIn, portalRecords } from './portal-entry.ts';
import { signsInToPartnerPortal } from './portal-identity.ts';
import { changedUser, type UserView } from './user-view.ts';

/**
 * Asks an administrator for access. Whatever there is, the answer is the same after the same two round trips, so that
 * nobody learns whether a subscription exists (R37, R69).
 */
export const requestAccess =
  ({ store }: { readonly store: Store }) =>
  (
    subscriptionId: string,
    command: Omit<AskForAccess, 'identity'>,
    request: CallerContext,
  ): Promise<Outcome<{ readonly subscriptionId: string }>> => {
    const value = { subscriptionId };
    const result = ref('portal', subscriptionId);
    return transact(
      {
        store,
        read: portalRecords(subscriptionId),
        decide: (records) => {
          const open = openPortalIn(records, request.now);
          const unheard: Write = { check: result, expect: records.portal?.version ?? 'absent' };
          if (!open || notUsable(open.standing))
            return accepted({ value, result, commit: { writes: [unheard] } });
          const events = askForAccess(
            open.portal.value,
            { ...command, identity: request.caller },
            { ...factsOf(open, request), id: request.newId('req') },
          );
          const { commit } = committing(open, events, request);
          return accepted({ value, result, commit: commit ?? { writes: [unheard] } });
        },
        replay: async () => accepted(value),
      },
      request,
    );
  };

/** Lets in who asked, as a user with roles (R37). */
export const grantAccess =
  (dataCenters: DataCenters) =>
  async (
    subscriptionId: string,
    requestId: string,
    roles: readonly PortalRole[],
    request: CallerContext,
  ): Promise<Outcome<UserView>> => {
    const store = dataCenters.in(dataCenters.here);
    const newUserId = request.newId('usr');
    let userId = newUserId;
    const changed = await changePortal(
      {
        dataCenters,
        subscriptionId,
        about: () => userId,
        decide: async ({ portal, user: grantedBy }, facts) => {
          const asked = openRequests(portal.value, request.now).find(({ id }) => id === requestId);
          const account = roles.includes('administrator') ? asked?.accountId : undefined;
          const decision = decideGrant(portal.value, requestId, roles, {
            ...facts,
            userId: newUserId,
            grantedBy,
            signsInToPartnerPortal: await signsInToPartnerPortal(dataCenters, account),
          });
          const granted = decision.ok && decision.value.find(({ type }) => type === 'access-granted');
          if (granted && 'userId' in granted) userId = granted.userId;
          return decision;
        },
      },
      request,
    );
    return changedUser(store, changed, request.now);
  };

/** Declines; the person is told (R37). */
export const declineAccess =
  (dataCenters: DataCenters) =>
  async (
    subscriptionId: string,
    requestId: string,
    request: CallerContext,
  ): Promise<Outcome<{ readonly subscriptionId: string }>> => {
    const changed = await changePortal(
      {
        dataCenters,
        subscriptionId,
        decide: ({ portal }, facts) => decideDecline(portal.value, requestId, facts),
      },
      request,
    );
    return changed.ok ? accepted({ subscriptionId }) : changed;
  };
