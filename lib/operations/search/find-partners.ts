import { type FoundPartner, ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { phonePlaces } from './phone-places.ts';
import { type Found, mostCandidates, onceEach, resembling } from './resembling.ts';

/** By name, by phone number in any notation, or by the ten-digit authorization number (R53). */
export type PartnerSearch =
  | { readonly name: string; readonly limit: number }
  | { readonly phone: string; readonly limit: number }
  | { readonly authorizationNumber: string };

/** Active partner organisations, wherever who searches is; of names the most alike first (R53). */
export const findPartners =
  ({ home }: { readonly home: Store }) =>
  async (search: PartnerSearch): Promise<Found<FoundPartner>> => {
    if ('authorizationNumber' in search) {
      const { found } = await home.load({ found: ref('authorization-number', search.authorizationNumber) });
      return { items: found ? [found.value] : [], hasMore: false };
    }
    const { limit } = search;
    if ('name' in search)
      return resembling(search.name, limit, {
        list: (startingWith) => home.list({ of: 'partner-names', startingWith }, { limit: mostCandidates }),
        idOf,
      });
    const pages = await Promise.all(
      phonePlaces(search.phone).map((place) =>
        home.list({ of: 'partner-phones', ...place }, { limit: mostCandidates }),
      ),
    );
    const found = onceEach(
      pages.flatMap(({ items }) => items),
      idOf,
    );
    return {
      items: found.slice(0, limit),
      hasMore: found.length > limit || pages.some(({ next }) => next !== undefined),
    };
  };

const idOf = ({ partnerId }: FoundPartner): string => partnerId;
