import type { InvokeResult } from '../ports.ts';

/** What goes back to the caller. */
export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string | Buffer;
}

/** An answer of the gateway itself. */
export const gatewayAnswer = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GatewayAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message }),
});

const internalServerError = gatewayAnswer(500, 'Internal Server Error');

interface StructuredAnswer {
  readonly statusCode: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly unknown[];
  readonly body?: unknown;
  readonly isBase64Encoded?: unknown;
}

const isStructured = (payload: unknown): payload is StructuredAnswer =>
  typeof payload === 'object' && payload !== null && 'statusCode' in payload;

const structured = (payload: StructuredAnswer): GatewayAnswer => {
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = payload;
  const status = Number(statusCode);
  const isAnswer = Number.isInteger(status) && status >= 200 && status <= 599 && typeof body === 'string';
  if (!isAnswer || !Array.isArray(cookies)) return internalServerError;
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...Object.fromEntries(given) },
    cookies: cookies.map(String),
    body: isBase64Encoded === true ? Buffer.from(body, 'base64') : body,
  };
};

/**
 * What a function's result means, payload format 2.0: with a `statusCode` it says everything itself,
 * otherwise it is the JSON body of a 200.
 */
export function answerOf({ payload, functionError }: InvokeResult): GatewayAnswer {
  if (functionError !== undefined) return internalServerError;
  if (isStructured(payload)) return structured(payload);
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}
