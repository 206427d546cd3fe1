import type * as z from 'zod/mini';
import type { Answer, Route } from '../../lib/http/route.ts';
import { isVersioned, parametersOf } from './openapi-parameters.ts';
import { type Json, pascalCase, type Schemas } from './openapi-schemas.ts';

/** An operation without its problem answers. */
export function operationOf(route: Route, tag: string, schemas: Schemas): Json {
  const parameters = parametersOf(route, schemas);
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: descriptionOf(route),
    tags: [tag],
    // OpenAPI gives scopes to OAuth flows, whose addresses only the issuer's discovery knows.
    security: route.scope ? [{ accessToken: [] }] : [],
    ...(route.scope ? { 'x-required-scopes': [route.scope] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: requestBody(route, route.body, schemas) } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, answer]) => [
          status,
          answerOf(status, answer, route, schemas),
        ]),
      ),
      ...(route.method === 'GET' && isVersioned(route, schemas) ? notModified : {}),
    },
  };
}

const notModified: Json = { 304: { description: 'You have the newest already; there is no body.' } };

const descriptionOf = ({ summary, scope }: Route): string => {
  const sentence = summary.endsWith('.') ? summary : `${summary}.`;
  return scope ? `${sentence} Needs the scope \`${scope}\`.` : `${sentence} Public.`;
};

export const sharedHeaders: Record<string, Json> = {
  ETag: { description: 'The version, for `If-Match`.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } },
  Link: { description: 'The next page, `rel="next"` (RFC 8288).', schema: { type: 'string' } },
  Location: { description: 'Where to go on.', schema: { type: 'string', format: 'uri-reference' } },
};

function requestBody(route: Route, body: z.ZodMiniType, schemas: Schemas): Json {
  const { bodyExample, bodyOptional, bodyLines, bodyCsvExample } = route;
  const schema = schemas.request(body);
  const content = bodyLines
    ? linesOf(schema, bodyExample)
    : { schema, ...(bodyExample === undefined ? {} : { example: bodyExample }) };
  const table = bodyCsvExample === undefined ? {} : { 'text/csv': tableOf(bodyCsvExample) };
  return { required: !bodyOptional, content: { [mediaTypeOf(route)]: content, ...table } };
}

const jsonLines = 'application/x-ndjson';

const linesOf = (schema: Json, example: unknown): Json => ({
  schema: {
    type: 'string',
    description: 'One of these per line.',
    contentMediaType: jsonLines,
    contentSchema: schema,
  },
  ...(example === undefined ? {} : { example: `${JSON.stringify(example)}\n` }),
});

const tableOf = (example: string): Json => ({
  schema: {
    type: 'string',
    description: 'The first record names the columns. RFC 4180; semicolons part the fields too.',
  },
  example,
});

/** Pages post forms; everything under /v1 is JSON. */
function mediaTypeOf({ path, bodyLines }: Route): string {
  if (bodyLines) return jsonLines;
  return path.startsWith('/v1/') ? 'application/json' : 'application/x-www-form-urlencoded';
}

function answerOf(
  status: string,
  { description, schema, example, html, lines }: Answer,
  route: Route,
  schemas: Schemas,
): Json {
  const headers = lines ? ['Link'] : answerHeaders(Number(status), schema, route, schemas);
  return {
    description,
    ...(headers.length > 0
      ? {
          headers: Object.fromEntries(
            headers.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
          ),
        }
      : {}),
    ...(html ? { content: { 'text/html': { schema: { type: 'string' } } } } : {}),
    ...(schema && lines ? { content: { [jsonLines]: linesOf(schemas.answer(schema), example) } } : {}),
    ...(schema && !lines
      ? {
          content: {
            'application/json': {
              schema: schemas.answer(schema),
              ...(example === undefined ? {} : { example }),
            },
          },
        }
      : {}),
  };
}

function answerHeaders(status: number, schema: Answer['schema'], route: Route, schemas: Schemas): string[] {
  if (status >= 300 && status < 400) return ['Location'];
  if (!schema || !route.scope) return [];
  const properties = schemas.propertiesOf(schema);
  if (properties.includes('nextCursor')) return ['Link'];
  return properties.includes('id') ? ['ETag'] : [];
}

/** The tag of a route: what it is about. */
export function tagOf({ path, scope }: Route): string {
  if (path.startsWith('/v1/support/')) return 'Support';
  if (scope === 'onramp/customer') return 'Portal';
  if (!path.startsWith('/v1/')) return path === '/openapi.json' ? 'Contract' : 'Pages';
  return pascalCase(path.split('/')[2] ?? '');
}
