/** The route that a request takes, and what its path parameters hold. */
export interface Match<Route> {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

interface ParsedRoute<Route> {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly Segment[];
  readonly rank: string;
}

type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter' | 'greedy'; readonly name: string };

/** Ranks segments: a literal wins over a parameter, that over a greedy one. */
const specificity: Readonly<Record<Segment['kind'], string>> = { literal: '0', parameter: '1', greedy: '2' };

const parseSegment = (text: string): Segment => {
  const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(text) ?? [];
  return name ? { kind: greedy ? 'greedy' : 'parameter', name } : { kind: 'literal', text };
};

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

const parseRoute = <Route extends { readonly routeKey: string }>(route: Route): ParsedRoute<Route> => {
  const [method = '', path = '/'] = route.routeKey.split(' ');
  const segments = segmentsOf(path).map(parseSegment);
  const rank = segments.map(({ kind }) => specificity[kind]).join('') + (method === 'ANY' ? '1' : '0');
  return { route, method, segments, rank };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const parametersOf = (
  segments: readonly Segment[],
  path: readonly string[],
): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const text = path[index];
    if (text === undefined) return undefined;
    if (segment.kind === 'literal') {
      if (segment.text !== decoded(text)) return undefined;
      continue;
    }
    if (text === '') return undefined;
    if (segment.kind === 'greedy')
      return { ...parameters, [segment.name]: decoded(path.slice(index).join('/')) };
    parameters[segment.name] = decoded(text);
  }
  return path.length === segments.length ? parameters : undefined;
};

/**
 * Chooses routes as an HTTP API does: among the routes for the method (or ANY) the most specific path wins,
 * full matches before greedy ones, then `$default`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 *
 * @returns takes a method and the path as it was sent, still percent-encoded
 */
export function routeSelector<Route extends { readonly routeKey: string }>(
  routes: readonly Route[],
): (method: string, path: string) => Match<Route> | undefined {
  const fallBack = routes.find(({ routeKey }) => routeKey === '$default');
  const ordered = routes
    .filter((route) => route !== fallBack)
    .map(parseRoute)
    .sort((left, right) => (left.rank < right.rank ? -1 : left.rank > right.rank ? 1 : 0));
  return (method, path) => {
    const texts = segmentsOf(path);
    for (const { route, method: accepted, segments } of ordered) {
      if (accepted !== method && accepted !== 'ANY') continue;
      const parameters = parametersOf(segments, texts);
      if (parameters) return { route, parameters };
    }
    return fallBack && { route: fallBack, parameters: {} };
  };
}
