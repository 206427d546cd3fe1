import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from '../../lib/http/route.ts';
import { accept } from '../support/acceptance.ts';
import { type ApiAnswer, apiAs, type Call, kim, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { customerRoutes, filled, nameOf, parametersIn } from './all-routes.ts';

let cloud: LocalCloudProcess;
let subscriptionId: string;
/** Callers that the gateway turns away. */
let turnedAway: readonly (readonly [number, Call])[];
/** Customers who have nothing to do with the subscription: nobody's, and the administrator of another one. */
let strangers: readonly Call[];

const routes = customerRoutes
  .filter(({ scope }) => scope === 'onramp/customer')
  .map((route) => [nameOf(route), route] as const);
/** What somebody without access may do: ask for it, and learn that there is nothing (R37). */
const forAnybody = new Set(['POST /v1/subscriptions/{subscriptionId}/access-requests']);
const ofSomething = routes.filter(
  ([name, { path }]) => parametersIn(path).includes('subscriptionId') && !forAnybody.has(name),
);
const none = 'sub_01M7XRT97WVRWC7DZ2A0WTZ7V1';

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  const programme = await startProgramme(cloud);
  const enrolled = await programme.enrol('US');
  subscriptionId = enrolled.subscriptionId;
  const other = await programme.enrol('US');
  for (const [id, customerAdministrator] of [
    [subscriptionId, kim],
    [other.subscriptionId, { accountId: 'lee@fabrikam.example', firstName: 'Lee', lastName: 'Ek' }],
  ] as const) {
    const contactEmail = customerAdministrator.accountId;
    await programme.partner('POST', `/v1/subscriptions/${id}/activation`, {
      customerAdministrator,
      contactEmail,
    });
    await accept(cloud, contactEmail, contactEmail);
  }
  const inUs = (who?: { accountId: string; scope: 'customer' | 'partner' | 'support' }) =>
    apiAs(cloud, who, 'us');
  turnedAway = [
    [401, await inUs()],
    [403, await inUs({ accountId: 'anna@partner.example', scope: 'partner' })],
    [403, await inUs({ accountId: 'desk@vendor.example', scope: 'support' })],
  ];
  strangers = [
    await inUs({ accountId: 'stranger@else.example', scope: 'customer' }),
    await inUs({ accountId: 'lee@fabrikam.example', scope: 'customer' }),
  ];
});
afterAll(() => cloud?.stop());

const example = (route: Route, as: Call, id: string): Promise<ApiAnswer> =>
  as(route.method, filled(route.path, { subscriptionId: id }), route.bodyExample);

describe('customers', () => {
  test('R27 R69 the administrator of each is let in to their own', async () => {
    const own = await apiAs(cloud, { accountId: kim.accountId, scope: 'customer' }, 'us');
    expect((await own('GET', `/v1/subscriptions/${subscriptionId}/portal`)).status).toBe(200);
  });

  test.each(routes)('R69 %s does not let in nobody, nor a wrong scope', async (_, route) => {
    for (const [status, as] of turnedAway)
      for (const id of [subscriptionId, none]) expect((await example(route, as, id)).status).toBe(status);
  });

  test.each(ofSomething)('R69 %s answers for another’s like for none', async (_, route) => {
    for (const as of strangers) {
      const [foreign, missing] = [await example(route, as, subscriptionId), await example(route, as, none)];
      expect(foreign.status).toBeGreaterThanOrEqual(400);
      expect(foreign.status).toBeLessThan(500);
      expect([foreign.status, foreign.body]).toEqual([missing.status, missing.body]);
    }
  });
});
