import type { Route } from '../../lib/http/route.ts';
import { inWords, type Json, querySchema, type Schemas } from './openapi-schemas.ts';

/** Everything a route takes beside its body. */
export const parametersOf = (route: Route, schemas: Schemas): Json[] => [
  ...pathParameters(route),
  ...queryParameters(route),
  ...headerParameters(route, schemas),
];

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
  name: 'A name that resembles the one sought. Give one parameter to search by.',
  phone: 'A phone number in any notation; begin it with `+` if it is of another country.',
  country: 'The country in whose notation `phone` is, unless it begins with `+`.',
  authorizationNumber: 'The ten digits by which a partner is known.',
  accountNumber: 'The number of an account in the directory.',
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

/** Whether what a route answers has a version. */
export const isVersioned = ({ answers, scope }: Route, schemas: Schemas): boolean =>
  scope !== undefined &&
  answers[200]?.schema !== undefined &&
  schemas.propertiesOf(answers[200].schema).includes('id');
