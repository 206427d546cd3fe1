import { setTimeout as wait } from 'node:timers/promises';
import { OperatorError } from '../operator-error.ts';
import type { IndexKey, TableDefinition } from '../ports.ts';
import type { Engine } from './engine.ts';
import { EngineRefusal } from './engine-http.ts';

interface TableDescription {
  readonly TableStatus: string;
  readonly KeySchema: unknown;
  readonly GlobalSecondaryIndexes?: readonly { readonly IndexName: string; readonly KeySchema: unknown }[];
  readonly LatestStreamArn?: string;
}

/** What the stream pollers need to know. */
export interface Table {
  readonly name: string;
  readonly streamArn?: string;
}

/**
 * Makes sure that the engine has the table as the template declares it.
 *
 * @param options.fresh deletes what an engine that is not ours has kept
 * @throws OperatorError when the kept table has other keys
 */
export async function ensureTable(
  engine: Engine,
  definition: TableDefinition,
  options: { fresh?: boolean } = {},
): Promise<Table> {
  if (options.fresh) await dropTable(engine, definition.name);
  const kept = await describe(engine, definition.name);
  if (kept) {
    if (keysOf(kept) !== keysOf(input(definition))) throw otherKeys(definition.name);
    return present(definition, kept);
  }
  await engine.call('DynamoDB_20120810.CreateTable', input(definition));
  const created = await untilActive(engine, definition.name);
  if (definition.ttlAttribute) {
    await engine.call('DynamoDB_20120810.UpdateTimeToLive', {
      TableName: definition.name,
      TimeToLiveSpecification: { AttributeName: definition.ttlAttribute, Enabled: true },
    });
  }
  return present(definition, created);
}

function input(definition: TableDefinition) {
  return {
    TableName: definition.name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: definition.attributes.map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    KeySchema: keySchema(definition.key),
    ...(definition.indexes.length > 0 && {
      GlobalSecondaryIndexes: definition.indexes.map(({ name, key, projection, nonKeyAttributes }) => ({
        IndexName: name,
        KeySchema: keySchema(key),
        Projection: {
          ProjectionType: projection,
          ...(nonKeyAttributes && { NonKeyAttributes: nonKeyAttributes }),
        },
      })),
    }),
    ...(definition.streamView && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: definition.streamView },
    }),
  };
}

function keySchema({ partition, sort }: IndexKey) {
  const range = sort === undefined ? [] : [{ AttributeName: sort, KeyType: 'RANGE' }];
  return [{ AttributeName: partition, KeyType: 'HASH' }, ...range];
}

/** The keys of a table and of its indexes as one text to compare. */
function keysOf(table: Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'>): string {
  const indexes = (table.GlobalSecondaryIndexes ?? [])
    .map(({ IndexName, KeySchema }) => `${IndexName} ${sorted(KeySchema)}`)
    .sort();
  return [sorted(table.KeySchema), ...indexes].join('\n');
}

function sorted(keySchemaValue: unknown): string {
  const parts = keySchemaValue as readonly { readonly AttributeName: string; readonly KeyType: string }[];
  return parts
    .map(({ AttributeName, KeyType }) => `${KeyType}=${AttributeName}`)
    .sort()
    .join(' ');
}

function otherKeys(table: string): OperatorError {
  return new OperatorError(
    `The table ${table} was made from another template, with other keys or indexes: start over with --fresh.`,
  );
}

function present({ name, streamView }: TableDefinition, { LatestStreamArn }: TableDescription): Table {
  return { name, ...(streamView && LatestStreamArn && { streamArn: LatestStreamArn }) };
}

async function untilActive(engine: Engine, name: string): Promise<TableDescription> {
  for (;;) {
    const table = await describe(engine, name);
    if (table?.TableStatus === 'ACTIVE') return table;
    await wait(10);
  }
}

async function describe(engine: Engine, name: string): Promise<TableDescription | undefined> {
  try {
    const answer = await engine.call('DynamoDB_20120810.DescribeTable', { TableName: name });
    return (answer as { Table: TableDescription }).Table;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function dropTable(engine: Engine, name: string): Promise<void> {
  try {
    await engine.call('DynamoDB_20120810.DeleteTable', { TableName: name });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  while (await describe(engine, name)) await wait(10);
}

function isMissing(error: unknown): boolean {
  return error instanceof EngineRefusal && error.code === 'ResourceNotFoundException';
}
