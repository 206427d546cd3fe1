import { accountNotFound } from '../../domain/customer/customer.ts';
import { hasPartnerOfRecord } from '../../domain/directory/account.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { AccountOfRecord } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { memberOf, membershipRef } from './member.ts';

/**
 * An account by its number, for its partner of record only. The same two reads at once whatever the case, and one
 * answer for an account that is not there and for one of another partner, however large that is (R9).
 */
export const lookUpAccount =
  ({ home }: { readonly home: Store }) =>
  async (accountNumber: string, request: CallerContext): Promise<Outcome<AccountOfRecord>> => {
    const [{ membership }, account] = await Promise.all([
      home.load({ membership: membershipRef(request) }),
      home.accountOfRecord(accountNumber),
    ]);
    const member = memberOf(membership);
    if (!member.ok) return member;
    return account && hasPartnerOfRecord(account, member.value.value.partnerAccountNumber)
      ? accepted(account)
      : accountNotFound;
  };
