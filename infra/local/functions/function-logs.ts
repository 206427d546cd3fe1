import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Writes what each function prints to a file of its own, so that the terminal stays readable. */
export class FunctionLogs {
  readonly #directory: string;
  readonly #files = new Map<string, number>();
  #closed = false;

  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true });
  }

  append(functionName: string, text: string): void {
    // A thread that is being stopped may still have had something to say.
    if (this.#closed) return;
    const open = this.#files.get(functionName);
    const file = open ?? openSync(join(this.#directory, `${functionName}.log`), 'a');
    if (open === undefined) this.#files.set(functionName, file);
    writeSync(file, text);
  }

  close(): void {
    this.#closed = true;
    for (const file of this.#files.values()) closeSync(file);
    this.#files.clear();
  }
}
