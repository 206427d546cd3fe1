import { OperatorError } from '../operator-error.ts';
import type { DataDirectory } from '../state/data-directory.ts';
import { DurableMap } from '../state/durable-map.ts';
import type { ProcessMark } from '../state/processes.ts';
import { endpointVariable } from './dynoxide.ts';
import type { Engine } from './engine.ts';
import { callEngine, createEngineHttp } from './engine-http.ts';
import { OwnEngine } from './own-engine.ts';

export interface Engines {
  readonly all: readonly Engine[];
  of(region: string): Engine | undefined;
  /** Stops the engine of a data center, as a failure would; nothing when it is stopped. @throws OperatorError */
  halt(dataCenter: string): Promise<void>;
  /** Starts it again, with what it held; nothing when it runs. @throws OperatorError */
  resume(dataCenter: string): Promise<void>;
  stop(): Promise<void>;
}

export interface EnginesOptions {
  readonly dataCenters: readonly { readonly dataCenter: string; readonly region: string }[];
  readonly directory: DataDirectory;
  /** The URL of an engine to use for all data centers instead of our own; the value of `ONRAMP_DYNAMODB_ENDPOINT`. */
  readonly endpoint?: string | undefined;
  /** An engine ended by itself, and is started again. */
  readonly onExit?: (dataCenter: string, code: number | null) => void;
  /** It could not be started again. */
  readonly onFatal?: (error: Error) => void;
}

/** @throws OperatorError when there is no engine, or when it does not start or answer */
export function startEngines(options: EnginesOptions): Promise<Engines> {
  return options.endpoint ? useEndpoint(options.endpoint, options) : startOwn(options);
}

async function startOwn(options: EnginesOptions): Promise<Engines> {
  const marks = new DurableMap<ProcessMark>(options.directory.file('engines.jsonl'));
  const members = options.dataCenters.map(
    ({ dataCenter, region }) => new OwnEngine(dataCenter, region, { ...options, marks }),
  );
  const stop = async () => {
    await Promise.all(members.map((member) => member.halt()));
    marks.close();
  };
  const starts = await Promise.allSettled(members.map((member) => member.resume()));
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const memberOf = (dataCenter: string): OwnEngine => {
    const found = members.find((member) => member.dataCenter === dataCenter);
    if (!found) throw new OperatorError(`There is no engine of a data center ${dataCenter}.`);
    return found;
  };
  return {
    all: members,
    of: (region) => members.find((member) => member.region === region),
    halt: (dataCenter) => memberOf(dataCenter).halt(),
    resume: (dataCenter) => memberOf(dataCenter).resume(),
    stop,
  };
}

async function useEndpoint(endpoint: string, { dataCenters }: EnginesOptions): Promise<Engines> {
  const engines = dataCenters.map(({ dataCenter, region }): Engine => {
    const http = createEngineHttp(endpoint);
    const call = (target: string, input: unknown) => callEngine(http, region, target, input);
    return { dataCenter, region, url: endpoint, http, call };
  });
  try {
    for (const engine of engines) await engine.call('DynamoDB_20120810.ListTables', {});
  } catch (error) {
    throw new OperatorError(
      `No DynamoDB engine answers at ${endpoint} (${endpointVariable}): ${(error as Error).message}.`,
    );
  }
  const notOurs = async () => {
    throw new OperatorError(`The engine at ${endpoint} was not started here.`);
  };
  return {
    all: engines,
    of: (region) => engines.find((engine) => engine.region === region),
    halt: notOurs,
    resume: notOurs,
    stop: async () => {
      for (const engine of engines) engine.http.close();
    },
  };
}
