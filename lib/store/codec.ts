import * as z from 'zod/mini';
import type { Instant } from '../domain/instant.ts';
import { timelineOf } from '../domain/subscription/subscription-timeline.ts';
import { timers } from '../domain/time/timers.ts';
import type { Loaded } from '../operations/ports/loaded.ts';
import {
  changeRef,
  type Kind,
  type Records,
  type Ref,
  type StoredChange,
} from '../operations/ports/records.ts';
import { accountListKey, dueKey, entryListKey, type Key, keyOf, listKey } from './keys.ts';
import { schemas } from './schemas/schemas.ts';

/** An item of the table: its keys, what it is, its version, and the record itself in `data`. */
export interface Item extends Key {
  readonly kind: Kind;
  readonly version: number;
  readonly data: unknown;
  readonly duePk?: string;
  readonly dueSk?: string;
  readonly listPk?: string;
  readonly listSk?: string;
  /** Seconds since 1970; for records that may be forgotten, never for policy. */
  readonly ttl?: number;
}

/** The item of a record at a version, with its place in the indexes. */
export function itemOf<K extends Kind>(ref: Ref<K>, value: Records[K], version: number): Item {
  const key = keyOf(ref);
  return { ...key, kind: ref.kind, version, data: value, ...indexKeys(ref.kind, value, key) };
}

function indexKeys<K extends Kind>(kind: K, value: Records[K], key: Key): Partial<Item> {
  switch (kind) {
    case 'account':
      return accountListKey((value as Records['account']).accountNumber);
    case 'account-name':
    case 'account-phone':
      return entryListKey(key);
    case 'customer': {
      const { partnerId, id } = value as Records['customer'];
      return listKey({ of: 'customers', partnerId }, id);
    }
    case 'order': {
      const { partnerId, id } = value as Records['order'];
      return listKey({ of: 'orders', partnerId }, id);
    }
    case 'enrolment': {
      const { partnerId, id } = value as Records['enrolment'];
      return listKey({ of: 'enrolments', partnerId }, id);
    }
    case 'support-request': {
      const { state, id } = value as Records['support-request'];
      return listKey({ of: 'support-requests', state }, id);
    }
    case 'subscription': {
      const [next] = timers(timelineOf(value as Records['subscription']));
      return next ? dueKey(key, next.at) : {};
    }
    case 'idempotency':
      return { ttl: Math.ceil(Date.parse((value as Records['idempotency']).forgetAt) / 1000) };
    default:
      return {};
  }
}

/** The item of a change: due while reactions are left. */
export function changeItem(change: StoredChange, version: number, dueAt: Instant): Item {
  const ref = changeRef(change);
  const item = itemOf(ref, change, version);
  return change.reactions.length > 0 ? { ...item, ...dueKey(item, dueAt) } : item;
}

/** The table holds something that this program did not write, or wrote in another shape. */
export class UnreadableItem extends Error {
  override readonly name = 'UnreadableItem';
}

const whereabouts = z.object({
  version: z.int(),
  of: z.object({ kind: z.enum(Object.keys(schemas)), id: z.array(z.string()).check(z.minLength(1)) }),
});

/** Where the change in an item stands; needs no more of it than that. Throws {@link UnreadableItem}. */
export function changeRefOf(item: Readonly<Record<string, unknown>>): Ref<'change'> {
  const parsed = whereabouts.safeParse(item.data);
  if (!parsed.success) throw new UnreadableItem('A change record cannot be read: it has no place.');
  const { version, of } = parsed.data;
  return changeRef({ version, of: { kind: of.kind as Kind, id: of.id } });
}

/** The record in an item, checked against its schema. Throws {@link UnreadableItem}, naming the place, never the content. */
export function recordOf<K extends Kind>(
  item: Readonly<Record<string, unknown>>,
  kind: K,
): Loaded<Records[K]> {
  const parsed = schemas[kind].safeParse(item.data);
  if (item.kind !== kind || typeof item.version !== 'number' || !parsed.success) {
    const where = parsed.success ? 'its head' : parsed.error.issues[0]?.path.join('.');
    throw new UnreadableItem(`A ${kind} record cannot be read: wrong at ${where}.`);
  }
  return { value: parsed.data as Records[K], version: item.version };
}
