import { type EngineAnswer, engineAuthorization } from '../../engine/engine-http.ts';
import type { Engines } from '../../engine/engines.ts';
import type { WriteNudge } from '../../ports.ts';
import { type AwsCall, AwsError, type AwsService } from '../call.ts';
import { jsonRefusal, targetOperation } from '../json-protocol.ts';
import { asAsked, capacityUnits, withCapacity } from './capacity.ts';
import { tablesWritten } from './written-tables.ts';

/**
 * DynamoDB and its streams: each call goes as it is to its region's engine, and the answer comes back as it is.
 *
 * @param nudge told of each write before the writer has its answer
 */
export function createDynamoDb(engines: Engines, nudge: WriteNudge): AwsService {
  return {
    name: 'dynamodb',
    operationOf: targetOperation,
    answer: async (call) => {
      const answer = await forward(engines, call);
      const { status, body } = answer;
      if (status === 200) for (const table of tablesWritten(call)) nudge(call.region, table);
      call.consume(capacityUnits(body));
      const told = asAsked(call, body);
      return {
        status,
        headers: { ...answerHeaders(answer), 'content-length': String(told.length) },
        body: told,
      };
    },
    refuse: (error, requestId) => jsonRefusal('1.0', withNamespace(error), requestId),
    throttled: ({ operation }) =>
      new AwsError('ThrottlingException', `${operation} exceeds the rate allowed`),
  };
}

async function forward(engines: Engines, call: AwsCall): Promise<EngineAnswer> {
  const engine = engines.of(call.region);
  if (!engine) throw new AwsError('InternalServerError', `There is no engine in ${call.region}`, 500);
  const headers = {
    ...engineAuthorization(call.region),
    'content-type': String(call.headers['content-type'] ?? 'application/x-amz-json-1.0'),
    'x-amz-target': String(call.headers['x-amz-target']),
  };
  try {
    return await engine.http.send(headers, withCapacity(call));
  } catch (error) {
    throw new AwsError(
      'InternalServerError',
      `The engine cannot be reached: ${(error as Error).message}`,
      500,
    );
  }
}

const keptHeaders = ['content-type', 'x-amzn-requestid'];

function answerHeaders({ headers }: EngineAnswer): Record<string, string> {
  return Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function withNamespace(error: AwsError): AwsError {
  return new AwsError(
    `com.amazonaws.dynamodb.v20120810#${error.code}`,
    error.message,
    error.status,
    error.details,
  );
}
