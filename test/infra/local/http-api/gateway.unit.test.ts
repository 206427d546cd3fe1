import { describe, expect, test } from '@jest/globals';
import { gatewayAnswer } from '../../../../infra/local/http-api/answer.ts';
import type { HttpEvent } from '../../../../infra/local/http-api/event.ts';
import { gateway } from '../../../../infra/local/http-api/gateway.ts';
import type { GatewayRequest } from '../../../../infra/local/http-api/request.ts';
import type { InvokeResult } from '../../../../infra/local/ports.ts';
import type { HttpApiDefinition } from '../../../../infra/local/template/model.ts';

const request = (change: Partial<GatewayRequest> = {}): GatewayRequest => ({
  method: 'GET',
  path: '/things/1',
  query: '',
  protocol: 'HTTP/1.1',
  headers: { host: '127.0.0.1:4000', 'user-agent': 'test' },
  cookies: [],
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  ...change,
});

const api: HttpApiDefinition = {
  id: 'api',
  routes: [
    {
      routeKey: 'GET /things/{thingId}',
      functionArn: 'arn:thing',
      permitted: true,
      timeoutMilliseconds: 50,
      scopes: ['onramp/partner'],
      authorizer: { issuer: 'https://issuer', audiences: ['onramp'], header: 'authorization' },
    },
    {
      routeKey: 'POST /things',
      functionArn: 'arn:thing',
      permitted: true,
      timeoutMilliseconds: 50,
      scopes: [],
    },
  ],
};

/** A gateway in front of one function, and the events that it got. */
const given = (
  run: (event: HttpEvent) => InvokeResult | Promise<InvokeResult>,
  definition: HttpApiDefinition = api,
) => {
  const events: HttpEvent[] = [];
  const handle = gateway({
    api: definition,
    account: '000000000000',
    now: () => Date.parse('2026-11-21T00:12:04.000Z'),
    authorize: async (header) =>
      header
        ? { claims: { sub: 'anna', scope: 'a b', n: 1, list: ['x', 'y'] } }
        : { refusal: gatewayAnswer(401, 'Unauthorized') },
    invoke: async (_, event) => {
      events.push(event as HttpEvent);
      return run(event as HttpEvent);
    },
  });
  return { handle, events };
};

const post = (type: string, body: string) =>
  request({ method: 'POST', path: '/things', headers: { 'content-type': type }, body: Buffer.from(body) });

describe('a route whose function does not let the API start it', () => {
  test('is answered 500, and the function is not started', async () => {
    const [, route] = api.routes;
    const { handle, events } = given(() => ({ payload: 'never' }) as never, {
      ...api,
      routes: route ? [{ ...route, permitted: false }] : [],
    });
    expect(await handle(post('application/json', '{}'))).toMatchObject({ status: 500 });
    expect(events).toEqual([]);
  });
});

describe('the event of payload format 2.0', () => {
  test('has everything as API Gateway writes it', async () => {
    const { handle, events } = given(() => ({ payload: {} }));
    await handle(
      request({
        path: '/things/%C3%A9',
        query: 'a=1&a=2&b=%20',
        cookies: ['s=1', 't=2'],
        headers: { ...request().headers, authorization: 'Bearer x' },
      }),
    );
    expect(events[0]).toEqual({
      version: '2.0',
      routeKey: 'GET /things/{thingId}',
      rawPath: '/things/é',
      rawQueryString: 'a=1&a=2&b=%20',
      cookies: ['s=1', 't=2'],
      headers: { host: '127.0.0.1:4000', 'user-agent': 'test', authorization: 'Bearer x' },
      queryStringParameters: { a: '1,2', b: ' ' },
      pathParameters: { thingId: 'é' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'api',
        authorizer: {
          jwt: { claims: { sub: 'anna', scope: 'a b', n: '1', list: '[x y]' }, scopes: ['a', 'b'] },
        },
        domainName: '127.0.0.1:4000',
        domainPrefix: '127',
        http: {
          method: 'GET',
          path: '/things/é',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: expect.any(String),
        routeKey: 'GET /things/{thingId}',
        stage: '$default',
        time: '21/Nov/2026:00:12:04 +0000',
        timeEpoch: Date.parse('2026-11-21T00:12:04.000Z'),
      },
      isBase64Encoded: false,
    });
  });

  test.each([
    ['application/json; charset=utf-8', '{"a":1}', { body: '{"a":1}', isBase64Encoded: false }],
    ['text/plain', 'å', { body: 'å', isBase64Encoded: false }],
    ['application/x-www-form-urlencoded', 'a=1', { body: 'YT0x', isBase64Encoded: true }],
    ['application/octet-stream', 'a=1', { body: 'YT0x', isBase64Encoded: true }],
  ])('has a body of %s as text or in base64', async (type, body, expected) => {
    const { handle, events } = given(() => ({ payload: {} }));
    await handle(post(type, body));
    expect(events[0]).toMatchObject(expected);
  });
});

describe('the answer', () => {
  test.each([
    ['an object without a status', { a: 1 }, 200, '{"a":1}', 'application/json'],
    ['a text', 'hello', 200, 'hello', 'application/json'],
    ['a status alone', { statusCode: 204 }, 204, '', 'text/plain;charset=UTF-8'],
    [
      'all parts',
      { statusCode: 201, headers: { 'Content-Type': 'text/html' }, body: '<p>' },
      201,
      '<p>',
      'text/html',
    ],
    [
      'a body that is no text',
      { statusCode: 200, body: { a: 1 } },
      500,
      '{"message":"Internal Server Error"}',
      'application/json',
    ],
  ])('of %s is inferred', async (_, payload, status, body, type) => {
    const { handle } = given(() => ({ payload }));
    expect(await handle(post('text/plain', ''))).toMatchObject({
      status,
      body,
      headers: { 'content-type': type },
    });
  });

  test('is decoded from base64', async () => {
    const { handle } = given(() => ({ payload: { statusCode: 200, body: 'AAE=', isBase64Encoded: true } }));
    expect((await handle(post('text/plain', ''))).body).toEqual(Buffer.from([0, 1]));
  });

  test('is 500 when the function fails', async () => {
    const { handle } = given(() => ({ payload: { errorMessage: 'secret' }, functionError: 'Error' }));
    expect(await handle(post('text/plain', ''))).toEqual(gatewayAnswer(500, 'Internal Server Error'));
  });

  test('is 503 when the integration takes too long', async () => {
    const { handle } = given(() => new Promise(() => undefined));
    expect(await handle(post('text/plain', ''))).toEqual(gatewayAnswer(503, 'Service Unavailable'));
  });

  test('is 413 when the event is more than Lambda takes', async () => {
    const { handle, events } = given(() => ({ payload: {} }));
    const answer = await handle(post('text/plain', 'x'.repeat(6 * 1024 * 1024)));
    expect(answer.status).toBe(413);
    expect(events).toEqual([]);
  });

  test('is 404 without a route and 401 without a token, and no function is asked', async () => {
    const { handle, events } = given(() => ({ payload: {} }));
    expect(await handle(request({ path: '/nowhere' }))).toEqual(gatewayAnswer(404, 'Not Found'));
    expect((await handle(request())).status).toBe(401);
    expect(events).toEqual([]);
  });
});

describe('pages of other origins', () => {
  const cors = {
    allowOrigins: ['https://a.example'],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['authorization'],
    exposeHeaders: [],
    allowCredentials: false,
    maxAgeSeconds: 60,
  };
  const fromOrigin = (origin: string, change: Partial<GatewayRequest> = {}) =>
    request({ ...change, headers: { origin, 'access-control-request-method': 'POST' } });

  test('get nothing unless the template allows it', async () => {
    const { handle } = given(() => ({ payload: {} }));
    const answer = await handle(fromOrigin('https://a.example', { method: 'POST', path: '/things' }));
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('are answered by the gateway as the template says', async () => {
    const { handle, events } = given(() => ({ payload: {} }), { ...api, cors });
    const allowed = await handle(fromOrigin('https://a.example', { method: 'OPTIONS', path: '/things' }));
    expect(allowed).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://a.example',
        'access-control-allow-methods': 'GET,POST',
        'access-control-max-age': '60',
      },
    });
    const foreign = await handle(fromOrigin('https://b.example', { method: 'OPTIONS', path: '/things' }));
    expect(foreign.headers).toEqual({});
    expect(events).toEqual([]);
  });
});
