import { routes as webRoutes } from '../../functions/customer-web/routes.ts';
import { routes as partnerRoutes } from '../../functions/partner-api/routes.ts';
import { routes as supportRoutes } from '../../functions/support-api/routes.ts';
import type { Route } from '../../lib/http/route.ts';

/** Every route of both APIs, as home's gateway has them. */
export const apiRoutes: readonly Route[] = [...partnerRoutes, ...supportRoutes];
/** Every route of the pages and of whatever else the customer web serves. */
export const customerRoutes: readonly Route[] = webRoutes;
export const allRoutes: readonly Route[] = [...apiRoutes, ...customerRoutes];

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;

/** The names of a path's parameters. */
export const parametersIn = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** A route's path with its parameters filled in, as they stand. */
export const filled = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'unknown');

/** What a route with a query must be given at least. */
export const leastQuery = ({ path }: Route): string => leastQueries[path] ?? '';

const leastQueries: Readonly<Record<string, string>> = {
  '/v1/accounts': 'name=Contoso',
  '/v1/support/accounts': 'name=Contoso',
  '/v1/support/partners': 'accountNumber=P-1',
};

export const withQuery = (path: string, ...queries: readonly string[]): string => {
  const query = queries.filter(Boolean).join('&');
  return query === '' ? path : `${path}?${query}`;
};
