import { type Block, refusedFor } from '../action.ts';
import type { Allowance } from '../billing/allowance.ts';
import type { BillingAccount } from '../billing/billing-account.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import {
  confirmedAdministrators,
  holds,
  mandatoryRoles,
  type Portal,
  type PortalRole,
  type PortalUser,
} from './portal.ts';
import { evolvePortal, type PortalEvent } from './portal-events.ts';

/** What must be known to decide, besides the portal. */
export interface PortalFacts {
  readonly now: Instant;
  /** The version that the portal will have. */
  readonly version: number;
  readonly invitationDays: number;
  readonly allowance: Allowance | undefined;
  /** Open from the sign-up on, which is before there is a portal. */
  readonly billing: BillingAccount | undefined;
}

export type PortalDecision = Outcome<readonly PortalEvent[]>;

/** A portal is one record of the table; beyond so many users it would not fit. */
const mostUsers = 500;

/**
 * The last word on every decision: there is a confirmed administrator, and somebody holds each mandatory role,
 * whichever way led here (R42, R43).
 */
export function upheld(portal: Portal, events: readonly PortalEvent[]): PortalDecision {
  const next = events.reduce(evolvePortal, portal);
  if (confirmedAdministrators(next).length === 0) return lastAdministrator;
  const missing = mandatoryRoles.filter((role) => !next.users.some((user) => holds(user, role)));
  return missing.length > 0 ? roleIsMandatory(missing) : accepted(events);
}

export const lastAdministratorBlock: Block = {
  code: 'last-administrator',
  reason: 'This is the last administrator who has signed in.',
  remedy: 'Make another user administrator first, and wait until they have signed in.',
};
const lastAdministrator = refusedFor(lastAdministratorBlock, '/roles');

export const roleIsMandatory = (roles: readonly PortalRole[]): Outcome<never> =>
  refused(
    'role-is-mandatory',
    `Somebody has to be ${roles.join(' and ')}. Give that to another user first, or hand it over in the same request.`,
    '/roles',
  );

/** How many more users there can be; `undefined` without a limit (R45). */
export const licencesLeft = (portal: Portal, allowance: Allowance | undefined): number | undefined =>
  allowance && Math.max(0, allowance.licences - portal.users.length);

/** Why there cannot be one more user (R45). */
export const whyNoRoom = (portal: Portal, allowance: Allowance | undefined): Block | undefined =>
  licencesLeft(portal, allowance) === 0 ? noLicenceLeftBlock : whyFull(portal);

/** Why no more users fit into the record of a portal. */
export const whyFull = ({ users }: Portal): Block | undefined =>
  users.length >= mostUsers ? portalFullBlock : undefined;

export const noLicenceLeftBlock: Block = {
  code: 'no-licence-left',
  reason: 'Every licence is taken.',
  remedy:
    'Delete a user who has left; more can be bought for a paid subscription, by its billing administrator.',
};
const portalFullBlock: Block = {
  code: 'portal-is-full',
  reason: `A portal has ${mostUsers} users at most.`,
  remedy: 'Delete users who have left first.',
};

export const withAccount = (portal: Portal, account: AccountId): PortalUser | undefined =>
  portal.users.find(({ accountId }) => accountId === account);

export const userAlreadyAdded = refused(
  'user-already-added',
  'There is a user with this account already. Edit that user, or send the invitation again.',
  '/accountId',
);

export const noSuchUser = refused(
  'not-found',
  'There is no such user. Somebody may have deleted them: look at the list of users again.',
);
