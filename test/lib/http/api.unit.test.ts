import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { type ApiEvent, httpApi } from '../../../lib/http/api.ts';
import type { Route } from '../../../lib/http/route.ts';
import { DataCenterUnavailable } from '../../../lib/operations/ports/store.ts';

const thing = {
  path: '/v1/things',
  summary: 'A thing',
  answers: { 200: { description: 'It', schema: z.object({}) } },
} as const;
const routes = [
  { ...thing, operationId: 'viewThing', method: 'GET' },
  { ...thing, operationId: 'removeThing', method: 'DELETE' },
] as const satisfies readonly Route[];

const unreachable = () => Promise.reject(new DataCenterUnavailable('us'));
const api = httpApi({
  routes,
  endpoints: { viewThing: unreachable, removeThing: unreachable },
  accountClaim: 'account',
  newId: (prefix) => `${prefix}_1`,
  now: () => new Date('2026-01-01T00:00:00Z'),
});

async function detailOf(name: 'GET' | 'DELETE'): Promise<string> {
  const event = {
    routeKey: `${name} /v1/things`,
    rawPath: '/v1/things',
    headers: {},
    requestContext: { http: { method: name }, requestId: 'r-1' },
  } as unknown as ApiEvent;
  const { statusCode, body } = await api(event, {} as Parameters<typeof api>[1]);
  expect(statusCode).toBe(503);
  return JSON.parse(body ?? '').detail;
}

describe('a data center that does not answer', () => {
  test('R68 leaves open whether a command was done, and speaks of no change to whoever reads', async () => {
    expect(await detailOf('DELETE')).toContain('unknown whether anything changed');
    expect(await detailOf('GET')).toBe('A data center does not answer. Ask again in some minutes.');
  });
});
