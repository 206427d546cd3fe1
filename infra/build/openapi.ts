import type { Route } from '../../lib/http/route.ts';
import type { HttpProgramName } from '../programs.ts';
import type { Settings } from '../settings.ts';
import { operationOf, sharedHeaders, tagOf } from './openapi-operation.ts';
import { sharedParameters } from './openapi-parameters.ts';
import { problemSchemas } from './openapi-problem-schemas.ts';
import { problemAnswers, sharedProblemAnswers } from './openapi-problems.ts';
import { type Json, Schemas } from './openapi-schemas.ts';

const tagDescriptions: Readonly<Record<string, string>> = {
  Services: 'The service catalogue.',
  Partners: 'The partner organisation and its users.',
  Accounts: 'The accounts whose partner of record you are.',
  Customers: 'Customers and prospects.',
  Subscriptions: 'Services of customers, their activation, status and deadlines.',
  Support: 'What only support can do.',
  Portal: 'What customers do, at the data center of the subscription.',
  Pages: 'Pages that customers open in a browser, at the data center of the subscription.',
  Contract: 'This document.',
};

/** The OpenAPI 3.1 document of all routes: generated, so that it cannot differ from what is served. */
export function openApiDocument(
  routes: Readonly<Record<HttpProgramName, readonly Route[]>>,
  settings: Settings,
): Json {
  const all = Object.values(routes).flat();
  const schemas = new Schemas(all);
  const paths: Record<string, Json> = {};
  const tags = new Set<string>();
  for (const route of all) {
    const tag = tagOf(route);
    tags.add(tag);
    const operation = operationOf(route, tag, schemas);
    const responses = { ...problemAnswers(route), ...(operation.responses as Json) };
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: { ...operation, responses } };
  }
  const responses = sharedProblemAnswers(references(paths));
  const used = references({ paths, responses });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Onramp',
      version: '1.0.0',
      summary: 'Enrol customers, activate their services, keep the deadlines.',
      description:
        'The HTTP interface of the partner programme. Instants are RFC 3339 in UTC, ids are opaque and sort by age. ' +
        'Lists answer `items` and `nextCursor`. Errors are problem details (RFC 9457) with a stable `code`. ' +
        'Answers can get new fields, and fields new values: ignore what you do not know.',
      contact: { name: settings.support.name, email: settings.support.email },
      license: { name: 'All rights reserved', identifier: 'LicenseRef-Proprietary' },
    },
    servers: serversOf(settings),
    tags: [...tags].map((name) => ({ name, description: tagDescriptions[name] ?? `${name}.` })),
    paths,
    components: {
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: `An access token of ${settings.issuer ?? 'the user pool'} with the scope that the operation names.`,
        },
      },
      schemas: { ...schemas.components, ...problemSchemas },
      responses,
      parameters: only(used, 'parameters', sharedParameters),
      headers: only(used, 'headers', sharedHeaders),
    },
  };
}

/** Home is first: without a domain of its own the document is served where the API is. */
function serversOf({ catalog, domains }: Settings): Json[] {
  const configured = [...catalog.dataCenters]
    .sort((a, b) => Number(b.home ?? false) - Number(a.home ?? false))
    .flatMap(({ id, home }) => {
      const domain = domains[id];
      return domain
        ? [{ url: `https://${domain.name}`, description: `Data center ${id}${home ? ', home' : ''}` }]
        : [];
    });
  return configured.length > 0 ? configured : [{ url: '/', description: 'Where this document comes from' }];
}

/** Every `$ref` in a part of the document. */
function references(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== 'object' || node === null) return found;
  for (const [key, value] of Object.entries(node))
    if (key === '$ref' && typeof value === 'string') found.add(value);
    else references(value, found);
  return found;
}

const only = (used: ReadonlySet<string>, kind: string, all: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => used.has(`#/components/${kind}/${name}`)));
