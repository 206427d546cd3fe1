import type { Page } from '../operations/ports/listings.ts';
import { openCursor, type SigningKeys, sealCursor } from './cursor.ts';
import { ProblemAnswer, problem } from './problem.ts';
import type { Reply } from './reply.ts';

/** A list that is paged: its path and filters, and whose it is. A cursor is good for the same list only. */
export interface PagedList {
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>> & {
    readonly limit: number;
    readonly cursor?: string | undefined;
  };
  readonly owner: string;
}

/** Opens and seals the cursors of lists with keys that are fetched when first needed. */
export const cursors = (keys: () => Promise<SigningKeys>) => ({
  /** What to read. Throws `ProblemAnswer` (400) for a cursor that is not one of this list. */
  async pageRequest(list: PagedList): Promise<{ limit: number; after?: string }> {
    const { limit, cursor } = list.query;
    if (cursor === undefined) return { limit };
    const after = openCursor(await keys(), scopeOf(list), cursor);
    if (after === undefined) throw new ProblemAnswer(brokenCursor);
    return { limit, after };
  },

  /** The cursor of a position in a list. */
  async seal(list: PagedList, position: string): Promise<string> {
    return sealCursor(await keys(), scopeOf(list), position);
  },

  /** The answer with a page: `nextCursor`, and a `Link` to the next page (RFC 8288). */
  async pageReply<T>(
    list: PagedList,
    { items, next }: Pick<Page<T>, 'next'> & { readonly items: readonly unknown[] },
  ): Promise<Reply> {
    if (next === undefined) return { status: 200, body: { items, nextCursor: null } };
    const nextCursor = sealCursor(await keys(), scopeOf(list), next);
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...list.query, cursor: nextCursor }))
      if (value !== undefined) query.set(name, String(value));
    return {
      status: 200,
      body: { items, nextCursor },
      headers: { link: `<${list.path}?${query}>; rel="next"` },
    };
  },
});

export type Cursors = ReturnType<typeof cursors>;

const scopeOf = ({ path, query, owner }: PagedList): string => {
  const { limit, cursor, ...filters } = query;
  return JSON.stringify([owner, path, filters]);
};

const brokenDetail = 'This cursor is not valid for this list. Start again without a cursor.';
const brokenCursor = problem('invalid-cursor', brokenDetail, [
  { pointer: '/query/cursor', code: 'invalid-cursor', detail: brokenDetail },
]);
