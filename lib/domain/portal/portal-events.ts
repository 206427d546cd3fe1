import type { EventBase } from '../change.ts';
import type { AccountId, PersonKey } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { AccessRequest, ActiveUser, Portal, PortalRole, PortalUser, UserInvitation } from './portal.ts';

/** An event about one user; the account says whom it was about when the user is gone (R66). */
interface AboutUser extends EventBase {
  readonly userId: string;
  readonly accountId: AccountId;
}

/** The administrator accepted the activation, and holds every mandatory role (R27, R43). */
export interface PortalOpened extends AboutUser {
  readonly type: 'portal-opened';
  readonly user: ActiveUser;
}
export interface UserAdded extends AboutUser {
  readonly type: 'user-added';
  readonly user: PortalUser;
}
/** The invitation mail was asked for, or asked for again (R39). */
export interface UserInvited extends AboutUser {
  readonly type: 'user-invited';
  readonly invitation: UserInvitation;
}
/** The invited person signed in; the identity is bound for good (R40). */
export interface UserJoined extends AboutUser {
  readonly type: 'user-joined';
  readonly identity: PersonKey;
}
export interface UserCorrected extends AboutUser {
  readonly type: 'user-corrected';
  readonly corrected: Partial<Pick<PortalUser, 'firstName' | 'lastName' | 'language'>>;
}
/** `gained`: the roles that carry responsibility and are new to the user, who is told of them. */
export interface RolesChanged extends AboutUser {
  readonly type: 'roles-changed';
  readonly before: readonly PortalRole[];
  readonly roles: readonly PortalRole[];
  readonly gained: readonly PortalRole[];
  /** The account of the user who held them, in a hand-over (R43). */
  readonly handedOverBy?: AccountId;
}
/** Support made somebody administrator because those who could are gone (R42, R58). */
export interface PortalAdministratorAppointed extends AboutUser {
  readonly type: 'administrator-appointed';
  readonly reason: string;
}
export interface UserDeleted extends AboutUser {
  readonly type: 'user-deleted';
  readonly was: PortalUser['status'];
}
export interface AccessRequested extends EventBase {
  readonly type: 'access-requested';
  readonly request: AccessRequest;
}
export interface AccessGranted extends AboutUser {
  readonly type: 'access-granted';
  readonly requestId: string;
}
export interface AccessDeclined extends EventBase {
  readonly type: 'access-declined';
  readonly request: AccessRequest;
}
/** A user asked support. */
export interface SupportAsked extends AboutUser {
  readonly type: 'support-asked';
  readonly requestId: string;
}
/** A user wrote again on a request to support. */
export interface SupportWritten extends AboutUser {
  readonly type: 'support-written';
  readonly requestId: string;
  readonly messageId: string;
}
/** Support answered what a user asked. */
export interface SupportAnswered extends AboutUser {
  readonly type: 'support-answered';
  readonly requestId: string;
  readonly subject: string;
  readonly text: string;
}
/** Support closed what a user asked. */
export interface SupportClosed extends AboutUser {
  readonly type: 'support-closed';
  readonly requestId: string;
  readonly reason?: string;
}
export type PortalEvent =
  | PortalOpened
  | SupportAsked
  | SupportWritten
  | SupportAnswered
  | SupportClosed
  | UserAdded
  | UserInvited
  | UserJoined
  | UserCorrected
  | RolesChanged
  | UserDeleted
  | PortalAdministratorAppointed
  | AccessRequested
  | AccessGranted
  | AccessDeclined;

/** From which state to which an event took whom it is about, in the words of the API (R66). */
export function statesOf(event: PortalEvent): { readonly from?: string; readonly to?: string } {
  switch (event.type) {
    case 'portal-opened':
      return { to: 'active' };
    case 'user-added':
      return { to: event.user.status };
    case 'user-joined':
      return { from: 'invited', to: 'active' };
    case 'user-deleted':
      return { from: event.was, to: 'deleted' };
    case 'roles-changed':
      return { from: event.before.join(' '), to: event.roles.join(' ') };
    case 'access-requested':
      return { to: 'open' };
    case 'access-granted':
      return { from: 'open', to: 'granted' };
    case 'access-declined':
      return { from: 'open', to: 'declined' };
    case 'administrator-appointed':
    case 'user-invited':
    case 'user-corrected':
    case 'support-asked':
    case 'support-written':
    case 'support-answered':
    case 'support-closed':
      return {};
    default:
      return event satisfies never;
  }
}

/** The portal after an event. */
export function evolvePortal(portal: Portal, event: PortalEvent): Portal {
  switch (event.type) {
    case 'portal-opened':
    case 'administrator-appointed':
    case 'support-asked':
    case 'support-written':
    case 'support-answered':
    case 'support-closed':
      return portal;
    case 'user-added':
      return { ...portal, users: [...portal.users, event.user] };
    case 'user-invited':
      return withUser(portal, event.userId, (user) => ({ ...user, invitation: event.invitation }));
    case 'user-joined':
      return withUser(portal, event.userId, (user) => ({
        ...user,
        status: 'active',
        identity: event.identity,
        since: event.at,
      }));
    case 'user-corrected':
      return withUser(portal, event.userId, (user) => ({ ...user, ...event.corrected }));
    case 'roles-changed':
      return withUser(portal, event.userId, (user) => ({ ...user, roles: event.roles }));
    case 'user-deleted':
      return { ...portal, users: portal.users.filter(({ id }) => id !== event.userId) };
    case 'access-requested':
      return { ...portal, requests: [...standing(portal, event.at), event.request] };
    case 'access-granted':
      return { ...portal, requests: portal.requests.filter(({ id }) => id !== event.requestId) };
    case 'access-declined':
      return {
        ...portal,
        requests: portal.requests.map((request) =>
          request.id === event.request.id ? { ...request, status: 'declined' } : request,
        ),
      };
    default:
      return event satisfies never;
  }
}

const withUser = (portal: Portal, id: string, change: (user: PortalUser) => PortalUser): Portal => ({
  ...portal,
  users: portal.users.map((user) => (user.id === id ? change(user) : user)),
});

/** Requests whose time is over are forgotten when the next one comes. */
const standing = (portal: Portal, now: Instant): AccessRequest[] =>
  portal.requests.filter(({ expiresAt }) => expiresAt > now);
