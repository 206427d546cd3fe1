import { createDueIndex, type DueIndex } from '../../engine/due-index.ts';
import type { Engines } from '../../engine/engines.ts';
import { OperatorError } from '../../operator-error.ts';
import type { Clock, DataCenterResources, DueSource, RecurringSchedule, WriteNudge } from '../../ports.ts';
import type { Firing } from './delivery.ts';
import { parseExpression } from './expression.ts';
import { recurringSource } from './recurring.ts';

/** Which recurring schedules only look for what is overdue, and where. Their idle ticks are not taken. */
export interface Sweep {
  isSweep(schedule: RecurringSchedule): boolean;
  /** The index of every table in which they look: all values of its partition key; its sort key begins with an instant. */
  readonly index: string;
  readonly partitionKey: string;
  readonly partitions: readonly string[];
  readonly sortKey: string;
}

export interface SweepOptions {
  readonly dataCenters: readonly DataCenterResources[];
  readonly engines: Engines;
  readonly clock: Pick<Clock, 'now'>;
  readonly sweep?: Sweep | undefined;
  readonly nudge: WriteNudge;
}

export interface Sweeps {
  /** @throws OperatorError when an expression is not understood */
  sources(deliver: (firing: Firing) => Promise<void>, isDead: (dataCenter: string) => boolean): DueSource[];
  /** To be called for every write; passes it on. */
  readonly nudge: WriteNudge;
}

/** The recurring schedules of the templates, and what tells whether a tick of theirs would find anything. */
export function createSweeps(options: SweepOptions): Sweeps {
  const indexes = new Map<string, DueIndex>();

  function indexesOf({ region, tables }: DataCenterResources, sweep: Sweep): DueIndex[] {
    const engine = options.engines.of(region);
    const swept = tables.filter(({ indexes: declared }) => declared.some(({ name }) => name === sweep.index));
    if (!engine) return [];
    return swept.map(({ name }) => {
      const key = `${region}/${name}`;
      const index = indexes.get(key) ?? createDueIndex({ ...sweep, engine, table: name });
      indexes.set(key, index);
      return index;
    });
  }

  function idleUntil(
    dataCenter: DataCenterResources,
    schedule: RecurringSchedule,
  ): (() => Promise<number | undefined>) | undefined {
    const { sweep } = options;
    if (!sweep?.isSweep(schedule)) return undefined;
    const looked = indexesOf(dataCenter, sweep);
    return async () => {
      // While an engine does not answer a sweep would find nothing either.
      const instants = await Promise.all(looked.map((index) => index.earliest().catch(() => undefined)));
      const known = instants.filter((instant) => instant !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    };
  }

  return {
    sources: (deliver, isDead) =>
      options.dataCenters.flatMap((resources) =>
        resources.schedules.map((schedule) => {
          const { dataCenter, region } = resources;
          const { clock } = options;
          const period = periodOf(schedule);
          const idle = idleUntil(resources, schedule);
          return recurringSource({
            dataCenter,
            region,
            schedule,
            period,
            clock,
            idleUntil: idle,
            isDead: () => isDead(dataCenter),
            deliver,
          });
        }),
      ),
    nudge: (region, table) => {
      indexes.get(`${region}/${table}`)?.touch();
      options.nudge(region, table);
    },
  };
}

function periodOf({ name, expression }: RecurringSchedule): number {
  const timing = parseExpression(expression);
  if (timing?.kind === 'rate') return timing.period;
  throw new OperatorError(
    `The local cloud does not understand the expression ${expression} of the schedule ${name}: it knows rate(…).`,
  );
}
