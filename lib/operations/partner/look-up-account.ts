import { type Account, hasPartnerOfRecord } from '../../domain/account.ts';
import { accountNotFound } from '../../domain/customer.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { ref, type Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { memberOf, membershipRef } from './member.ts';

/**
 * An account by its number, for its partner of record only. One read whatever the case, and one answer for an
 * account that is not there and for one of another partner (R9).
 */
export const lookUpAccount =
  ({ home }: { readonly home: Store }) =>
  async (accountNumber: string, request: CallerContext): Promise<Outcome<Account>> => {
    const { membership, account } = await home.load({
      membership: membershipRef(request),
      account: ref('account', accountNumber),
    });
    const member = memberOf(membership);
    if (!member.ok) return member;
    return account && hasPartnerOfRecord(account.value, member.value.value.partnerAccountNumber)
      ? accepted(account.value)
      : accountNotFound;
  };
