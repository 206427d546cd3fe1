import type { Page } from '../ports/listings.ts';
import type { FoundAccount } from '../ports/records.ts';
import { type Found, type NameSearch, onceEach, resembling } from './resembling.ts';

const idOf = ({ accountNumber }: FoundAccount): string => accountNumber;

/** The accounts whose names resemble the one asked for, most alike first (R10). */
export const resemblingAccounts = (
  name: string,
  limit: number,
  list: NameSearch<FoundAccount>['list'],
): Promise<Found<FoundAccount>> => resembling(name, limit, { list, idOf });

/** The accounts of pages, in their order, each once by whichever of its entries it was found. */
export function accountsIn(pages: readonly Page<FoundAccount>[], limit: number): Found<FoundAccount> {
  const accounts = onceEach(
    pages.flatMap(({ items }) => items),
    idOf,
  );
  return {
    items: accounts.slice(0, limit),
    hasMore: accounts.length > limit || pages.some(({ next }) => next !== undefined),
  };
}
