import type { Outcome } from '../domain/refusal.ts';
import type { Page } from '../operations/ports/listings.ts';
import type { CallerContext } from '../operations/request.ts';
import { taggedByContent } from './content-tag.ts';
import type { Cursors, PagedList } from './page.ts';
import { type Reply, replyTo } from './reply.ts';

/** The version of the record that holds all of a list, which then has a tag. */
interface OfOneRecord {
  readonly version?: number;
}

/** Answers a list page by page; a cursor is good for one list of one caller. */
export const pagedReplies =
  (cursors: Cursors) =>
  async <T>(
    list: Omit<PagedList, 'owner'>,
    { caller }: CallerContext,
    presentItem: (item: T) => unknown,
    read: (page: { limit: number; after?: string }) => Promise<Outcome<Page<T> & OfOneRecord>>,
  ): Promise<Reply> => {
    const owned = { ...list, owner: `${caller.issuer}\n${caller.subject}` };
    const outcome = await read(await cursors.pageRequest(owned));
    if (!outcome.ok) return replyTo(outcome, () => ({ status: 200 }));
    const { items, next, version } = outcome.value;
    const reply = await cursors.pageReply(owned, {
      items: items.map(({ value }) => presentItem(value)),
      ...(next !== undefined && { next }),
    });
    return version === undefined ? reply : taggedByContent(version, reply);
  };
