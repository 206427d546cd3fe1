import type { QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Overdue, OverduePage } from '../operations/ports/store.ts';
import { changeRefOf, type Item, recordOf, UnreadableItem } from './codec.ts';
import { dueInstant } from './keys.ts';

/** The soonest of several shards, as far as every one of them has been read. */
export function soonestOf(
  pages: readonly Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>[],
  limit: number,
): OverduePage {
  const soonestFirst = pages
    .flatMap(({ Items = [] }) => Items as Item[])
    .map((item) => [item.dueSk ?? '', item] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const readTo = pages.flatMap(({ LastEvaluatedKey: last }) => (last ? [String(last.dueSk)] : [])).sort()[0];
  const known = soonestFirst.filter(([dueSk]) => readTo === undefined || dueSk <= readTo);
  const page = known.slice(0, limit);
  const last = page.at(-1)?.[0];
  const more = readTo !== undefined || known.length > limit;
  return {
    items: page.map(([, item]) => overdueOf(item)),
    ...(more && last !== undefined && { next: last }),
  };
}

/** What an item of the index asks for. One that cannot be read must not hide the others. */
function overdueOf(item: Item): Overdue {
  const fields = item as unknown as Record<string, unknown>;
  const dueAt = dueInstant(item.dueSk);
  try {
    if (item.kind === 'change') return { is: 'change', dueAt, change: changeRefOf(fields) };
    return { is: 'subscription', dueAt, subscriptionId: recordOf(fields, 'subscription').value.id };
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error;
    return { is: 'unreadable', dueAt, place: `${item.pk}/${item.sk}` };
  }
}
