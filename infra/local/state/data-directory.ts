import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { isAlive, markOf, type ProcessMark } from './processes.ts';

/** Where one local cloud keeps everything that survives a restart. */
export interface DataDirectory {
  readonly path: string;
  /** The absolute path of a file in it. */
  file(name: string): string;
  /** Lets another local cloud use it. */
  release(): void;
}

const lockName = 'lock.json';

/**
 * Takes a directory for this process alone.
 *
 * @param options.fresh starts over: deletes what is in it
 * @throws OperatorError when another local cloud uses it
 */
export function openDataDirectory(path: string, options: { fresh?: boolean } = {}): DataDirectory {
  const directory = resolve(path);
  const lock = join(directory, lockName);
  mkdirSync(directory, { recursive: true });
  claim(lock, path);
  if (options.fresh) empty(directory);
  return {
    path: directory,
    file: (name) => join(directory, name),
    release: () => rmSync(lock, { force: true }),
  };
}

function claim(lock: string, path: string): void {
  const mark = JSON.stringify(markOf(process.pid));
  try {
    writeFileSync(lock, mark, { flag: 'wx' });
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const holder = readMark(lock);
  if (holder && isAlive(holder)) {
    throw new OperatorError(
      `Another local cloud (process ${holder.pid}) uses ${path}: stop it, or choose another directory with --data.`,
    );
  }
  writeFileSync(lock, mark);
}

function readMark(lock: string): ProcessMark | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as ProcessMark;
  } catch {
    return undefined;
  }
}

function empty(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name !== lockName) rmSync(join(directory, name), { recursive: true, force: true });
  }
}
