import type { AccountId, Identity } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import type { Partner, PartnerUser } from './partner.ts';
import { goes, others } from './partner-succession.ts';
import type { PartnerInvitationLapsed, PartnerUserEvent } from './partner-user-events.ts';

/** Binds an invited person's identity at their first sign-in, which completes a succession that waited for it (R5). */
export function joinPartner(partner: Partner, caller: Identity, now: Instant): readonly PartnerUserEvent[] {
  const user = invitedUser(partner, caller.accountId);
  if (!user) return [];
  const { issuer, subject } = caller;
  const joined: PartnerUserEvent = {
    type: 'user-joined',
    at: now,
    userId: user.id,
    accountId: user.accountId,
    identity: { issuer, subject },
  };
  const { succession } = partner;
  if (succession?.userId !== user.id) return [joined];
  return [
    joined,
    ...others(partner, user.id).map((former) =>
      goes('administrator-replaced', former, succession.former, now),
    ),
  ];
}

/** Somebody who was added by this account and has not signed in yet. */
export const invitedUser = (partner: Partner, accountId: AccountId): PartnerUser | undefined =>
  partner.users.find((user) => !user.identity && user.accountId === accountId);

/** What a person without a membership asked for. */
export interface FirstRequest {
  /** Whether it is a request to see the own organisation: whoever was added in silence joins with no other one. */
  readonly asksForOrganization: boolean;
  /** Which organisation, when several have added the person. */
  readonly authorizationNumber?: string;
}

/**
 * The organisation that a request lets its sender into, if any: the one that told them by mail, with whatever request;
 * one that added them in silence, only when they ask for it. Nobody is enrolled unawares (R1, R2, R69).
 */
export function organizationToJoin(
  partners: readonly Partner[],
  account: AccountId,
  { asksForOrganization, authorizationNumber }: FirstRequest,
): Outcome<Partner | undefined> {
  const inviting = partners.filter((partner) => invitedUser(partner, account) !== undefined);
  if (asksForOrganization && authorizationNumber !== undefined)
    return accepted(inviting.find((partner) => partner.authorizationNumber === authorizationNumber));
  const told = inviting.filter((partner) => invitedUser(partner, account)?.toldAt !== undefined);
  const [candidate, ...more] = told.length > 0 || !asksForOrganization ? told : inviting;
  if (more.length > 0) return severalInvitations(inviting);
  if (candidate || inviting.length === 0) return accepted(candidate);
  return addedInSilence;
}

const addedInSilence = refused(
  'partner-not-active',
  'You have been added to the users of a partner organisation, and have not joined it. See which one it is, and join it, with GET /v1/partners/me; or activate your own organisation with POST /v1/partners.',
);

const severalInvitations = (partners: readonly Partner[]): Outcome<never> =>
  refused(
    'several-invitations',
    `You have been added to the users of several partner organisations: ${partners
      .map(({ organization, authorizationNumber }) => `${organization.name} (${authorizationNumber})`)
      .join(', ')}. Join one of them with GET /v1/partners/me?authorizationNumber=…`,
  );

/** Ends an invitation of somebody who signs in to the portal of another organisation from now on. */
export function lapseInvitation(
  partner: Partner,
  account: AccountId,
  now: Instant,
): readonly PartnerInvitationLapsed[] {
  const user = invitedUser(partner, account);
  return user ? [{ type: 'invitation-lapsed', at: now, userId: user.id, accountId: account }] : [];
}
