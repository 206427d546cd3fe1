import { createClock } from './clock/virtual-clock.ts';
import { installVirtualDate, removeVirtualDate } from './clock/virtual-date.ts';
import { type LocalCloudOptions, Parts, type Ready } from './running.ts';
import { type DataDirectory, openDataDirectory } from './state/data-directory.ts';
import { DurableMap } from './state/durable-map.ts';

export interface LocalCloud {
  readonly ready: Ready;
  /** Stops every part; what is kept is on disk when it resolves. */
  stop(): Promise<void>;
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
