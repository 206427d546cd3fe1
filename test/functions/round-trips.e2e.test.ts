import { beforeAll, describe, expect, test } from '@jest/globals';
import type { MeteredRequest } from '../../infra/local/aws/request-meter.ts';
import { startLocalCloudProcess } from '../support/local-cloud.ts';
import { allRoutes, nameOf } from './all-routes.ts';
import { budgetOf, exceptions } from './round-trip-budgets.ts';
import { asAnybody, asCustomer, asPartner, asSupport, asVisitor, settingOf } from './round-trip-walk.ts';

/** The longest way that each route took, call by call. */
type Taken = ReadonlyMap<string, readonly string[]>;

let taken: Taken;

const tripsOf = (calls: readonly string[] = []): number =>
  new Set(calls.map((call) => call.split(' ')[0])).size;

/** Asks every route in a cloud of its own, whose tables answer so late that only what waits for an answer counts as later. */
async function walk(milliseconds: number): Promise<Taken> {
  const cloud = await startLocalCloudProcess();
  try {
    const longest = new Map<string, readonly string[]>();
    const setting = await settingOf(cloud);
    await cloud.control('PUT', '/_local/faults', {
      rules: [{ service: 'dynamodb', kind: 'delay', milliseconds }],
    });
    const rest = () => asAnybody(setting, new Set(longest.keys()));
    for (const ask of [asVisitor, asPartner, asSupport, asCustomer, rest]) {
      await cloud.control('DELETE', '/_local/meter');
      await ask(setting);
      const { requests } = (await cloud.control('GET', '/_local/meter')) as { requests: MeteredRequest[] };
      for (const { request, operations } of requests) {
        const calls = operations.filter((each) => each.includes(' dynamodb '));
        if (tripsOf(calls) >= tripsOf(longest.get(request))) longest.set(request, calls);
      }
    }
    return longest;
  } finally {
    await cloud.stop();
  }
}

const isWithinBudgets = (walked: Taken): boolean =>
  allRoutes.every((route) => tripsOf(walked.get(nameOf(route))) <= budgetOf(route));

/** Of two walks, the shorter way of each route: what waits for an answer does so each time, a busy machine does not. */
const shorter = (first: Taken, second: Taken): Taken =>
  new Map([...second].map(([name, calls]) => [name, fewer(calls, first.get(name))]));

const fewer = (calls: readonly string[], others: readonly string[] | undefined): readonly string[] =>
  others && tripsOf(others) < tripsOf(calls) ? others : calls;

beforeAll(async () => {
  taken = await walk(40);
  if (!isWithinBudgets(taken)) taken = shorter(taken, await walk(250));
}, 420_000);

describe('round trips to tables', () => {
  test.each(allRoutes.map((route) => [nameOf(route), budgetOf(route)] as const))(
    '%s takes %i at most',
    (name, most) => {
      const calls = taken.get(name);
      if (!calls) throw new Error(`Nothing asks ${name}: see round-trip-walk.ts.`);
      expect({ calls, within: tripsOf(calls) <= most }).toEqual({ calls, within: true });
    },
  );

  test('every exception is one of a route, and says why', () => {
    const names = allRoutes.map(nameOf);
    for (const [name, { because }] of Object.entries(exceptions)) {
      expect(names).toContain(name);
      expect(because).toMatch(/\.$/);
    }
  });
});
