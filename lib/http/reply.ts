import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { type Problem, problem } from './problem.ts';

type Headers = Readonly<Record<string, string>>;

/** What an endpoint answers; the edge turns it into an API Gateway result. */
export interface Reply {
  readonly status: number;
  /** JSON; absent for an answer without a body. */
  readonly body?: unknown;
  readonly headers?: Headers;
}

/** A refusal as an answer; the field at fault is named in `errors` too (R68). */
export const refusalReply = ({ code, detail, pointer }: Refusal): Reply =>
  problemReply(problem(code, detail, pointer === undefined ? undefined : [{ pointer, code, detail }]));

const retryAfterSeconds = '30';

export const problemReply = (answer: Problem, headers: Headers = {}): Reply => ({
  status: answer.status,
  body: answer,
  headers: {
    'content-type': 'application/problem+json',
    ...(answer.status === 503 && { 'retry-after': retryAfterSeconds }),
    ...headers,
  },
});

/** The answer to an outcome: presented when it succeeded, a problem when it was refused. */
export const replyTo = <T>(outcome: Outcome<T>, present: (value: T) => Reply): Reply =>
  outcome.ok ? present(outcome.value) : refusalReply(outcome.refusal);

/** The API Gateway result of a reply. Answers are for the caller alone unless they say otherwise. */
export function resultOf({ status, body, headers }: Reply): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}
