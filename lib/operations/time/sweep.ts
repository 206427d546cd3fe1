import { secondsBetween } from '../../domain/instant.ts';
import type { Overdue, Store } from '../ports.ts';
import type { RequestContext } from '../request.ts';

export interface SweepDependencies {
  readonly store: Store;
  readonly passTime: (subscriptionId: string, request: RequestContext) => Promise<unknown>;
  readonly react: (
    change: Extract<Overdue, { is: 'change' }>['change'],
    request: RequestContext,
  ) => Promise<unknown>;
  /** Told of each failure; the next sweep tries again. */
  readonly onFailure: (overdue: Overdue, error: unknown) => void;
}

export interface Swept {
  readonly overdue: number;
  readonly failed: number;
  /** How long the oldest of them had been overdue when the sweep began. */
  readonly lateSeconds: number;
}

const mostPerSweep = 1_000;
const atATime = 8;

/** Runs everything that is overdue, soonest first; what fails does not hold up the rest (R36). */
export const sweep =
  ({ store, passTime, react, onFailure }: SweepDependencies) =>
  async (newRequest: () => RequestContext): Promise<Swept> => {
    const { now } = newRequest();
    const overdue = await store.overdue(now, mostPerSweep);
    const [oldest] = overdue;
    let failed = 0;
    const run = (item: Overdue): Promise<unknown> => {
      if (item.is === 'change') return react(item.change, newRequest());
      if (item.is === 'subscription') return passTime(item.subscriptionId, newRequest());
      throw new TypeError('A record that is due cannot be read.');
    };
    const runOne = async (item: Overdue): Promise<void> => {
      try {
        await run(item);
      } catch (error) {
        failed++;
        onFailure(item, error);
      }
    };
    for (let from = 0; from < overdue.length; from += atATime)
      await Promise.all(overdue.slice(from, from + atATime).map(runOne));
    const lateSeconds = oldest ? secondsBetween(oldest.dueAt, now) : 0;
    return { overdue: overdue.length, failed, lateSeconds };
  };
