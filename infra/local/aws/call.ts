import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../ports.ts';

/** One request to the AWS endpoint, as every stage of it sees it. */
export interface AwsCall {
  readonly id: string;
  readonly dataCenter: string;
  readonly region: string;
  /** As in the credential scope: `dynamodb`, `scheduler`, `ses`, … */
  readonly service: string;
  readonly operation: string;
  /** Absent when the access key is no function's: the operator calls. */
  readonly caller: Caller | undefined;
  /** The invocation that makes the call; absent when no function does. */
  readonly requestId: string | undefined;
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Adds capacity units to the meter. */
  consume(units: number): void;
}

export type AwsRequest = Pick<AwsCall, 'method' | 'url' | 'headers' | 'body'>;

export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A service behind the endpoint. */
export interface AwsService {
  readonly name: string;
  /** The name of the operation that a request asks for; `undefined` when it asks for none. */
  operationOf(request: AwsRequest): string | undefined;
  /** @throws AwsError what the service refuses */
  answer(call: AwsCall): Promise<AwsAnswer>;
  /** The service's own way to say what went wrong. */
  refuse(error: AwsError, requestId: string, request: AwsRequest): AwsAnswer;
  /** The error of a caller that is too fast. */
  throttled(call: AwsCall): AwsError;
}

/** A refusal as the service's SDK client understands it. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  /** More members of the error's body. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}
