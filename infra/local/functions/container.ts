import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { InvocationBegun } from '../aws/request-meter.ts';
import type { InvokeResult } from '../ports.ts';
import type { FunctionDefinition } from '../template/model.ts';
import type { ContainerMessage, ContainerSettings, FunctionError, Invocation } from './messages.ts';
import { runtimeCode } from './runtime-code.ts';

/** A function where it runs. */
export interface DeployedFunction {
  readonly dataCenter: string;
  readonly definition: FunctionDefinition;
  /** All that it finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Takes what it writes to its standard output and error. */
  readonly log: (text: string) => void;
}

/** What all containers share. */
export interface ContainerSurroundings {
  readonly clockOffset: SharedArrayBuffer;
  readonly compileCache: string;
  /** Told of each invocation as it begins. */
  readonly invoked?: (invocation: InvocationBegun) => void;
}

/** Garbage of the young generation is collected early: dozens of threads share one machine. */
const youngGenerationMb = 16;

interface Pending {
  readonly requestId: string;
  readonly settle: (result: InvokeResult) => void;
}

const failed = (error: FunctionError): InvokeResult => ({ payload: error, functionError: error.errorType });

/** The line that Lambda writes to the log after each invocation; a cold start has an `Init Duration`. */
const report = (requestId: string, duration: number, memoryMb: number, initDuration?: number): string =>
  `${[
    `REPORT RequestId: ${requestId}`,
    `Duration: ${duration.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(duration)} ms`,
    `Memory Size: ${memoryMb} MB`,
    ...(initDuration === undefined ? [] : [`Init Duration: ${initDuration.toFixed(2)} ms`]),
  ].join('\t')}\n`;

/**
 * One execution environment of a function: a thread that loads the bundle once, keeps its memory between
 * calls and handles one event at a time.
 */
export class Container {
  /** Real time, milliseconds of `performance.now()`. */
  lastUsedAt = performance.now();
  readonly #deployed: DeployedFunction;
  readonly #definition: FunctionDefinition;
  readonly #invoked: ContainerSurroundings['invoked'];
  readonly #worker: Worker;
  readonly #loaded: Promise<FunctionError | undefined>;
  #pending: Pending | undefined;
  #stopped = false;
  /** How long it took to load, in milliseconds, until the first event is handled. */
  #initDuration: number | undefined;

  constructor(deployed: DeployedFunction, surroundings: ContainerSurroundings) {
    const { definition, environment, log } = deployed;
    this.#deployed = deployed;
    this.#definition = definition;
    this.#invoked = surroundings.invoked;
    const settings: ContainerSettings = {
      clockOffset: surroundings.clockOffset,
      codeDirectory: definition.codeDirectory,
      handler: definition.handler,
      functionName: definition.name,
      functionArn: definition.arn,
      memoryMb: definition.memoryMb,
      logStream: `local/[$LATEST]${randomUUID().replaceAll('-', '')}`,
      compileCache: surroundings.compileCache,
    };
    this.#worker = new Worker(runtimeCode(), {
      eval: true,
      workerData: settings,
      env: environment,
      stdout: true,
      stderr: true,
      resourceLimits: {
        maxOldGenerationSizeMb: definition.memoryMb,
        maxYoungGenerationSizeMb: youngGenerationMb,
      },
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr])
      stream.setEncoding('utf8').on('data', log);
    const began = performance.now();
    this.#loaded = this.#listen().then((error) => {
      this.#initDuration = performance.now() - began;
      return error;
    });
  }

  /** The invocation it is working on. */
  get requestId(): string | undefined {
    return this.#pending?.requestId;
  }

  /** False once the thread is gone: it crashed, was stopped, or ran out of time. */
  get usable(): boolean {
    return !this.#stopped;
  }

  /** Handles one event. Resolves in any case; a function's failure, crash or time-out is in the result. */
  async invoke(payload: unknown): Promise<InvokeResult> {
    const { timeoutSeconds } = this.#definition;
    const requestId = randomUUID();
    const loadError = await this.#loaded;
    if (loadError) {
      await this.stop();
      return failed(loadError);
    }
    const initDuration = this.#begin(requestId, payload);
    const began = performance.now();
    const result = await new Promise<InvokeResult>((settle) => {
      const timer = setTimeout(() => {
        settle(failed(this.#timedOut(requestId)));
        void this.stop();
      }, timeoutSeconds * 1000);
      this.#pending = {
        requestId,
        settle: (result) => {
          clearTimeout(timer);
          settle(result);
        },
      };
      if (this.#stopped) this.#pending.settle(failed(this.#exited()));
      const invocation: Invocation = {
        requestId,
        event: JSON.stringify(payload) ?? 'null',
        timeoutMilliseconds: timeoutSeconds * 1000,
      };
      this.#worker.postMessage(invocation);
    });
    this.#pending = undefined;
    this.lastUsedAt = performance.now();
    this.#deployed.log(report(requestId, this.lastUsedAt - began, this.#definition.memoryMb, initDuration));
    return result;
  }

  /** Answers how long loading took, if this is the first event. */
  #begin(requestId: string, payload: unknown): number | undefined {
    const initDuration = this.#initDuration;
    this.#initDuration = undefined;
    this.#invoked?.({
      requestId,
      dataCenter: this.#deployed.dataCenter,
      function: this.#definition.program,
      payload,
      coldStart: initDuration !== undefined,
    });
    return initDuration;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#worker.terminate();
  }

  #listen(): Promise<FunctionError | undefined> {
    return new Promise((loaded) => {
      this.#worker.on('message', (message: ContainerMessage) => {
        if (message.kind === 'loaded') loaded(undefined);
        else if (message.kind === 'load-failed') loaded(message.error);
        else this.#answer(message);
      });
      const gone = (error: FunctionError) => {
        this.#stopped = true;
        loaded(error);
        this.#pending?.settle(failed(error));
      };
      this.#worker.on('error', (error: Error) =>
        gone({ errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] }),
      );
      this.#worker.on('exit', () => gone(this.#exited()));
    });
  }

  #answer(message: Extract<ContainerMessage, { requestId: string }>): void {
    if (message.requestId !== this.#pending?.requestId) return;
    this.#pending.settle(
      message.kind === 'answer' ? { payload: JSON.parse(message.payload) } : failed(message.error),
    );
  }

  #timedOut(requestId: string): FunctionError {
    const { timeoutSeconds } = this.#definition;
    return {
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
    };
  }

  #exited(): FunctionError {
    return {
      errorType: 'Runtime.ExitError',
      errorMessage: 'Error: Runtime exited without providing a reason',
    };
  }
}
