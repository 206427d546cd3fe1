import type { Route } from './route.ts';

type Located = Pick<Route, 'method' | 'path'>;

/** Finds the routes at a path, whatever their method: none means an unknown path, others mean a wrong method. */
export function pathFinder<R extends Located>(routes: readonly R[]) {
  const patterns = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return (path: string): { readonly route: R; readonly parameters: Readonly<Record<string, string>> }[] =>
    patterns.flatMap(({ route, pattern }) => {
      const found = pattern.exec(path);
      return found ? [{ route, parameters: found.groups ?? {} }] : [];
    });
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
