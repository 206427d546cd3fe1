import { secondsBetween } from '../../domain/instant.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Overdue } from '../ports/store.ts';
import type { RequestContext } from '../request.ts';
import { withPatience } from './patience.ts';

export interface SweepDependencies {
  readonly dataCenters: DataCenters;
  readonly passTime: (
    dataCenters: DataCenters,
  ) => (subscriptionId: string, request: RequestContext) => Promise<unknown>;
  readonly react: (
    dataCenters: DataCenters,
  ) => (change: Extract<Overdue, { is: 'change' }>['change'], request: RequestContext) => Promise<unknown>;
  /** Told of each failure; the next sweep tries again. */
  readonly onFailure: (overdue: Overdue, error: unknown) => void;
}

/** What a sweep is given each time it runs. */
export interface SweepRun {
  readonly newRequest: () => RequestContext;
  /** Whether there is time to begin with another item; what is not begun waits for the next sweep. */
  readonly hasTime: () => boolean;
}

export interface Swept {
  /** How many were found; those that there was no time for are among them. */
  readonly overdue: number;
  readonly failed: number;
  /** How long the oldest of them had been overdue when the sweep began. */
  readonly lateSeconds: number;
  /** Whether time was up before everything was begun with. */
  readonly unfinished: boolean;
}

/** Places of items that are in memory together. */
const mostAtHand = 5_000;
/** In each lane. */
const atATime = 8;

/**
 * Runs everything that is overdue, soonest first (R36). Reactions have a lane of their own, beside subscriptions whose
 * time has come; what fails, and a data center that stays silent, hold up nothing else.
 */
export const sweep =
  ({ dataCenters, passTime, react, onFailure }: SweepDependencies) =>
  async ({ newRequest, hasTime }: SweepRun): Promise<Swept> => {
    const { now } = newRequest();
    const store = dataCenters.in(dataCenters.here);
    const seen = withPatience(dataCenters);
    const lanes = { react: react(seen), passTime: passTime(seen) };
    let failed = 0;
    const run = (item: Overdue): Promise<unknown> => {
      if (item.is === 'change') return lanes.react(item.change, newRequest());
      if (item.is === 'subscription') return lanes.passTime(item.subscriptionId, newRequest());
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
    let overdue = 0;
    let lateSeconds = 0;
    let unfinished = false;
    let after: string | undefined;
    do {
      const page = await store.overdue(now, { limit: mostAtHand, ...(after !== undefined && { after }) });
      const [oldest] = page.items;
      if (oldest && overdue === 0) lateSeconds = secondsBetween(oldest.dueAt, now);
      overdue += page.items.length;
      after = page.next;
      const isChange = ({ is }: Overdue): boolean => is === 'change';
      const done = await Promise.all([
        inLane(page.items.filter(isChange), runOne, hasTime),
        inLane(
          page.items.filter((item) => !isChange(item)),
          runOne,
          hasTime,
        ),
      ]);
      unfinished = done.includes(false) || (after !== undefined && !hasTime());
    } while (after !== undefined && !unfinished);
    return { overdue, failed, lateSeconds, unfinished };
  };

/** Works through a lane in order, some at a time; answers whether it came to its end. */
async function inLane<T>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
  hasTime: () => boolean,
): Promise<boolean> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length && hasTime()) await run(items[next++] as T);
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, work));
  return next >= items.length;
}
