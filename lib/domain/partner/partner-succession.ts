import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { isReplaced, type Partner, type PartnerUser } from './partner.ts';
import type {
  AdministratorReplaced,
  AdministratorSuspended,
  PartnerUserEvent,
} from './partner-user-events.ts';
import { type AccountFacts, mailToOf, whyNotUser } from './partner-users.ts';

export interface ReplaceAdministrator {
  readonly accountId: AccountId;
  readonly reason: string;
  /** What becomes of the former administrators. */
  readonly former: 'demote' | 'remove';
}

export interface ReplacementFacts extends AccountFacts {
  readonly id: string;
  /** Whether the directory associates the account with the organisation (R1). */
  readonly associated: boolean;
}

/**
 * Puts another person in the place of the administrators. Those who have never signed in go at once; the others when
 * the successor has signed in, so that there is an administrator at all times. Until then they manage no users (R5).
 */
export function replaceAdministrator(
  partner: Partner,
  command: ReplaceAdministrator,
  facts: ReplacementFacts,
  now: Instant,
): Outcome<readonly PartnerUserEvent[]> {
  if (!facts.associated) return successorNotAssociated;
  const { accountId, reason, former } = command;
  const present = partner.users.find((user) => user.accountId === accountId);
  const unfit = present ? undefined : whyNotUser(partner, accountId, facts);
  if (unfit) return unfit;
  const successor: PartnerUser = present ?? {
    id: facts.id,
    accountId,
    role: 'administrator',
    since: now,
    contact: { email: accountId, language: 'en' },
  };
  const going = others(partner, successor.id);
  if (present?.role === 'administrator' && going.length === 0) return accepted([]);
  // The same replacement again, while its successor has not signed in, is one (R67).
  if (present && partner.succession?.userId === present.id && partner.succession.former === former)
    return accepted([]);
  const atOnce = going.filter(({ identity }) => successor.identity || !identity);
  const later = going.filter((user) => !atOnce.includes(user));
  const about = { at: now, userId: successor.id, accountId };
  return accepted([
    ...(present ? [] : [{ type: 'user-added', ...about, user: successor } as const]),
    ...atOnce.map((user) => goes('administrator-replaced', user, former, now)),
    ...later
      .filter((user) => !isSuspended(partner, user, former))
      .map((user) => goes('administrator-suspended', user, former, now)),
    {
      type: 'administrator-appointed',
      ...about,
      reason,
      mailTo: mailToOf(successor),
      ...(later.length > 0 && { pending: { userId: successor.id, former } }),
    },
  ]);
}

/** Whether a user is suspended already, for another successor, and knows what becomes of them. */
export const isSuspended = (
  partner: Partner,
  user: PartnerUser,
  former: ReplaceAdministrator['former'],
): boolean =>
  partner.succession?.former === former && user.role === 'administrator' && isReplaced(partner, user);

/** Somebody in whose place another administrator was put. */
export interface Predecessor {
  readonly userId: string;
  readonly accountId: AccountId;
  /** Support had appointed them, and they had not signed in yet: that appointment is superseded. */
  readonly superseded: boolean;
  readonly becomes: 'implementation-expert' | 'removed';
  /** Whether they have become that; else they do when the successor has signed in. */
  readonly done: boolean;
}

/** In whose place a replacement puts its successor, so that nobody is superseded without the one who does it knowing (R5). */
export const inPlaceOf = (before: Partner, after: Partner, successor: AccountId): readonly Predecessor[] =>
  before.users
    .filter(({ accountId, role }) => role === 'administrator' && accountId !== successor)
    .map(({ id: userId, accountId }) => {
      const present = after.users.find(({ id }) => id === userId);
      const waits = present?.role === 'administrator';
      const isRemoved = waits ? after.succession?.former === 'remove' : !present;
      return {
        userId,
        accountId,
        superseded: before.succession?.userId === userId,
        becomes: isRemoved ? 'removed' : 'implementation-expert',
        done: !waits,
      };
    });

/** The administrators beside a user. */
export const others = (partner: Partner, userId: string): PartnerUser[] =>
  partner.users.filter(({ id, role }) => role === 'administrator' && id !== userId);

/** A former administrator loses the rights, or is about to. */
export const goes = <Type extends AdministratorReplaced['type'] | AdministratorSuspended['type']>(
  type: Type,
  user: PartnerUser,
  former: ReplaceAdministrator['former'],
  at: Instant,
) => ({
  type,
  at,
  userId: user.id,
  accountId: user.accountId,
  former,
  mailTo: mailToOf(user),
  ...(!user.identity && { invited: true as const }),
});

const successorNotAssociated = refused(
  'identity-not-associated',
  'The directory does not associate this account with the organisation. Correct the record with PUT /v1/support/accounts/{accountNumber}, or name an account that it lists.',
  '/accountId',
);
