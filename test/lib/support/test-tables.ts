import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll } from '@jest/globals';
import { endpointVariable } from '../../../infra/local/engine/dynoxide.ts';
import type { Engine } from '../../../infra/local/engine/engine.ts';
import { startEngines } from '../../../infra/local/engine/engines.ts';
import { ensureTable } from '../../../infra/local/engine/tables.ts';
import type { TableDefinition } from '../../../infra/local/ports.ts';
import { openDataDirectory } from '../../../infra/local/state/data-directory.ts';
import { indexes } from '../../../infra/names.ts';

const region = 'eu-north-1';
const itemsPerBatchWrite = 25;

export interface TestTables {
  readonly client: DynamoDBDocumentClient;
  /** Connects to the same engine with settings of one's own. */
  connect(settings?: ConstructorParameters<typeof DynamoDBClient>[0]): DynamoDBDocumentClient;
  /** An empty table as the stack declares it, by name; only a stream it has not. */
  newTable(): Promise<string>;
  /** Empties a table for whoever wants the next. */
  giveBack(table: string): Promise<void>;
}

/**
 * A real engine, from before the first test of a file until after the last: the one that ships with the local cloud, or
 * the one that `ONRAMP_DYNAMODB_ENDPOINT` names.
 */
export function tablesForAll(): TestTables {
  let started: StartedTables;
  beforeAll(async () => {
    started = await startTables();
  });
  afterAll(() => started.stop());
  return {
    get client() {
      return started.client;
    },
    connect: (settings) => started.connect(settings),
    newTable: () => started.newTable(),
    giveBack: (table) => started.giveBack(table),
  };
}

interface StartedTables extends TestTables {
  stop(): Promise<void>;
}

async function startTables(): Promise<StartedTables> {
  const path = mkdtempSync(join(tmpdir(), 'onramp-store-'));
  const directory = openDataDirectory(path);
  const engines = await startEngines({
    dataCenters: [{ dataCenter: 'eu', region }],
    directory,
    endpoint: process.env[endpointVariable],
  });
  const engine = engines.all[0] as Engine;
  const clients: DynamoDBClient[] = [];
  const connect: TestTables['connect'] = (settings = {}) => {
    const client = new DynamoDBClient({
      region,
      endpoint: engine.url,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      ...settings,
    });
    clients.push(client);
    return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  };
  const made: string[] = [];
  const free: string[] = [];
  const client = connect();
  return {
    client,
    connect,
    newTable: async () => {
      const used = free.pop();
      if (used) return used;
      const name = `onramp-test-${randomUUID()}`;
      await ensureTable(engine, definitionOf(name));
      made.push(name);
      return name;
    },
    giveBack: async (table) => {
      await emptied(client, table);
      free.push(table);
    },
    stop: async () => {
      const isKept = process.env[endpointVariable] !== undefined;
      for (const name of isKept ? made : [])
        await engine.call('DynamoDB_20120810.DeleteTable', { TableName: name });
      for (const client of clients) client.destroy();
      await engines.stop();
      directory.release();
      rmSync(path, { recursive: true });
    },
  };
}

function definitionOf(name: string): TableDefinition {
  const places = Object.entries(indexes).map(([index, { partitionKey, sortKey }]) => ({
    name: index,
    key: { partition: partitionKey, sort: sortKey },
    projection: 'ALL' as const,
  }));
  const attributes = ['pk', 'sk', ...places.flatMap(({ key }) => [key.partition, key.sort])];
  return {
    name,
    attributes: attributes.map((attribute) => ({ name: attribute, type: 'S' as const })),
    key: { partition: 'pk', sort: 'sk' },
    indexes: places,
    ttlAttribute: 'ttl',
  };
}

async function emptied(client: DynamoDBDocumentClient, table: string): Promise<void> {
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName: table, ProjectionExpression: 'pk, sk' }),
  );
  const requests = Items.map((Key) => ({ DeleteRequest: { Key } }));
  for (let from = 0; from < requests.length; from += itemsPerBatchWrite)
    await client.send(
      new BatchWriteCommand({ RequestItems: { [table]: requests.slice(from, from + itemsPerBatchWrite) } }),
    );
}
