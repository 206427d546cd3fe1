import type { Account } from '../../domain/directory/account.ts';
import { phoneNumber } from '../../domain/phone.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { notFound } from '../partner/member.ts';
import { directoryShards } from '../ports/directory.ts';
import type { Page, PageOfList } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type FoundAccount, ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { type Found, mostCandidates, onceEach } from '../search/resembling.ts';
import { accountsIn, resemblingAccounts } from '../search/search-accounts.ts';

type Home = { readonly home: Store };

/** A record of the directory, for support. */
export const viewAccount =
  ({ home }: Home) =>
  async (accountNumber: string): Promise<Outcome<Loaded<Account>>> => {
    const { account } = await home.load({ account: ref('account', accountNumber) });
    return account ? accepted(account) : notFound;
  };

/** Every change of a record of the directory, oldest first, for support (R66). */
export const viewAccountHistory =
  ({ home }: Home) =>
  async (accountNumber: string, page: PageOfList): Promise<Outcome<Page<StoredChange>>> => {
    const aggregate = ref('account', accountNumber);
    const [{ account }, changes] = await Promise.all([
      home.load({ account: aggregate }),
      home.list({ of: 'changes', aggregate }, page),
    ]);
    return account ? accepted(changes) : notFound;
  };

/** By a name, by the beginning of a number, or by a phone number; one in national notation with its country. */
export type DirectorySearch = { readonly limit: number } & (
  | { readonly name: string }
  | { readonly accountNumber: string }
  | { readonly phone: string; readonly country?: string | undefined }
);

/** Accounts of the whole directory, whoever their partners of record are; a moment behind what is recorded. */
export const searchDirectory =
  ({ home }: Home) =>
  async (search: DirectorySearch): Promise<Found<FoundAccount>> => {
    const { limit } = search;
    if ('name' in search)
      return resemblingAccounts(search.name, limit, (startingWith) =>
        home.list({ of: 'directory-names', startingWith }, { limit: mostCandidates }),
      );
    if ('accountNumber' in search) return numberedLike(home, search.accountNumber, limit);
    const phone = phoneNumber(search.phone, search.country);
    if (phone === undefined) return { items: [], hasMore: false };
    return accountsIn([await home.list({ of: 'directory-phones', phone }, { limit: mostCandidates })], limit);
  };

/** The very number first, then in order of their numbers, from every shard at once; as it is written, or in capitals. */
async function numberedLike(home: Store, beginning: string, limit: number): Promise<Found<FoundAccount>> {
  const listed = Promise.all(
    [...new Set([beginning, beginning.toUpperCase()])].flatMap((startingWith) =>
      Array.from({ length: directoryShards }, (_, shard) =>
        home.list({ of: 'accounts', shard, startingWith }, { limit }),
      ),
    ),
  );
  const [exact, pages] = await Promise.all([home.accountOfRecord(beginning), listed]);
  const others = onceEach(
    pages.flatMap(({ items }) => items),
    ({ accountNumber }) => accountNumber,
  )
    .filter(({ accountNumber }) => accountNumber !== exact?.accountNumber)
    .toSorted((a, b) => (a.accountNumber < b.accountNumber ? -1 : 1));
  const found = exact ? [exact, ...others] : others;
  return {
    items: found.slice(0, limit),
    hasMore: found.length > limit || pages.some(({ next }) => next !== undefined),
  };
}

export interface ExportedPage {
  readonly accounts: readonly Account[];
  /** Where the next page starts; absent on the last. */
  readonly next?: string;
}

/** A page of all accounts, shard by shard; what is recorded meanwhile may or may not be in it. */
export const exportAccounts =
  ({ home }: Home) =>
  async (limit: number, after?: string): Promise<ExportedPage> => {
    const accounts: Account[] = [];
    let { shard, within } = positionOf(after);
    for (;;) {
      const { items, next } = await home.list(
        { of: 'accounts', shard },
        { limit: limit - accounts.length, ...(within !== undefined && { after: within }) },
      );
      accounts.push(...items.map(({ value }) => value));
      // Full, or a page of the table, which ends at a megabyte: so does ours.
      if (next !== undefined) return { accounts, next: JSON.stringify({ shard, within: next }) };
      shard++;
      if (shard === directoryShards) return { accounts };
      if (accounts.length >= limit) return { accounts, next: JSON.stringify({ shard }) };
      within = undefined;
    }
  };

const positionOf = (after: string | undefined): { shard: number; within?: string | undefined } =>
  after === undefined ? { shard: 0 } : (JSON.parse(after) as { shard: number; within?: string });
