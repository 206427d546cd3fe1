import type { AccountId, Person } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import type { PortalRole } from '../../domain/portal/portal.ts';
import type { AboutSubscription } from './about-subscription.ts';

/** Invites somebody to the customer portal. The link is the only one in the mail (R39, R40). */
interface UserInvitationMail extends AboutSubscription {
  readonly kind: 'user-invitation';
  readonly person: Person;
  readonly link: string;
  readonly expiresAt: Instant;
}

/** Tells an administrator that somebody asks to be let in (R37). */
interface AccessRequestedMail extends AboutSubscription {
  readonly kind: 'access-requested';
  /** Who asks. */
  readonly person: Person;
  readonly link: string;
}

/** Tells who asked that they may enter (R37). */
interface AccessGrantedMail extends AboutSubscription {
  readonly kind: 'access-granted';
  readonly person: Person;
  readonly link: string;
}

/** Tells who asked that they may not enter (R37). */
interface AccessDeclinedMail extends AboutSubscription {
  readonly kind: 'access-declined';
  readonly person: Person;
}

/** Tells a user of responsibilities that they have now, given or handed over (R41, R43). */
interface RolesReceivedMail extends AboutSubscription {
  readonly kind: 'roles-received';
  readonly person: Person;
  readonly roles: readonly PortalRole[];
  /** The administrator who gave them. */
  readonly by?: AccountId;
  /** Whose they were, when that user was deleted. */
  readonly handedOverBy?: AccountId;
  /** The portal, for somebody who can enter it. */
  readonly link?: string;
}

/** Tells the administrators whom support made one of them, and why: whoever was taken for gone may be there (R42, R58). */
interface PortalAdministratorAppointedMail extends AboutSubscription {
  readonly kind: 'portal-administrator-appointed';
  /** Who is administrator now. */
  readonly person: Person;
  readonly reason: string;
  /** The users of the portal. */
  readonly link: string;
}

/** What support answered to a user of the portal who asked, or to whom the invitation names (R33). */
interface SupportAnsweredMail extends AboutSubscription {
  readonly kind: 'support-answered';
  readonly person: Person;
  readonly subject: string;
  readonly text: string;
  /** Whether they have not accepted yet, and so have no page of the request. */
  readonly invited: boolean;
  /** The page of the request, where one writes again; or the invitation. */
  readonly link: string;
}

/** Everything mailed to the users of a customer portal, and to those who want to be. */
export type PortalMail =
  | PortalAdministratorAppointedMail
  | UserInvitationMail
  | AccessRequestedMail
  | AccessGrantedMail
  | AccessDeclinedMail
  | RolesReceivedMail
  | SupportAnsweredMail;
