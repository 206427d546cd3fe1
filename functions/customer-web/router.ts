import { pathFinder } from '../../lib/http/route-pattern.ts';
import { type PageOperationId, pageRoutes } from './page-routes.ts';

/** What a path and a method stand for. */
export type Match =
  | {
      readonly is: 'found';
      readonly operationId: PageOperationId;
      readonly parameters: Readonly<Record<string, string>>;
    }
  | { readonly is: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly is: 'unknown' };

const routesAt = pathFinder(pageRoutes);

/** Finds the route of a request. `HEAD` is taken as `GET`, whose answer then goes without its body. */
export function match(method: string, path: string): Match {
  const here = routesAt(path);
  if (here.length === 0) return { is: 'unknown' };
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = here.find(({ route }) => route.method === wanted);
  if (found) return { is: 'found', operationId: found.route.operationId, parameters: found.parameters };
  const methods = here.map(({ route }) => route.method);
  return { is: 'wrong-method', allowed: methods.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])) };
}
