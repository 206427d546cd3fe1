import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod/mini';

/** One request to the console. */
export interface ConsoleRequest {
  readonly url: URL;
  /** What the pattern's groups took from the path, decoded. */
  readonly parameters: readonly string[];
  /** The body as JSON. @throws Problem when it is not, or not as the schema says */
  input<T>(schema: z.ZodMiniType<T>): Promise<T>;
  form(): Promise<URLSearchParams>;
}

export interface ConsoleAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface ConsoleRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Of the whole path; its groups become parameters. */
  readonly path: RegExp;
  handle(request: ConsoleRequest): Promise<ConsoleAnswer> | ConsoleAnswer;
}

/** A refusal, written as problem details (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

export const json = (value: unknown, status = 200): ConsoleAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: `${JSON.stringify(value)}\n`,
});

export const nothing: ConsoleAnswer = { status: 204 };

/** Answers a request by the first route that fits; refusals become problem details. */
export async function dispatch(
  routes: readonly ConsoleRoute[],
  request: IncomingMessage,
): Promise<ConsoleAnswer> {
  try {
    refuseForeignPages(request);
    return await findAndHandle(routes, request);
  } catch (error) {
    if (error instanceof Problem) return problemAnswer(error);
    process.stderr.write(`The console failed: ${(error as Error).stack}\n`);
    return problemAnswer(new Problem(500, 'internal-error', (error as Error).message));
  }
}

/** The console gives out tokens to anybody: a page in a browser that is not its own must not get at it. */
function refuseForeignPages({ headers }: IncomingMessage): void {
  const host = headers.host ?? '';
  const local = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  const own = headers.origin === undefined || headers.origin === `http://${host}`;
  if (!local || !own)
    throw new Problem(403, 'foreign-page', 'The console answers only its own pages and programs.');
}

function findAndHandle(
  routes: readonly ConsoleRoute[],
  request: IncomingMessage,
): Promise<ConsoleAnswer> | ConsoleAnswer {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const fitting = routes.filter(({ path }) => path.test(url.pathname));
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route = fitting.find((candidate) => candidate.method === method);
  if (!route) {
    throw fitting.length === 0
      ? new Problem(404, 'not-found', `The console has no ${url.pathname}.`)
      : new Problem(405, 'method-not-allowed', `Use ${fitting.map((one) => one.method).join(' or ')} here.`);
  }
  const parameters = (route.path.exec(url.pathname) ?? []).slice(1).map(decode);
  return route.handle({
    url,
    parameters,
    input: (schema) => readInput(request, schema),
    form: async () => new URLSearchParams((await buffer(request)).toString()),
  });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function readInput<T>(request: IncomingMessage, schema: z.ZodMiniType<T>): Promise<T> {
  const parsed = schema.safeParse(parseJson((await buffer(request)).toString()));
  if (parsed.success) return parsed.data;
  throw new Problem(422, 'invalid-input', z.prettifyError(parsed.error).replaceAll('\n', ' '));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'invalid-json', 'The body is not JSON.');
  }
}

function problemAnswer({ status, code, message }: Problem): ConsoleAnswer {
  const body = {
    type: `urn:onramp:problem:${code}`,
    title: code.replaceAll('-', ' '),
    status,
    detail: message,
    code,
  };
  return { ...json(body, status), headers: { 'content-type': 'application/problem+json' } };
}
