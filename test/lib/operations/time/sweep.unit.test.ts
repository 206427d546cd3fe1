import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { instant } from '../../../../lib/domain/instant.ts';
import type { DataCenters } from '../../../../lib/operations/ports/data-centers.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import {
  DataCenterUnavailable,
  type Overdue,
  type OverduePage,
  type Store,
} from '../../../../lib/operations/ports/store.ts';
import type { RequestContext } from '../../../../lib/operations/request.ts';
import { sweep } from '../../../../lib/operations/time/sweep.ts';

const now = instant('2026-03-01T10:20:00Z');
const newRequest = () => ({ now }) as RequestContext;

const changeDue = (number: number): Overdue => ({
  is: 'change',
  dueAt: instant('2026-03-01T10:19:00Z'),
  change: ref('change', 'customer', 'cus_1', String(number)),
});
const subscriptionDue = (number: number): Overdue => ({
  is: 'subscription',
  dueAt: instant('2026-03-01T10:00:00Z'),
  subscriptionId: `sub_${number}`,
});

/** Brings what is overdue in pages, in the order given. */
const storeWith = (overdue: readonly Overdue[]) =>
  ({
    overdue: async (_now: unknown, { limit, after = '0' }: { limit: number; after?: string }) => {
      const end = Number(after) + limit;
      return {
        items: overdue.slice(Number(after), end),
        ...(end < overdue.length && { next: String(end) }),
      } satisfies OverduePage;
    },
  }) as unknown as Store;

const home = { load: async () => ({}) } as unknown as Store;
const dataCentersWith = (here: Store, atHome: Store = home): DataCenters => ({
  here: 'us',
  home: atHome,
  in: (dataCenter) => (dataCenter === 'us' ? here : atHome),
});

const sweepOf = (overdue: readonly Overdue[], failing: readonly string[] = []) => {
  const failures: Overdue[] = [];
  const run = sweep({
    dataCenters: dataCentersWith(storeWith(overdue)),
    passTime: () => async (id) => {
      if (failing.includes(id)) throw new Error('It cannot be done.');
    },
    react: () => async () => undefined,
    onFailure: (item) => failures.push(item),
  });
  return { failures, swept: run({ newRequest, hasTime: () => true }) };
};

describe('a sweep', () => {
  test('R36 tells how much was overdue, what failed, and how long the oldest had waited', async () => {
    const waiting = [subscriptionDue(1), changeDue(1)];
    const { swept, failures } = sweepOf(waiting, ['sub_1']);
    expect(await swept).toEqual({ overdue: 2, failed: 1, lateSeconds: 1200, unfinished: false });
    expect(failures).toEqual([waiting[0]]);
  });

  test('R36 that finds nothing tells that nothing is late', async () => {
    expect(await sweepOf([]).swept).toEqual({ overdue: 0, failed: 0, lateSeconds: 0, unfinished: false });
  });

  test('R36 an item that cannot be read counts as failed and holds up no other', async () => {
    const { swept } = sweepOf([
      { is: 'unreadable', dueAt: instant('2026-03-01T10:10:00Z'), place: 'X/X' },
      { is: 'subscription', dueAt: instant('2026-03-01T10:15:00Z'), subscriptionId: 'sub_2' },
    ]);
    expect(await swept).toEqual({ overdue: 2, failed: 1, lateSeconds: 600, unfinished: false });
  });
});

describe('home stays silent', () => {
  const stuck = Array.from({ length: 6_000 }, (_, number) => subscriptionDue(number));
  const reactions = Array.from({ length: 400 }, (_, number) => changeDue(number));
  const seconds = (count: number) => new Promise<void>((resolve) => setTimeout(resolve, count * 1_000));
  const allowance = 210_000;

  beforeEach(() => {
    jest.useFakeTimers({ now: new Date(now) });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('R36 and what does not need it is done in time, although thousands before it wait for home', async () => {
    const began = Date.now();
    let askedHome = 0;
    const silent = {
      load: async () => {
        askedHome++;
        await seconds(9);
        throw new DataCenterUnavailable('It does not answer.');
      },
    } as unknown as Store;
    const doneAfter: number[] = [];
    const swept = sweep({
      dataCenters: dataCentersWith(storeWith([...stuck, ...reactions]), silent),
      passTime: (dataCenters) => async (id) => {
        await seconds(0.02);
        await dataCenters.home.load({ order: ref('order', id) });
      },
      react: () => async () => {
        await seconds(1);
        doneAfter.push((Date.now() - began) / 1_000);
      },
      onFailure: () => undefined,
    })({ newRequest, hasTime: () => Date.now() - began < allowance });
    await jest.advanceTimersByTimeAsync(allowance);
    expect(await swept).toMatchObject({ overdue: 6_400, failed: 6_000, unfinished: false });
    expect(doneAfter).toHaveLength(400);
    expect(Math.max(...doneAfter)).toBeLessThan(90);
    expect(askedHome).toBeLessThan(12);
  });

  test('R36 a lane that is slow ends with its time, and says that it did; the other one has gone on', async () => {
    const began = Date.now();
    let reacted = 0;
    const swept = sweep({
      dataCenters: dataCentersWith(storeWith([...stuck.slice(0, 1_000), ...reactions])),
      passTime: () => () => seconds(9),
      react: () => async () => {
        await seconds(1);
        reacted++;
      },
      onFailure: () => undefined,
    })({ newRequest, hasTime: () => Date.now() - began < allowance });
    await jest.advanceTimersByTimeAsync(allowance + 9_000);
    expect(await swept).toMatchObject({ failed: 0, unfinished: true });
    expect(reacted).toBe(400);
  });

  test('R36 a data center that answers again is asked again', async () => {
    let asked = 0;
    const flickering = {
      load: async () => {
        asked++;
        if (asked % 3 !== 0) throw new DataCenterUnavailable('It does not answer.');
        return {};
      },
    } as unknown as Store;
    const swept = sweep({
      dataCenters: dataCentersWith(storeWith(stuck.slice(0, 30)), flickering),
      passTime: (dataCenters) => async (id) => {
        await dataCenters.home.load({ order: ref('order', id) });
      },
      react: () => async () => undefined,
      onFailure: () => undefined,
    })({ newRequest, hasTime: () => true });
    await jest.advanceTimersByTimeAsync(0);
    expect(await swept).toMatchObject({ failed: 20 });
    expect(asked).toBe(30);
  });
});
