import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { accountRecord } from '../../../functions/support-api/account-routes.ts';
import { inputOf } from '../../../lib/http/input.ts';
import { errorPlace } from '../../../lib/http/log.ts';
import { type Problem, ProblemAnswer } from '../../../lib/http/problem.ts';
import type { Route } from '../../../lib/http/route.ts';
import { purchase } from '../../../lib/presentation/billing-schemas.ts';

const route: Route = {
  operationId: 'correctThing',
  method: 'PATCH',
  path: '/v1/things/{thingId}',
  summary: 'Corrects a thing',
  body: z.strictObject({ name: z.string() }),
  answers: {},
};

const refusalOf = (
  body: string,
  pathParameters: Record<string, string> = {},
  asked: Route = route,
): Problem | undefined => {
  const event = { headers: { 'content-type': 'application/json' }, body, pathParameters };
  try {
    inputOf(event as unknown as APIGatewayProxyEventV2, asked);
    return undefined;
  } catch (error) {
    if (error instanceof ProblemAnswer) return error.problem;
    throw error;
  }
};

describe('the input of a request', () => {
  test('R68 a body that is nested without end is malformed, not an error of ours', () => {
    expect(refusalOf('['.repeat(32_000) + ']'.repeat(32_000))?.code).toBe('malformed-request');
    expect(refusalOf(`${'{"name":'.repeat(7_000)}1${'}'.repeat(7_000)}`)?.code).toBe('malformed-request');
  });

  test('R68 an answer names the first of many fields at fault, and of a long name the beginning', () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`k${at}`, 1]));
    const problem = refusalOf(JSON.stringify({ name: 'n', ...many, ['x'.repeat(30_000)]: 1 }));
    expect(problem?.errors).toHaveLength(20);
    const long = refusalOf(JSON.stringify({ name: 'n', ['x'.repeat(30_000)]: 1 }));
    expect(long?.errors).toMatchObject([{ pointer: `/${'x'.repeat(64)}`, code: 'unknown-field' }]);
    expect(JSON.stringify(long).length).toBeLessThan(500);
  });

  test('R68 a purchase of an unknown kind is told the kinds that there are', () => {
    const buying = { ...route, body: purchase };
    for (const body of [{ kind: 'zzz' }, {}])
      expect(refusalOf(JSON.stringify(body), {}, buying)?.errors).toEqual([
        {
          pointer: '/kind',
          code: 'invalid-value',
          detail: 'Give one of: plan, release, licences, storage.',
        },
      ]);
  });

  test('R54 R68 two partners of record of one product line are refused by that name', () => {
    const one = { productLine: 'rapidstart', partnerAccountNumber: 'P-1' };
    const address = { line1: 'Storgatan 1', city: 'Uppsala', postalCode: '753 31', country: 'SE' };
    const record = {
      organization: { name: 'Contoso', address },
      identities: [],
      partnersOfRecord: [one, one],
    };
    expect(refusalOf(JSON.stringify(record), {}, { ...route, body: accountRecord })?.errors).toMatchObject([
      {
        pointer: '/partnersOfRecord',
        code: 'product-line-repeated',
        detail: expect.stringContaining('each product line'),
      },
    ]);
  });

  test('R15 a card number as the name of a field is not echoed', () => {
    const problem = refusalOf(JSON.stringify({ '4111 1111 1111 1111': { password: 'x' } }));
    expect(problem?.code).toBe('card-number-not-accepted');
    expect(JSON.stringify(problem)).not.toContain('4111');
  });

  test.each(['x'.repeat(65), 'a/b', 'a\u0000', 'a#b', 'ü', '%zz', ''])(
    'R68 R69 the path parameter %j can name nothing',
    (thingId) => {
      expect(refusalOf('{"name":"n"}', { thingId })?.status).toBe(404);
    },
  );

  test('R68 what stands in a path is trimmed as what stands in a body', () => {
    const pathParameters = { accountNumber: ' N-1 ', customerId: 'cus_1 ' };
    const event = { headers: { 'content-type': 'application/json' }, body: '{"name":"n"}', pathParameters };
    expect(inputOf(event as unknown as APIGatewayProxyEventV2, route).path).toEqual({
      accountNumber: 'N-1',
      customerId: 'cus_1',
    });
  });

  test.each(['A_1', 'x'.repeat(33), 'A.1'])('R68 %j is no account number', (accountNumber) => {
    expect(refusalOf('{"name":"n"}', { accountNumber })?.status).toBe(404);
  });
});

describe('the log', () => {
  test('R15 tells the place of an error, never a line of its message', () => {
    const place = errorPlace(new Error('refused:\n    at kim@contoso.example'));
    expect(place.at).toMatch(/input\.unit\.test/);
    expect(errorPlace(new Error('')).at).toMatch(/input\.unit\.test/);
  });
});
