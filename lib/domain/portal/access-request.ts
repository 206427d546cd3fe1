import { refusedFor } from '../action.ts';
import { administratorIsPortalIdentity } from '../customer/customer.ts';
import { type Identity, type Language, samePerson } from '../identity.ts';
import { addDays } from '../instant.ts';
import { accepted, refused } from '../refusal.ts';
import {
  type AccessRequest,
  type ActiveUser,
  inOrder,
  openRequests,
  type Portal,
  type PortalRole,
  userWho,
} from './portal.ts';
import type { PortalEvent } from './portal-events.ts';
import {
  type PortalDecision,
  type PortalFacts,
  upheld,
  userAlreadyAdded,
  whyNoRoom,
  withAccount,
} from './portal-rules.ts';

export interface AskForAccess {
  readonly identity: Identity;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
}

/** So many strangers at a time are worth an administrator's attention; the next ones are not heard until some are decided. */
const mostOpenRequests = 20;

/**
 * Asks to be let in (R37). Never refuses, so that the answer tells nothing: who is in already, who asked before and
 * whose request was declined lately is heard no second time, and mails nobody.
 */
export function askForAccess(
  portal: Portal,
  { identity, firstName, lastName, language }: AskForAccess,
  { id, now, invitationDays }: Pick<PortalFacts, 'now' | 'invitationDays'> & { readonly id: string },
): readonly PortalEvent[] {
  const heard = portal.requests.some(
    (request) => request.expiresAt > now && samePerson(request.identity, identity),
  );
  if (heard || userWho(portal, identity) || openRequests(portal, now).length >= mostOpenRequests) return [];
  const request: AccessRequest = {
    id,
    accountId: identity.accountId,
    firstName,
    lastName,
    identity: { issuer: identity.issuer, subject: identity.subject },
    language,
    status: 'open',
    askedAt: now,
    expiresAt: addDays(now, invitationDays),
  };
  return [{ type: 'access-requested', at: now, request }];
}

/** Lets the person in who asked: they have signed in, so their identity is known (R37, R40, R45). */
export function grantAccess(
  portal: Portal,
  requestId: string,
  roles: readonly PortalRole[],
  facts: Pick<PortalFacts, 'now' | 'allowance'> & {
    readonly userId: string;
    readonly grantedBy: ActiveUser;
    readonly signsInToPartnerPortal: boolean;
  },
): PortalDecision {
  const { now, userId, grantedBy } = facts;
  const request = openRequests(portal, now).find(({ id }) => id === requestId);
  if (!request) return noSuchRequest;
  const { accountId, firstName, lastName, identity, language } = request;
  const known = withAccount(portal, accountId);
  if (known?.status === 'active') return userAlreadyAdded;
  if (roles.includes('administrator') && facts.signsInToPartnerPortal) return administratorIsPortalIdentity;
  const granted = (id: string): PortalEvent => ({
    type: 'access-granted',
    at: now,
    requestId,
    userId: id,
    accountId,
  });
  if (known)
    return upheld(portal, [
      { type: 'user-joined', at: now, userId: known.id, accountId, identity },
      granted(known.id),
    ]);
  const full = whyNoRoom(portal, facts.allowance);
  if (full) return refusedFor(full);
  const user: ActiveUser = {
    id: userId,
    accountId,
    firstName,
    lastName,
    language,
    roles: inOrder(roles),
    addedAt: now,
    addedBy: { role: 'customer', accountId: grantedBy.accountId },
    status: 'active',
    identity,
    since: now,
  };
  return upheld(portal, [{ type: 'user-added', at: now, userId, accountId, user }, granted(userId)]);
}

/** Declines; the person is told, and asking again is answered with silence while the request stands (R37). */
export function declineAccess(
  portal: Portal,
  requestId: string,
  { now }: Pick<PortalFacts, 'now'>,
): PortalDecision {
  const request = openRequests(portal, now).find(({ id }) => id === requestId);
  return request ? accepted([{ type: 'access-declined', at: now, request }]) : noSuchRequest;
}

const noSuchRequest = refused(
  'not-found',
  'There is no such request. Another administrator may have decided on it: look at the list again.',
);
