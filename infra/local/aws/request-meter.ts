import type { AwsCall } from './call.ts';

export type MeteredCall = Pick<AwsCall, 'caller' | 'dataCenter' | 'service' | 'operation' | 'requestId'>;

/** One invocation of a function and the calls it made. */
export interface MeteredRequest {
  readonly requestId: string;
  readonly dataCenter: string;
  readonly function: string;
  /** The route, as `POST /v1/customers`; `stream` or `event` for what nobody waits for. */
  readonly request: string;
  /** Whether a container had to be started for it. */
  readonly coldStart: boolean;
  readonly calls: number;
  /**
   * How many calls followed on each other: one begun after another was answered is a step deeper. This is how many
   * round trips the request took.
   */
  readonly depth: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** In the order in which they were begun: `1 eu dynamodb BatchGetItem`, its depth first. */
  readonly operations: readonly string[];
}

export interface InvocationBegun {
  readonly requestId: string;
  readonly dataCenter: string;
  readonly function: string;
  readonly payload: unknown;
  readonly coldStart: boolean;
}

export interface RequestMeter {
  invoked(invocation: InvocationBegun): void;
  /** Counts a call; `undefined` when it belongs to no request. */
  called(call: MeteredCall): { consumed(units: number): void; done(): void } | undefined;
  list(): MeteredRequest[];
  reset(): void;
}

/** Requests are kept at most so many. */
const mostKept = 2_000;

const writing = /^(?:Put|Update|Delete|BatchWrite|TransactWrite)/;

interface Kept extends Omit<InvocationBegun, 'payload'> {
  readonly request: string;
  readonly operations: string[];
  answeredDepth: number;
  depth: number;
  readUnits: number;
  writeUnits: number;
}

export function createRequestMeter(): RequestMeter {
  const requests = new Map<string, Kept>();
  return {
    invoked: ({ payload, ...invocation }) => {
      const [oldest] = requests.size >= mostKept ? requests.keys() : [];
      if (oldest !== undefined) requests.delete(oldest);
      requests.set(invocation.requestId, {
        ...invocation,
        request: nameOf(payload),
        operations: [],
        answeredDepth: 0,
        depth: 0,
        readUnits: 0,
        writeUnits: 0,
      });
    },
    called: ({ requestId, dataCenter, service, operation }) => {
      const request = requestId === undefined ? undefined : requests.get(requestId);
      if (!request) return undefined;
      const depth = request.answeredDepth + 1;
      request.depth = Math.max(request.depth, depth);
      request.operations.push(`${depth} ${dataCenter} ${service} ${operation}`);
      return {
        consumed: (units) => {
          if (writing.test(operation)) request.writeUnits += units;
          else request.readUnits += units;
        },
        done: () => {
          request.answeredDepth = Math.max(request.answeredDepth, depth);
        },
      };
    },
    list: () =>
      [...requests.values()].map(({ answeredDepth: _, ...request }) => ({
        ...request,
        calls: request.operations.length,
        operations: [...request.operations],
      })),
    reset: () => requests.clear(),
  };
}

function nameOf(payload: unknown): string {
  const { routeKey, Records } = (payload ?? {}) as { routeKey?: string; Records?: unknown };
  return routeKey ?? (Array.isArray(Records) ? 'stream' : 'event');
}
