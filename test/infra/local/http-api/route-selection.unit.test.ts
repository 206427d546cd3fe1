import { describe, expect, test } from '@jest/globals';
import { routeSelector } from '../../../../infra/local/http-api/route-selection.ts';

const select = routeSelector(
  [
    '$default',
    'ANY /v1/{proxy+}',
    'GET /v1/customers/{customerId}',
    'GET /v1/customers/me',
    'GET /v1/customers',
    'PUT /v1/customers/{customerId}/account-number',
    'ANY /v1/support/{proxy+}',
    'ANY /v1/both',
    'GET /v1/both',
  ].map((routeKey) => ({ routeKey })),
);

describe('the route of a request', () => {
  test.each([
    ['GET', '/v1/customers', 'GET /v1/customers', {}],
    ['GET', '/v1/customers/me', 'GET /v1/customers/me', {}],
    ['GET', '/v1/customers/cus_1', 'GET /v1/customers/{customerId}', { customerId: 'cus_1' }],
    ['GET', '/v1/customers/a%2Fb%20c', 'GET /v1/customers/{customerId}', { customerId: 'a/b c' }],
    [
      'PUT',
      '/v1/customers/1/account-number',
      'PUT /v1/customers/{customerId}/account-number',
      { customerId: '1' },
    ],
    ['DELETE', '/v1/customers/1', 'ANY /v1/{proxy+}', { proxy: 'customers/1' }],
    ['GET', '/v1/customers/1/more', 'ANY /v1/{proxy+}', { proxy: 'customers/1/more' }],
    ['GET', '/v1/support/x', 'ANY /v1/support/{proxy+}', { proxy: 'x' }],
    ['GET', '/v1/both', 'GET /v1/both', {}],
    ['POST', '/v1/both', 'ANY /v1/both', {}],
    ['HEAD', '/v1/customers', 'ANY /v1/{proxy+}', { proxy: 'customers' }],
    ['GET', '/v1', '$default', {}],
    ['GET', '/', '$default', {}],
    ['GET', '/portal', '$default', {}],
  ])('%s %s takes %s', (method, path, routeKey, parameters) => {
    expect(select(method, path)).toEqual({ route: { routeKey }, parameters });
  });

  test('without a $default there may be none', () => {
    expect(routeSelector([{ routeKey: 'GET /a' }])('POST', '/a')).toBeUndefined();
  });
});
