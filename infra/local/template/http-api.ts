import { OperatorError } from '../operator-error.ts';
import type { CorsConfiguration, HttpApiDefinition, JwtAuthorizer, RouteDefinition } from './model.ts';
import { readProperties, shapes } from './properties.ts';
import type { Resource } from './stack.ts';

/** API Gateway's longest, and its default. */
const longestTimeoutMilliseconds = 30_000;

/**
 * The function in an integration's URI, which is either its ARN or API Gateway's path around it:
 * `arn:aws:apigateway:…:lambda:path/2015-03-31/functions/<arn>/invocations`.
 */
const functionArnIn = (uri: string): string => /functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri;

const readAuthorizer = (resource: Resource): JwtAuthorizer => {
  const { IdentitySource, JwtConfiguration } = readProperties(resource, shapes.authorizer);
  return {
    issuer: JwtConfiguration.Issuer,
    audiences: JwtConfiguration.Audience,
    header: String(IdentitySource[0]).replace('$request.header.', '').toLowerCase(),
  };
};

const readCors = (resource: Resource): CorsConfiguration | undefined => {
  const { CorsConfiguration: cors } = readProperties(resource, shapes.api);
  return (
    cors && {
      allowOrigins: cors.AllowOrigins ?? [],
      allowMethods: cors.AllowMethods ?? [],
      allowHeaders: cors.AllowHeaders ?? [],
      exposeHeaders: cors.ExposeHeaders ?? [],
      allowCredentials: cors.AllowCredentials ?? false,
      ...(cors.MaxAge !== undefined && { maxAgeSeconds: cors.MaxAge }),
    }
  );
};

/**
 * The stack's HTTP API with its routes, or `undefined` if it has none. `mayStart` tells whether a function lets itself be
 * started by a route, `<api>/<stage>/<method>/<path>`.
 */
export function readHttpApi(
  resources: readonly Resource[],
  mayStart: (functionArn: string, source: string) => boolean,
): HttpApiDefinition | undefined {
  const all = (type: string) =>
    resources.filter((resource) => resource.type === `AWS::ApiGatewayV2::${type}`);
  const [api, second] = all('Api');
  if (second) throw new OperatorError('The local cloud runs one HTTP API in a stack, and there are more.');
  if (!api) return undefined;
  for (const stage of all('Stage')) readProperties(stage, shapes.stage);

  const byId = (type: string, id: string | undefined, wantedBy: string): Resource => {
    const found = all(type).find((resource) => resource.id === id);
    if (!found)
      throw new OperatorError(`The route ${wantedBy} names ${id}, which is no ${type} of the template.`);
    return found;
  };

  const readRoute = (resource: Resource): RouteDefinition => {
    const route = readProperties(resource, shapes.route);
    const target = byId('Integration', route.Target.replace('integrations/', ''), route.RouteKey);
    const integration = readProperties(target, shapes.integration);
    const functionArn = functionArnIn(integration.IntegrationUri);
    const source = `${api.id}/$default/${route.RouteKey.replace(' ', '')}`;
    return {
      routeKey: route.RouteKey,
      functionArn,
      permitted: mayStart(functionArn, source),
      timeoutMilliseconds: integration.TimeoutInMillis ?? longestTimeoutMilliseconds,
      scopes: route.AuthorizationScopes ?? [],
      ...(route.AuthorizationType === 'JWT' && {
        authorizer: readAuthorizer(byId('Authorizer', route.AuthorizerId, route.RouteKey)),
      }),
    };
  };

  const cors = readCors(api);
  return { id: api.id, routes: all('Route').map(readRoute), ...(cors && { cors }) };
}
