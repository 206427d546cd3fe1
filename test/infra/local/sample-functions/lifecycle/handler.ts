import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const database = new DynamoDBClient({});

/** Writes down when it was called. `broken` fails every time. */
export const handler = async ({ subscriptionId }: { subscriptionId: string }) => {
  if (subscriptionId === 'broken') throw new Error('as asked');
  await database.send(
    new PutItemCommand({
      TableName: JSON.parse(process.env.TABLES ?? '{}')[process.env.DATA_CENTER ?? ''].table,
      Item: { pk: { S: subscriptionId }, sk: { S: 'FIRED' }, at: { S: new Date().toISOString() } },
    }),
  );
};
