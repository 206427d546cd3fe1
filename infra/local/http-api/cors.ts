import type { CorsConfiguration } from '../template/model.ts';
import type { GatewayAnswer } from './answer.ts';
import type { GatewayRequest } from './request.ts';

const listed = (values: readonly string[]): string => values.join(',');

/** What the gateway adds to every answer for a page of another origin, if the template allows that origin. */
function originHeaders(cors: CorsConfiguration, { headers }: GatewayRequest): Record<string, string> {
  const { origin } = headers;
  const anyOrigin = cors.allowOrigins.includes('*');
  if (!origin || !(anyOrigin || cors.allowOrigins.includes(origin))) return {};
  return {
    'access-control-allow-origin': anyOrigin && !cors.allowCredentials ? '*' : origin,
    ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.exposeHeaders.length > 0 && { 'access-control-expose-headers': listed(cors.exposeHeaders) }),
  };
}

/** The gateway's own answer to a browser that asks beforehand; `undefined` for any other request. */
export function preflightAnswer(cors: CorsConfiguration, request: GatewayRequest): GatewayAnswer | undefined {
  if (request.method !== 'OPTIONS' || !request.headers['access-control-request-method']) return undefined;
  const allowed = originHeaders(cors, request);
  const headers = {
    ...allowed,
    ...(allowed['access-control-allow-origin'] && {
      'access-control-allow-methods': listed(cors.allowMethods),
      'access-control-allow-headers': listed(cors.allowHeaders),
      ...(cors.maxAgeSeconds !== undefined && { 'access-control-max-age': String(cors.maxAgeSeconds) }),
    }),
  };
  return { status: 204, headers, body: '' };
}

/** With CORS in the template, the gateway's headers replace those of the function. */
export function withCors(
  cors: CorsConfiguration,
  request: GatewayRequest,
  answer: GatewayAnswer,
): GatewayAnswer {
  const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith('access-control-'));
  return { ...answer, headers: { ...Object.fromEntries(own), ...originHeaders(cors, request) } };
}
