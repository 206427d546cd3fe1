import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apiRoutes } from '../../functions/customer-web/api/routes.ts';
import { routes as partnerRoutes } from '../../functions/partner-api/routes.ts';
import type { Route } from '../../lib/http/route.ts';
import { type Call, callWith, kim } from '../support/api-client.ts';
import { signedToken } from '../support/signed-token.ts';
import { filled, nameOf, parametersIn, withQuery } from './all-routes.ts';
import { type Customers, missing, startCustomers } from './customer-callers.ts';
import { callDoors, type Door, turnedAway, users } from './customer-rules.ts';
import { type Ids, outcome, said, tables } from './route-examples.ts';

let given: Customers;
beforeAll(async () => {
  given = await startCustomers();
}, 120_000);
afterAll(() => given?.cloud.stop());

const routes: readonly Route[] = apiRoutes;
const doorOf = ({ operationId }: Route): Door => callDoors[operationId as keyof typeof callDoors];
/** Those that are of a subscription, whose answers are of nobody else. */
const ofSomething = routes.filter(({ path }) => parametersIn(path).includes('subscriptionId'));

test('R37 what anybody may call who is signed in is exactly what is meant to be', () => {
  const open = ofSomething.filter((route) => doorOf(route) === 'anybody');
  expect(open.map(({ operationId }) => operationId)).toEqual(['requestAccess']);
  expect(routes.filter((route) => !ofSomething.includes(route)).map(doorOf)).toEqual(['anybody', 'anybody']);
});

/** The ids that a path names: a request for access and a question to support are different things. */
const idsFor = ({ path }: Route, ids: Ids): Ids =>
  ids !== missing && path.includes('/support-requests/') ? { ...ids, requestId: given.asked } : ids;

/** Sends a route's example; a condition that does not hold keeps whoever is let in from changing much. */
function ask(route: Route, as: Call, of: Ids, dryRun = false, headers: Ids = { 'if-match': '"0"' }) {
  const path = filled(route.path, idsFor(route, of));
  const query = dryRun && looks(route) ? 'dryRun=true' : '';
  return as(route.method, withQuery(path, query), route.bodyExample, headers);
}
const looks = ({ query }: Route): boolean => query !== undefined && 'dryRun' in query.shape;

/** To whom nothing is there: every route answers for it like for nothing, and nothing changes. */
async function expectNothing(as: Call, subscriptionId: string, except: readonly string[] = []) {
  const ids = { ...given.ids, subscriptionId };
  const alike = async (route: Route, dryRun: boolean) => {
    const [something, nothing] = await Promise.all([ids, missing].map((of) => ask(route, as, of, dryRun)));
    if (!something || !nothing) throw new Error('There is no answer.');
    const wanted = doorOf(route) === 'anybody' ? '202' : '404 not-found';
    expect([nameOf(route), outcome(something)]).toEqual([nameOf(route), wanted]);
    expect(said(something, idsFor(route, ids))).toBe(said(nothing, missing));
  };
  const closed = ofSomething.filter(
    (route) => doorOf(route) !== 'anybody' && !except.includes(route.operationId),
  );
  const before = await tables(given.cloud);
  await Promise.all(closed.map((route) => alike(route, false)));
  await Promise.all(closed.filter(looks).map((route) => alike(route, true)));
  expect(await tables(given.cloud)).toEqual(before);
  // Asking for access changes something, which must not show (R37).
  for (const route of ofSomething.filter((one) => doorOf(one) === 'anybody')) await alike(route, false);
}

describe('who is no user of the portal', () => {
  test.each([
    ['a deleted user', 'rut'],
    ['somebody invited who has not joined', 'ivo'],
    ['somebody who has asked for access', 'sam'],
  ])('R37 R40 R44 R69 %s finds nothing', async (_, name) => {
    await expectNothing(await given.as(given.person(name).accountId), given.ids.subscriptionId ?? '');
  });

  test.each([kim.accountId, 'robin@contoso.example'])(
    'R25 R69 another person whose account bears the name of %s finds nothing',
    async (email) => {
      const scope = 'onramp/customer';
      const token = await signedToken(given.cloud, { scope, email }, { subject: 'not the same' });
      await expectNothing(callWith(given.cloud, token, 'us'), given.ids.subscriptionId ?? '');
    },
  );

  test('R69 somebody of the partner finds nothing with the token of a customer', async () => {
    await expectNothing(await given.as('anna@partner.example'), given.ids.subscriptionId ?? '');
  });

  test('R20 R69 the administrator finds nothing at another data center', async () => {
    await expectNothing(await given.as(kim.accountId, 'eu'), given.ids.subscriptionId ?? '');
  });

  /** What is there already for whom the invitation names that opens the portal. */
  const before = ['diagnoseAsCustomer', 'askSupportAsCustomer', 'listCustomerRequests'];
  test('R7 R25 R33 R69 the invited administrator who has not accepted finds why that is so, support, and nothing else', async () => {
    const lee = await given.as(given.person('lee').accountId);
    await expectNothing(lee, given.notAccepted, before);
    const ids = { ...given.ids, subscriptionId: given.notAccepted };
    const open = ofSomething.filter(({ operationId }) => before.includes(operationId));
    const answers = await Promise.all(open.map((route) => ask(route, lee, ids)));
    expect(answers.map(outcome).sort()).toEqual(['200', '200', '201']);
    const { body } = await lee('GET', `/v1/subscriptions/${given.notAccepted}/portal/diagnosis`);
    expect(body.cause).toBe('agreement-pending');
  });
});

describe('who is a user of the portal', () => {
  test.each(users)('R37 R56 R60 R69 %s is let in by their doors and by no other', async (_, name, doors) => {
    const as = await given.as(given.person(name).accountId);
    const before = await tables(given.cloud);
    const closed = ofSomething.filter((route) => !doors.includes(doorOf(route)));
    for (const dryRun of [false, true])
      await Promise.all(
        closed.map(async (route) => {
          const wanted = turnedAway[doorOf(route) as keyof typeof turnedAway];
          const answer = await ask(route, as, given.ids, dryRun);
          expect([nameOf(route), outcome(answer)]).toEqual([nameOf(route), wanted]);
        }),
      );
    expect(await tables(given.cloud)).toEqual(before);
    for (const route of ofSomething.filter((one) => !closed.includes(one))) {
      const answer = await ask(route, as, given.ids, true);
      expect([nameOf(route), outcome(answer)]).toEqual([
        nameOf(route),
        expect.not.stringMatching(/^401|^403|^404|^5/),
      ]);
    }
  });
});

describe('the partner, whose access the customer removes', () => {
  const removed = '403 partner-access-removed';
  const notTheirs = '403 billing-administrator-only';
  /** What the partner is answered without its user, without both, and without access to billing. */
  const withoutAccess: Readonly<Record<string, readonly [user: string, both: string, billing: string]>> = {
    viewSubscription: ['200', '200', '200'],
    diagnoseSubscription: ['200', '200', '200'],
    changeCountry: Array(3).fill('409 country-of-use-is-fixed') as [string, string, string],
    claimAdvisorFee: Array(3).fill('403 not-partner-of-record') as [string, string, string],
    viewSubscriptionHistory: ['200', removed, '200'],
    listChargesForCustomer: ['200', removed, removed],
    previewChargeForCustomer: ['200', removed, removed],
    sendActivation: [removed, removed, '409 already-activated'],
    withdrawActivation: [removed, removed, '409 already-activated'],
    convertTrialForCustomer: [removed, removed, notTheirs],
    buyForCustomer: [removed, removed, notTheirs],
    replacePaymentMethodForCustomer: [removed, removed, notTheirs],
    viewTransferForCustomer: [removed, removed, notTheirs],
    requestTransferForCustomer: [removed, removed, notTheirs],
    withdrawTransferForCustomer: [removed, removed, notTheirs],
  };
  const ofSubscriptions: readonly Route[] = partnerRoutes.filter(({ path }) =>
    parametersIn(path).includes('subscriptionId'),
  );

  test.each([
    ['its user', 0, ['DELETE', '/access/partner-user']],
    ['its user and its access to billing', 1, ['DELETE', '/access/partner-billing']],
    ['its access to billing', 2, ['POST', '/access/partner-user']],
  ] as const)(
    'R61 R62 without %s does what that leaves, by every route',
    async (_, column, [method, path]) => {
      const asKim = await given.as(kim.accountId);
      const { status } = await asKim(method, `/v1/subscriptions/${given.ids.subscriptionId}${path}`);
      expect(status).toBe(200);
      const before = await tables(given.cloud);
      for (const dryRun of [false, true])
        await Promise.all(
          ofSubscriptions.map(async (route) => {
            const came = await ask(route, given.programme.partner, given.ids, dryRun, {});
            const wanted = withoutAccess[route.operationId]?.[column];
            expect([nameOf(route), outcome(came)]).toEqual([nameOf(route), wanted]);
          }),
        );
      expect(await tables(given.cloud)).toEqual(before);
    },
  );
});

describe('once everything is purged', () => {
  test('R34 R69 who was the administrator, a user or a delegate finds nothing', async () => {
    await given.cloud.advance({ days: 125 });
    for (const name of ['kim', 'robin', 'della'])
      await expectNothing(await given.as(given.person(name).accountId), given.ids.subscriptionId ?? '');
  }, 120_000);
});
