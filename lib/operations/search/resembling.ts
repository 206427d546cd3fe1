import {
  beginnings,
  goodResemblance,
  lengthOf,
  resemblance,
  slips,
} from '../../domain/directory/resemblance.ts';
import type { Page } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';

/** Candidates for each beginning: what bounds a search, however many names begin alike. */
export const mostCandidates = 100;
/** Words in which a slip is looked for. */
const mostSlippedWords = 2;

/** What a search found: the closest, and whether it knows of others that resemble. */
export interface Found<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

/** What a search finds by the name of its organisation. */
interface Named {
  readonly organization: { readonly name: string };
}

/** Where to look, and what tells two that were found apart. */
export interface NameSearch<T extends Named> {
  readonly list: (startingWith: string) => Promise<Page<T>>;
  readonly idOf: (found: T) => string;
}

/**
 * What has a name that resembles the one asked for, most alike first (R10, R53). First what has all of it; when none of
 * that is close, what has some of its words; and at last what those could be that nothing begins with.
 */
export async function resembling<T extends Named>(
  name: string,
  limit: number,
  { list, idOf }: NameSearch<T>,
): Promise<Found<T>> {
  const { whole, pairs, words } = beginnings(name);
  let pages: Pages<T> = new Map();
  let found: readonly Ranked<T>[] = [];
  const isFoundAt = async (places: readonly string[]): Promise<boolean> => {
    pages = await readMore(pages, places, list);
    found = ranked(name, pages, idOf);
    return found.some(({ score }) => score >= goodResemblance);
  };
  if (!(await isFoundAt(whole)) && !(await isFoundAt([...pairs, ...words]))) {
    const unknown = words.filter((word) => pages.get(word)?.items.length === 0);
    await isFoundAt((unknown.length > 0 ? unknown : words).slice(0, mostSlippedWords).flatMap(slips));
  }
  const isCut = whole.some((beginning) => pages.get(beginning)?.next !== undefined);
  return { items: found.slice(0, limit).map(({ item }) => item), hasMore: isCut || found.length > limit };
}

type Pages<T> = ReadonlyMap<string, Page<T>>;

/** The pages so far and those of further places, read at once; nothing is read twice, nor when there is nothing to read. */
async function readMore<T>(
  pages: Pages<T>,
  places: readonly string[],
  list: (startingWith: string) => Promise<Page<T>>,
): Promise<Pages<T>> {
  const unread = [...new Set(places)].filter((place) => !pages.has(place));
  const read = await Promise.all(unread.map(async (place) => [place, await list(place)] as const));
  return new Map([...pages, ...read]);
}

interface Ranked<T> {
  readonly item: T;
  readonly score: number;
}

/** The closest first; of equally close ones the shorter name. */
function ranked<T extends Named>(name: string, pages: Pages<T>, idOf: (found: T) => string): Ranked<T>[] {
  const candidates = onceEach(
    [...pages.values()].flatMap(({ items }) => items),
    idOf,
  );
  return candidates
    .map((item) => ({
      item,
      score: resemblance(name, item.organization.name),
      length: lengthOf(item.organization.name),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.length - b.length || (idOf(a.item) < idOf(b.item) ? -1 : 1));
}

/** Each once, by whichever of its entries it was found. */
export const onceEach = <T>(found: readonly Loaded<T>[], idOf: (found: T) => string): readonly T[] => [
  ...new Map(found.map(({ value }) => [idOf(value), value])).values(),
];
