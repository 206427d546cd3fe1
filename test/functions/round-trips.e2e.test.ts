import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MeteredRequest } from '../../infra/local/aws/request-meter.ts';
import { address, apiAs, type Call, kim, type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { apiRoutes, nameOf } from './all-routes.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let customerId: string;
let subscriptionId: string;
let late: string;
let userId: string;
let partnerId: string;
let newcomer: Call;
let emptyCustomerId: string;

/** Longer than it takes to send whatever is sent together, so that only what waits for an answer counts as later. */
const milliseconds = 40;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  late = (await programme.enrol('US')).subscriptionId;
  await cloud.advance({ days: 91 });
  ({ customerId, subscriptionId } = await programme.enrol('US'));
  partnerId = (await programme.partner('GET', '/v1/partners/me')).body.id;
  await programme.support('PUT', '/v1/support/accounts/P-2', {
    organization: { name: 'Second Partner', address },
    identities: ['otto@second.example'],
    partnersOfRecord: [],
  });
  newcomer = await apiAs(cloud, { accountId: 'otto@second.example', scope: 'partner' });
  emptyCustomerId = (await programme.partner('POST', '/v1/customers', prospect)).body.id;
  await cloud.advance({ minutes: 5 });
  await cloud.control('PUT', '/_local/faults', {
    rules: [{ service: 'dynamodb', kind: 'delay', milliseconds }],
  });
});
afterAll(() => cloud?.stop());

interface Asked {
  readonly route: string;
  readonly as: 'partner' | 'support' | 'newcomer';
  readonly path?: () => string;
  readonly body?: unknown;
  readonly type?: string;
}

/** How many times in a row a request went to a table. */
async function roundTripsOf({ route, as, path, body, type }: Asked): Promise<number> {
  const [method = '', pattern = ''] = route.split(' ');
  const call: Call = as === 'newcomer' ? newcomer : programme[as];
  await cloud.control('DELETE', '/_local/meter');
  const { status, body: answer } = await call(
    method,
    path?.() ?? pattern,
    body,
    type ? { 'content-type': type } : {},
  );
  if (status >= 400) throw new Error(JSON.stringify(answer));
  if (route === 'POST /v1/partners/me/users') userId = answer.id;
  const { requests } = (await cloud.control('GET', '/_local/meter')) as { requests: MeteredRequest[] };
  const { operations = [] } = requests.find(({ request }) => request === route) ?? {};
  const inTables = operations.filter((each) => each.includes(' dynamodb '));
  return new Set(inTables.map((each) => each.split(' ')[0])).size;
}

const customer = () => `/v1/customers/${customerId}`;
const subscription = () => `/v1/subscriptions/${subscriptionId}`;
const user = () => `/v1/partners/me/users/${userId}`;
const prospect = {
  kind: 'prospect',
  organization: { name: 'Budget' },
  contactEmail: 'budget@contoso.example',
  customerAdministrator: kim,
};
const record = { organization: { name: 'Budget', address }, identities: [], partnersOfRecord: [] };
const rapidStart = { service: 'rapidstart-services', countryOfUse: 'US' };

interface Budget extends Asked {
  readonly most: number;
  /** It takes more, and is to be shortened: the test says when it is. */
  readonly tooLong?: true;
}

const asks: readonly Budget[] = [
  { most: 0, route: 'GET /openapi.json', as: 'partner' },
  { most: 0, route: 'GET /v1/services', as: 'partner' },
  {
    most: 0,
    route: 'GET /v1/services/{service}',
    as: 'partner',
    path: () => '/v1/services/rapidstart-services',
  },
  { most: 1, route: 'GET /v1/accounts/{accountNumber}', as: 'partner', path: () => '/v1/accounts/A-1001' },
  { most: 1, route: 'GET /v1/customers/{customerId}', as: 'partner', path: customer },
  { most: 1, route: 'GET /v1/subscriptions/{subscriptionId}', as: 'partner', path: subscription },
  {
    most: 1,
    route: 'GET /v1/support/partners/{partnerId}',
    as: 'support',
    path: () => `/v1/support/partners/${partnerId}`,
  },
  // Which partner the caller belongs to says which list to read.
  {
    most: 2,
    route: 'GET /v1/support/partners',
    as: 'support',
    path: () => '/v1/support/partners?accountNumber=P-1',
  },
  { most: 2, route: 'GET /v1/partners/me', as: 'partner' },
  { most: 2, route: 'GET /v1/partners/me/users', as: 'partner' },
  { most: 2, route: 'GET /v1/partners/me/history', as: 'partner' },
  { most: 2, route: 'GET /v1/accounts', as: 'partner', path: () => '/v1/accounts?name=contoso' },
  { most: 2, route: 'GET /v1/customers', as: 'partner' },
  {
    most: 2,
    route: 'GET /v1/customers/{customerId}/history',
    as: 'partner',
    path: () => `${customer()}/history`,
  },
  { most: 2, route: 'GET /v1/subscriptions', as: 'partner' },
  {
    most: 2,
    route: 'GET /v1/subscriptions/{subscriptionId}/history',
    as: 'partner',
    path: () => `${subscription()}/history`,
  },
  // Commands load, and commit.
  {
    most: 2,
    route: 'POST /v1/partners',
    as: 'newcomer',
    body: { accountNumber: 'P-2', organization: { name: 'Second Partner', country: 'SE', phone: '+46 8 1' } },
  },
  // Which organisation it is has to be known first.
  {
    most: 3,
    tooLong: true,
    route: 'POST /v1/partners/me/users',
    as: 'partner',
    body: { accountId: 'bo@partner.example', firstName: 'Bo', lastName: 'Ek', role: 'implementation-expert' },
  },
  {
    most: 3,
    route: 'POST /v1/partners/me/users/{userId}/invitation',
    as: 'partner',
    path: () => `${user()}/invitation`,
  },
  {
    most: 3,
    route: 'PATCH /v1/partners/me/users/{userId}',
    as: 'partner',
    path: user,
    body: { role: 'administrator' },
  },
  { most: 3, tooLong: true, route: 'DELETE /v1/partners/me/users/{userId}', as: 'partner', path: user },
  { most: 2, route: 'POST /v1/customers', as: 'partner', body: prospect },
  {
    most: 2,
    route: 'PATCH /v1/customers/{customerId}',
    as: 'partner',
    path: customer,
    body: { contactEmail: 'new@contoso.example' },
  },
  {
    most: 2,
    route: 'PATCH /v1/subscriptions/{subscriptionId}',
    as: 'partner',
    path: subscription,
    body: { countryOfUse: 'US' },
  },
  {
    most: 2,
    route: 'PUT /v1/customers/{customerId}/account-number',
    as: 'partner',
    path: () => `${customer()}/account-number`,
    body: { accountNumber: 'A-1001' },
  },
  {
    most: 2,
    route: 'PUT /v1/support/accounts/{accountNumber}',
    as: 'support',
    path: () => '/v1/support/accounts/A-2000',
    body: record,
  },
  {
    most: 2,
    route: 'POST /v1/support/accounts/import',
    as: 'support',
    body: JSON.stringify({ accountNumber: 'A-2001', ...record }),
    type: 'application/x-ndjson',
  },
  {
    most: 2,
    route: 'PUT /v1/support/partners/{partnerId}/administrator',
    as: 'support',
    path: () => `/v1/support/partners/${partnerId}/administrator`,
    body: { accountId: 'anna@partner.example', reason: 'Left' },
  },
  // One data center after the other: what home has to say, load and commit over there, the report home.
  {
    most: 4,
    route: 'POST /v1/customers/{customerId}/subscriptions',
    as: 'partner',
    path: () => `/v1/customers/${emptyCustomerId}/subscriptions`,
    body: rapidStart,
  },
  {
    most: 4,
    route: 'POST /v1/subscriptions/{subscriptionId}/activation',
    as: 'partner',
    path: () => `${subscription()}/activation`,
    body: { customerAdministrator: kim },
  },
  {
    most: 4,
    route: 'DELETE /v1/subscriptions/{subscriptionId}/activation',
    as: 'partner',
    path: () => `${subscription()}/activation`,
  },
  {
    most: 4,
    tooLong: true,
    route: 'POST /v1/support/subscriptions/{subscriptionId}/reactivation',
    as: 'support',
    path: () => `/v1/support/subscriptions/${late}/reactivation`,
    body: { accountNumber: 'A-1001' },
  },
];

/** A diagnosis reads wherever a cause can be; the support desk is people at work. */
const withoutBudget = /\/diagnosis$|\/support-requests|\/support\/(requests|subscriptions)/;

describe('round trips', () => {
  for (const { most, tooLong, ...asked } of asks)
    (tooLong ? test.failing : test)(`${asked.route} takes ${most} at most`, async () => {
      expect(await roundTripsOf(asked)).toBeLessThanOrEqual(most);
    });

  test('every route of both APIs has a budget, but those that gather evidence and the desk’s', () => {
    const known = new Set(asks.map(({ route }) => route));
    const rest = apiRoutes.map(nameOf).filter((route) => !known.has(route));
    for (const route of rest) expect(route).toMatch(withoutBudget);
  });
});
