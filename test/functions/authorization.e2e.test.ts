import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from '../../lib/http/route.ts';
import { accept } from '../support/acceptance.ts';
import {
  type ApiAnswer,
  apiAs,
  type Call,
  kim,
  type Programme,
  startProgramme,
} from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { allRoutes, apiRoutes, customerRoutes, filled, nameOf, parametersIn } from './all-routes.ts';
import { example, type Ids, outcome, said } from './route-examples.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
/** Of what stands beside every customer that a test enrols. */
let shared: Ids;
/** A subscription whose invitation was accepted. */
let withPortal: Ids;
let nobody: Call;
let customer: Call;
/** Administrator of another active organisation. */
let otto: Call;
/** In the directory, but their organisation is not active. */
let ida: Call;

const ofScope = (scope: Route['scope']) =>
  apiRoutes.filter((route) => route.scope === scope).map((route) => [nameOf(route), route] as const);
const partnerRoutes = ofScope('onramp/partner');
const supportRoutes = ofScope('onramp/support');
const publicRoutes = ofScope(undefined);

/** Well-formed ids of nothing. */
const missing = {
  customerId: 'cus_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  subscriptionId: 'sub_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  userId: 'usr_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  partnerId: 'par_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  requestId: 'req_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  enrolmentId: 'enr_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  accountNumber: 'A-4040',
};

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  nobody = await apiAs(cloud);
  customer = await apiAs(cloud, { accountId: kim.accountId, scope: 'customer' });
  otto = await apiAs(cloud, { accountId: 'otto@other.example', scope: 'partner' });
  ida = await apiAs(cloud, { accountId: 'ida@idle.example', scope: 'partner' });
  programme = await startProgramme(cloud);
  const { support } = programme;
  const record = apiRoutes.find(({ operationId }) => operationId === 'recordAccount')?.bodyExample as object;
  await support('PUT', '/v1/support/accounts/P-2', { ...record, identities: ['otto@other.example'] });
  await support('PUT', '/v1/support/accounts/P-3', { ...record, identities: ['ida@idle.example'] });
  const activation = { organization: { name: 'Other Partner', country: 'SE', phone: '+46 8 123 456' } };
  await otto('POST', '/v1/partners', { accountNumber: 'P-2', ...activation });
  const { subscriptionId } = await programme.enrol('SE');
  const lee = { accountId: 'lee@contoso.example', firstName: 'Lee', lastName: 'Ek' };
  const invited = { customerAdministrator: lee, contactEmail: lee.accountId };
  await programme.partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, invited);
  await accept(cloud, lee.accountId, lee.accountId);
  withPortal = { subscriptionId };
  const file = apiRoutes.find(({ operationId }) => operationId === 'startEnrolment');
  const { partner } = programme;
  shared = {
    accountNumber: 'A-1001',
    enrolmentId: (await example(file as Route, partner, {})).body.id,
    partnerId: (await partner('GET', '/v1/partners/me')).body.id,
    userId: (await partner('POST', '/v1/partners/me/users', { accountId: 'bo@partner.example' })).body.id,
    requestId: (await partner('POST', '/v1/support-requests', { subject: 'Help', text: 'How?' })).body.id,
  };
});
afterAll(() => cloud?.stop());

const own = async () => ({ ...shared, ...(await programme.enrol('SE')) });

/** Answers of the door, and of what is not there: none of them is for who may. */
const keptOut =
  /^40[14]|Forbidden|partner-not-active|administrators-only|administrator-replaced|identity-not-associated/;

/** Whoever may is let in to what there is, and answered as the route says; what is read is there. */
async function expectLetIn(route: Route, as: Call, refusedReads: Readonly<Record<string, string>>) {
  const honoured = route.refusals?.includes('precondition-failed');
  const isShared = parametersIn(route.path).some((name) => name in shared);
  // A condition that does not hold is past every door, and leaves what the next route needs.
  const stale: Call = (method, path, body, headers) =>
    as(method, path, body, { ...headers, 'if-match': '"0"' });
  const ids = { ...(await own()), ...(route.operationId === 'appointPortalAdministrator' && withPortal) };
  const answer = await example(route, honoured && isShared ? stale : as, ids);
  expect(outcome(answer)).not.toMatch(keptOut);
  const { status, body } = answer;
  if (route.method === 'GET') expect(outcome(answer)).toBe(refusedReads[route.operationId] ?? '200');
  if (status >= 400) expect(route.refusals).toContain(body.code);
  else expect(Object.keys(route.answers).map(Number)).toContain(status);
}

/** What is not there to be read before somebody has accepted the invitation. */
const readsBeforeBilling = {
  viewTransferForCustomer: '409 billing-not-open',
  viewTransferForSupport: '409 billing-not-open',
  listChargesForCustomer: '409 billing-not-open',
  previewChargeForCustomer: '409 billing-not-open',
};

describe('the walls', () => {
  test('R69 what is open to everybody is exactly what is meant to be', () => {
    expect(publicRoutes.map(([name]) => name).sort()).toEqual([
      'GET /openapi.json',
      'GET /v1/services',
      'GET /v1/services/{service}',
    ]);
    for (const { path, scope, method } of allRoutes)
      if (path.startsWith('/v1/subscriptions/') || path.startsWith('/v1/customers'))
        expect([method, path, scope]).not.toContain(undefined);
  });

  test.each(publicRoutes)('R17 %s answers everybody alike', async (_, route) => {
    const answers = [nobody, customer, ida, programme.support].map((as) => example(route, as, {}));
    const [first, ...others] = (await Promise.all(answers)).map((answer) => said(answer));
    expect(first).toMatch(/^\[200,/);
    for (const other of others) expect(other).toBe(first);
  });

  test.each([...partnerRoutes, ...supportRoutes])(
    'R69 %s does not let in nobody, nor a wrong scope, whether or not there is anything',
    async (_, route) => {
      const ids = await own();
      const wrong = route.scope === 'onramp/partner' ? programme.support : programme.partner;
      for (const target of [ids, missing]) {
        expect((await example(route, nobody, target)).status).toBe(401);
        for (const as of [wrong, customer]) {
          const answer = await example(route, as, target);
          expect([answer.status, answer.body]).toEqual([403, { message: 'Forbidden' }]);
        }
      }
    },
  );
});

test('R20 R69 no call of partners or of support is there at another data center than home', async () => {
  const people = { 'onramp/partner': 'anna@partner.example', 'onramp/support': 'desk@vendor.example' };
  const ids = await own();
  for (const [scope, accountId] of Object.entries(people)) {
    const as = await apiAs(
      cloud,
      { accountId, scope: scope === 'onramp/partner' ? 'partner' : 'support' },
      'us',
    );
    const there = ofScope(scope as Route['scope']).map(async ([name, route]) => {
      const { status } = await example(route, as, ids);
      // A path that customers have too lets nobody in with another scope.
      const isTheirs = customerRoutes.some((one) => nameOf(one) === name);
      expect([name, status]).toEqual([name, isTheirs ? 403 : expect.any(Number)]);
      expect([name, [403, 404, 405]]).toEqual([name, expect.arrayContaining([status])]);
    });
    await Promise.all(there);
  }
});

describe('partners', () => {
  /** The one route that is there for those who are no partner's user. */
  const forMembers = partnerRoutes.filter(([, { operationId }]) => operationId !== 'diagnoseMe');

  test.each(forMembers)('R4 %s is closed to a partner that is not active', async (_, route) => {
    const ids = await own();
    const answers = await Promise.all([ids, missing].map((target) => example(route, ida, target)));
    for (const { status, body } of answers) {
      const code = route.operationId === 'activatePartner' ? 'identity-not-associated' : 'partner-not-active';
      expect([status, body.code]).toEqual([403, code]);
    }
  });

  const ofSomething = partnerRoutes.filter(([, { path }]) =>
    parametersIn(path).some((name) => name in missing),
  );

  test.each(ofSomething)('R69 R9 %s answers for another’s like for none', async (_, route) => {
    const ids = await own();
    const before = await stateOf(ids);
    const [foreign, none] = [await example(route, otto, ids), await example(route, otto, missing)];
    expect(said(foreign, ids)).toBe(said(none, missing));
    expect(foreign.status).toBe(404);
    expect(JSON.stringify(foreign.body)).not.toMatch(/contoso|kim@|cus_|sub_|par_/i);
    expect(await stateOf(ids)).toEqual(before);
  });

  test.each(ofSomething)('R69 %s tells nothing by the tag or the key that it is given', async (_, route) => {
    const ids = await own();
    const [foreign, none] = [ids, missing].map((target) =>
      otto(route.method, filled(route.path, target), route.bodyExample, {
        'if-match': '"1"',
        'if-none-match': '*',
        'idempotency-key': 'one-and-the-same',
      }),
    );
    expect(said(await (foreign as Promise<ApiAnswer>), ids)).toBe(
      said(await (none as Promise<ApiAnswer>), missing),
    );
  });

  test('R9 a look-up does the same work for another’s account and for none', async () => {
    const work = async (accountNumber: string) => {
      await cloud.control('DELETE', '/_local/meter');
      const { status } = await otto('GET', `/v1/accounts/${accountNumber}`);
      const { items } = (await cloud.control('GET', '/_local/meter')) as { items: { function?: string }[] };
      return { status, calls: items.filter((row) => row.function === 'partner-api') };
    };
    await work('A-404');
    const [foreign, none] = [await work('A-1001'), await work('A-404')];
    expect(foreign.calls.length).toBeGreaterThan(0);
    expect(foreign).toEqual(none);
  });

  test('R69 R10 lists and searches show nothing of another partner', async () => {
    await own();
    for (const path of ['/v1/customers', '/v1/subscriptions', '/v1/accounts?name=Contoso']) {
      const { status, body } = await otto('GET', path);
      expect([status, body.items]).toEqual([200, []]);
    }
    expect((await otto('GET', '/v1/partners/me')).body.accountNumber).toBe('P-2');
    expect(JSON.stringify((await otto('GET', '/v1/partners/me/history')).body)).not.toContain('anna@');
  });

  test.each(partnerRoutes)('R69 %s lets the right partner in, as it says it does', async (_, route) => {
    await expectLetIn(route, programme.partner, readsBeforeBilling);
  });

  test('R66 who does something is who signed in, whatever else the request says', async () => {
    const { customerId } = await own();
    const { body } = await programme.partner('GET', `/v1/customers/${customerId}/history`, undefined, {
      'x-amzn-oidc-identity': 'eve',
      'x-forwarded-user': 'eve@evil.example',
    });
    expect(body.items[0].actor).toEqual({ role: 'partner', accountId: 'anna@partner.example' });
  });
});

describe('support', () => {
  test.each(supportRoutes)('R69 %s lets support in, as it says it does', async (_, route) => {
    await expectLetIn(route, programme.support, readsBeforeBilling);
  });
});

/** What its partner sees of a customer and its subscription. */
async function stateOf({ customerId, subscriptionId }: Awaited<ReturnType<typeof own>>): Promise<unknown[]> {
  const paths = [
    `/v1/customers/${customerId}`,
    `/v1/customers/${customerId}/history`,
    `/v1/subscriptions/${subscriptionId}`,
    `/v1/subscriptions/${subscriptionId}/history`,
  ];
  return Promise.all(paths.map(async (path) => (await programme.partner('GET', path)).body));
}
