import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';

interface Line<V> {
  readonly k: string;
  /** Absent: the key is gone. */
  readonly v?: V;
}

/** A log this many lines longer than its content is rewritten. */
const slack = 2_000;

/**
 * A map that outlives its process, even a killed one: each change is a line appended to a file before the call
 * returns, so there is nothing to flush. Values are JSON and are replaced, never changed in place.
 *
 * @example
 * const secrets = new DurableMap<string>('.local/secrets.jsonl');
 * secrets.set('link', 's3cret');
 */
export class DurableMap<V> {
  readonly #file: string;
  readonly #entries: Map<string, V>;
  #lines = 0;
  #descriptor: number;

  /** Opens or creates the file; its directory must exist. A line torn by a crash is dropped. */
  constructor(file: string) {
    this.#file = file;
    this.#entries = replay<V>(file);
    this.#descriptor = this.#rewrite();
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): V | undefined {
    return this.#entries.get(key);
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** Oldest key first. */
  entries(): MapIterator<[string, V]> {
    return this.#entries.entries();
  }

  values(): MapIterator<V> {
    return this.#entries.values();
  }

  set(key: string, value: V): void {
    this.#entries.set(key, value);
    this.#append({ k: key, v: value });
  }

  delete(key: string): boolean {
    if (!this.#entries.delete(key)) return false;
    this.#append({ k: key });
    return true;
  }

  clear(): void {
    this.#entries.clear();
    closeSync(this.#descriptor);
    this.#descriptor = this.#rewrite();
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #append(line: Line<V>): void {
    writeSync(this.#descriptor, `${JSON.stringify(line)}\n`);
    this.#lines += 1;
    if (this.#lines <= 2 * this.#entries.size + slack) return;
    closeSync(this.#descriptor);
    this.#descriptor = this.#rewrite();
  }

  /** Writes the content afresh, in place of the old file at one stroke, and opens it for appending. */
  #rewrite(): number {
    const lines = [...this.#entries].map(([k, v]) => `${JSON.stringify({ k, v })}\n`);
    const draft = `${this.#file}.tmp`;
    writeFileSync(draft, lines.join(''));
    renameSync(draft, this.#file);
    this.#lines = lines.length;
    return openSync(this.#file, 'a');
  }
}

function replay<V>(file: string): Map<string, V> {
  const entries = new Map<string, V>();
  if (!existsSync(file)) return entries;
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const line = parseLine<V>(text);
    if (!line) continue;
    if (line.v === undefined) entries.delete(line.k);
    else entries.set(line.k, line.v);
  }
  return entries;
}

function parseLine<V>(text: string): Line<V> | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as Line<V>;
  } catch {
    return undefined;
  }
}
