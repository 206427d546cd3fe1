import type { AccountId } from '../identity.ts';
import type { Partner, PartnerUser } from './partner.ts';

/**
 * Whether an account can hold something at a customer: that of a user of the organisation who has signed in, and in whose
 * place support has put nobody else (R5, R56).
 */
export const canHold = ({ users }: Pick<Partner, 'users'>, accountId: AccountId): boolean =>
  users.some((user) => user.accountId === accountId && stands(user));

const stands = ({ identity, replaced }: PartnerUser): boolean => identity !== undefined && !replaced;

/**
 * Who at a partner answers for what one of its people holds at a customer: that very person, and once they have left or
 * were replaced the administrator who has been there longest (R2, R56).
 */
export const whoAnswers = (
  { users }: Pick<Partner, 'users'>,
  accountId?: AccountId,
): PartnerUser | undefined =>
  users.find((user) => user.accountId === accountId && stands(user)) ??
  users
    .filter(({ role, identity }) => role === 'administrator' && identity !== undefined)
    .sort((a, b) => a.since.localeCompare(b.since))[0];
