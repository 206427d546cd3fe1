import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const database = new DynamoDBClient({});
let calls = 0;

/** Echoes the event; a POST stores `{id, alarmAt}` of its body as a change record. */
export const handler = async (event: APIGatewayProxyEventV2) => {
  calls += 1;
  if (event.rawPath.includes('/v1/failure')) throw new TypeError('as asked');
  if (event.requestContext.http.method !== 'POST')
    return { event, calls, now: new Date().toISOString(), task: process.env.LAMBDA_TASK_ROOT };
  const { id, alarmAt } = JSON.parse(event.body ?? '{}');
  await database.send(
    new PutItemCommand({
      TableName: JSON.parse(process.env.TABLES ?? '{}')[process.env.DATA_CENTER ?? ''].table,
      Item: {
        pk: { S: id },
        sk: { S: 'CHANGE' },
        kind: { S: 'change' },
        data: { M: { of: { M: { kind: { S: 'thing' } } } } },
        alarmAt: { S: alarmAt },
      },
    }),
  );
  return { statusCode: 201, body: id, cookies: ['a=1; HttpOnly', 'b=2'] };
};
