import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from '../../lib/http/route.ts';
import { type ApiAnswer, address, type Call, kim } from '../support/api-client.ts';
import { allRoutes, filled, leastQuery, nameOf, withQuery } from './all-routes.ts';
import { type Customers, startCustomers } from './customer-callers.ts';
import type { Ids } from './route-examples.ts';

let customers: Customers;
let callers: Readonly<Record<string, { readonly call: Call; readonly ids: Ids }>>;
beforeAll(async () => {
  customers = await startCustomers();
  const { programme, as, ids } = customers;
  const { partner, support } = programme;
  const { subscriptionId = '' } = ids;
  const made = async (answer: Promise<ApiAnswer>) => (await answer).body;
  const { customerId } = await made(partner('GET', `/v1/subscriptions/${subscriptionId}`));
  const user = await made(partner('POST', '/v1/partners/me/users', { accountId: 'bo@partner.example' }));
  const asked = await made(partner('POST', '/v1/support-requests', { subject: 'Help', text: 'How?' }));
  const home = {
    ...ids,
    customerId,
    userId: user.id,
    requestId: asked.id,
    partnerId: (await made(partner('GET', '/v1/partners/me'))).id,
    accountNumber: 'A-1001',
    service: 'rapidstart-services',
  };
  callers = {
    'onramp/partner': { call: partner, ids: home },
    'onramp/support': { call: support, ids: home },
    'onramp/customer': { call: await as(kim.accountId), ids },
  };
});
afterAll(() => customers?.cloud.stop());

const asked = (route: Route, headers: Record<string, string>): Promise<ApiAnswer> => {
  const { call, ids } = callers[route.scope ?? 'onramp/partner'] ?? {};
  if (!call || !ids) throw new Error(nameOf(route));
  const path = withQuery(filled(route.path, ids), leastQuery(route));
  return call(route.method, path, route.bodyExample, headers);
};

const commands = allRoutes.filter(({ method, scope, bodyLines }) => scope && method !== 'GET' && !bodyLines);

describe('conditions on a request', () => {
  test('R67 R68 whoever may answer 412 says so, and nothing has happened then', async () => {
    const conditional: string[] = [];
    for (const route of commands) {
      const { status, body } = await asked(route, { 'if-match': '"0-stale"' });
      if (status !== 412) continue;
      conditional.push(route.operationId);
      expect([nameOf(route), body.code]).toEqual([nameOf(route), 'precondition-failed']);
      expect([nameOf(route), route.refusals]).toEqual([
        nameOf(route),
        expect.arrayContaining(['precondition-failed']),
      ]);
    }
    expect(conditional).toEqual(
      expect.arrayContaining([
        'addService',
        'addPortalUser',
        'grantAccess',
        'declineAccess',
        'invitePortalUser',
        'recordAccount',
      ]),
    );
  });

  const single = [
    'viewService',
    'lookUpAccount',
    'viewAccount',
    'viewAccess',
    'viewTransferForSupport',
    'viewOwnershipTransfer',
  ].map((id) => allRoutes.find(({ operationId }) => operationId === id) as Route);

  test.each(single.map((route) => [nameOf(route), route] as const))(
    'R67 %s has a tag, and is not sent again to who has it',
    async (_, route) => {
      const { status, headers } = await asked(route, {});
      expect([status, headers.get('etag')]).toEqual([200, expect.stringMatching(/^"[\w.-]+"$/)]);
      const again = await asked(route, { 'if-none-match': headers.get('etag') ?? '' });
      expect(again.status).toBe(304);
    },
  );

  test('R67 an account is recorded for the first time only, if that is asked', async () => {
    const { support } = customers.programme;
    const path = '/v1/support/accounts/A-9001';
    const record = { organization: { name: 'First', address }, identities: [], partnersOfRecord: [] };
    const once = { 'if-none-match': '*' };
    expect((await support('PUT', path, record, once)).status).toBe(201);
    const second = { ...record, organization: { name: 'Second', address } };
    const again = await support('PUT', path, second, once);
    expect([again.status, again.body.code]).toEqual([412, 'precondition-failed']);
    expect((await support('GET', path)).body.organization.name).toBe('First');
  });
});

test('R67 the transfer has the tag that its commands honour, for the partner and for support', async () => {
  const { partner, support } = customers.programme;
  const { body: customer } = await partner('POST', '/v1/customers', {
    kind: 'prospect',
    organization: { name: 'Tagged' },
    contactEmail: 'it@tagged.example',
    customerAdministrator: kim,
  });
  const { body: trial } = await partner('POST', `/v1/customers/${customer.id}/subscriptions`, {
    service: 'dynamics-365',
    countryOfUse: 'US',
    acceptTerms: { language: 'en' },
  });
  const theirs = `/v1/partners/me/subscriptions/${trial.id}/ownership-transfer`;
  const desks = `/v1/support/subscriptions/${trial.id}/ownership-transfer`;
  for (const [call, path] of [
    [partner, theirs],
    [support, desks],
  ] as const) {
    const { headers } = await call('GET', path);
    const tag = headers.get('etag') ?? '';
    expect((await call('GET', path, undefined, { 'if-none-match': tag })).status).toBe(304);
    const withTag = await call('DELETE', path, undefined, { 'if-match': tag });
    expect([withTag.status, withTag.body.code]).toEqual([409, 'no-transfer-requested']);
    const stale = await call('DELETE', path, undefined, { 'if-match': '"0.0"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'precondition-failed']);
  }
});
