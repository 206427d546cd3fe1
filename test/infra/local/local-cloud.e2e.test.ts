import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalCloudProcess, startLocalCloudProcess } from '../../support/local-cloud.ts';

const functionsDir = fileURLToPath(new URL('./sample-functions', import.meta.url));
const day = 86_400_000;

describe('a local cloud with small functions', () => {
  let cloud: LocalCloudProcess;
  let dataDirectory: string;
  let authorization: string;

  const home = () => Object.values(cloud.dataCenters)[0] ?? '';
  const inDays = async (days: number) =>
    new Date(Math.ceil(Date.parse(await cloud.now()) / 1000) * 1000 + days * day).toISOString();
  const addThing = (id: string, alarmAt: string) =>
    fetch(`${home()}/v1/things`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ id, alarmAt }),
    });

  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'onramp-'));
    cloud = await startLocalCloudProcess({ functionsDir, dataDirectory });
    authorization = `Bearer ${await cloud.token('anna@partner.example', 'onramp/partner')}`;
  });

  afterAll(async () => {
    await cloud.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  test('serves the routes of the template with verified claims', async () => {
    const response = await fetch(`${home()}/v1/things/a%20b?x=1&x=2`, { headers: { authorization } });
    const { event } = (await response.json()) as {
      event: {
        routeKey: string;
        requestContext: { authorizer: { jwt: { claims: object; scopes: string[] } } };
      };
    };
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /v1/things/{thingId}',
      pathParameters: { thingId: 'a b' },
      queryStringParameters: { x: '1,2' },
    });
    expect(event.requestContext.authorizer.jwt).toMatchObject({
      claims: { email: 'anna@partner.example', email_verified: 'true', aud: 'onramp' },
      scopes: ['onramp/partner'],
    });
  });

  test.each([
    ['no token', undefined, 401],
    ['a token that is none', 'Bearer nonsense', 401],
  ])('refuses %s at the gateway', async (_, header, status) => {
    const response = await fetch(
      `${home()}/v1/things/1`,
      header ? { headers: { authorization: header } } : {},
    );
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ message: 'Unauthorized' });
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('refuses a token without the scope of the route', async () => {
    const token = await cloud.token('anna@partner.example', 'onramp/customer');
    const response = await fetch(`${home()}/v1/things/1`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ message: 'Forbidden' });
  });

  test('sends what no route names to the fall-backs, in every data center', async () => {
    const pages = await Promise.all(
      Object.values(cloud.dataCenters).map(async (url) => (await fetch(`${url}/nowhere`)).text()),
    );
    expect(pages).toEqual(
      Object.entries(cloud.dataCenters).map(([id, url]) => `<p>$default /nowhere in ${id} at ${url}</p>`),
    );
  });

  test('hands cookies over one by one', async () => {
    const response = await addThing('cookies', await inDays(400));
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
  });

  test('answers 500 when a function throws, and goes on', async () => {
    expect((await fetch(`${home()}/v1/failure`)).status).toBe(500);
    expect((await fetch(`${home()}/v1/services`)).status).toBe(200);
  });

  test('R70 fires what a change has asked for at its own instant, while the clock is moved', async () => {
    const first = await inDays(10);
    const second = await inDays(20);
    await addThing('late', second);
    await addThing('early', first);
    const { fired } = await cloud.advance({ days: 30 });
    expect(fired).toEqual([
      { at: first, dataCenter: 'eu', kind: 'schedule', name: 'sub_early' },
      { at: second, dataCenter: 'eu', kind: 'schedule', name: 'sub_late' },
    ]);
  });

  test('keeps what nothing could be made of in the queues of the template', async () => {
    await addThing('poison', await inDays(1));
    await addThing('broken', await inDays(1));
    await cloud.advance({ days: 2 });
    const { items } = (await cloud.control('GET', '/_local/dead-letters')) as {
      items: { queue: string; body: { requestContext: object } }[];
    };
    expect(items.map(({ queue, body }) => [queue, body.requestContext])).toEqual([
      ['onramp-eu-outbox-failures', expect.objectContaining({ condition: 'RetryAttemptsExhausted' })],
      [
        'onramp-eu-lifecycle-failures',
        expect.objectContaining({ condition: 'RetriesExhausted', approximateInvokeCount: 3 }),
      ],
    ]);
  });

  test('R70 keeps time, tokens and what is due over a kill and a restart', async () => {
    const at = await inDays(5);
    await addThing('survivor', at);
    await cloud.advance({ days: 1 });
    const before = await cloud.now();
    await cloud.kill();

    cloud = await startLocalCloudProcess({ functionsDir, dataDirectory, port: cloud.port });
    expect(Date.parse(await cloud.now())).toBeGreaterThanOrEqual(Date.parse(before));
    expect((await fetch(`${home()}/v1/things/1`, { headers: { authorization } })).status).toBe(200);
    const { fired } = await cloud.advance({ days: 10 });
    expect(fired).toEqual([{ at, dataCenter: 'eu', kind: 'schedule', name: 'sub_survivor' }]);
  });

  test('stops in good order within two seconds', async () => {
    const began = performance.now();
    expect(await cloud.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(2_000);
    cloud = await startLocalCloudProcess({ functionsDir, dataDirectory, port: cloud.port });
  });
});

test('says in one sentence which port is taken', async () => {
  const port = 22_940;
  const squatter = createServer();
  await new Promise<void>((listening) => squatter.listen(port + 4, '127.0.0.1', listening));
  await expect(startLocalCloudProcess({ functionsDir, port })).rejects.toThrow(
    /ended with status 1: The AWS endpoint cannot use port 22944, because another program does: choose another with --port\.\n$/,
  );
  await new Promise((closed) => squatter.close(closed));
});
