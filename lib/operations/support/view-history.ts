import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { PageRequest } from '../partner/list-customers.ts';
import { notFound } from '../partner/member.ts';
import type { Page } from '../ports/listings.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/** Every change of something that home keeps, oldest first, for support: of a partner, a customer or a request (R66). */
export const viewHistoryAtHome =
  ({ home }: { readonly home: Store }) =>
  async (
    kind: 'partner' | 'customer' | 'support-request',
    id: string,
    page: PageRequest,
  ): Promise<Outcome<Page<StoredChange>>> => {
    const self = ref(kind, id);
    const [{ stands }, changes] = await Promise.all([
      home.load({ stands: self }),
      home.list({ of: 'changes', aggregate: self }, page),
    ]);
    return stands ? accepted(changes) : notFound;
  };
