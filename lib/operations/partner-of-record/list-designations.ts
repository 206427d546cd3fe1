import { accepted, type Outcome } from '../../domain/refusal.ts';
import { memberOf, membershipRef } from '../partner/member.ts';
import type { Page, PageOfList } from '../ports/listings.ts';
import type { Records } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';

/** The subscriptions whose customers chose the caller's organisation as partner of record (R54, R55). */
export const listDesignations =
  ({ home }: { readonly home: Store }) =>
  async (
    page: PageOfList,
    request: CallerContext,
  ): Promise<Outcome<Page<Records['designated-subscription']>>> => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    const { partnerId } = member.value.value;
    return accepted(await home.list({ of: 'designated-subscriptions', partnerId }, page));
  };
