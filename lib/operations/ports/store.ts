import type { Order } from '../../domain/customer/order.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Tombstone } from '../../domain/subscription/subscription.ts';
import type { Commit, CommitResult } from './commit.ts';
import type { Listed, Listing, Page, PageOfList } from './listings.ts';
import type { Loaded, LoadedOf, Wanted } from './loaded.ts';
import type { AccountOfRecord, Ref, StoredChange } from './records.ts';

/** Something whose instant, `dueAt`, has come: a subscription's timer, or a change with reactions to do. */
export type Overdue = { readonly dueAt: Instant } & (
  | { readonly is: 'subscription'; readonly subscriptionId: string }
  | { readonly is: 'change'; readonly change: Ref<'change'> }
  /** Something that this program did not write: somebody has to look at it. */
  | { readonly is: 'unreadable'; readonly place: string }
);

/** Part of what is overdue. */
export interface OverduePage {
  readonly items: readonly Overdue[];
  /** Where the next page starts; absent when there is no more. */
  readonly next?: string;
}

/** The records of one data center. Every method is one round trip unless it says otherwise. */
export interface Store {
  /** Reads up to 100 records together, consistently. */
  load<R extends Wanted>(refs: R): Promise<LoadedOf<R>>;
  /** An account without the people who may act for it, who can be many: read as fast as one that is not there (R9). */
  accountOfRecord(accountNumber: string): Promise<AccountOfRecord | undefined>;
  commit(commit: Commit): Promise<CommitResult>;
  list<L extends Listing>(listing: L, page: PageOfList): Promise<Page<Listed<L>>>;
  /** What is overdue at `now`, soonest first. Queries each shard of the index at once. */
  overdue(now: Instant, page: Omit<PageOfList, 'newestFirst'>): Promise<OverduePage>;
  /** Saves how far a change's reactions have come; none left takes it off the due index. `false`: changed meanwhile. */
  saveProgress(
    change: Loaded<StoredChange>,
    progress: Pick<StoredChange, 'reactions' | 'mails'> & { readonly dueAt: Instant },
  ): Promise<boolean>;
  /** Replaces an order's report by a newer one; an older one changes nothing. */
  report(order: Ref<'order'>, reported: NonNullable<Order['reported']>): Promise<void>;
  /** Deletes all that shares a record's partition, but the records to keep, page by page; answers how many went. */
  emptyPartition(of: Ref, keep: readonly Ref[]): Promise<number>;
  /** Deletes one record; one that is not there is deleted already. */
  forget(record: Ref): Promise<void>;
  /** Puts the tombstone in the subscription's place and forgets the change that purged it. */
  bury(tombstone: Tombstone, version: number, change: Ref<'change'>): Promise<void>;
}

/** Thrown by a store that cannot be reached or will not answer now; nothing is known of the effect. */
export class DataCenterUnavailable extends Error {
  override readonly name = 'DataCenterUnavailable';
}
