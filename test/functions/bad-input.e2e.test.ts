import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from '../../lib/http/route.ts';
import { apiAs, kim, type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { closeRawConnections, type RawAnswer, sendRaw } from '../support/raw-request.ts';
import { signedToken, type Validity } from '../support/signed-token.ts';
import { allRoutes, apiRoutes, filled, leastQuery, nameOf, parametersIn, withQuery } from './all-routes.ts';
import {
  brokenBodies,
  canary,
  cardNumber,
  changed,
  partOfCardNumber,
  placesIn,
  withOddKeys,
  wrongLimits,
  wrongMediaTypes,
  wrongParameters,
  wrongTexts,
  wrongTypes,
} from './bad-input.ts';

let cloud: LocalCloudProcess;
let home: string;
let programme: Programme;
let ids: { customerId: string; subscriptionId: string; accountNumber: string; service: string };
let tokens: Record<'onramp/partner' | 'onramp/support' | 'onramp/customer', string>;
let foreignCursor: string;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  [home = ''] = Object.values(cloud.dataCenters);
  programme = await startProgramme(cloud);
  const enrolled = await programme.enrol('SE');
  await programme.enrol('SE');
  ids = { ...enrolled, accountNumber: 'A-1001', service: 'rapidstart-services' };
  const { partner, support } = programme;
  await partner('POST', `/v1/subscriptions/${ids.subscriptionId}/activation`, { customerAdministrator: kim });
  await support('PUT', '/v1/support/accounts/P-2', {
    ...(bodyOf('recordAccount') as object),
    identities: ['otto@other.example'],
  });
  const otto = await apiAs(cloud, { accountId: 'otto@other.example', scope: 'partner' });
  const organization = { name: 'Other Partner', country: 'SE', phone: '+46 8 123 456' };
  await otto('POST', '/v1/partners', { accountNumber: 'P-2', organization });
  for (const _ of [1, 2]) await otto('POST', '/v1/customers', bodyOf('createCustomer'));
  foreignCursor = (await otto('GET', '/v1/customers?limit=1')).body.nextCursor;
  tokens = {
    'onramp/partner': await cloud.token('anna@partner.example', 'onramp/partner'),
    'onramp/support': await cloud.token('desk@vendor.example', 'onramp/support'),
    'onramp/customer': await cloud.token(kim.accountId, 'onramp/customer'),
  };
  // What was begun is done before anything is compared with it.
  await cloud.advance({ minutes: 1 });
});
afterAll(async () => {
  closeRawConnections();
  await cloud?.stop();
});

const bodyOf = (operationId: string): unknown =>
  apiRoutes.find((route) => route.operationId === operationId)?.bodyExample;

interface Attack {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** `undefined` sends none. */
  readonly type?: string | undefined;
  readonly method?: string;
}

/** Sends a request to a route that is right but for the attack. */
function attack(route: Route, given: Attack): Promise<RawAnswer> {
  const path = withQuery(
    filled(route.path, { ...ids, ...given.parameters }),
    given.query?.includes('name=') ? '' : leastQuery(route),
    given.query ?? '',
  );
  const body = given.body ?? (route.body && given.method === undefined ? exampleOf(route) : undefined);
  const type = 'type' in given ? given.type : route.bodyLines ? 'application/x-ndjson' : 'application/json';
  return sendRaw(home, {
    method: given.method ?? route.method,
    path,
    headers: {
      ...(route.scope && { authorization: `Bearer ${tokens[route.scope]}` }),
      ...(body !== undefined && type !== undefined && { 'content-type': type }),
      ...given.headers,
    },
    ...(body !== undefined && { body }),
  });
}

const exampleOf = (route: Route): string => JSON.stringify(route.bodyExample);

/** Answers of the gateway itself: its own words, and nothing of what was sent. */
const gatewayWords = new Map([
  [401, '{"message":"Unauthorized"}'],
  [403, '{"message":"Forbidden"}'],
  [404, '{"message":"Not Found"}'],
  [413, '{"message":"Request Entity Too Large"}'],
  [431, '{"message":"Request Header Fields Too Large"}'],
]);

/** Refused on purpose, in words that help, which hold nothing of what was sent (R68). */
function expectRefusal(answer: RawAnswer, what: string): void {
  const { status, text, headers } = answer;
  const shown = `${what}: ${status} ${text.slice(0, 300)}`;
  if (status < 400 || status >= 500) throw new Error(`Not refused as the caller's fault. ${shown}`);
  const came = text + JSON.stringify(headers);
  if (came.includes(canary) || came.includes('evil.example') || partOfCardNumber.test(came))
    throw new Error(`It came back. ${shown}`);
  if (gatewayWords.get(status) === text || text === '') return;
  const type = String(headers['content-type']);
  if (type.startsWith('text/html')) return;
  if (type !== 'application/problem+json') throw new Error(`No problem details. ${shown}`);
  const problem = JSON.parse(text);
  const isWhole =
    problem.status === status && /^[a-z-]+$/.test(problem.code) && /^[A-Z].+\.$/.test(problem.detail);
  if (!isWhole) throw new Error(`Problem details without code or detail. ${shown}`);
}

/** The same for a route that answers line by line. */
function expectRefused(route: Route, answer: RawAnswer, what: string): void {
  if (!route.bodyLines || answer.status !== 200) {
    expectRefusal(answer, what);
    return;
  }
  const { recorded, lines } = JSON.parse(answer.text);
  expect([what, recorded]).toEqual([what, 0]);
  for (const line of lines)
    expect(line).toMatchObject({ status: 'failed', code: expect.any(String), detail: expect.any(String) });
  expect(answer.text).not.toMatch(new RegExp(`${canary}|${partOfCardNumber.source}|evil\\.example`));
}

/** Everything that partners, support and customers can see, and every mail. */
async function everything(): Promise<unknown> {
  const { customerId, subscriptionId } = ids;
  const paths = [
    '/v1/partners/me',
    '/v1/partners/me/users',
    '/v1/partners/me/history',
    '/v1/customers?limit=100',
    '/v1/subscriptions?limit=100',
    `/v1/customers/${customerId}/history`,
    `/v1/subscriptions/${subscriptionId}/history`,
    '/v1/accounts?name=Contoso&limit=100',
    '/v1/accounts/A-1001',
  ];
  const seen = await Promise.all(paths.map(async (path) => (await programme.partner('GET', path)).body));
  return { seen, mails: await cloud.control('GET', '/_local/inbox') };
}

let before: unknown;
beforeAll(async () => {
  before = await everything();
});

/** For a group of attacks: none of them had any effect. */
const expectNoEffect = () =>
  afterAll(async () => {
    expect(await everything()).toEqual(before);
  });

const named = (routes: readonly Route[]) => routes.map((route) => [nameOf(route), route] as const);
const withBody = named(apiRoutes.filter(({ body }) => body));
const withFields = withBody.filter(([, { bodyLines }]) => !bodyLines);

/** Sends many attacks side by side. */
const all = async <T>(items: readonly T[], one: (item: T) => Promise<void>): Promise<void> => {
  await Promise.all(items.map(one));
};

describe('bodies', () => {
  expectNoEffect();

  test.each(withBody)('R68 %s refuses what is not a JSON object', async (_, route) => {
    await all(brokenBodies, async ([what, body]) =>
      expectRefused(route, await attack(route, { body }), what),
    );
  });

  test.each(withFields.filter(([, { bodyOptional }]) => !bodyOptional))(
    'R68 %s refuses an empty body',
    async (_, route) => {
      const answer = await attack(route, { body: '' });
      expectRefusal(answer, 'nothing');
      expect(answer.status).toBe(400);
    },
  );

  test.each(withBody)('R68 %s refuses other media types', async (_, route) => {
    await all(
      [...wrongMediaTypes, route.bodyLines ? 'application/json' : 'application/x-ndjson'],
      async (type) => {
        const answer = await attack(route, { type });
        expectRefusal(answer, String(type));
        expect([type, answer.status]).toEqual([type, 415]);
      },
    );
  });

  test.each(withBody)('R68 %s refuses every field of another type, and points to it', async (_, route) => {
    await all(placesIn(route.bodyExample), async ({ at, value }) =>
      all(wrongTypes(value), async (wrong) => {
        const what = `/${at.join('/')} = ${JSON.stringify(wrong)}`;
        const answer = await attack(route, { body: JSON.stringify(changed(route.bodyExample, at, wrong)) });
        expectRefused(route, answer, what);
        if (route.bodyLines) return;
        expect([what, answer.status]).toEqual([what, 422]);
        const pointers = JSON.parse(answer.text).errors.map(({ pointer }: { pointer: string }) => pointer);
        expect(pointers.join()).toContain(`/${at.join('/')}`);
      }),
    );
  });

  test.each(withBody)('R68 %s refuses texts of control characters and endless ones', async (_, route) => {
    const texts = placesIn(route.bodyExample).filter(({ value }) => typeof value === 'string');
    await all(texts, async ({ at }) =>
      all(wrongTexts, async (text) => {
        // A message to support may have several lines.
        if (at.join('/') === 'text' && text.includes('\r\n')) return;
        const body = JSON.stringify(changed(route.bodyExample, at, text));
        expectRefused(route, await attack(route, { body }), `/${at.join('/')} = ${JSON.stringify(text)}`);
      }),
    );
  });

  test.each(withBody)(
    'R68 %s refuses fields that it does not know, also those of JavaScript',
    async (_, route) => {
      const example = route.bodyExample as object;
      const objects = placesIn(example).filter(
        ({ value }) => typeof value === 'object' && !Array.isArray(value),
      );
      const bodies = [
        ...withOddKeys(example),
        ...objects.map(({ at, value }) =>
          JSON.stringify(changed(example, at, { ...(value as object), unforeseen: canary })),
        ),
        JSON.stringify({ ...example, id: 'cus_1', partnerId: 'par_1', status: 'active' }),
      ];
      await all(bodies, async (body) => {
        const answer = await attack(route, { body });
        expectRefused(route, answer, body);
      });
      expect(({} as { x?: unknown }).x).toBeUndefined();
    },
  );

  test.each(withBody)('R15 %s refuses passwords and card numbers wherever they stand', async (_, route) => {
    const example = route.bodyExample as object;
    const places = placesIn(example);
    const bodies = [
      ...['password', 'Pass-Word', 'passwd', 'PIN', 'lösenord'].map((name) => ({
        ...example,
        [name]: canary,
      })),
      { ...example, more: { deep: [{ password: canary }] } },
      { ...example, [cardNumber]: 1 },
      ...places
        .filter(({ value }) => typeof value === 'string')
        .flatMap(({ at }) =>
          [cardNumber, `a ${cardNumber.replaceAll(' ', '\u00a0')} b`, 4111111111111111].map((text) =>
            changed(example, at, text),
          ),
        ),
      ...places
        .filter(({ value }) => typeof value === 'object' && !Array.isArray(value))
        .map(({ at, value }) => changed(example, at, { ...(value as object), password: canary })),
    ];
    await all(bodies, async (body) => {
      const answer = await attack(route, { body: JSON.stringify(body) });
      expectRefused(route, answer, JSON.stringify(body));
      expect(answer.text).toMatch(/"code":"(secret|card-number)-not-accepted"/);
    });
  });

  test.each(withBody)('R68 %s refuses bodies that are too large', async (_, route) => {
    const sizes = route.bodyLines ? [5_300_000, 11_000_000] : [65_600, 1_000_000, 11_000_000];
    await all(sizes, async (size) => {
      const answer = await attack(route, { body: Buffer.alloc(size, 'a') });
      expectRefusal(answer, `${size} bytes`);
      expect(answer.status).toBe(413);
    });
  });

  test('R68 an import of more lines than can be answered is refused as a whole', async () => {
    const [, route] = withBody.find(([, { operationId }]) => operationId === 'importAccounts') ?? [];
    if (!route) throw new Error('There is no import.');
    const answer = await attack(route, { body: '{}\n'.repeat(10_001) });
    expectRefusal(answer, 'lines');
    expect(answer.status).toBe(413);
    expect(JSON.parse((await attack(route, { body: '' })).text)).toEqual({
      recorded: 0,
      failed: 0,
      superseded: 0,
      left: 0,
      lines: [],
    });
  });
});

describe('queries', () => {
  expectNoEffect();

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
      const answer = await attack(route, { query });
      expect([query, answer.status]).toEqual([query, 400]);
      if (!query.includes(canary)) expectRefusal(answer, query);
    });
  });

  test.each(withCursor)(
    'R68 R69 %s refuses cursors that are broken, of others or of other lists',
    async (_, route) => {
      const own = (await programme.partner('GET', '/v1/customers?limit=1')).body.nextCursor as string;
      const [keyId, position, mac = ''] = own.split('.');
      const forged = Buffer.from('{"pk":"PARTNER#","sk":"PARTNER"}').toString('base64url');
      const cursors = [
        '',
        canary,
        '%00',
        '..',
        foreignCursor,
        `${own}x`,
        own.slice(0, -1),
        `${keyId}.${forged}.${mac}`,
        `k0.${position}.${mac}`,
        `${keyId}.${position}.${'A'.repeat(43)}`,
        'a'.repeat(5_000),
        ...(route.path === '/v1/customers' ? [`${own}&cursor=${own}`] : [own]),
      ];
      await all(cursors, async (cursor) => {
        const answer = await attack(route, { query: `limit=1&cursor=${cursor}` });
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
      const headers = { authorization: `Bearer ${tokens['onramp/partner']}` };
      expectRefusal(await sendRaw(home, { method: 'GET', path, headers }), path);
    });
  });
});

/** Whether a path that is described fits another description too. */
function fits(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
}

describe('paths and methods', () => {
  expectNoEffect();

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
        const answer = await sendRaw(home, { method, path: filled(path, ids) });
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
        const answer = await attack(route, { parameters });
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
    for (const headers of [{}, { authorization: `Bearer ${tokens['onramp/support']}` }])
      for (const method of ['GET', 'POST']) {
        const answer = await sendRaw(home, { method, path, headers });
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
      expect((await sendRaw(home, request)).status).toBe(431);
  });
});

describe('headers', () => {
  expectNoEffect();

  const changing = apiRoutes.filter(({ scope, method }) => scope && method !== 'GET');
  const guarded = changing.filter(({ refusals }) => refusals?.includes('precondition-failed'));

  test.each(named(changing.filter(({ method, bodyLines }) => method === 'POST' && !bodyLines)))(
    'R67 %s refuses keys that are none',
    async (_, route) => {
      await all(['', ' ', 'a b', 'ü', 'x'.repeat(256), 'a\tb'], async (key) => {
        const answer = await attack(route, { headers: { 'idempotency-key': key } });
        expectRefusal(answer, key);
        expect([key, answer.status]).toEqual([key, 400]);
      });
    },
  );

  test.each(named(guarded))('R67 %s refuses tags that are not the one that stands', async (_, route) => {
    const parameters = route.operationId === 'recordAccount' ? { accountNumber: 'A-404' } : {};
    await all(['', '"', '""', 'x', '1', '"x"', 'W/"1"', ',', '"999"', '"0", "x"', 'ü'], async (tag) => {
      const answer = await attack(route, { headers: { 'if-match': tag }, parameters });
      expectRefusal(answer, tag);
      // Where nothing stands under the example's id, that is what is said.
      const known = parametersIn(route.path).every((name) => name in ids);
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
        const { text, headers: answered, status } = await sendRaw(home, { method: 'GET', path, headers });
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
          sendRaw(home, { method: 'GET', path }),
          sendRaw(home, { method: 'GET', path, headers: { cookie } }),
        ]);
        expect([path, cookie, answer.status]).toEqual([path, cookie, without.status]);
        expect(answer.text).toBe(without.text);
      }
    });
  });
});

describe('tokens', () => {
  expectNoEffect();

  const guarded = allRoutes.filter(({ scope }) => scope);
  const scopes = ['onramp/partner', 'onramp/support', 'onramp/customer'];

  const signed = (claims: Record<string, unknown>, validity?: Validity) =>
    signedToken(cloud, claims, validity);

  const unsigned = (claims: object): string =>
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;

  test('R69 no route with a scope takes a token that is broken, over, early, or for others', async () => {
    const scope = scopes.join(' ');
    const good = await signed({ scope });
    const broken: readonly (readonly [string, string | undefined, number])[] = [
      ['none', undefined, 401],
      ['an empty one', 'Bearer ', 401],
      ['garbage', `Bearer ${canary}`, 401],
      ['three dots', 'Bearer a.b.c', 401],
      ['another scheme', 'Basic YTpi', 401],
      ['an unsigned one', `Bearer ${unsigned({ iss: cloud.issuer, aud: 'onramp', scope })}`, 401],
      ['a changed one', `Bearer ${good.slice(0, -8)}AAAAAAAA`, 401],
      [
        'another one’s signature',
        `Bearer ${good.split('.').slice(0, 2).join('.')}.${tokens['onramp/partner'].split('.')[2]}`,
        401,
      ],
      ['one that is over', `Bearer ${await signed({ scope }, { expiry: -60 })}`, 401],
      ['one for later', `Bearer ${await signed({ scope }, { notBefore: 600 })}`, 401],
      ['one for another audience', `Bearer ${await signed({ scope }, { audience: 'other' })}`, 401],
      ['one of another issuer', `Bearer ${await signed({ scope }, { issuer: 'https://evil.example' })}`, 401],
      ['one without a scope, as ID tokens are', `Bearer ${await signed({ nonce: 'n' })}`, 403],
      [
        'a scope that only begins like one',
        `Bearer ${await signed({ scope: 'onramp/partners onramp' })}`,
        403,
      ],
    ];
    const allBut = new Map<string | undefined, string>();
    for (const scope of scopes)
      allBut.set(scope, await signed({ scope: scopes.filter((other) => other !== scope).join(' ') }));
    for (const route of guarded) {
      const others = ['every scope but the one', `Bearer ${allBut.get(route.scope)}`, 403] as const;
      await all([...broken, others], async ([what, authorization, status]) => {
        const headers = { authorization: authorization ?? '' };
        const answer = await attack(route, { headers });
        expect([nameOf(route), what, answer.status]).toEqual([nameOf(route), what, status]);
        expectRefusal(answer, what);
      });
    }
  });

  test('R1 a token that names no verified account is nobody’s', async () => {
    const scope = scopes.join(' ');
    const nameless = [{ email: undefined }, { email_verified: false }, { email_verified: undefined }];
    for (const claims of nameless) {
      const headers = { authorization: `Bearer ${await signed({ scope, ...claims })}` };
      for (const route of guarded) {
        const answer = await attack(route, { headers });
        expect([nameOf(route), answer.status]).toEqual([nameOf(route), 403]);
        expectRefusal(answer, JSON.stringify(claims));
      }
    }
  });
});

describe('pages', () => {
  expectNoEffect();

  const forms = named(allRoutes.filter((route) => route.method === 'POST' && !apiRoutes.includes(route)));
  const bodies: readonly (readonly [string | undefined, string | Uint8Array])[] = [
    ['application/x-www-form-urlencoded', 'form-token=x&online-services-agreement=agreed'],
    ['application/x-www-form-urlencoded', `${canary}=${canary}&__proto__=1&constructor=2`],
    ['application/x-www-form-urlencoded', '&'.repeat(100_000)],
    ['application/x-www-form-urlencoded', '%zz=%00&%ff=%fe'],
    ['multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
    ['application/json', '{"form-token":"x"}'],
    [undefined, Buffer.alloc(70_000, 0xff)],
    ['text/plain', ''],
    ['application/x-www-form-urlencoded', Buffer.alloc(11_000_000, 'a')],
  ];

  test.each(forms)('R24 %s takes no form that is not our own', async (_, route) => {
    await all(bodies, async ([type, body]) => {
      for (const origin of [undefined, 'https://evil.example', 'null'])
        expectRefusal(
          await attack(route, { body, type, headers: origin ? { origin } : {} }),
          `${type} from ${origin}`,
        );
    });
  });

  test('R24 whatever the identity provider seems to say without being asked signs in nobody', async () => {
    const queries = [
      '',
      'code=x',
      'code=x&state=y',
      'code=x&code=y&state=z',
      `error=access_denied&error_description=${canary}`,
      'state=%00&code=%ff%fe',
      'iss=https://evil.example&code=x&state=y',
      `id_token=${canary}`,
      'returnTo=https://evil.example',
    ];
    const started = await sendRaw(home, { method: 'GET', path: '/sign-in' });
    const [cookie = ''] = [started.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0] ?? '');
    const state = new URL(String(started.headers.location)).searchParams.get('state') ?? '';
    const answers = queries.flatMap((query) => [query, `${query}&state=${state}`, `state=${state}&${query}`]);
    await all(answers, async (query) => {
      for (const headers of [{}, { cookie }]) {
        const answer = await sendRaw(home, { method: 'GET', path: `/sign-in/callback?${query}`, headers });
        expectRefusal(answer, query);
        expect(String(answer.headers['set-cookie'] ?? '')).not.toMatch(/session=[^;]/);
      }
    });
  });
});

describe('the right requests of a careless client', () => {
  test('R67 an import with a key records every line, the last of one account stands, and again changes nothing', async () => {
    const line = (accountNumber: string, name: string) => {
      const example = bodyOf('recordAccount') as { organization: object };
      return JSON.stringify({
        ...example,
        partnersOfRecord: [],
        accountNumber,
        organization: { ...example.organization, name },
      });
    };
    const lines = ['B-1', 'B-2', ...Array.from({ length: 12 }, () => 'B-3')].map((number, at) =>
      line(number, `Version ${at}`),
    );
    const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': 'import-1' };
    const send = () => programme.support('POST', '/v1/support/accounts/import', lines.join('\n'), headers);
    const first = await send();
    const other = await programme.support('POST', '/v1/support/accounts/import', lines[0], headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(first.body).toMatchObject({ recorded: 3, superseded: 11, failed: 0 });
    const same = await programme.support('PUT', '/v1/support/accounts/B-3', {
      ...JSON.parse(line('B-3', 'Version 13')),
      accountNumber: undefined,
    });
    expect([same.status, same.headers.get('etag')]).toEqual([200, '"1"']);
    expect((await send()).body).toMatchObject({ recorded: 3, superseded: 11, failed: 0 });
  });

  test('R16 an activation is not sent again to an account that signs in to the portal by now', async () => {
    const { partner, support, enrol } = programme;
    const lee = { accountId: 'lee@contoso.example', firstName: 'Lee', lastName: 'Ek' };
    const activation = `/v1/subscriptions/${(await enrol('US')).subscriptionId}/activation`;
    expect((await partner('POST', activation, { customerAdministrator: lee })).status).toBe(202);
    const record = bodyOf('recordAccount') as object;
    await support('PUT', '/v1/support/accounts/P-3', { ...record, identities: [lee.accountId] });
    const asPartner = await apiAs(cloud, { accountId: lee.accountId, scope: 'partner' });
    const organization = { name: 'Third Partner', country: 'SE', phone: '+46 8 123 456' };
    expect((await asPartner('POST', '/v1/partners', { accountNumber: 'P-3', organization })).status).toBe(
      201,
    );
    const again = await partner('POST', activation);
    expect([again.status, again.body.code]).toEqual([422, 'administrator-is-portal-identity']);
  });

  test('R54 one organisation has one partner of record in a product line', async () => {
    const record = bodyOf('recordAccount') as object;
    const twice = ['P-1', 'P-2'].map((partnerAccountNumber) => ({
      productLine: 'rapidstart',
      partnerAccountNumber,
    }));
    const answer = await programme.support('PUT', '/v1/support/accounts/B-9', {
      ...record,
      partnersOfRecord: twice,
    });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/partnersOfRecord']);
  });
});

test('R15 R68 after all this no log holds anything that was sent, and nothing went wrong', async () => {
  const { items } = (await cloud.control('GET', '/_local/logs')) as { items: string[] };
  expect(items.length).toBeGreaterThan(2);
  for (const name of items) {
    const response = await fetch(`${cloud.console}/_local/logs?function=${name}`);
    const text = await response.text();
    for (const secret of [canary, 'evil.example', '@', 'eyJ', 'Storgatan', 'Berg', 'Bearer'])
      expect([name, secret, text.includes(secret)]).toEqual([name, secret, false]);
    expect(text).not.toMatch(partOfCardNumber);
    expect([name, text.split('\n').filter((line) => line.includes('"level":"error"'))]).toEqual([name, []]);
  }
  expect(cloud.errors()).toBe('');
});
