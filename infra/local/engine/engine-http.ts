import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { readBody } from '../server.ts';

/** What an engine answered, read to its end: one write hands it on, which costs less than letting it flow. */
export interface EngineAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface EngineHttp {
  /** Sends one request as it is. */
  send(headers: Record<string, string>, body: Buffer | string): Promise<EngineAnswer>;
  close(): void;
}

const longestAnswer = 30_000;

/** Keeps its connections open: the way to the engine costs every data access of every function. */
export function createEngineHttp(url: string): EngineHttp {
  const { hostname, port, protocol } = new URL(url);
  if (protocol !== 'http:')
    throw new TypeError(`The DynamoDB engine must be reached by http, not ${protocol}`);
  const agent = new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'lifo' });
  const target = { hostname, port: port || 80, method: 'POST', path: '/', agent, timeout: longestAnswer };
  return {
    send: (headers, body) =>
      new Promise((resolve, reject) => {
        const outgoing = request({ ...target, headers: { ...headers, 'content-length': byteLength(body) } });
        outgoing.on('response', (answer) => readAnswer(answer).then(resolve, reject));
        outgoing.on('error', reject);
        outgoing.on('timeout', () => outgoing.destroy(new Error('the DynamoDB engine does not answer')));
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}

async function readAnswer(answer: IncomingMessage): Promise<EngineAnswer> {
  const body = await readBody(answer);
  return { status: answer.statusCode ?? 500, headers: answer.headers, body };
}

function byteLength(body: Buffer | string): number {
  return typeof body === 'string' ? Buffer.byteLength(body) : body.length;
}

/** Engines want a signature but do not verify it. They may keep data apart by access key, so there is only this one. */
export function engineAuthorization(region: string): Record<string, string> {
  const scope = `Credential=local/20260101/${region}/dynamodb/aws4_request`;
  return {
    authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host;x-amz-date, Signature=0`,
    'x-amz-date': '20260101T000000Z',
  };
}

/** The answer of a refused engine call. */
export class EngineRefusal extends Error {
  /** The error's name, as `ResourceNotFoundException`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/**
 * One call of the local cloud itself.
 *
 * @param target as in X-Amz-Target: `DynamoDB_20120810.Query`, `DynamoDBStreams_20120810.GetRecords`
 * @throws EngineRefusal
 */
export async function callEngine(
  http: EngineHttp,
  region: string,
  target: string,
  input: unknown,
): Promise<unknown> {
  const headers = {
    ...engineAuthorization(region),
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': target,
  };
  const answer = await http.send(headers, JSON.stringify(input));
  const output = JSON.parse(answer.body.toString() || '{}') as {
    __type?: string;
    message?: string;
    Message?: string;
  };
  if (answer.status === 200) return output;
  throw new EngineRefusal(
    output.__type?.split('#').pop() ?? 'Unknown',
    output.message ?? output.Message ?? '',
  );
}
