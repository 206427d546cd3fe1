import { OperatorError } from '../operator-error.ts';
import type { DataDirectory } from '../state/data-directory.ts';
import { DurableMap } from '../state/durable-map.ts';
import type { ProcessMark } from '../state/processes.ts';
import { endpointVariable, startDynoxide } from './dynoxide.ts';
import { callEngine, createEngineHttp, type EngineHttp } from './engine-http.ts';
import { indexStreamRecords } from './stream-index.ts';

/** The DynamoDB of one data center. */
export interface Engine {
  readonly dataCenter: string;
  readonly region: string;
  readonly url: string;
  /** Absent when the engine is not ours. */
  readonly pid?: number;
  readonly http: EngineHttp;
  /** One call of the local cloud itself, past the AWS endpoint. */
  call(target: string, input: unknown): Promise<unknown>;
}

export interface Engines {
  readonly all: readonly Engine[];
  of(region: string): Engine | undefined;
  stop(): Promise<void>;
}

export interface EnginesOptions {
  readonly dataCenters: readonly { readonly dataCenter: string; readonly region: string }[];
  readonly directory: DataDirectory;
  /** The URL of an engine to use for all data centers instead of our own; the value of `ONRAMP_DYNAMODB_ENDPOINT`. */
  readonly endpoint?: string | undefined;
  /** An engine ended by itself. */
  readonly onExit?: (dataCenter: string, code: number | null) => void;
}

/** @throws OperatorError when there is no engine, or when it does not start or answer */
export async function startEngines(options: EnginesOptions): Promise<Engines> {
  const { engines, stop } = options.endpoint
    ? await useEndpoint(options.endpoint, options)
    : await startOwn(options);
  return {
    all: engines,
    of: (region) => engines.find((engine) => engine.region === region),
    stop: async () => {
      for (const engine of engines) engine.http.close();
      await stop();
    },
  };
}

interface Running {
  readonly engines: readonly Engine[];
  stop(): Promise<void>;
}

async function startOwn({ dataCenters, directory, onExit }: EnginesOptions): Promise<Running> {
  const marks = new DurableMap<ProcessMark>(directory.file('engines.jsonl'));
  const starts = await Promise.allSettled(
    dataCenters.map(async ({ dataCenter, region }) => {
      const databaseFile = directory.file(`${dataCenter}.db`);
      const process = await startDynoxide({
        name: dataCenter,
        databaseFile,
        marks,
        ...(onExit && { onExit }),
      });
      await indexStreamRecords(databaseFile);
      return { process, engine: createEngine(dataCenter, region, process.url, process.pid) };
    }),
  );
  const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const stop = async () => {
    await Promise.all(started.map(({ process }) => process.stop()));
    marks.close();
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { engines: started.map(({ engine }) => engine), stop };
}

async function useEndpoint(endpoint: string, { dataCenters }: EnginesOptions): Promise<Running> {
  const engines = dataCenters.map(({ dataCenter, region }) => createEngine(dataCenter, region, endpoint));
  try {
    for (const engine of engines) await engine.call('DynamoDB_20120810.ListTables', {});
  } catch (error) {
    throw new OperatorError(
      `No DynamoDB engine answers at ${endpoint} (${endpointVariable}): ${(error as Error).message}.`,
    );
  }
  return { engines, stop: async () => undefined };
}

function createEngine(dataCenter: string, region: string, url: string, pid?: number): Engine {
  const http = createEngineHttp(url);
  return {
    dataCenter,
    region,
    url,
    http,
    ...(pid !== undefined && { pid }),
    call: (target, input) => callEngine(http, region, target, input),
  };
}
