import type { DueSource, Fired } from '../../ports.ts';
import type { Firing } from './delivery.ts';
import { type Schedule, scheduleArn } from './schedule.ts';
import type { Schedules } from './schedules.ts';

export interface FiringPorts {
  deliver(firing: Firing): Promise<void>;
  dataCenterOf(region: string): string | undefined;
  /** Whether the Scheduler of a data center is out of reach now: what it holds fires once it is back. */
  isDead?(dataCenter: string): boolean;
}

/** Fires the schedules that functions have made, exactly at their instants. */
export function oneTimeSource(
  schedules: Schedules,
  { deliver, dataCenterOf, isDead }: FiringPorts,
): DueSource {
  const dead = ({ region }: Schedule) => isDead?.(dataCenterOf(region) ?? '') ?? false;
  return {
    name: 'one-time schedules',
    next: () => schedules.next(dead),
    fireDue: async (now) => {
      const fired: Fired[] = [];
      for (const { at, schedule } of schedules.due(now)) {
        if (dead(schedule)) continue;
        // Delivered before it is forgotten: a crash in between fires it twice, never not at all.
        await deliver(firingOf(schedule, at));
        schedules.finish(schedule, at);
        const dataCenter = dataCenterOf(schedule.region) ?? schedule.region;
        fired.push({ at: new Date(at).toISOString(), dataCenter, kind: 'schedule', name: schedule.name });
      }
      return fired;
    },
  };
}

function firingOf(schedule: Schedule, at: number): Firing {
  return {
    scheduleArn: scheduleArn(schedule),
    targetArn: schedule.target.Arn,
    roleArn: schedule.target.RoleArn,
    input: schedule.target.Input,
    deadLetterArn: schedule.target.DeadLetterConfig?.Arn,
    at,
  };
}
