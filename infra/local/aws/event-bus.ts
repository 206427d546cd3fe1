import type { DataCenterResources, EventRule, Functions, Queues } from '../ports.ts';
import { compileFilters } from '../streams/pattern.ts';

export interface EventBusOptions {
  readonly dataCenters: readonly DataCenterResources[];
  readonly functions: Functions;
  readonly queues: Queues;
}

/** Something that a service tells the event bus of its region, as EventBridge hands it on. */
export interface BusEvent {
  readonly region: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** The default event bus of each region, with the rules of its template. */
export interface EventBus {
  /** Brings an event to the targets of every rule that it fits. */
  put(event: BusEvent): Promise<void>;
  /** Whether any rule waits for the event. */
  wants(event: BusEvent): boolean;
}

type Target = EventRule['targets'][number];

export function createEventBus({ dataCenters, functions, queues }: EventBusOptions): EventBus {
  const rules = dataCenters.flatMap(({ region, eventRules }) =>
    eventRules.map((rule) => ({ ...rule, region, fits: compileFilters([rule.pattern]) })),
  );
  const fitting = ({ region, event }: BusEvent) =>
    rules.filter((rule) => rule.region === region && rule.fits(event));

  /** What cannot be delivered becomes a dead letter. What the function makes of it is the function's own affair. */
  async function deliver({ arn, deadLetterArn, permitted }: Target, rule: string, event: BusEvent['event']) {
    try {
      if (!permitted) throw new Error(`The rule ${rule} is not allowed to start ${arn}.`);
      await functions.invokeAsync(arn, event, { source: 'events' });
    } catch (error) {
      const { message } = error as Error;
      const attributes = { RULE_NAME: rule, TARGET_ARN: arn, ERROR_MESSAGE: message };
      if (deadLetterArn === undefined) process.stderr.write(`${message}\n`);
      else await queues.send(deadLetterArn, JSON.stringify(event), attributes);
    }
  }

  return {
    put: async (event) => {
      for (const { name, targets } of fitting(event))
        for (const target of targets) await deliver(target, name, event.event);
    },
    wants: (event) => fitting(event).length > 0,
  };
}
