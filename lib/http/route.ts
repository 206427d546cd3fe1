import type * as z from 'zod/mini';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** OAuth scopes: who may call a route. */
export type Scope = 'onramp/partner' | 'onramp/support' | 'onramp/customer';

/** One answer of a route, for the OpenAPI document. */
export interface Answer {
  readonly description: string;
  /** JSON unless `html`; absent for an answer without a body. */
  readonly schema?: z.ZodMiniType;
  readonly example?: unknown;
  readonly html?: true;
  /** The answer is JSON Lines (`application/x-ndjson`), each line by the schema; `Link` says where the next page is. */
  readonly lines?: true;
}

/**
 * A route as data: read by the functions, the stacks, the local cloud, the OpenAPI document and the
 * authorization tests, so that they cannot drift apart.
 */
export interface Route {
  readonly operationId: string;
  readonly method: Method;
  /** As in API Gateway: `/v1/customers/{customerId}`. */
  readonly path: `/${string}`;
  /** Absent on a public route. */
  readonly scope?: Scope;
  readonly summary: string;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  /** An example of the body, for the OpenAPI document. */
  readonly bodyExample?: unknown;
  /** Whether an empty body is taken for `{}`. */
  readonly bodyOptional?: true;
  /** The body is JSON Lines (`application/x-ndjson`), each line by the schema `body`; lines are answered one by one. */
  readonly bodyLines?: true;
  /** The lines may be a table instead, as CSV (`text/csv`) whose first record names the columns; an example of one. */
  readonly bodyCsvExample?: string;
  /** The answers of the operation itself by status; problem answers common to all are added from code. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Codes of the refusals this route may answer, besides those every route has. */
  readonly refusals?: readonly string[];
}
