import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** API Gateway's limits on a request, in bytes. */
const largestHeaders = 10_240;
const largestBody = 10 * 1024 * 1024;

/** A request as the gateway sees it. */
export interface GatewayRequest {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: string;
  readonly protocol: string;
  /** Names lower-case, several values joined by a comma; without the cookies. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
}

/** Why a request does not get in: the status to answer with. */
export type TooLarge = 413 | 431;

/** Only between two neighbours on the way: never part of the event. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer']);

const readBody = async (message: IncomingMessage): Promise<Buffer | undefined> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    length += part.length;
    // Reads on to the end: a client that is still sending would not see the answer.
    if (length <= largestBody) parts.push(part);
  }
  return length <= largestBody ? Buffer.concat(parts) : undefined;
};

const headerSize = ({ method, url, rawHeaders }: IncomingMessage): number =>
  `${method} ${url} HTTP/1.1`.length + rawHeaders.reduce((size, text) => size + Buffer.byteLength(text), 0);

/** `Root=1-<seconds in hex>-<96 random bits>` */
const traceId = (): string =>
  `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;

const headersOf = (message: IncomingMessage, port: number): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, values = []] of Object.entries(message.headersDistinct))
    if (name !== 'cookie' && !hopByHop.has(name)) headers[name] = values.join(',');
  return {
    'content-length': '0',
    'x-amzn-trace-id': traceId(),
    ...headers,
    'x-forwarded-for': message.socket.remoteAddress ?? '',
    'x-forwarded-port': String(port),
    'x-forwarded-proto': 'http',
  };
};

/** Reads a whole request within the gateway's limits. */
export async function readRequest(
  message: IncomingMessage,
  port: number,
): Promise<GatewayRequest | TooLarge> {
  if (headerSize(message) > largestHeaders) return 431;
  const body = await readBody(message);
  if (!body) return 413;
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  const cookies = (message.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return {
    method: message.method ?? 'GET',
    path,
    query: query.join('?'),
    protocol: `HTTP/${message.httpVersion}`,
    headers: headersOf(message, port),
    cookies: cookies.filter(Boolean),
    body,
    sourceIp: message.socket.remoteAddress ?? '',
  };
}
