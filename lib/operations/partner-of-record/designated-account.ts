import type { Customer } from '../../domain/customer/customer.ts';
import { type Account, withDesignations } from '../../domain/directory/account.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import { searchWrites } from '../support/search-entries.ts';

/**
 * Part of a commit that knows the customer's account: what the customer chose is on it from then on, with its place in
 * the partners' searches (R9, R54). Where that is no news, the account only has to stand as it was read.
 */
export function designatedAccount(
  { value, version }: Loaded<Account>,
  { id, designations = [] }: Pick<Customer, 'id' | 'designations'>,
): Write[] {
  const self = ref('account', value.accountNumber);
  const next = withDesignations(value, designations);
  return [
    customerOfAccount(value.accountNumber, id),
    ...(next === value
      ? [{ check: self, expect: version } as const]
      : [{ put: self, value: next, expect: version } as const, ...searchWrites(value, next)]),
  ];
}

/** Part of a commit: the account knows its customer, whose subscriptions are to show what another one chooses (R54). */
export const customerOfAccount = (accountNumber: string, customerId: string): Write => ({
  put: ref('account-customer', accountNumber, customerId),
  value: { customerId },
  expect: 'any',
});
