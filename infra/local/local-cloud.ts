import { createClock } from './clock/virtual-clock.ts';
import { installVirtualDate, removeVirtualDate } from './clock/virtual-date.ts';
import { type DataDirectory, openDataDirectory } from './state/data-directory.ts';
import { DurableMap } from './state/durable-map.ts';

export interface LocalCloudOptions {
  /** Home's port; the other parts take the next ones. */
  readonly port: number;
  /** Keeps everything that survives a restart. */
  readonly dataDirectory: string;
  /** Starts over with an empty data directory. */
  readonly fresh?: boolean;
  /** Where the functions are, if not in `functions/`. */
  readonly functionsDir?: string;
  /** A DynamoDB engine to use instead of our own. */
  readonly dynamoDbEndpoint?: string | undefined;
  /** Takes one sentence about something that failed in the background. */
  readonly report?: (sentence: string) => void;
  /** Called when the local cloud cannot go on; what is left to do is to stop it. */
  readonly onFatal?: (sentence: string) => void;
}

/** Where everything is, as the last line of the start says it. */
export interface Ready {
  readonly ready: true;
  /** By id, home first. */
  readonly dataCenters: Readonly<Record<string, string>>;
  readonly console: string;
  readonly aws: string;
  readonly issuer: string;
}

export interface LocalCloud {
  readonly ready: Ready;
  /** Stops every part; what is kept is on disk when it resolves. */
  stop(): Promise<void>;
}

/** Stops parts in the opposite order of their start, each even if another one fails. */
export class Parts {
  readonly #stops: (() => unknown)[] = [];

  /** Remembers how to stop something that was started. */
  add(stop: () => unknown): void {
    this.#stops.push(stop);
  }

  async stop(): Promise<void> {
    const failures: unknown[] = [];
    for (const stop of this.#stops.splice(0).reverse()) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Some parts could not be stopped.');
  }
}

/**
 * Starts the local cloud: synthesizes the app and runs what it would deploy.
 *
 * @example
 * const { ready, stop } = await startLocalCloud({ port: 4000, dataDirectory: '.local' });
 *
 * @throws OperatorError with one sentence that says what is in the way
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const parts = new Parts();
  try {
    const directory = openDataDirectory(options.dataDirectory, { fresh: options.fresh ?? false });
    parts.add(() => directory.release());
    const ready = await startInVirtualTime(options, directory, parts);
    return { ready, stop: () => parts.stop() };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

async function startInVirtualTime(
  options: LocalCloudOptions,
  directory: DataDirectory,
  parts: Parts,
): Promise<Ready> {
  const offset = new DurableMap<number>(directory.file('clock.jsonl'));
  parts.add(() => offset.close());
  const clock = createClock({ state: offset });
  installVirtualDate(clock.offset);
  parts.add(removeVirtualDate);
  // Loaded only now: modules may keep a reference to the `Date` they find.
  const { startParts } = await import('./parts.ts');
  return startParts({ ...options, directory, clock }, parts);
}
