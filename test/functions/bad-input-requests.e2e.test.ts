import { describe, expect, test } from '@jest/globals';
import { sendRaw } from '../support/raw-request.ts';
import { allRoutes, apiRoutes, filled, parametersIn } from './all-routes.ts';
import { all, attackedCloud, expectRefusal, named } from './attacked-cloud.ts';
import { canary, cardNumber, wrongLimits, wrongParameters } from './bad-input.ts';

const attacked = attackedCloud();

describe('queries', () => {
  attacked.expectNoEffect();

  const paged = named(apiRoutes.filter(({ query }) => query && 'limit' in query.shape));
  const withCursor = paged.filter(([, { query }]) => query && 'cursor' in query.shape);

  test.each(paged)('R68 %s refuses limits that are none, and unknown parameters', async (_, route) => {
    const queries = [
      ...wrongLimits.map((limit) => `limit=${limit}`),
      `${canary}=1`,
      '__proto__=1',
      'constructor=1',
      'limit[]=1',
    ];
    await all(queries, async (query) => {
      const answer = await attacked.attack(route, { query });
      expect([query, answer.status]).toEqual([query, 400]);
      if (!query.includes(canary)) expectRefusal(answer, query);
    });
  });

  test.each(withCursor)(
    'R68 R69 %s refuses cursors that are broken, of others or of other lists',
    async (_, route) => {
      const own = (await attacked.programme.partner('GET', '/v1/customers?limit=1')).body
        .nextCursor as string;
      const [keyId, position, mac = ''] = own.split('.');
      const forged = Buffer.from('{"pk":"PARTNER#","sk":"PARTNER"}').toString('base64url');
      const cursors = [
        '',
        canary,
        '%00',
        '..',
        attacked.foreignCursor,
        `${own}x`,
        own.slice(0, -1),
        `${keyId}.${forged}.${mac}`,
        `k0.${position}.${mac}`,
        `${keyId}.${position}.${'A'.repeat(43)}`,
        'a'.repeat(5_000),
        ...(route.path === '/v1/customers' ? [`${own}&cursor=${own}`] : [own]),
      ];
      await all(cursors, async (cursor) => {
        const answer = await attacked.attack(route, { query: `limit=1&cursor=${cursor}` });
        expectRefusal(answer, `cursor=${cursor}`);
        expect([cursor, answer.status]).toEqual([cursor, 400]);
      });
    },
  );

  test('R15 R29 filters take nothing but what they are for', async () => {
    const attempts = [
      '/v1/subscriptions?status=open',
      '/v1/subscriptions?status=added&status=active',
      '/v1/subscriptions?dueBefore=tomorrow',
      '/v1/subscriptions?dueBefore=2026-13-45T00:00:00Z',
      '/v1/subscriptions?dueBefore=+275761-01-01T00:00:00Z',
      '/v1/accounts',
      '/v1/accounts?name=',
      '/v1/accounts?name=%00',
      `/v1/accounts?name=${'x'.repeat(200)}`,
      `/v1/accounts?name=${encodeURIComponent(cardNumber)}`,
      '/v1/accounts?name=x&password=y',
      `/v1/customers/${cardNumber.replaceAll(' ', '')}`,
    ];
    await all(attempts, async (path) => {
      const headers = { authorization: `Bearer ${attacked.tokens['onramp/partner']}` };
      expectRefusal(await sendRaw(attacked.home, { method: 'GET', path, headers }), path);
    });
  });
});

describe('paths and methods', () => {
  attacked.expectNoEffect();

  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE'];
  const paths = [...new Set(allRoutes.map(({ path }) => path))].map((path) => {
    const here = allRoutes.filter((route) => fits(route.path, path));
    return [path, here] as const;
  });

  test.each(paths)('R68 %s answers other methods with 405 and those that it has', async (path, here) => {
    const ofPages = !here.some((route) => apiRoutes.includes(route));
    const possible = new Set(here.map(({ method }) => String(method)));
    if (ofPages && possible.has('GET')) possible.add('HEAD');
    await all(
      methods.filter((method) => !possible.has(method)),
      async (method) => {
        const answer = await sendRaw(attacked.home, { method, path: filled(path, attacked.ids) });
        expectRefusal(answer, method);
        // Home's fall-back is the partner API's, which knows its own paths: a customer's call is elsewhere.
        const known = here.filter(({ scope }) => scope !== 'onramp/customer').map((route) => route.method);
        if (known.length === 0) {
          expect([404, 405]).toContain(answer.status);
          return;
        }
        expect([method, answer.status]).toEqual([method, 405]);
        const allowed = String(answer.headers.allow).split(', ');
        expect(new Set(allowed)).toEqual(ofPages ? possible : new Set(known));
        if (method === 'HEAD') expect(answer.text).toBe('');
      },
    );
  });

  test.each(named(allRoutes.filter(({ path }) => parametersIn(path).length > 0)))(
    'R68 R69 %s finds nothing under parameters that are none',
    async (_, route) => {
      await all(wrongParameters, async (value) => {
        const parameters = Object.fromEntries(parametersIn(route.path).map((name) => [name, value]));
        const answer = await attacked.attack(route, { parameters });
        // Asking for access reveals nothing of whether there is anything to ask for (R37).
        if (route.operationId === 'requestAccess') {
          expect([404, 202]).toContain(answer.status);
          return;
        }
        // A page for people who are signed in asks for that first, and comes back to the same page afterwards.
        if (401 in route.answers && answer.status === 401) {
          expect(answer.text).not.toMatch(/<script/i);
          return;
        }
        expectRefusal(answer, value);
        expect([value, answer.status]).toEqual([value, 404]);
        expect(answer.headers['set-cookie']).toBeUndefined();
      });
    },
  );

  test.each([
    '/v1',
    '/v1/',
    '/v1/nothing',
    '/v1/customers/',
    '/v1//customers',
    '//v1/customers',
    '/V1/customers',
    '/v1/customers/../../openapi.json',
    '/v1/support',
    '/v1/support/nothing',
    '/openapi.json/',
    '/openapi.yaml',
    '/.env',
    '/_local/tokens',
    '/_local/logs?function=partner-api',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2f..%2findex.js',
    '/%',
    '/%00',
    '//evil.example',
    '/%5cevil.example',
  ])('R68 %s is nowhere, for anybody', async (path) => {
    for (const headers of [{}, { authorization: `Bearer ${attacked.tokens['onramp/support']}` }])
      for (const method of ['GET', 'POST']) {
        const answer = await sendRaw(attacked.home, { method, path, headers });
        expectRefusal(answer, path);
        expect(answer.status).toBe(404);
        expect(answer.headers.location).toBeUndefined();
      }
  });

  test('R68 longer request lines and headers than the gateway takes are refused by it', async () => {
    const long = 'x'.repeat(11_000);
    for (const request of [
      { method: 'GET', path: `/v1/services/${long}` },
      { method: 'GET', path: '/v1/services', headers: { 'x-long': long } },
      { method: 'GET', path: '/v1/customers', headers: { authorization: `Bearer ${long}` } },
    ])
      expect((await sendRaw(attacked.home, request)).status).toBe(431);
  });
});

/** Whether a path that is described fits another description too. */
function fits(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
}

describe('headers', () => {
  attacked.expectNoEffect();

  const changing = apiRoutes.filter(({ scope, method }) => scope && method !== 'GET');
  const guarded = changing.filter(({ refusals }) => refusals?.includes('precondition-failed'));

  test.each(named(changing.filter(({ method, bodyLines }) => method === 'POST' && !bodyLines)))(
    'R67 %s refuses keys that are none',
    async (_, route) => {
      await all(['', ' ', 'a b', 'ü', 'x'.repeat(256), 'a\tb'], async (key) => {
        const answer = await attacked.attack(route, { headers: { 'idempotency-key': key } });
        expectRefusal(answer, key);
        expect([key, answer.status]).toEqual([key, 400]);
      });
    },
  );

  test.each(named(guarded))('R67 %s refuses tags that are not the one that stands', async (_, route) => {
    const parameters = {
      ...(route.operationId === 'recordAccount' && { accountNumber: 'A-404' }),
      // Without a billing account there is no transfer that a tag could be of.
      ...(route.path.includes('/ownership-transfer') && { subscriptionId: attacked.billed }),
    };
    await all(['', '"', '""', 'x', '1', '"x"', 'W/"1"', ',', '"999"', '"0", "x"', 'ü'], async (tag) => {
      const answer = await attacked.attack(route, { headers: { 'if-match': tag }, parameters });
      expectRefusal(answer, tag);
      // Where nothing stands under the example's id, that is what is said.
      const known = parametersIn(route.path).every((name) => name in attacked.ids);
      expect([412, ...(known ? [] : [404])]).toContain(answer.status);
    });
  });

  test('R24 no header changes where links, redirects and forms lead', async () => {
    const evil = [
      'host',
      'x-forwarded-host',
      'x-host',
      'forwarded',
      'x-original-url',
      'x-rewrite-url',
      'referer',
    ];
    await all(evil, async (name) => {
      const headers = { [name]: name === 'forwarded' ? 'host=evil.example' : 'evil.example' };
      for (const path of [
        '/',
        '/sign-in',
        '/sign-in?returnTo=https://evil.example',
        '/portal',
        '/v1/customers',
      ]) {
        const {
          text,
          headers: answered,
          status,
        } = await sendRaw(attacked.home, { method: 'GET', path, headers });
        expect([name, path, status < 500]).toEqual([name, path, true]);
        expect(text + JSON.stringify(answered)).not.toContain('evil.example');
      }
    });
  });

  test('R68 cookies that are none of ours are like no cookies', async () => {
    const values = ['', 'x', '..', 'a.b.c.d.e', '%00', '__proto__', 'x'.repeat(4_000)];
    const cookies = ['session', 'sign-in', 'invitation', 'language'].flatMap((name) =>
      values.map((value) => `onramp-eu-${name}=${value}`),
    );
    await all(cookies, async (cookie) => {
      for (const path of ['/', '/portal', '/agreements', '/activate', '/sign-in/callback?code=x&state=y']) {
        const [without, answer] = await Promise.all([
          sendRaw(attacked.home, { method: 'GET', path }),
          sendRaw(attacked.home, { method: 'GET', path, headers: { cookie } }),
        ]);
        expect([path, cookie, answer.status]).toEqual([path, cookie, without.status]);
        expect(answer.text).toBe(without.text);
      }
    });
  });
});

test('R15 R68 after all this no log holds anything that was sent, and nothing went wrong', () =>
  attacked.expectCleanLogs());
