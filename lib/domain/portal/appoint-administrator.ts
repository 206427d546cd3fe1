import { refusedFor } from '../action.ts';
import { isPortalIdentity } from '../customer/customer.ts';
import type { AccountId, Language } from '../identity.ts';
import { refused } from '../refusal.ts';
import { holds, inOrder, type Portal, type PortalUser } from './portal.ts';
import type { PortalEvent } from './portal-events.ts';
import { userInvited } from './portal-invitation.ts';
import { type PortalDecision, type PortalFacts, upheld, whyFull, withAccount } from './portal-rules.ts';

export interface AppointAdministrator {
  readonly accountId: AccountId;
  /** Of somebody who is no user yet. */
  readonly firstName?: string;
  readonly lastName?: string;
  readonly language?: Language;
  readonly reason: string;
}

/**
 * Support makes somebody administrator of the portal, for a reason: the way when every administrator is gone, and
 * nobody can give the role that a new owner needs (R42, R58). Who has yet to sign in is invited, or invited again. A
 * licence need not be left: there is nobody who could free one.
 */
export function appointAdministrator(
  portal: Portal,
  command: AppointAdministrator,
  facts: PortalFacts & { readonly id: string; readonly signsInToPartnerPortal: boolean },
): PortalDecision {
  const { accountId, reason } = command;
  const user = withAccount(portal, accountId);
  if (user?.status === 'active' && holds(user, 'administrator')) return upheld(portal, []);
  if (facts.signsInToPartnerPortal) return isPortalIdentity;
  const appointed = (userId: string): PortalEvent => ({
    type: 'administrator-appointed',
    at: facts.now,
    userId,
    accountId,
    reason,
  });
  if (user) return upheld(portal, [appointed(user.id), ...promoted(user, facts)]);
  const { firstName, lastName, language = 'en' } = command;
  if (firstName === undefined || lastName === undefined) return nameMissing;
  const full = whyFull(portal);
  if (full) return refusedFor(full);
  const added: PortalUser = {
    id: facts.id,
    accountId,
    firstName,
    lastName,
    language,
    roles: ['administrator'],
    addedAt: facts.now,
    addedBy: { role: 'support' },
    status: 'invited',
  };
  return upheld(portal, [
    appointed(added.id),
    { type: 'user-added', at: facts.now, userId: added.id, accountId, user: added },
    userInvited(added, facts),
  ]);
}

function promoted(user: PortalUser, facts: PortalFacts): PortalEvent[] {
  const { id: userId, accountId, roles: before } = user;
  const roles = inOrder([...before, 'administrator']);
  const about = { at: facts.now, userId, accountId };
  return [
    ...(holds(user, 'administrator')
      ? []
      : [{ type: 'roles-changed', ...about, before, roles, gained: ['administrator'] } as const]),
    ...(user.status === 'invited' ? [userInvited(user, facts)] : []),
  ];
}

const nameMissing = refused(
  'administrator-missing',
  'No user of the portal has this account. Give the first name and the last name too, and the person is invited.',
  '/firstName',
);
