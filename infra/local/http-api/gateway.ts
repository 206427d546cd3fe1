import { randomUUID } from 'node:crypto';
import type { InvokeResult } from '../ports.ts';
import type { HttpApiDefinition, RouteDefinition } from '../template/model.ts';
import { answerOf, type GatewayAnswer, gatewayAnswer } from './answer.ts';
import { preflightAnswer, withCors } from './cors.ts';
import { httpEvent } from './event.ts';
import type { Authorize } from './jwt-authorizer.ts';
import type { GatewayRequest } from './request.ts';
import { type Match, routeSelector } from './route-selection.ts';

export interface GatewayOptions {
  readonly api: HttpApiDefinition;
  readonly account: string;
  readonly authorize: Authorize;
  readonly invoke: (functionArn: string, event: unknown) => Promise<InvokeResult>;
  /** Virtual milliseconds. */
  readonly now: () => number;
}

/** Lambda takes no larger event from a caller that waits, in bytes; base64 and all. */
const largestEvent = 6 * 1024 * 1024;

const timeOut = Symbol('time-out');

/** API Gateway between a request and a function: route, authorizer, event, answer. */
export function gateway(options: GatewayOptions): (request: GatewayRequest) => Promise<GatewayAnswer> {
  const { api, account, authorize, invoke, now } = options;
  const select = routeSelector(api.routes);

  const integrate = async (event: unknown, route: RouteDefinition): Promise<GatewayAnswer> => {
    if (Buffer.byteLength(JSON.stringify(event)) > largestEvent)
      return gatewayAnswer(413, 'Request Entity Too Large');
    // As the service: it says why in its own log only.
    if (!route.permitted) return gatewayAnswer(500, 'Internal Server Error');
    const waiting = Promise.withResolvers<typeof timeOut>();
    const timer = setTimeout(() => waiting.resolve(timeOut), route.timeoutMilliseconds);
    try {
      const result = await Promise.race([invoke(route.functionArn, event), waiting.promise]);
      return result === timeOut ? gatewayAnswer(503, 'Service Unavailable') : answerOf(result);
    } catch {
      return gatewayAnswer(500, 'Internal Server Error');
    } finally {
      clearTimeout(timer);
    }
  };

  const serve = async (
    request: GatewayRequest,
    { route, parameters }: Match<RouteDefinition>,
  ): Promise<GatewayAnswer> => {
    const { authorizer, scopes, routeKey } = route;
    const authorization =
      authorizer && (await authorize(request.headers[authorizer.header], authorizer, scopes));
    if (authorization && 'refusal' in authorization) return authorization.refusal;
    const event = httpEvent({
      request,
      routeKey,
      parameters,
      claims: authorization?.claims,
      routeHasScopes: scopes.length > 0,
      requestId: randomUUID(),
      apiId: api.id,
      account,
      now: now(),
    });
    return integrate(event, route);
  };

  return async (request) => {
    const preflight = api.cors && preflightAnswer(api.cors, request);
    if (preflight) return preflight;
    const match = select(request.method, request.path);
    const answer = match ? await serve(request, match) : gatewayAnswer(404, 'Not Found');
    return api.cors ? withCors(api.cors, request, answer) : answer;
  };
}
