import { type AccountId, type Language, type Person, type PersonKey, samePerson } from '../identity.ts';
import type { Instant } from '../instant.ts';

/** What a user of the customer portal is there for; one can be several (R41). */
export const portalRoles = [
  'administrator',
  'user',
  'billing-contact',
  'customer-care-contact',
  'shipping-contact',
] as const;
export type PortalRole = (typeof portalRoles)[number];

/** Somebody has to hold each of these at all times (R43). */
export const mandatoryRoles = ['billing-contact', 'customer-care-contact', 'shipping-contact'] as const;
export type MandatoryRole = (typeof mandatoryRoles)[number];

/** Who let a person in. Of the partner it is known that it named the first administrator. */
export type AddedBy =
  | { readonly role: 'partner' }
  /** Who is made administrator when all of them are gone. */
  | { readonly role: 'support' }
  | { readonly role: 'customer'; readonly accountId: AccountId };

/** A user's invitation as it was mailed last. A higher generation replaces the links of lower ones. */
export interface UserInvitation {
  readonly generation: number;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  /** The version of the portal whose change the mail belongs to. */
  readonly sentIn: number;
}

interface UserBase extends Person {
  readonly id: string;
  readonly language: Language;
  readonly roles: readonly PortalRole[];
  readonly addedAt: Instant;
  readonly addedBy: AddedBy;
  readonly invitation?: UserInvitation;
}

/** Has never signed in; no invitation was mailed yet when there is none (R39, R40). */
export type InvitedUser = UserBase & { readonly status: 'invited' };
/** Has signed in. From then on the identity is who they are, whatever their account is called. */
export type ActiveUser = UserBase & {
  readonly status: 'active';
  readonly identity: PersonKey;
  readonly since: Instant;
};
export type PortalUser = InvitedUser | ActiveUser;

/** Somebody who signed in and asked to be let in (R37). One that was declined is kept, to answer the next with silence. */
export interface AccessRequest extends Person {
  readonly id: string;
  readonly identity: PersonKey;
  readonly language: Language;
  readonly status: 'open' | 'declined';
  readonly askedAt: Instant;
  /** When it stands no longer, and the person can ask anew. */
  readonly expiresAt: Instant;
}

/** The customer portal of a subscription: one record, so that its rules hold under its version (section E). */
export interface Portal {
  /** The subscription's id. */
  readonly id: string;
  readonly openedAt: Instant;
  readonly users: readonly PortalUser[];
  readonly requests: readonly AccessRequest[];
}

export const holds = (user: PortalUser, role: PortalRole): boolean => user.roles.includes(role);

export const userOf = (portal: Portal, id: string): PortalUser | undefined =>
  portal.users.find((user) => user.id === id);

/** The user who is this person, by identity and never by an e-mail address. */
export const userWho = (portal: Portal, person: PersonKey): ActiveUser | undefined =>
  portal.users
    .filter((user) => user.status === 'active')
    .find(({ identity }) => samePerson(identity, person));

/** Administrators who have signed in: the only ones that count (R42). */
export const confirmedAdministrators = (portal: Portal): ActiveUser[] =>
  portal.users.filter((user) => user.status === 'active').filter((user) => holds(user, 'administrator'));

/** Requests that stand at an instant and are still to be decided. */
export const openRequests = (portal: Portal, now: Instant): AccessRequest[] =>
  portal.requests.filter(({ status, expiresAt }) => status === 'open' && expiresAt > now);

/** Mandatory roles that nobody but this user holds. */
export const heldAlone = (portal: Portal, user: PortalUser): MandatoryRole[] =>
  mandatoryRoles.filter(
    (role) => holds(user, role) && !portal.users.some((other) => other.id !== user.id && holds(other, role)),
  );

/** Roles in their own order, each once. */
export const inOrder = (roles: Iterable<PortalRole>): PortalRole[] => {
  const given = new Set(roles);
  return portalRoles.filter((role) => given.has(role));
};
