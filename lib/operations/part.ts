import type { PageOfList } from './ports/listings.ts';

/** Part of a list that is at hand as a whole, in its own order. */
export interface Part<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** The part of such a list that a page asks for. */
export const partOf = <T extends { readonly id: string }>(
  all: readonly T[],
  { limit, after }: PageOfList,
): Part<T> => {
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id > after);
  const items = start < 0 ? [] : all.slice(start, start + limit);
  const last = items.at(-1);
  return last && all.at(-1) !== last ? { items, next: last.id } : { items };
};

/** Oldest first: ids sort by age. */
export const byAge = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
