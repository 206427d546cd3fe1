import type { Identity } from '../identity.ts';
import { addDays, type Instant } from '../instant.ts';
import { refused } from '../refusal.ts';
import { type InvitationLinkStanding, linkRefusals } from '../subscription/invitation-link.ts';
import { type Portal, type PortalUser, type UserInvitation, userOf, userWho } from './portal.ts';
import type { PortalEvent } from './portal-events.ts';
import {
  noSuchUser,
  type PortalDecision,
  type PortalFacts,
  upheld,
  userAlreadyAdded,
} from './portal-rules.ts';

/** Mails the invitation, or mails it again with a new link (R39). */
export function inviteUser(portal: Portal, userId: string, facts: PortalFacts): PortalDecision {
  const user = userOf(portal, userId);
  if (!user) return noSuchUser;
  if (user.status === 'active') return alreadyJoined;
  return upheld(portal, [userInvited(user, facts)]);
}

const alreadyJoined = refused('already-joined', 'This user has signed in already and needs no invitation.');

/** The next invitation of a user, which replaces the links of those before. */
export function userInvited(user: PortalUser, { now, version, invitationDays }: PortalFacts): PortalEvent {
  const invitation: UserInvitation = {
    generation: (user.invitation?.generation ?? 0) + 1,
    sentAt: now,
    expiresAt: addDays(now, invitationDays),
    sentIn: version,
  };
  return { type: 'user-invited', at: now, userId: user.id, accountId: user.accountId, invitation };
}

/** How the link of a user's invitation stands at `now`; a genuine one of a user who is gone was withdrawn (R69). */
export function userLinkStanding(
  user: PortalUser | undefined,
  generation: number | undefined,
  now: Instant,
): InvitationLinkStanding {
  if (generation === undefined) return 'unknown';
  if (!user) return 'withdrawn';
  if (!user.invitation) return 'unknown';
  if (user.status === 'active') return 'used';
  if (user.invitation.generation !== generation) return 'replaced';
  return user.invitation.expiresAt <= now ? 'expired' : 'open';
}

export interface JoinPortal {
  readonly userId: string;
  readonly identity: Identity;
  /** The generation of the presented link; `undefined` when it is not one of this invitation's. */
  readonly generation: number | undefined;
}

/** The invited person, signed in with that account, is associated, once (R40). */
export function joinPortal(
  portal: Portal,
  { userId, identity, generation }: JoinPortal,
  now: Instant,
): PortalDecision {
  const user = userOf(portal, userId);
  const present = userWho(portal, identity);
  if (user && present?.id === user.id) return upheld(portal, []);
  const link = userLinkStanding(user, generation, now);
  if (link !== 'open' || !user) return refusals[link];
  if (user.accountId !== identity.accountId) return wrongAccount;
  if (present) return userAlreadyAdded;
  const { issuer, subject } = identity;
  return upheld(portal, [
    { type: 'user-joined', at: now, userId, accountId: user.accountId, identity: { issuer, subject } },
  ]);
}

const wrongAccount = refused(
  'wrong-account',
  'You are signed in with another account than the invited one. Sign out, then sign in with the account that the invitation names.',
);
const refusals = linkRefusals('Ask an administrator of your organisation to send a new one.');
