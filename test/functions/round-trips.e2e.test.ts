import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MeteredRequest } from '../../infra/local/aws/request-meter.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { allRoutes, nameOf } from './all-routes.ts';
import { budgetOf, exceptions } from './round-trip-budgets.ts';
import { asAnybody, asCustomer, asPartner, asSupport, asVisitor, settingOf } from './round-trip-walk.ts';

let cloud: LocalCloudProcess;
/** The longest way that each route took, call by call. */
const taken = new Map<string, readonly string[]>();

/** Longer than it takes to send whatever is sent together, so that only what waits for an answer counts as later. */
const milliseconds = 40;

const tripsOf = (calls: readonly string[]): number => new Set(calls.map((call) => call.split(' ')[0])).size;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  const setting = await settingOf(cloud);
  await cloud.control('PUT', '/_local/faults', {
    rules: [{ service: 'dynamodb', kind: 'delay', milliseconds }],
  });
  const rest = () => asAnybody(setting, new Set(taken.keys()));
  for (const walk of [asVisitor, asPartner, asSupport, asCustomer, rest]) {
    await cloud.control('DELETE', '/_local/meter');
    await walk(setting);
    const { requests } = (await cloud.control('GET', '/_local/meter')) as { requests: MeteredRequest[] };
    for (const { request, operations } of requests) {
      const calls = operations.filter((each) => each.includes(' dynamodb '));
      if (tripsOf(calls) >= tripsOf(taken.get(request) ?? [])) taken.set(request, calls);
    }
  }
}, 180_000);
afterAll(() => cloud?.stop());

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
