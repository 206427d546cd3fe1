import type { Answer, Route } from '../../lib/http/route.ts';
import { inWords, type Json, pascalCase, querySchema, type Schemas } from './openapi-schemas.ts';

/** An operation without its problem answers. */
export function operationOf(route: Route, tag: string, schemas: Schemas): Json {
  const parameters = [
    ...pathParameters(route),
    ...queryParameters(route),
    ...headerParameters(route, schemas),
  ];
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: descriptionOf(route),
    tags: [tag],
    // OpenAPI gives scopes to OAuth flows, whose addresses only the issuer's discovery knows.
    security: route.scope ? [{ accessToken: [] }] : [],
    ...(route.scope ? { 'x-required-scopes': [route.scope] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: requestBody(route, schemas) } : {}),
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

/** The first letters of an id say what it is of. */
const idPrefixes: Readonly<Record<string, string>> = {
  customerId: 'cus_',
  subscriptionId: 'sub_',
  userId: 'usr_',
  partnerId: 'par_',
  invitationId: 'inv_',
};

const pathParameters = ({ path }: Route): Json[] =>
  [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: idPrefixes[name]
      ? `The id of the ${inWords(name).replace(/ id$/, '')}, which begins with \`${idPrefixes[name]}\`.`
      : `The ${inWords(name)}.`,
    schema: { type: 'string', minLength: 1 },
  }));

const queryParameters = ({ query }: Route): Json[] => {
  if (!query) return [];
  const { properties = {}, required = [] } = querySchema(query) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description: description ?? queryDescriptions[name] ?? `The ${inWords(name)}.`,
    schema,
  }));
};

const queryDescriptions: Readonly<Record<string, string>> = {
  limit: 'How many items to answer at most.',
  cursor: 'Where to go on: `nextCursor` of the answer before.',
  dueBefore: 'Only what has a deadline before this instant.',
};

const headerParameters = (route: Route, schemas: Schemas): Json[] => {
  const { method, scope, refusals = [] } = route;
  if (!scope) return [];
  if (method === 'GET') return isVersioned(route, schemas) ? [parameterReference('IfNoneMatch')] : [];
  return [
    ...(method === 'POST' ? [parameterReference('IdempotencyKey')] : []),
    ...(method !== 'POST' || refusals.includes('precondition-failed') ? [parameterReference('IfMatch')] : []),
  ];
};

const parameterReference = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });

/** The headers that operations share. */
export const sharedParameters: Record<string, Json> = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Any text of your own. A request sent again with the same key within 48 hours has one effect.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` you have read. Nothing is changed if there is a newer one.',
    schema: { type: 'string' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` you have. There is no body in the answer if it is still the newest.',
    schema: { type: 'string' },
  },
};

export const sharedHeaders: Record<string, Json> = {
  ETag: { description: 'The version, for `If-Match`.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } },
  Link: { description: 'The next page, `rel="next"` (RFC 8288).', schema: { type: 'string' } },
  Location: { description: 'Where to go on.', schema: { type: 'string', format: 'uri-reference' } },
};

function requestBody({ body, bodyExample, bodyOptional, path }: Route, schemas: Schemas): Json {
  if (!body) throw new Error('The route takes no body.');
  return {
    required: !bodyOptional,
    content: {
      // Pages post forms; everything under /v1 is JSON.
      [path.startsWith('/v1/') ? 'application/json' : 'application/x-www-form-urlencoded']: {
        schema: schemas.request(body),
        ...(bodyExample === undefined ? {} : { example: bodyExample }),
      },
    },
  };
}

function answerOf(
  status: string,
  { description, schema, example, html }: Answer,
  route: Route,
  schemas: Schemas,
): Json {
  const headers = answerHeaders(Number(status), schema, route, schemas);
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
    ...(schema
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

/** Whether what a route answers has a version. */
const isVersioned = ({ answers, scope }: Route, schemas: Schemas): boolean =>
  scope !== undefined &&
  answers[200]?.schema !== undefined &&
  schemas.propertiesOf(answers[200].schema).includes('id');

/** The tag of a route: what it is about. */
export function tagOf({ path, scope }: Route): string {
  if (path.startsWith('/v1/support/')) return 'Support';
  if (scope === 'onramp/customer') return 'Portal';
  if (!path.startsWith('/v1/')) return path === '/openapi.json' ? 'Contract' : 'Pages';
  return pascalCase(path.split('/')[2] ?? '');
}
