import type { AccountId } from '../identity.ts';
import type { Partner, PartnerUser } from './partner.ts';

/** Whether an account is the one of a user of the organisation who has signed in. */
export const worksAt = ({ users }: Pick<Partner, 'users'>, accountId: AccountId): boolean =>
  users.some((user) => user.accountId === accountId && user.identity !== undefined);

/**
 * Who at a partner answers for what one of its people holds at a customer: that very person, and once they have left the
 * administrator who has been there longest (R2, R56).
 */
export const whoAnswers = (
  { users }: Pick<Partner, 'users'>,
  accountId?: AccountId,
): PartnerUser | undefined =>
  users.find((user) => user.accountId === accountId && user.identity !== undefined) ??
  users
    .filter(({ role, identity }) => role === 'administrator' && identity !== undefined)
    .sort((a, b) => a.since.localeCompare(b.since))[0];
