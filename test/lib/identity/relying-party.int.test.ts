import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { IssuerUnavailable, relyingParty } from '../../../lib/identity/relying-party.ts';
import { listen } from '../../browser.ts';

const publicUrl = 'https://eu.onramp.example';
const request = { returnTo: '/agreements', language: 'sv' } as const;

/** What the issuer says at its next answers. */
let idToken: Record<string, unknown>;
let userInfo: Record<string, unknown>;
let tokenStatus: number;
let tokenRequests: URLSearchParams[];
let server: Server;
let issuer: string;

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('RS256');
  const sign = (claims: Record<string, unknown>) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(issuer)
      .setAudience('onramp')
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .sign(privateKey);
  const answers: Record<string, (body: URLSearchParams) => Promise<[number, unknown]>> = {
    '/.well-known/openid-configuration': async () => [
      200,
      {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/me`,
        end_session_endpoint: `${issuer}/logout`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
    ],
    '/token': async (body) => {
      tokenRequests.push(body);
      return tokenStatus === 200
        ? [
            200,
            { access_token: 'a', token_type: 'bearer', id_token: await sign({ sub: 'kim-1', ...idToken }) },
          ]
        : [tokenStatus, { error: 'invalid_grant' }];
    },
    '/me': async () => [200, { sub: 'kim-1', ...userInfo }],
  };
  server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    const [status, answer] = (await answers[incoming.url ?? '']?.(new URLSearchParams(body))) ?? [404, {}];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  issuer = await listen(server, 23_660);
});

beforeEach(() => {
  idToken = { email: 'Kim@Contoso.example', email_verified: true };
  userInfo = {};
  tokenStatus = 200;
  tokenRequests = [];
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const party = (accountClaim = 'email') =>
  relyingParty({ issuer, clientId: 'onramp', publicUrl, accountClaim });

async function signIn(accountClaim?: string) {
  const relying = party(accountClaim);
  const { transaction } = await relying.begin(request);
  idToken = { nonce: transaction.nonce, ...idToken };
  return relying.complete(`code=c&state=${transaction.state}`, transaction);
}

describe('the relying party', () => {
  test('R25 begins with PKCE, state, nonce and the one redirect URI', async () => {
    const { location, transaction } = await party().begin({ ...request, account: 'kim@contoso.example' });
    const { origin, pathname, searchParams } = new URL(location);
    expect(origin + pathname).toBe(`${issuer}/authorize`);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'onramp',
      redirect_uri: 'https://eu.onramp.example/sign-in/callback',
      scope: 'openid email',
      code_challenge_method: 'S256',
      state: transaction.state,
      nonce: transaction.nonce,
      ui_locales: 'sv',
      login_hint: 'kim@contoso.example',
    });
    expect(searchParams.get('code_challenge')).not.toBe(transaction.codeVerifier);
  });

  test('R25 a verified account is a person: issuer, subject, account in lower case', async () => {
    expect(await signIn()).toEqual({
      is: 'signed-in',
      identity: { issuer, subject: 'kim-1', accountId: 'kim@contoso.example' },
    });
    const [body] = tokenRequests;
    expect(body?.get('redirect_uri')).toBe('https://eu.onramp.example/sign-in/callback');
    expect(body?.get('code_verifier')).toMatch(/^[\w-]{43,}$/);
  });

  test.each([false, 'true', undefined])(
    'R25 an e-mail address whose verification is %j does not count',
    async (verified) => {
      idToken = { email: 'kim@contoso.example', email_verified: verified };
      expect(await signIn()).toMatchObject({ is: 'not-verified' });
    },
  );

  test('R25 claims may stand at the user info endpoint only', async () => {
    idToken = {};
    userInfo = { email: 'kim@contoso.example', email_verified: true };
    expect(await signIn()).toMatchObject({ is: 'signed-in', identity: { accountId: 'kim@contoso.example' } });
  });

  test('R25 the account may be another claim, by configuration', async () => {
    idToken = { preferred_username: 'kim@contoso.example' };
    expect(await signIn('preferred_username')).toMatchObject({ is: 'signed-in' });
    idToken = {};
    expect(await signIn('preferred_username')).toEqual({ is: 'failed', reason: 'no-account-claim' });
  });

  test('R25 neither another state nor another nonce is taken', async () => {
    const relying = party();
    const { transaction } = await relying.begin(request);
    expect(await relying.complete('code=c&state=other', transaction)).toMatchObject({ is: 'failed' });
    expect(tokenRequests).toEqual([]);
    idToken = { ...idToken, nonce: 'other' };
    expect(await relying.complete(`code=c&state=${transaction.state}`, transaction)).toMatchObject({
      is: 'failed',
    });
  });

  test('R25 who cancels is told apart from a sign-in that failed', async () => {
    const relying = party();
    const { transaction } = await relying.begin(request);
    const ended = (error: string) =>
      relying.complete(`error=${error}&state=${transaction.state}`, transaction);
    expect(await ended('access_denied')).toEqual({ is: 'declined', reason: 'access_denied' });
    expect(await ended('server_error')).toEqual({ is: 'failed', reason: 'server_error' });
    tokenStatus = 400;
    expect(await signIn()).toEqual({ is: 'failed', reason: 'invalid_grant' });
  });

  test('R25 signing out goes on to the provider and comes back to one page', async () => {
    const location = new URL((await party().signOutLocation()) ?? '');
    expect(location.href).toContain(`${issuer}/logout?`);
    expect(location.searchParams.get('post_logout_redirect_uri')).toBe(
      'https://eu.onramp.example/signed-out',
    );
    expect(location.searchParams.get('client_id')).toBe('onramp');
  });

  test('R25 a provider that is away, or without https elsewhere than here, is unavailable', async () => {
    const options = { clientId: 'onramp', publicUrl, accountClaim: 'email' };
    for (const unreachable of ['http://127.0.0.1:23661', 'http://issuer.invalid'])
      await expect(relyingParty({ ...options, issuer: unreachable }).begin(request)).rejects.toThrow(
        IssuerUnavailable,
      );
  });
});
