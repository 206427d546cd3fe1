import { routes, type WebOperationId } from './routes.ts';

/** What a path and a method stand for. */
export type Match =
  | {
      readonly is: 'found';
      readonly operationId: WebOperationId;
      readonly parameters: Readonly<Record<string, string>>;
    }
  | { readonly is: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly is: 'unknown' };

const patterns = routes.map(({ operationId, method, path }) => ({
  operationId,
  method,
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** Finds the route of a request. `HEAD` is taken as `GET`, whose answer then goes without its body. */
export function match(method: string, path: string): Match {
  const here = patterns.flatMap((route) => {
    const found = route.pattern.exec(path);
    return found ? [{ ...route, parameters: found.groups ?? {} }] : [];
  });
  if (here.length === 0) return { is: 'unknown' };
  const wanted = method === 'HEAD' ? 'GET' : method;
  const route = here.find((candidate) => candidate.method === wanted);
  if (route) return { is: 'found', operationId: route.operationId, parameters: route.parameters };
  const methods = here.map((candidate) => candidate.method);
  return { is: 'wrong-method', allowed: methods.flatMap((m) => (m === 'GET' ? ['GET', 'HEAD'] : [m])) };
}
