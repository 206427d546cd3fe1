import type { Delivery, Functions, InvokeResult, Queues } from '../ports.ts';
import { AsyncEvents, type EventStore } from './async-events.ts';
import type { ContainerSurroundings, DeployedFunction } from './container.ts';
import { FunctionPool } from './pool.ts';

export interface LocalFunctionsOptions extends ContainerSurroundings {
  readonly functions: readonly DeployedFunction[];
  readonly now: () => number;
  readonly wake: () => void;
  readonly queues: Queues;
  /** Asynchronous events that are not done, kept over a restart. */
  readonly events: EventStore;
  /** Takes one sentence for the terminal. */
  readonly report: (sentence: string) => void;
}

/** How often idle containers are looked for, in milliseconds. */
const reapInterval = 5_000;

/** Lambda: runs the functions of all data centers. */
export class LocalFunctions implements Functions {
  /** Retries of asynchronous invocations: what the clock has to know of. */
  readonly asyncEvents: AsyncEvents;
  readonly #pools: ReadonlyMap<string, FunctionPool>;
  readonly #report: (sentence: string) => void;
  readonly #reaper: NodeJS.Timeout;
  #closed = false;

  constructor(options: LocalFunctionsOptions) {
    const { functions, report } = options;
    this.#report = report;
    this.#pools = new Map(
      functions.map((deployed) => [deployed.definition.arn, new FunctionPool(deployed, options)]),
    );
    this.asyncEvents = new AsyncEvents({
      ...options,
      store: options.events,
      find: (arn) => this.#pools.get(arn)?.deployed,
      run: (arn, payload) => this.#invoke(arn, (pool) => pool.invokeForEvent(payload)),
    });
    this.#reaper = setInterval(() => {
      for (const pool of this.#pools.values()) void pool.reap();
    }, reapInterval).unref();
  }

  invoke(arn: string, payload: unknown): Promise<InvokeResult> {
    return this.#invoke(arn, (pool) => pool.invoke(payload));
  }

  async #invoke(arn: string, run: (pool: FunctionPool) => Promise<InvokeResult>): Promise<InvokeResult> {
    const pool = this.#pools.get(arn);
    if (!pool) throw new Error(`ResourceNotFoundException: Function not found: ${arn}`);
    const result = await run(pool);
    const { dataCenter, definition } = pool.deployed;
    if (result.functionError !== undefined && !this.#closed)
      this.#report(`${dataCenter} ${definition.program} failed: ${messageOf(result)}`);
    return result;
  }

  async invokeAsync(arn: string, payload: unknown, delivery: Delivery): Promise<void> {
    this.asyncEvents.accept(arn, payload, delivery);
  }

  /** Ends the container that serves a request, as a crash would. */
  async crash(requestId: string): Promise<void> {
    for (const pool of this.#pools.values()) if (await pool.crash(requestId)) return;
  }

  /** Stops every container. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#reaper);
    this.asyncEvents.close();
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }
}

const messageOf = ({ functionError, payload }: InvokeResult): string => {
  const { errorMessage = '' } = (payload ?? {}) as { errorMessage?: string };
  return `${functionError}: ${errorMessage.split('\n')[0]}`;
};
