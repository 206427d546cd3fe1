import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { JWTPayload } from 'jose';
import type { GatewayRequest } from './request.ts';

export interface EventInput {
  readonly request: GatewayRequest;
  readonly routeKey: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** The verified token's claims; absent on a route without authorizer. */
  readonly claims?: JWTPayload | undefined;
  readonly routeHasScopes: boolean;
  readonly requestId: string;
  readonly apiId: string;
  readonly account: string;
  /** Virtual milliseconds. */
  readonly now: number;
}

/** As API Gateway writes it: an event without authorizer has none, and scopes may be null. */
export type HttpEvent = Omit<APIGatewayProxyEventV2WithJWTAuthorizer, 'requestContext'> & {
  readonly requestContext: Omit<APIGatewayProxyEventV2WithJWTAuthorizer['requestContext'], 'authorizer'> & {
    readonly authorizer?: {
      readonly jwt: { readonly claims: Record<string, string>; readonly scopes: string[] | null };
    };
  };
};

/** What API Gateway hands over as text; any other type, and a body without a type, is base64, forms included. */
const textual = /^(?:text\/|application\/(?:json|xml|javascript)\b)/i;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `21/Nov/2026:00:12:04 +0000` */
const logTime = (at: number): string => {
  const [date = '', time = ''] = new Date(at).toISOString().slice(0, 19).split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${months[Number(month) - 1]}/${year}:${time} +0000`;
};

/** Claims reach a function as text only: lists as `[a b]`. */
const claimText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
};

const authorizerOf = ({ claims, routeHasScopes }: EventInput) => {
  if (!claims) return undefined;
  const texts = Object.entries(claims).map(([name, value]) => [name, claimText(value)] as const);
  const scopes = routeHasScopes ? scopesOf(claims) : null;
  return { jwt: { claims: Object.fromEntries(texts), scopes } };
};

/** The scopes of a token, from `scope` or `scp`. */
export const scopesOf = ({ scope, scp }: JWTPayload): string[] => {
  const value = scope ?? scp ?? '';
  return Array.isArray(value) ? value.map(String) : String(value).split(' ').filter(Boolean);
};

const queryParametersOf = (query: string): Record<string, string> | undefined => {
  if (query === '') return undefined;
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const former = parameters.get(name);
    parameters.set(name, former === undefined ? value : `${former},${value}`);
  }
  return Object.fromEntries(parameters);
};

/** An HTTP API hands over the path decoded, in `rawPath` too, and cuts it off at a decoded question mark. */
const decodedPath = (path: string): string => {
  try {
    return decodeURIComponent(path).split('?')[0] ?? '/';
  } catch {
    return path;
  }
};

const bodyOf = ({ body, headers }: GatewayRequest) => {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = textual.test(headers['content-type'] ?? '');
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
};

/**
 * The event that a function gets, payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function httpEvent(input: EventInput): HttpEvent {
  const { request, routeKey, parameters, requestId, apiId, account, now } = input;
  const path = decodedPath(request.path);
  const authorizer = authorizerOf(input);
  const queryStringParameters = queryParametersOf(request.query);
  const domainName = request.headers.host ?? '';
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: request.query,
    ...(request.cookies.length > 0 && { cookies: [...request.cookies] }),
    headers: request.headers,
    ...(queryStringParameters && { queryStringParameters }),
    requestContext: {
      accountId: account,
      apiId,
      ...(authorizer && { authorizer }),
      domainName,
      domainPrefix: domainName.split('.')[0] ?? '',
      http: {
        method: request.method,
        path,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    ...bodyOf(request),
  };
}
