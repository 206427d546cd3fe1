import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { instant } from '../domain/instant.ts';
import { DataCenterUnavailable } from '../operations/ports/store.ts';
import type { CallerContext, RequestContext } from '../operations/request.ts';
import { callerOf } from './caller.ts';
import { idempotencyOf } from './idempotency-key.ts';
import { type Input, inputOf, type Present, type SentFile } from './input.ts';
import { errorPlace, log } from './log.ts';
import { ProblemAnswer, problem } from './problem.ts';
import { problemReply, type Reply, resultOf } from './reply.ts';
import type { Route } from './route.ts';
import { pathFinder } from './route-pattern.ts';

export type ApiEvent = APIGatewayProxyEventV2WithJWTAuthorizer;

type Parsed<S> = S extends z.ZodMiniType ? Present<z.output<S>> : undefined;

/** What the endpoint of a route is called with: validated input, and the caller where the route has a scope. */
export interface EndpointInput<R extends Route> extends Input {
  readonly query: R extends { readonly query: infer S } ? Parsed<S> : undefined;
  readonly body: R extends { readonly bodyCsvExample: string }
    ? SentFile
    : R extends { readonly body: infer S }
      ? Parsed<S>
      : undefined;
  readonly request: R extends { readonly scope: string } ? CallerContext : RequestContext;
}

/** One endpoint for every route, by operation id: parse, operation, present. */
export type Endpoints<Routes extends readonly Route[]> = {
  readonly [R in Routes[number] as R['operationId']]: (input: EndpointInput<R>) => Promise<Reply>;
};

export interface ApiOptions<Routes extends readonly Route[]> {
  readonly routes: Routes;
  readonly endpoints: Endpoints<Routes>;
  /** The claim of the access token that holds the account's name. */
  readonly accountClaim: string;
  readonly newId: CallerContext['newId'];
  readonly now: () => Date;
}

/** The Lambda handler of an HTTP API whose routes are data. Whatever happens, the answer is JSON, never a stack. */
export const httpApi = <Routes extends readonly Route[]>(options: ApiOptions<Routes>) => {
  const byKey = new Map(options.routes.map((route) => [`${route.method} ${route.path}`, route]));
  const routesAt = pathFinder(options.routes);

  const answer = async (event: ApiEvent): Promise<APIGatewayProxyStructuredResultV2> => {
    const route = byKey.get(event.routeKey);
    if (!route)
      throw noSuchRoute(
        event,
        routesAt(event.rawPath).map((found) => found.route.method),
      );
    const input = inputOf(event, route);
    const endpoint = options.endpoints[route.operationId as keyof Endpoints<Routes>] as (
      input: unknown,
    ) => Promise<Reply>;
    return resultOf(
      conditional(event, await endpoint({ ...input, request: requestOf(event, route, options) })),
    );
  };

  return middy<ApiEvent, APIGatewayProxyStructuredResultV2>()
    .use(requestLog())
    .use(problemAnswers())
    .handler(answer);
};

function requestOf(
  event: ApiEvent,
  route: Route,
  { accountClaim, newId, now }: ApiOptions<readonly Route[]>,
) {
  const request: RequestContext = {
    now: instant(now()),
    newId,
    correlationId: event.requestContext.requestId,
    ...(event.headers['if-match'] !== undefined && { ifMatch: event.headers['if-match'] }),
    ...(event.headers['if-none-match']?.trim() === '*' && { onlyIfAbsent: true }),
  };
  if (!route.scope) return request;
  const caller = callerOf(event, accountClaim);
  if (!caller) throw new ProblemAnswer(problem('identity-not-associated', unnamedAccount));
  const idempotency = route.method === 'POST' ? idempotencyOf(event, caller) : undefined;
  return { ...request, caller, ...(idempotency && { idempotency }) };
}

const unnamedAccount =
  'Your access token does not say which account is yours, or the account is not verified. Sign in again with a verified account.';

function noSuchRoute({ requestContext }: ApiEvent, allowed: readonly string[]): ProblemAnswer {
  const { method } = requestContext.http;
  // The gateway knows every route of ours: one that it has not taken was reached by an encoded slash.
  if (allowed.length === 0 || allowed.includes(method))
    return new ProblemAnswer(
      problem('unknown-path', 'There is nothing at this path. GET /openapi.json describes every path.'),
    );
  return new ProblemAnswer(
    problem('unsupported-method', `${method} is not possible here, but ${allowed.join(', ')} is.`),
    { allow: allowed.join(', ') },
  );
}

/** A reader who has the current representation already gets 304 (RFC 9110). */
const conditional = (event: ApiEvent, reply: Reply): Reply => {
  const known = event.headers['if-none-match'];
  const tag = reply.headers?.etag;
  const isKnown =
    tag !== undefined && known?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
  return event.requestContext.http.method === 'GET' && isKnown
    ? { status: 304, headers: { etag: tag } }
    : reply;
};

/** Turns whatever was thrown into problem details; an unexpected error shows nothing of itself (R68). */
const problemAnswers = (): middy.MiddlewareObj<ApiEvent, APIGatewayProxyStructuredResultV2> => ({
  onError: (call) => {
    const { error, event } = call;
    const isRead = event.requestContext.http.method === 'GET';
    call.response = resultOf(
      error instanceof ProblemAnswer
        ? problemReply(error.problem, error.headers)
        : problemReply(error instanceof DataCenterUnavailable ? unavailable(isRead) : internalError),
    );
  },
});

const unavailable = (isRead: boolean) =>
  problem(
    'data-center-unavailable',
    isRead
      ? 'A data center does not answer. Ask again in some minutes.'
      : 'A data center does not answer. It is unknown whether anything changed: send the request again with the same Idempotency-Key.',
  );
const internalError = problem(
  'internal-error',
  'Something went wrong on our side. Try again, or contact support with the request id.',
);

/** One line a request: route, status, code and time; nothing that a caller sent. */
const requestLog = (): middy.MiddlewareObj<ApiEvent, APIGatewayProxyStructuredResultV2> => {
  const started = new WeakMap<object, number>();
  const write = ({
    event,
    response,
    error,
  }: middy.Request<ApiEvent, APIGatewayProxyStructuredResultV2>): void => {
    const status = response?.statusCode ?? 500;
    log({
      level: status >= 500 ? 'error' : 'info',
      event: 'request',
      requestId: event.requestContext.requestId,
      route: event.routeKey,
      status,
      milliseconds: Math.round(performance.now() - (started.get(event) ?? performance.now())),
      ...(error instanceof ProblemAnswer ? { code: error.problem.code } : error ? errorPlace(error) : {}),
    });
    if (response) response.headers = { ...response.headers, 'x-request-id': event.requestContext.requestId };
  };
  return {
    before: ({ event }) => {
      started.set(event, performance.now());
    },
    after: write,
    onError: write,
  };
};
