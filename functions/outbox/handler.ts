import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { errorPlace, log } from '../../lib/http/log.ts';
import { react } from '../../lib/operations/outbox/react.ts';
import { changeInRecord, eventsInRecord } from '../../lib/store/stream.ts';
import { bundledCatalog, deployedDataCenters } from '../environment.ts';
import { deployedReactions } from '../reactions.ts';
import { systemRequest } from '../request.ts';

const catalog = bundledCatalog();
const reactTo = react(deployedReactions(deployedDataCenters(catalog), catalog));

/**
 * Does what follows from each change as the stream brings it. A reaction that fails is left to the sweep; only a
 * change that could not be worked on at all goes back to the stream, which tries it again.
 */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async (event, context) => {
  for (const record of event.Records) {
    try {
      const change = changeInRecord(record);
      if (!change) continue;
      await reactTo(change, systemRequest(context.awsRequestId));
      for (const happened of eventsInRecord(record)) log({ level: 'info', event: 'happened', ...happened });
    } catch (error) {
      log({ level: 'error', event: 'outbox-failed', requestId: context.awsRequestId, ...errorPlace(error) });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
});
