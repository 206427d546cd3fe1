import type { Customer } from '../../domain/customer/customer.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { membershipRef, owned } from './member.ts';

/** One of the caller's customers. */
export const viewCustomer =
  ({ home }: { readonly home: Store }) =>
  async (customerId: string, request: CallerContext): Promise<Outcome<Loaded<Customer>>> => {
    const { membership, customer } = await home.load({
      membership: membershipRef(request),
      customer: ref('customer', customerId),
    });
    return owned(customer, membership);
  };
