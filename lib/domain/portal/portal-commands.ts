import { refusedFor } from '../action.ts';
import { whyNeededForBilling } from '../billing/billing-access.ts';
import { isPortalIdentity } from '../customer/customer.ts';
import type { AccountId, Identity, Language, Person } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { refused } from '../refusal.ts';
import {
  type ActiveUser,
  heldAlone,
  holds,
  inOrder,
  type MandatoryRole,
  mandatoryRoles,
  type Portal,
  type PortalRole,
  type PortalUser,
  userOf,
} from './portal.ts';
import { isAdministratorBlock } from './portal-actions.ts';
import type { RolesChanged } from './portal-events.ts';
import { userInvited } from './portal-invitation.ts';
import {
  noSuchUser,
  type PortalDecision,
  type PortalFacts,
  roleIsMandatory,
  upheld,
  userAlreadyAdded,
  whyNoRoom,
  withAccount,
} from './portal-rules.ts';

/** The first user: who accepted the activation holds every mandatory role (R27, R43). */
export const firstUser = (
  id: string,
  { person, identity, language }: FirstUser,
  now: Instant,
): ActiveUser => ({
  ...person,
  id,
  language,
  roles: ['administrator', ...mandatoryRoles],
  addedAt: now,
  addedBy: { role: 'partner' },
  status: 'active',
  identity: { issuer: identity.issuer, subject: identity.subject },
  since: now,
});

interface FirstUser {
  readonly person: Person;
  readonly identity: Identity;
  readonly language: Language;
}

export const openPortal = (subscriptionId: string, user: ActiveUser): Portal => ({
  id: subscriptionId,
  openedAt: user.since,
  users: [user],
  requests: [],
});

export interface AddUser extends Person {
  readonly roles: readonly PortalRole[];
  readonly language?: Language;
  readonly sendInvitation: boolean;
}

/** Adds a user, with or without the invitation mail (R37, R39, R45). */
export function addUser(
  portal: Portal,
  command: AddUser,
  facts: PortalFacts & {
    readonly id: string;
    readonly addedBy: ActiveUser;
    readonly signsInToPartnerPortal: boolean;
  },
): PortalDecision {
  const { accountId, firstName, lastName, roles, sendInvitation } = command;
  const { id, addedBy, now } = facts;
  if (withAccount(portal, accountId)) return userAlreadyAdded;
  const full = whyNoRoom(portal, facts.allowance);
  if (full) return refusedFor(full);
  if (roles.includes('administrator') && facts.signsInToPartnerPortal) return isPortalIdentity;
  const user: PortalUser = {
    id,
    accountId,
    firstName,
    lastName,
    language: command.language ?? addedBy.language,
    roles: inOrder(roles),
    addedAt: now,
    addedBy: { role: 'customer', accountId: addedBy.accountId },
    status: 'invited',
  };
  return upheld(portal, [
    { type: 'user-added', at: now, userId: id, accountId, user },
    ...(sendInvitation ? [userInvited(user, facts)] : []),
  ]);
}

export interface EditUser {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly language?: Language;
  readonly roles?: readonly PortalRole[];
}

/** Edits a user. Rights of an administrator are given and taken here (R42, R44). */
export function editUser(
  portal: Portal,
  userId: string,
  { roles, ...given }: EditUser,
  facts: Pick<PortalFacts, 'now'> & { readonly signsInToPartnerPortal: boolean },
): PortalDecision {
  const user = userOf(portal, userId);
  if (!user) return noSuchUser;
  if (!roles && Object.keys(given).length === 0)
    return refused('nothing-to-change', 'Give at least one field to change.', '');
  const corrected = Object.fromEntries(
    Object.entries(given).filter(([field, value]) => user[field as keyof typeof given] !== value),
  );
  const about = { at: facts.now, userId, accountId: user.accountId };
  const changed = roles && rolesChanged(user, roles, facts.now);
  if (changed?.gained.includes('administrator') && facts.signsInToPartnerPortal) return isPortalIdentity;
  return upheld(portal, [
    ...(Object.keys(corrected).length > 0 ? [{ type: 'user-corrected' as const, ...about, corrected }] : []),
    ...(changed ? [changed] : []),
  ]);
}

function rolesChanged(
  user: PortalUser,
  roles: Iterable<PortalRole>,
  at: Instant,
  handedOverBy?: AccountId,
): RolesChanged | undefined {
  const next = inOrder(roles);
  if (next.join() === user.roles.join()) return undefined;
  const gained = next.filter((role) => role !== 'user' && !holds(user, role));
  return {
    type: 'roles-changed',
    at,
    userId: user.id,
    accountId: user.accountId,
    before: user.roles,
    roles: next,
    gained,
    ...(handedOverBy && { handedOverBy }),
  };
}

/** Which user gets which mandatory role of one who is deleted. */
export type HandOver = { readonly [Role in MandatoryRole]?: string };

/** Deletes a user who has left, handing over mandatory roles in the same change (R42, R43, R44, R56). */
export function deleteUser(
  portal: Portal,
  userId: string,
  handOver: HandOver,
  { now, billing }: Pick<PortalFacts, 'now' | 'billing'>,
): PortalDecision {
  const user = userOf(portal, userId);
  if (!user) return noSuchUser;
  if (holds(user, 'administrator')) return refusedFor(isAdministratorBlock);
  const needed = billing && whyNeededForBilling(billing, user);
  if (needed) return refusedFor(needed);
  const given = mandatoryRoles.flatMap((role) => {
    const to = handOver[role];
    return to === undefined ? [] : [{ role, to }];
  });
  for (const { role, to } of given)
    if (to === userId || !userOf(portal, to) || !holds(user, role)) return handOverNotPossible(role);
  const left = heldAlone(portal, user).filter((role) => handOver[role] === undefined);
  if (left.length > 0) return roleIsMandatory(left);
  const events = portal.users.flatMap((receiver) => {
    const received = given.filter(({ to }) => to === receiver.id).map(({ role }) => role);
    const changed = rolesChanged(receiver, [...receiver.roles, ...received], now, user.accountId);
    return received.length > 0 && changed ? [changed] : [];
  });
  return upheld(portal, [
    ...events,
    { type: 'user-deleted', at: now, userId, accountId: user.accountId, was: user.status },
  ]);
}

const handOverNotPossible = (role: MandatoryRole) =>
  refused(
    'hand-over-not-possible',
    `The role ${role} can be handed over by its holder only, and to another user of this portal.`,
    `/handOver/${role}`,
  );
