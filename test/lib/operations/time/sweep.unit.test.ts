import { describe, expect, test } from '@jest/globals';
import { instant } from '../../../../lib/domain/instant.ts';
import { type Overdue, ref, type Store } from '../../../../lib/operations/ports.ts';
import type { RequestContext } from '../../../../lib/operations/request.ts';
import { sweep } from '../../../../lib/operations/time/sweep.ts';

const now = instant('2026-03-01T10:20:00Z');

const sweepOf = (overdue: readonly Overdue[], failing: readonly string[] = []) => {
  const failures: Overdue[] = [];
  const run = sweep({
    store: { overdue: async () => overdue } as unknown as Store,
    passTime: async (id) => {
      if (failing.includes(id)) throw new Error('home does not answer');
    },
    react: async () => undefined,
    onFailure: (item) => failures.push(item),
  });
  return { failures, swept: run(() => ({ now }) as RequestContext) };
};

describe('a sweep', () => {
  test('R36 tells how much was overdue, what failed, and how long the oldest had waited', async () => {
    const waiting: Overdue[] = [
      { is: 'subscription', dueAt: instant('2026-03-01T10:00:00Z'), subscriptionId: 'sub_1' },
      {
        is: 'change',
        dueAt: instant('2026-03-01T10:19:00Z'),
        change: ref('change', 'customer', 'cus_1', '1'),
      },
    ];
    const { swept, failures } = sweepOf(waiting, ['sub_1']);
    expect(await swept).toEqual({ overdue: 2, failed: 1, lateSeconds: 1200 });
    expect(failures).toEqual([waiting[0]]);
  });

  test('R36 that finds nothing tells that nothing is late', async () => {
    expect(await sweepOf([]).swept).toEqual({ overdue: 0, failed: 0, lateSeconds: 0 });
  });

  test('R36 an item that cannot be read counts as failed and holds up no other', async () => {
    const { swept } = sweepOf([
      { is: 'unreadable', dueAt: instant('2026-03-01T10:10:00Z'), place: 'X/X' },
      { is: 'subscription', dueAt: instant('2026-03-01T10:15:00Z'), subscriptionId: 'sub_2' },
    ]);
    expect(await swept).toEqual({ overdue: 2, failed: 1, lateSeconds: 600 });
  });
});
