import type { Clock, DueSource, Fired, RecurringSchedule } from '../../ports.ts';
import type { Firing } from './delivery.ts';
import { scheduleArn } from './schedule.ts';

export interface RecurringOptions {
  readonly dataCenter: string;
  readonly region: string;
  readonly schedule: RecurringSchedule;
  /** Milliseconds. */
  readonly period: number;
  readonly clock: Pick<Clock, 'now'>;
  /** The earliest instant from which a tick can find something to do. Absent: every tick is taken. */
  readonly idleUntil?: (() => Promise<number | undefined>) | undefined;
  /** Whether the Scheduler is out of reach now: its ticks are lost. */
  readonly isDead?: () => boolean;
  deliver(firing: Firing): Promise<void>;
}

/**
 * Fires a `rate(…)` schedule at the whole multiples of its period. Ticks that can find nothing (`idleUntil`) are not
 * taken: those before the earliest due instant find nothing by construction, and after it each tick is taken as long
 * as something is overdue. 120 days have 34,560 ticks of five minutes.
 */
export function recurringSource(options: RecurringOptions): DueSource {
  const { dataCenter, schedule, period, clock, idleUntil, isDead, deliver } = options;
  let last = Math.floor(clock.now() / period) * period;

  async function next(before: number): Promise<number | undefined> {
    if (isDead?.()) return undefined;
    // Of the ticks that passed since the last one, while the machine was busy, only the latest is made up for.
    const tick = Math.max(last + period, Math.floor(clock.now() / period) * period);
    if (tick >= before || !idleUntil) return tick;
    const something = await idleUntil();
    if (something === undefined) return undefined;
    return Math.max(tick, Math.ceil(something / period) * period);
  }

  async function fireDue(now: number): Promise<Fired[]> {
    const tick = Math.floor(now / period) * period;
    if (tick <= last || isDead?.()) return [];
    last = tick;
    if (idleUntil && ((await idleUntil()) ?? Number.POSITIVE_INFINITY) > tick) return [];
    await deliver({
      scheduleArn: scheduleArn({ ...schedule, region: options.region }),
      targetArn: schedule.targetArn,
      roleArn: schedule.roleArn,
      input: schedule.input,
      deadLetterArn: schedule.deadLetterArn,
      at: tick,
    });
    return [{ at: new Date(tick).toISOString(), dataCenter, kind: 'tick', name: schedule.name }];
  }

  return { name: `${dataCenter} ${schedule.name}`, next, fireDue };
}
