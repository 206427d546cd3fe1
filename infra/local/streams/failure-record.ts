import { randomUUID } from 'node:crypto';
import type { StreamMapping } from '../template/model.ts';
import type { GivenUpBatch } from './delivery.ts';
import type { StreamRecord } from './stream.ts';

const arrival = (record: StreamRecord | undefined): string =>
  new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();

/**
 * What Lambda sends to the on-failure destination of a stream mapping: where the records are, not what they hold.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 *
 * @param now virtual milliseconds
 */
export function streamFailureRecord(
  { functionArn, streamArn }: StreamMapping,
  shard: string,
  { records, condition, invocations }: GivenUpBatch,
  now: number,
): string {
  const [first] = records;
  const last = records.at(-1);
  return JSON.stringify({
    requestContext: {
      requestId: randomUUID(),
      functionArn,
      condition,
      approximateInvokeCount: invocations,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    DDBStreamBatchInfo: {
      shardId: shard,
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: records.length,
      streamArn,
    },
  });
}
