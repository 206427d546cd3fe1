import { beforeAll, describe, expect, test } from '@jest/globals';
import { routes as webRoutes } from './fixtures/functions/customer-web/routes.ts';
import { routes as partnerRoutes } from './fixtures/functions/partner-api/routes.ts';
import { routes as supportRoutes } from './fixtures/functions/support-api/routes.ts';
import { propertiesOf, resourcesOf, type Synthesized, synthesized } from './templates.ts';

let app: Synthesized;
beforeAll(async () => {
  app = await synthesized({ issuer: 'https://issuer.example' });
});

const served = {
  eu: [...webRoutes, ...partnerRoutes, ...supportRoutes],
  us: webRoutes,
  ap: webRoutes,
};
const fallBacks = {
  eu: ['$default', 'ANY /openapi.json', 'ANY /v1/{proxy+}', 'ANY /v1/support/{proxy+}'],
  us: ['$default'],
  ap: ['$default'],
};

describe.each(['eu', 'us', 'ap'] as const)('the HTTP API of %s', (id) => {
  const routeOf = (key: string) =>
    propertiesOf(app.templates[id], 'AWS::ApiGatewayV2::Route').find(({ RouteKey }) => RouteKey === key);

  test('serves the routes of its functions, and a fall-back for everything else', () => {
    const keys = propertiesOf(app.templates[id], 'AWS::ApiGatewayV2::Route').map(({ RouteKey }) => RouteKey);
    expect(keys.sort()).toEqual(
      [...served[id].map(({ method, path }) => `${method} ${path}`), ...fallBacks[id]].sort(),
    );
  });

  test('every route with a scope lets only tokens with that scope through', () => {
    const [[authorizer] = []] = resourcesOf(app.templates[id], 'AWS::ApiGatewayV2::Authorizer');
    for (const { method, path, scope } of served[id].filter((route) => route.scope))
      expect(routeOf(`${method} ${path}`)).toMatchObject({
        AuthorizationType: 'JWT',
        AuthorizerId: { Ref: authorizer },
        AuthorizationScopes: [scope],
      });
  });

  test('only public routes and fall-backs go without', () => {
    const open = propertiesOf(app.templates[id], 'AWS::ApiGatewayV2::Route')
      .filter(({ AuthorizationType }) => AuthorizationType !== 'JWT')
      .map(({ RouteKey }) => RouteKey);
    const publicRoutes = served[id]
      .filter((route) => !route.scope)
      .map(({ method, path }) => `${method} ${path}`);
    expect(open.sort()).toEqual([...publicRoutes, ...fallBacks[id]].sort());
  });

  test('is throttled', () => {
    expect(propertiesOf(app.templates[id], 'AWS::ApiGatewayV2::Stage')[0]?.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 500,
      ThrottlingBurstLimit: 1000,
    });
  });

  test('R15 logs which route was called, but neither path nor query nor who called', () => {
    const [settings] = propertiesOf(app.templates[id], 'AWS::ApiGatewayV2::Stage').map(
      ({ AccessLogSettings }) => AccessLogSettings as { Format: string; DestinationArn: unknown },
    );
    expect(settings?.DestinationArn).toBeDefined();
    expect(settings?.Format).toContain('$context.routeKey');
    expect(settings?.Format).not.toMatch(/path|query|identity|sourceIp|userAgent|claims/i);
  });
});
