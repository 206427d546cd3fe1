import type { DataDirectory } from '../state/data-directory.ts';
import type { DurableMap } from '../state/durable-map.ts';
import type { ProcessMark } from '../state/processes.ts';
import { type EngineProcess, startDynoxide } from './dynoxide.ts';
import type { Engine } from './engine.ts';
import { callEngine, createEngineHttp, type EngineHttp } from './engine-http.ts';
import { indexStreamRecords } from './stream-index.ts';

export interface OwnEngineOptions {
  readonly directory: DataDirectory;
  readonly marks: DurableMap<ProcessMark>;
  readonly onExit?: (dataCenter: string, code: number | null) => void;
  readonly onFatal?: (error: Error) => void;
}

interface Running {
  readonly process: EngineProcess;
  readonly http: EngineHttp;
}

/** An engine that is started here, may be stopped and started again, and comes back by itself when it is killed. */
export class OwnEngine implements Engine {
  readonly dataCenter: string;
  readonly region: string;
  readonly http: EngineHttp;
  /** Handed on by itself, so it is bound. */
  readonly call: Engine['call'] = (target, input) => callEngine(this.http, this.region, target, input);
  readonly #options: OwnEngineOptions;
  #running: Running | undefined;
  #starting: Promise<void> | undefined;

  constructor(dataCenter: string, region: string, options: OwnEngineOptions) {
    this.dataCenter = dataCenter;
    this.region = region;
    this.#options = options;
    this.http = {
      send: async (headers, body) => {
        if (!this.#running) throw new Error('the engine is stopped');
        return this.#running.http.send(headers, body);
      },
      close: () => this.#running?.http.close(),
    };
  }

  get url(): string {
    return this.#running?.process.url ?? '';
  }

  get pid(): number {
    return this.#running?.process.pid ?? 0;
  }

  resume(): Promise<void> {
    if (this.#running) return Promise.resolve();
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async halt(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    const running = this.#running;
    this.#running = undefined;
    running?.http.close();
    await running?.process.stop();
  }

  async #start(): Promise<void> {
    const databaseFile = this.#options.directory.file(`${this.dataCenter}.db`);
    const process = await startDynoxide({
      name: this.dataCenter,
      databaseFile,
      marks: this.#options.marks,
      onExit: (_name, code) => this.#ended(code),
    });
    await indexStreamRecords(databaseFile);
    this.#running = { process, http: createEngineHttp(process.url) };
  }

  #ended(code: number | null): void {
    this.#running?.http.close();
    this.#running = undefined;
    this.#options.onExit?.(this.dataCenter, code);
    this.resume().catch((error: Error) => this.#options.onFatal?.(error));
  }
}
