import { describe, expect, test } from '@jest/globals';
import { apiAs } from '../support/api-client.ts';
import { sendRaw } from '../support/raw-request.ts';
import { signedToken, type Validity } from '../support/signed-token.ts';
import { allRoutes, apiRoutes, nameOf } from './all-routes.ts';
import { all, attackedCloud, bodyOf, expectRefusal, named } from './attacked-cloud.ts';
import { canary } from './bad-input.ts';

const attacked = attackedCloud();

describe('tokens', () => {
  attacked.expectNoEffect();

  const guarded = allRoutes.filter(({ scope }) => scope);
  const scopes = ['onramp/partner', 'onramp/support', 'onramp/customer'];

  const signed = (claims: Record<string, unknown>, validity?: Validity) =>
    signedToken(attacked.cloud, claims, validity);

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
      ['an unsigned one', `Bearer ${unsigned({ iss: attacked.cloud.issuer, aud: 'onramp', scope })}`, 401],
      ['a changed one', `Bearer ${good.slice(0, -8)}AAAAAAAA`, 401],
      [
        'another one’s signature',
        `Bearer ${good.split('.').slice(0, 2).join('.')}.${attacked.tokens['onramp/partner'].split('.')[2]}`,
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
        const answer = await attacked.attack(route, { headers });
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
        const answer = await attacked.attack(route, { headers });
        expect([nameOf(route), answer.status]).toEqual([nameOf(route), 403]);
        expectRefusal(answer, JSON.stringify(claims));
      }
    }
  });
});

describe('pages', () => {
  attacked.expectNoEffect();

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
          await attacked.attack(route, { body, type, headers: origin ? { origin } : {} }),
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
    const started = await sendRaw(attacked.home, { method: 'GET', path: '/sign-in' });
    const [cookie = ''] = [started.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0] ?? '');
    const state = new URL(String(started.headers.location)).searchParams.get('state') ?? '';
    const answers = queries.flatMap((query) => [query, `${query}&state=${state}`, `state=${state}&${query}`]);
    await all(answers, async (query) => {
      for (const headers of [{}, { cookie }]) {
        const answer = await sendRaw(attacked.home, {
          method: 'GET',
          path: `/sign-in/callback?${query}`,
          headers,
        });
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
    const send = () =>
      attacked.programme.support('POST', '/v1/support/accounts/import', lines.join('\n'), headers);
    const first = await send();
    const other = await attacked.programme.support('POST', '/v1/support/accounts/import', lines[0], headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(first.body).toMatchObject({ recorded: 3, superseded: 11, failed: 0 });
    const same = await attacked.programme.support('PUT', '/v1/support/accounts/B-3', {
      ...JSON.parse(line('B-3', 'Version 13')),
      accountNumber: undefined,
    });
    expect([same.status, same.headers.get('etag')]).toEqual([200, '"1"']);
    expect((await send()).body).toMatchObject({ recorded: 3, superseded: 11, failed: 0 });
  });

  test('R16 an activation is not sent again to an account that signs in to the portal by now', async () => {
    const { partner, support, enrol } = attacked.programme;
    const lee = { accountId: 'lee@contoso.example', firstName: 'Lee', lastName: 'Ek' };
    const activation = `/v1/subscriptions/${(await enrol('US')).subscriptionId}/activation`;
    expect((await partner('POST', activation, { customerAdministrator: lee })).status).toBe(202);
    const record = bodyOf('recordAccount') as object;
    await support('PUT', '/v1/support/accounts/P-3', { ...record, identities: [lee.accountId] });
    const asPartner = await apiAs(attacked.cloud, { accountId: lee.accountId, scope: 'partner' });
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
    const answer = await attacked.programme.support('PUT', '/v1/support/accounts/B-9', {
      ...record,
      partnersOfRecord: twice,
    });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/partnersOfRecord']);
  });
});

test('R15 R68 after all this no log holds anything that was sent, and nothing went wrong', () =>
  attacked.expectCleanLogs());
