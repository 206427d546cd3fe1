import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { routes as webRoutes } from '../../functions/customer-web/routes.ts';
import { routes as partnerRoutes } from '../../functions/partner-api/routes.ts';
import { routes as supportRoutes } from '../../functions/support-api/routes.ts';
import type { Route } from '../../lib/http/route.ts';
import { propertiesOf, resourcesOf, type Synthesized, synthesized } from './templates.ts';

const routes: readonly Route[] = [...partnerRoutes, ...supportRoutes, ...webRoutes];

let app: Synthesized;
beforeAll(async () => {
  app = await synthesized({ functionsDir: fileURLToPath(new URL('../../functions', import.meta.url)) });
});

describe('what a deployment ships', () => {
  test('every function of every data center, small enough to start fast', () => {
    expect([...app.bundles.keys()].sort()).toEqual([
      'customer-web',
      'deliveries',
      'lifecycle',
      'outbox',
      'partner-api',
      'support-api',
      'sweeper',
      'token-claims',
    ]);
    expect(app.bundles.get('partner-api')?.bytes).toBeLessThan(490_000);
  });

  test('every route with a scope is behind the authorizer', () => {
    const [[authorizer] = []] = resourcesOf(app.templates.eu, 'AWS::ApiGatewayV2::Authorizer');
    const served = propertiesOf(app.templates.eu, 'AWS::ApiGatewayV2::Route');
    for (const { method, path, scope } of routes.filter((route) => route.scope))
      expect(served.find(({ RouteKey }) => RouteKey === `${method} ${path}`)).toMatchObject({
        AuthorizationType: 'JWT',
        AuthorizerId: { Ref: authorizer },
        AuthorizationScopes: [scope],
      });
  });

  test('what lies under /v1 is public only where it has to be', () => {
    const open = routes.filter(({ path, scope }) => path.startsWith('/v1/') && !scope);
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/services',
      'GET /v1/services/{service}',
    ]);
  });

  test('the OpenAPI document beside the partner API describes every route', () => {
    const file = `${app.bundles.get('partner-api')?.directory}/openapi.json`;
    const { paths } = JSON.parse(readFileSync(file, 'utf8'));
    for (const { method, path, operationId } of routes)
      expect(paths[path]?.[method.toLowerCase()]?.operationId).toBe(operationId);
  });
});

describe('the examples of the OpenAPI document', () => {
  test.each(routes.filter((route) => route.bodyExample).map((route) => [route.operationId, route] as const))(
    '%s takes the body that it shows',
    (_, { body, bodyExample }) => {
      expect(body?.safeParse(bodyExample).error?.issues ?? []).toEqual([]);
    },
  );

  test.each(
    routes.flatMap(({ operationId, answers }) =>
      Object.entries(answers)
        .filter(([, { example }]) => example !== undefined)
        .map(([status, answer]) => [operationId, status, answer] as const),
    ),
  )('%s answers %s as it shows', (_, __, { schema, example }) => {
    expect(schema?.safeParse(example).error?.issues ?? []).toEqual([]);
  });
});
