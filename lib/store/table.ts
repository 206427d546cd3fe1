import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/instant.ts';
import type { Commit, CommitResult } from '../operations/ports/commit.ts';
import type { Listed, Listing, Page, PageOfList } from '../operations/ports/listings.ts';
import type { Loaded, LoadedOf, Wanted } from '../operations/ports/loaded.ts';
import {
  type AccountOfRecord,
  type Records,
  type Ref,
  ref,
  type StoredChange,
} from '../operations/ports/records.ts';
import { DataCenterUnavailable, type OverduePage, type Store } from '../operations/ports/store.ts';
import { changeItem, type Item, itemOf, recordOf } from './codec.ts';
import { soonestOf } from './due-page.ts';
import { dueShards } from './due-shards.ts';
import { answered, isConditionFailure } from './failures.ts';
import { keyOf, listedKinds, rangeOf } from './keys.ts';
import { resultOf, transactionOf } from './transaction.ts';

const itemsPerBatchWrite = 25;
const batchAttempts = 5;
const partsOfAccount = [
  'accountNumber',
  'organization',
  'partnersOfRecord',
  'designations',
] as const satisfies readonly (keyof AccountOfRecord)[];

/** The records of one data center in its DynamoDB table. Throws `DataCenterUnavailable` when it does not answer. */
export class TableStore implements Store {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async load<R extends Wanted>(refs: R): Promise<LoadedOf<R>> {
    const wanted = Object.entries(refs).flatMap(([name, wantedRef]) =>
      wantedRef ? [{ name, ref: wantedRef, key: keyOf(wantedRef) }] : [],
    );
    const unique = new Map(wanted.map(({ key }) => [textOf(key), key]));
    const items = await this.#batchGet([...unique.values()]);
    const loaded = wanted.map(({ name, ref: { kind }, key }) => {
      const item = items.get(textOf(key));
      return [name, item && recordOf(item, kind)] as const;
    });
    return Object.fromEntries(loaded) as LoadedOf<R>;
  }

  async #batchGet(keys: { pk: string; sk: string }[]): Promise<Map<string, Record<string, unknown>>> {
    const found = new Map<string, Record<string, unknown>>();
    let Keys = keys;
    for (let attempt = 0; Keys.length > 0; attempt++) {
      if (attempt === batchAttempts)
        throw new DataCenterUnavailable('DynamoDB left keys of a batch unread five times.');
      const request = { RequestItems: { [this.#table]: { Keys, ConsistentRead: true } } };
      const { Responses, UnprocessedKeys } = await answered(this.#client.send(new BatchGetCommand(request)));
      for (const item of Responses?.[this.#table] ?? []) found.set(textOf(item as Item), item);
      Keys = (UnprocessedKeys?.[this.#table]?.Keys ?? []) as typeof keys;
    }
    return found;
  }

  async accountOfRecord(accountNumber: string): Promise<AccountOfRecord | undefined> {
    const { pk, sk } = keyOf(ref('account', accountNumber));
    const { Items: [item] = [] } = await this.#query({
      KeyConditionExpression: 'pk = :pk AND sk = :sk',
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      ProjectionExpression: `kind, version, ${partsOfAccount.map((part) => `#data.${part}`).join(', ')}`,
      ExpressionAttributeNames: { '#data': 'data' },
      ConsistentRead: true,
    });
    return item && recordOf({ ...item, data: { ...item.data, identities: [] } }, 'account').value;
  }

  async commit(commit: Commit): Promise<CommitResult> {
    const transaction = transactionOf(commit, this.#table);
    try {
      await answered(this.#client.send(new TransactWriteCommand(transaction.input)));
      return { is: 'done' };
    } catch (error) {
      return resultOf(error, transaction, commit);
    }
  }

  async list<L extends Listing>(
    listing: L,
    { limit, after, newestFirst = false }: PageOfList,
  ): Promise<Page<Listed<L>>> {
    const range = rangeOf(listing);
    if (range.index === 'none')
      return this.#scan(range.service, { limit, after }) as Promise<Page<Listed<L>>>;
    const { Items = [], LastEvaluatedKey } = await this.#query({
      ...(range.index
        ? { IndexName: range.index, KeyConditionExpression: listCondition(range) }
        : { ConsistentRead: true, KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)' }),
      ExpressionAttributeValues: {
        ':pk': range.pk,
        ...(range.prefix !== undefined && { ':prefix': range.prefix }),
      },
      Limit: limit,
      ...(newestFirst && { ScanIndexForward: false }),
      ...(after && { ExclusiveStartKey: JSON.parse(after) }),
    });
    const items = Items.map((item) => recordOf(item, listedKinds[listing.of]) as Loaded<Listed<L>>);
    return LastEvaluatedKey ? { items, next: JSON.stringify(LastEvaluatedKey) } : { items };
  }

  async #scan(
    service: string,
    { limit, after }: { limit: number; after: string | undefined },
  ): Promise<Page<Records['subscription']>> {
    const scan = new ScanCommand({
      TableName: this.#table,
      FilterExpression: 'kind = :kind AND #data.service = :service',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':kind': 'subscription', ':service': service },
      Limit: limit,
      ...(after && { ExclusiveStartKey: JSON.parse(after) }),
    });
    const { Items = [], LastEvaluatedKey } = await answered(this.#client.send(scan));
    const items = Items.map((item) => recordOf(item, 'subscription'));
    return LastEvaluatedKey ? { items, next: JSON.stringify(LastEvaluatedKey) } : { items };
  }

  #query(input: Omit<QueryCommandInput, 'TableName'>) {
    return answered(this.#client.send(new QueryCommand({ TableName: this.#table, ...input })));
  }

  async overdue(now: Instant, { limit, after = '' }: Omit<PageOfList, 'newestFirst'>): Promise<OverduePage> {
    const pages = await Promise.all(
      dueShards.map((shard) =>
        this.#query({
          IndexName: 'due',
          KeyConditionExpression: 'duePk = :shard AND dueSk BETWEEN :from AND :now',
          ExpressionAttributeValues: { ':shard': shard, ':from': `${after} `, ':now': `${now}~` },
          Limit: limit,
        }),
      ),
    );
    return soonestOf(pages, limit);
  }

  async saveProgress(
    change: Loaded<StoredChange>,
    { reactions, mails, dueAt }: Pick<StoredChange, 'reactions' | 'mails'> & { readonly dueAt: Instant },
  ): Promise<boolean> {
    const next = changeItem({ ...change.value, reactions, mails }, change.version + 1, dueAt);
    const due = next.duePk !== undefined;
    return this.#conditionally({
      Key: { pk: next.pk, sk: next.sk },
      // The version proves that nobody else has worked on the change since it was read.
      ConditionExpression: 'version = :read',
      UpdateExpression: `SET version = :next, #data.reactions = :reactions, #data.mails = :mails${
        due ? ', duePk = :duePk, dueSk = :dueSk' : ' REMOVE duePk, dueSk'
      }`,
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: {
        ':read': change.version,
        ':next': next.version,
        ':reactions': reactions,
        ':mails': mails,
        ...(due && { ':duePk': next.duePk, ':dueSk': next.dueSk }),
      },
    });
  }

  async report(order: Ref<'order'>, reported: NonNullable<Records['order']['reported']>): Promise<void> {
    await this.#conditionally({
      Key: keyOf(order),
      // Reports arrive in any order, and again: only a newer one counts.
      ConditionExpression:
        'attribute_exists(pk) AND (attribute_not_exists(#data.reported) OR #data.reported.version < :version)',
      UpdateExpression: 'SET #data.reported = :reported, version = version + :one',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':reported': reported, ':version': reported.version, ':one': 1 },
    });
  }

  async #conditionally(update: Omit<UpdateCommand['input'], 'TableName'>): Promise<boolean> {
    try {
      await answered(this.#client.send(new UpdateCommand({ TableName: this.#table, ...update })));
      return true;
    } catch (error) {
      if (isConditionFailure(error)) return false;
      throw error;
    }
  }

  async emptyPartition(of: Ref, keep: readonly Ref[]): Promise<number> {
    const kept = new Set(keep.map((record) => keyOf(record).sk));
    let gone = 0;
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await this.#query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keyOf(of).pk },
        ProjectionExpression: 'pk, sk',
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      });
      const keys = (page.Items ?? []).filter(({ sk }) => !kept.has(sk));
      await this.#deleteAll(keys);
      gone += keys.length;
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return gone;
  }

  async #deleteAll(keys: Record<string, unknown>[]): Promise<void> {
    for (let from = 0; from < keys.length; from += itemsPerBatchWrite) {
      let requests = keys
        .slice(from, from + itemsPerBatchWrite)
        .map((Key) => ({ DeleteRequest: { Key } })) as NonNullable<
        BatchWriteCommand['input']['RequestItems']
      >[string];
      for (let attempt = 0; requests.length > 0; attempt++) {
        if (attempt === batchAttempts)
          throw new DataCenterUnavailable('DynamoDB left deletions of a batch undone five times.');
        const { UnprocessedItems } = await answered(
          this.#client.send(new BatchWriteCommand({ RequestItems: { [this.#table]: requests } })),
        );
        requests = UnprocessedItems?.[this.#table] ?? [];
      }
    }
  }

  async forget(record: Ref): Promise<void> {
    await answered(this.#client.send(new DeleteCommand({ TableName: this.#table, Key: keyOf(record) })));
  }

  async bury(tombstone: Records['subscription'], version: number, change: Ref<'change'>): Promise<void> {
    const grave = itemOf(ref('subscription', tombstone.id), tombstone, version + 1);
    const TransactItems = [
      {
        Put: {
          TableName: this.#table,
          Item: grave,
          // A purge that ends twice puts the same tombstone once.
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': version },
        },
      },
      { Delete: { TableName: this.#table, Key: keyOf(change) } },
    ];
    await answered(this.#client.send(new TransactWriteCommand({ TransactItems })));
  }
}

const listCondition = ({ prefix }: { readonly prefix?: string }): string =>
  prefix === undefined ? 'listPk = :pk' : 'listPk = :pk AND begins_with(listSk, :prefix)';

const textOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk}\n${sk}`;
