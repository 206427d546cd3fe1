import { beginnings, resemblance } from '../domain/resemblance.ts';
import type { Loaded, Page } from './ports.ts';

/** Candidates for each beginning: the longest beginnings have few, and the shortest are for slips only. */
export const mostCandidates = 100;

/** What a search finds by the name of its organisation. */
interface Named {
  readonly organization: { readonly name: string };
}

/** Where to look, and what tells two that were found apart. */
export interface NameSearch<Found extends Named> {
  readonly list: (startingWith: string) => Promise<Page<Found>>;
  readonly idOf: (found: Found) => string;
}

/** What has a name that resembles the one asked for, most alike first; candidates are read at once (R10, R53). */
export async function resembling<Found extends Named>(
  name: string,
  limit: number,
  { list, idOf }: NameSearch<Found>,
): Promise<Found[]> {
  const pages = await Promise.all(beginnings(name).map(list));
  const candidates = onceEach(
    pages.flatMap(({ items }) => items),
    idOf,
  );
  return candidates
    .map((found) => ({ found, score: resemblance(name, found.organization.name) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (idOf(a.found) < idOf(b.found) ? -1 : 1))
    .slice(0, limit)
    .map(({ found }) => found);
}

/** Each once, by whichever of its entries it was found. */
export const onceEach = <Found>(
  found: readonly Loaded<Found>[],
  idOf: (found: Found) => string,
): readonly Found[] => [...new Map(found.map(({ value }) => [idOf(value), value])).values()];
