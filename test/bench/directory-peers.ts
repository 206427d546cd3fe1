import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../../lib/domain/directory/account.ts';
import { rotations } from '../../lib/domain/directory/resemblance.ts';
import { ref } from '../../lib/operations/ports/records.ts';
import { keyOf, rangeOf } from '../../lib/store/keys.ts';
import type { Query } from './directory-searches.ts';

interface Bare {
  readonly what: string;
  readonly times: readonly number[];
  /** Consumed by one of them. */
  readonly units: number;
}

const candidates = 100;
const ReturnConsumedCapacity = 'TOTAL';

const region = 'eu-north-1';
const TableName = 'onramp-eu';
const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };

/** What the table itself takes for one call: an item, a search's page; and for a name without any index. */
export async function floorAndScan(endpoint: string, all: readonly Account[], count: number) {
  const inner = new DynamoDBClient({ region, endpoint, credentials });
  const client = DynamoDBDocumentClient.from(inner);
  const picked = Array.from({ length: count }, (_, at) => all[(at * 7919) % all.length] as Account);
  const repeat = async (
    what: string,
    call: (
      account: Account,
    ) => Promise<{ ConsumedCapacity?: { CapacityUnits?: number | undefined } | undefined }>,
  ): Promise<Bare> => {
    const times: number[] = [];
    let units = 0;
    for (const account of picked) {
      const begun = performance.now();
      const { ConsumedCapacity } = await call(account);
      times.push(performance.now() - begun);
      units += ConsumedCapacity?.CapacityUnits ?? 0;
    }
    return { what, times, units: units / picked.length };
  };
  const query = (startingWith: string) => {
    const { pk, prefix } = rangeOf({ of: 'directory-names', startingWith }) as { pk: string; prefix: string };
    return client.send(
      new QueryCommand({
        TableName,
        IndexName: 'list',
        KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        Limit: candidates,
        ReturnConsumedCapacity,
      }),
    );
  };
  const bare = [
    await repeat('bare GetItem', ({ accountNumber }) =>
      client.send(
        new GetCommand({
          TableName,
          Key: keyOf(ref('account', accountNumber)),
          ConsistentRead: true,
          ReturnConsumedCapacity,
        }),
      ),
    ),
    await repeat('bare Query that finds one name', ({ organization }) =>
      query(rotations(organization.name)[0] ?? ''),
    ),
    await repeat(`bare Query that finds ${candidates}`, () => query('svenska')),
  ];
  const scan = await scanFor(client, TableName, picked[0]?.organization.name ?? '');
  inner.destroy();
  return { bare, scan };
}

/** Longer does nobody wait for a name. */
const longestScan = 60_000;

async function scanFor(client: DynamoDBDocumentClient, TableName: string, name: string) {
  const begun = performance.now();
  let [items, units] = [0, 0];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: 'kind = :account AND contains(#data.organization.#name, :name)',
        ExpressionAttributeNames: { '#data': 'data', '#name': 'name' },
        ExpressionAttributeValues: { ':account': 'account', ':name': name },
        ReturnConsumedCapacity,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    items += page.ScannedCount ?? 0;
    units += page.ConsumedCapacity?.CapacityUnits ?? 0;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey && performance.now() - begun < longestScan);
  const isWhole = ExclusiveStartKey === undefined;
  return { milliseconds: performance.now() - begun, items, units: Math.round(units), isWhole };
}

/** SQLite's FTS5 in memory, by the beginnings of words: no network, no authorization, no slips. */
export function fullTextSearch(all: readonly Account[]) {
  const database = new DatabaseSync(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE names USING fts5(name, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`,
  );
  const insert = database.prepare('INSERT INTO names (rowid, name) VALUES (?, ?)');
  database.exec('BEGIN');
  for (const [at, { organization }] of all.entries()) insert.run(at, organization.name);
  database.exec('COMMIT');
  const select = database.prepare('SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT 25');
  return ({ name, isSought }: Query): { found: boolean; milliseconds: number } | undefined => {
    if (name === undefined) return undefined;
    const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
    const begun = performance.now();
    const rows = select.all(words.map((word) => `"${word}"*`).join(' '));
    const milliseconds = performance.now() - begun;
    return { found: rows.some(({ rowid }) => isSought(all[Number(rowid)] as Account)), milliseconds };
  };
}
