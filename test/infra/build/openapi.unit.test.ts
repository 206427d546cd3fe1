import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { openApiDocument } from '../../../infra/build/openapi.ts';
import { parseSettings, type SettingsInput } from '../../../infra/settings.ts';
import type { Route } from '../../../lib/http/route.ts';
import { routes as web } from '../fixtures/functions/customer-web/routes.ts';
import { routes as partner } from '../fixtures/functions/partner-api/routes.ts';
import { routes as support } from '../fixtures/functions/support-api/routes.ts';

/** The document as its readers get it. */
const documentOf = (settings: SettingsInput = {}, routes: readonly Route[] = partner) => {
  const functions = { 'partner-api': routes, 'support-api': support, 'customer-web': web };
  return JSON.parse(JSON.stringify(openApiDocument(functions, parseSettings(settings))));
};

const statuses = (operation: { responses: object }) => Object.keys(operation.responses).map(Number);

describe('the OpenAPI document', () => {
  test('has every route once, with its operation', () => {
    const { paths } = documentOf();
    const operations = Object.values(
      paths as Record<string, Record<string, { operationId: string }>>,
    ).flatMap(Object.values);
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      [...partner, ...support, ...web].map(({ operationId }) => operationId).sort(),
    );
  });

  test('asks for a token and names the scope, but on public routes', () => {
    const { paths } = documentOf();
    expect(paths['/v1/services'].get.security).toEqual([]);
    expect(paths['/v1/customers'].post.security).toEqual([{ accessToken: [] }]);
    expect(paths['/v1/customers'].post['x-required-scopes']).toEqual(['onramp/partner']);
  });

  test('R68 names the problems that a command can answer', () => {
    const { paths } = documentOf();
    expect(statuses(paths['/v1/customers'].post)).toEqual([
      201, 400, 401, 403, 409, 412, 413, 415, 422, 429, 503,
    ]);
    expect(statuses(paths['/v1/customers/{customerId}'].patch)).toEqual([
      200, 400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503,
    ]);
    expect(statuses(paths['/v1/services'].get)).toEqual([200, 400, 422, 429, 503]);
    const { examples } = paths['/v1/customers'].post.responses[403].content['application/problem+json'];
    expect(examples['partner-not-active'].value).toMatchObject({ code: 'partner-not-active', status: 403 });
  });

  test('R68 a code that has no status is a mistake', () => {
    const [route] = partner;
    expect(() => documentOf({}, [{ ...(route as Route), refusals: ['made-up'] }])).toThrow(
      'listServices names the code made-up',
    );
  });

  test('pages answer in HTML, also when something is wrong', () => {
    const { responses } = documentOf().paths['/activate/{token}'].get;
    expect(Object.keys(responses)).toEqual(['200', '303', '429', '503', 'default']);
    expect(responses[200].content).toHaveProperty(['text/html']);
  });

  test('R67 commands take an idempotency key or a version', () => {
    const { paths } = documentOf();
    expect(paths['/v1/customers'].post.parameters).toEqual([
      { $ref: '#/components/parameters/IdempotencyKey' },
    ]);
    expect(paths['/v1/customers/{customerId}'].patch.parameters).toContainEqual({
      $ref: '#/components/parameters/IfMatch',
    });
    expect(paths['/v1/customers/{customerId}'].get.responses[200].headers).toHaveProperty('ETag');
    expect(paths['/v1/customers'].get.responses[200].headers).toHaveProperty('Link');
    expect(paths['/v1/customers/{customerId}'].get.responses).toHaveProperty('304');
  });

  test('refuses unknown fields of requests and leaves room in answers', () => {
    const { schemas } = documentOf().components;
    expect(schemas.CreateCustomerRequest.additionalProperties).toBe(false);
    expect(schemas.Customer).not.toHaveProperty('additionalProperties');
    expect(schemas.Customer.properties.contactEmail).toEqual({ type: 'string', format: 'email' });
  });

  test('tells of query parameters, which of them are required and their defaults', () => {
    const { parameters } = documentOf().paths['/v1/customers'].get;
    expect(parameters).toContainEqual(
      expect.objectContaining({
        name: 'limit',
        in: 'query',
        required: false,
        schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
      }),
    );
  });

  test('a schema that several routes share is there once; two of one name are told apart', () => {
    const thing = z.strictObject({ id: z.string() });
    const other = z.strictObject({ name: z.string() });
    const get = (operationId: string, path: Route['path'], schema: z.ZodMiniType): Route => ({
      operationId,
      method: 'GET',
      path,
      summary: 'Get it',
      answers: { 200: { description: 'It.', schema } },
    });
    const { components } = documentOf({}, [
      get('getThing', '/v1/things/{thingId}', thing),
      get('findThing', '/v1/things', thing),
      { ...get('get', '/v1/others', other), operationId: 'getThing' },
    ]);
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(['Thing', 'Thing_']));
  });

  test('has no references that lead nowhere and no components that nobody uses', () => {
    const document = documentOf();
    const references = new Set(
      [...JSON.stringify(document).matchAll(/"#\/components\/([^"]+)"/g)].map(([, name]) => name),
    );
    const { securitySchemes: _, ...referable } = document.components;
    const components = Object.entries(referable as Record<string, object>).flatMap(([kind, entries]) =>
      Object.keys(entries).map((name) => `${kind}/${name}`),
    );
    expect(components.sort()).toEqual([...references].sort());
  });

  test('is served from the configured domains, home first, or else from where it is read', () => {
    const domain = (name: string) => ({ name, certificateArn: 'arn:aws:acm:x:1:certificate/a' });
    expect(documentOf().servers).toEqual([{ url: '/', description: 'Where this document comes from' }]);
    expect(
      documentOf({ domains: { us: domain('us.acme.example'), eu: domain('eu.acme.example') } }).servers,
    ).toEqual([
      { url: 'https://eu.acme.example', description: 'Data center eu, home' },
      { url: 'https://us.acme.example', description: 'Data center us' },
    ]);
  });
});
