import { beginnings, resemblance } from '../domain/resemblance.ts';
import type { FoundAccount, Loaded, Page } from './ports.ts';

/** Candidates for each beginning: the longest beginnings have few, and the shortest are for slips only. */
export const mostCandidates = 100;

type List = (startingWith: string) => Promise<Page<FoundAccount>>;

/** The accounts whose names resemble the one asked for, most alike first; candidates are read at once (R10). */
export async function resemblingAccounts(name: string, limit: number, list: List): Promise<FoundAccount[]> {
  const pages = await Promise.all(beginnings(name).map(list));
  return once(pages.flatMap(({ items }) => items))
    .map((account) => ({ account, score: resemblance(name, account.organization.name) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.account.accountNumber < b.account.accountNumber ? -1 : 1))
    .slice(0, limit)
    .map(({ account }) => account);
}

/** Each account once, by whichever of its entries it was found. */
export const once = (found: readonly Loaded<FoundAccount>[]): FoundAccount[] => [
  ...new Map(found.map(({ value }) => [value.accountNumber, value])).values(),
];
