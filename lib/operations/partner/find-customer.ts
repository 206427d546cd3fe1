import type { Customer } from '../../domain/customer/customer.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Page } from '../ports/listings.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { memberOf, membershipRef } from './member.ts';

/** The caller's customer of an id of their own, as a list of one or none. */
export const findCustomer =
  ({ home }: { readonly home: Store }) =>
  async (externalId: string, request: CallerContext): Promise<Outcome<Page<Customer>>> => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    const { found } = await home.load({
      found: ref('external-id', member.value.value.partnerId, externalId),
    });
    if (!found) return accepted({ items: [] });
    const { customer } = await home.load({ customer: ref('customer', found.value.customerId) });
    return accepted({ items: customer ? [customer] : [] });
  };
