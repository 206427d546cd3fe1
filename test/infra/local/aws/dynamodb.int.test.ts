import {
  BatchWriteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FaultPlan } from '../../../../infra/local/aws/faults.ts';
import { startTestAws, type TestAws, table } from '../support/test-aws.ts';

describe('R70 DynamoDB behind the AWS endpoint', () => {
  let local: TestAws;
  let client: DynamoDBClient;
  let documents: DynamoDBDocumentClient;
  let once: DynamoDBClient;

  beforeAll(async () => {
    local = await startTestAws();
    client = new DynamoDBClient(local.client);
    documents = DynamoDBDocumentClient.from(client);
    once = new DynamoDBClient({ ...local.client, maxAttempts: 1 });
  });
  afterAll(async () => {
    client.destroy();
    once.destroy();
    await local.stop();
  });
  beforeEach(() => {
    local.aws.meter.reset();
    local.nudges.length = 0;
  });
  afterEach(() => local.aws.faults.use({ seed: 1, rules: [] }));

  const fault = (rule: Omit<FaultPlan['rules'][number], 'service' | 'probability'>) =>
    local.aws.faults.use({ seed: 1, rules: [{ service: 'dynamodb', probability: 1, ...rule }] });

  test('R70 items come back as they went, also by the index', async () => {
    const item = { pk: 'A', sk: '1', duePk: 'DUE#0', dueSk: '2026-05-01T00:00:00.000Z#A', names: ['Åse'] };
    await documents.send(new PutCommand({ TableName: table, Item: item }));
    const got = await documents.send(new GetCommand({ TableName: table, Key: { pk: 'A', sk: '1' } }));
    expect(got.Item).toEqual(item);
    const found = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'due',
        KeyConditionExpression: 'duePk = :shard AND dueSk <= :now',
        ExpressionAttributeValues: { ':shard': 'DUE#0', ':now': '2026-05-02' },
      }),
    );
    expect(found.Items).toEqual([item]);
  });

  test('R70 capacity units are counted always, and told to whom asks', async () => {
    const query = {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'ASKED' },
    };
    const put = { TableName: table, Item: { pk: 'ASKED', sk: '1' } };
    expect(await documents.send(new PutCommand(put))).not.toHaveProperty('ConsumedCapacity');
    expect(await documents.send(new QueryCommand(query))).not.toHaveProperty('ConsumedCapacity');
    const asking = { ReturnConsumedCapacity: 'TOTAL' } as const;
    expect(await documents.send(new QueryCommand({ ...query, ...asking }))).toMatchObject({
      Items: [{ pk: 'ASKED', sk: '1' }],
      ConsumedCapacity: { CapacityUnits: 0.5 },
    });
    const { PutItem, Query } = Object.fromEntries(
      local.aws.meter.rows().map(({ operation, capacityUnits }) => [operation, capacityUnits]),
    );
    expect({ PutItem, Query }).toEqual({ PutItem: 1, Query: 1 });
  });

  test('R70 large pages flow through whole', async () => {
    const text = 'x'.repeat(300_000);
    for (const sk of ['1', '2', '3']) {
      await documents.send(new PutCommand({ TableName: table, Item: { pk: 'LARGE', sk, text } }));
    }
    const { Items } = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'LARGE' },
      }),
    );
    expect(Items?.map((item) => item.text.length)).toEqual([300_000, 300_000, 300_000]);
  });

  test('R70 a cancelled transaction gives the items that stood in its way', async () => {
    await documents.send(new PutCommand({ TableName: table, Item: { pk: 'T', sk: '1', version: 4 } }));
    const commit = client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: table, Item: { pk: { S: 'T' }, sk: { S: '2' } } } },
          {
            Update: {
              TableName: table,
              Key: { pk: { S: 'T' }, sk: { S: '1' } },
              UpdateExpression: 'SET version = :next',
              ConditionExpression: 'version = :read',
              ExpressionAttributeValues: { ':next': { N: '4' }, ':read': { N: '3' } },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
        ],
      }),
    );
    const error = (await commit.catch((thrown: unknown) => thrown)) as TransactionCanceledException;
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error.CancellationReasons?.map(({ Code }) => Code)).toEqual(['None', 'ConditionalCheckFailed']);
    expect(error.CancellationReasons?.[1]?.Item?.version).toEqual({ N: '4' });
  });

  test('R70 each write is announced, with its table', async () => {
    await client.send(new PutItemCommand({ TableName: table, Item: { pk: { S: 'N' }, sk: { S: '1' } } }));
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: { [table]: [{ PutRequest: { Item: { pk: { S: 'N' }, sk: { S: '2' } } } }] },
      }),
    );
    await documents.send(new GetCommand({ TableName: table, Key: { pk: 'N', sk: '1' } }));
    expect(local.nudges).toEqual([`eu-north-1/${table}`, `eu-north-1/${table}`]);
  });

  test('R70 the meter counts calls and capacity units by function', async () => {
    await documents.send(
      new PutCommand({ TableName: table, Item: { pk: 'M', sk: '1', text: 'x'.repeat(1_500) } }),
    );
    await documents.send(new GetCommand({ TableName: table, Key: { pk: 'M', sk: '1' } }));
    const row = { dataCenter: 'eu', function: 'partner-api', service: 'dynamodb', errors: 0, calls: 1 };
    expect(local.aws.meter.rows()).toEqual([
      { ...row, operation: 'PutItem', capacityUnits: 2 },
      { ...row, operation: 'GetItem', capacityUnits: 0.5 },
    ]);
  });

  test('R70 a throttled call is told so, and has no effect', async () => {
    fault({ kind: 'throttle' });
    await expect(putOnce('throttled')).rejects.toThrow(
      expect.objectContaining({ name: 'ThrottlingException' }),
    );
    expect(await exists('throttled')).toBe(false);
  });

  test('R70 a call lost on its way has no effect, one whose answer is lost has', async () => {
    fault({ kind: 'timeout-before', operation: 'PutItem' });
    await expect(putOnce('lost-before')).rejects.toThrow();
    fault({ kind: 'timeout-after', operation: 'PutItem' });
    await expect(putOnce('lost-after')).rejects.toThrow();
    expect([await exists('lost-before'), await exists('lost-after')]).toEqual([false, true]);
  });

  test('R70 a conflict is raised as the service does', async () => {
    fault({ kind: 'conflict' });
    await expect(putOnce('conflict')).rejects.toThrow(
      expect.objectContaining({ name: 'TransactionConflictException' }),
    );
    const commit = once.send(
      new TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName: table, Item: { pk: { S: 'conflict' }, sk: { S: '1' } } } }],
      }),
    );
    const error = (await commit.catch((thrown: unknown) => thrown)) as TransactionCanceledException;
    expect(error.CancellationReasons?.map(({ Code }) => Code)).toEqual(['TransactionConflict']);
  });

  test('R70 a region without a data center is refused', async () => {
    const elsewhere = new DynamoDBClient({ ...local.client, region: 'eu-west-1' });
    await expect(
      elsewhere.send(new PutItemCommand({ TableName: table, Item: { pk: { S: 'X' }, sk: { S: '1' } } })),
    ).rejects.toThrow('No data center of the catalogue is in region "eu-west-1"');
    elsewhere.destroy();
  });

  function putOnce(pk: string) {
    return once.send(new PutItemCommand({ TableName: table, Item: { pk: { S: pk }, sk: { S: '1' } } }));
  }

  async function exists(pk: string): Promise<boolean> {
    local.aws.faults.use({ seed: 1, rules: [] });
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { pk, sk: '1' } }));
    return Item !== undefined;
  }
});
