import { accountNotFound } from '../../domain/customer/customer.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { FoundAccount } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { phonePlaces, phonePlacesIn } from '../search/phone-places.ts';
import { type Found, mostCandidates } from '../search/resembling.ts';
import { accountsIn, resemblingAccounts } from '../search/search-accounts.ts';
import { lookUpAccount } from './look-up-account.ts';
import { memberOf, membershipRef } from './member.ts';

/** By a name, by a number as it is, or by a phone number in any notation. */
export type AccountSearch = { readonly limit: number } & (
  | { readonly accountNumber: string }
  | { readonly name: string }
  | { readonly phone: string; readonly country?: string | undefined }
);

/**
 * Accounts among the caller's own: with a resembling name, most alike first, or with a phone number, in the notation of
 * the country that is given, or else of the caller's country first and then of any (R10).
 */
export const findAccounts =
  ({ home }: { readonly home: Store }) =>
  async (search: AccountSearch, request: CallerContext): Promise<Outcome<Found<FoundAccount>>> => {
    if ('accountNumber' in search) {
      const account = await lookUpAccount({ home })(search.accountNumber, request);
      if (!account.ok && account !== accountNotFound) return account;
      return accepted({ items: account.ok ? [account.value] : [], hasMore: false });
    }
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    const { partnerAccountNumber, organization } = member.value.value;
    const { limit } = search;
    if ('name' in search)
      return accepted(
        await resemblingAccounts(search.name, limit, (startingWith) =>
          home.list({ of: 'account-names', partnerAccountNumber, startingWith }, { limit: mostCandidates }),
        ),
      );
    const { phone, country } = search;
    const places =
      country === undefined
        ? [...phonePlacesIn(phone, organization.country), ...phonePlaces(phone)]
        : phonePlacesIn(phone, country);
    const pages = await Promise.all(
      places.map((place) =>
        home.list({ of: 'account-phones', partnerAccountNumber, ...place }, { limit: mostCandidates }),
      ),
    );
    return accepted(accountsIn(pages, limit));
  };
