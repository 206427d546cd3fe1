import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DataCenterUnavailable } from '../operations/ports/store.ts';

const transient = new Set([
  'InternalServerError',
  'ItemCollectionSizeLimitExceededException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ThrottlingException',
  'TimeoutError',
  'TransactionInProgressException',
]);

/** What DynamoDB answered; silence, overload and faults of the service are a `DataCenterUnavailable`. */
export async function answered<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (isOutage(error)) throw new DataCenterUnavailable('The table does not answer.', { cause: error });
    throw error;
  }
}

function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  const isSystemError = 'syscall' in error || error.name === 'AbortError';
  return transient.has(error.name) || isSystemError || (status !== undefined && status >= 500);
}

export const isConditionFailure = (error: unknown): error is ConditionalCheckFailedException =>
  error instanceof ConditionalCheckFailedException;
