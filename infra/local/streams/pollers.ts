import { realNow } from '../clock/virtual-date.ts';
import type { Clock, Functions, Queues, WriteNudge } from '../ports.ts';
import type { DataCenterModel } from '../template/model.ts';
import { StreamPoller } from './poller.ts';
import { type EngineCall, TableStream } from './stream.ts';

export interface PollersOptions {
  readonly models: readonly DataCenterModel[];
  readonly callOf: (region: string) => EngineCall | undefined;
  /** Outlives the process; a `DurableMap` is one. */
  readonly positions: { get(key: string): string | undefined; set(key: string, position: string): void };
  readonly clock: Clock;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly report: (sentence: string) => void;
}

export interface Pollers {
  start(): void;
  /** Wakes those that read the table. */
  readonly nudge: WriteNudge;
  close(): Promise<void>;
}

/** The stream pollers of all data centers, one for each event source mapping; they read once started. */
export function createPollers(options: PollersOptions): Pollers {
  const { models, callOf, positions, clock, functions, queues, report } = options;
  const pollers = models.flatMap(({ region, mappings }) => {
    const call = callOf(region);
    if (!call) return [];
    return mappings.map((mapping) => {
      const key = (shard: string) => `${mapping.id} ${shard}`;
      const poller = new StreamPoller({
        mapping,
        region,
        stream: new TableStream(call, mapping.tableName),
        positions: {
          get: (shard) => positions.get(key(shard)),
          set: (shard, position) => positions.set(key(shard), position),
        },
        invoke: (arn, event) => functions.invoke(arn, event),
        queues,
        now: clock.now,
        ahead: () => clock.now() - realNow(),
        report,
      });
      clock.addQuiescence(poller);
      return { region, table: mapping.tableName, poller };
    });
  });
  return {
    start: () => {
      for (const { poller } of pollers) poller.start();
    },
    nudge: (region, table) => {
      for (const each of pollers) if (each.region === region && each.table === table) each.poller.nudge();
    },
    close: async () => {
      await Promise.all(pollers.map(({ poller }) => poller.close()));
    },
  };
}
