import type { Customer } from '../../domain/customer/customer.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Page } from '../ports/listings.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { memberOf, membershipRef } from './member.ts';

export interface PageRequest {
  readonly limit: number;
  readonly after?: string;
}

/** The caller's customers, oldest first. */
export const listCustomers =
  ({ home }: { readonly home: Store }) =>
  async (page: PageRequest, request: CallerContext): Promise<Outcome<Page<Customer>>> => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    return accepted(await home.list({ of: 'customers', partnerId: member.value.value.partnerId }, page));
  };
