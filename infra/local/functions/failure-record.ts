import type { InvokeResult } from '../ports.ts';

export interface GivenUp {
  readonly id: string;
  readonly event: { readonly arn: string; readonly payload: unknown; readonly attempts: number };
  readonly condition: 'RetriesExhausted' | 'EventAgeExceeded';
  readonly result: InvokeResult;
  /** Virtual milliseconds. */
  readonly at: number;
}

/**
 * What Lambda sends to the on-failure destination of an asynchronous invocation.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export const failureRecord = ({ id, event, condition, result, at }: GivenUp): string =>
  JSON.stringify({
    version: '1.0',
    timestamp: new Date(at).toISOString(),
    requestContext: {
      requestId: id,
      functionArn: `${event.arn}:$LATEST`,
      condition,
      approximateInvokeCount: event.attempts,
    },
    requestPayload: event.payload,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: result.payload,
  });
