import { type Account, withDesignations } from '../../domain/account.ts';
import type { Customer } from '../../domain/customer.ts';
import { type Loaded, ref, type Write } from '../ports.ts';
import { searchWrites } from '../support/search-entries.ts';

/**
 * Part of a commit that knows the customer's account: what the customer chose is on it from then on, with its place in
 * the partners' searches (R9, R54). Where that is no news, the account only has to stand as it was read.
 */
export function designatedAccount(
  { value, version }: Loaded<Account>,
  { designations = [] }: Pick<Customer, 'designations'>,
): Write[] {
  const self = ref('account', value.accountNumber);
  const next = withDesignations(value, designations);
  if (next === value) return [{ check: self, expect: version }];
  return [{ put: self, value: next, expect: version }, ...searchWrites(value, next)];
}
