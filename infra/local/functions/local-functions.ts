import type { Delivery, Functions, InvokeResult, Queues } from '../ports.ts';
import type { FunctionDefinition } from '../template/model.ts';
import { AsyncEvents, type EventStore } from './async-events.ts';
import type { ContainerSurroundings } from './container.ts';
import { FunctionPool } from './pool.ts';

export interface LocalFunctionsOptions extends ContainerSurroundings {
  readonly functions: readonly { readonly dataCenter: string; readonly definition: FunctionDefinition }[];
  readonly now: () => number;
  readonly wake: () => void;
  readonly queues: Queues;
  /** Asynchronous events that are not done, kept over a restart. */
  readonly events: EventStore;
  /** Takes one sentence for the terminal. */
  readonly report: (sentence: string) => void;
}

/** How often idle containers are looked for, in milliseconds. */
const reapInterval = 15_000;

/** Lambda: runs the functions of all data centers. */
export class LocalFunctions implements Functions {
  /** Retries of asynchronous invocations: what the clock has to know of. */
  readonly asyncEvents: AsyncEvents;
  readonly #pools: ReadonlyMap<string, { readonly dataCenter: string; readonly pool: FunctionPool }>;
  readonly #report: (sentence: string) => void;
  readonly #reaper: NodeJS.Timeout;

  constructor(options: LocalFunctionsOptions) {
    const { functions, report } = options;
    this.#report = report;
    this.#pools = new Map(
      functions.map(({ dataCenter, definition }) => [
        definition.arn,
        { dataCenter, pool: new FunctionPool(definition, options) },
      ]),
    );
    this.asyncEvents = new AsyncEvents({
      ...options,
      store: options.events,
      find: (arn) => {
        const found = this.#pools.get(arn);
        return found && { dataCenter: found.dataCenter, definition: found.pool.definition };
      },
      run: (arn, payload) => this.invoke(arn, payload),
    });
    this.#reaper = setInterval(() => {
      for (const { pool } of this.#pools.values()) void pool.reap();
    }, reapInterval).unref();
  }

  async invoke(arn: string, payload: unknown): Promise<InvokeResult> {
    const found = this.#pools.get(arn);
    if (!found) throw new Error(`ResourceNotFoundException: Function not found: ${arn}`);
    const result = await found.pool.invoke(payload);
    if (result.functionError !== undefined)
      this.#report(`${found.pool.definition.name} failed: ${messageOf(result)}`);
    return result;
  }

  async invokeAsync(arn: string, payload: unknown, delivery: Delivery): Promise<void> {
    this.asyncEvents.accept(arn, payload, delivery);
  }

  /** Stops every container. */
  async close(): Promise<void> {
    clearInterval(this.#reaper);
    this.asyncEvents.close();
    await Promise.all([...this.#pools.values()].map(({ pool }) => pool.close()));
  }
}

const messageOf = ({ functionError, payload }: InvokeResult): string => {
  const { errorMessage = '' } = (payload ?? {}) as { errorMessage?: string };
  return `${functionError}: ${errorMessage.split('\n')[0]}`;
};
