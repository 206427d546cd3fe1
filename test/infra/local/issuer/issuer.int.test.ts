import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt, generateKeyPair, SignJWT } from 'jose';
import { jwtAuthorizer } from '../../../../infra/local/http-api/jwt-authorizer.ts';
import { type Issuer, startIssuer } from '../../../../infra/local/issuer/issuer.ts';
import type { IssuerKeys } from '../../../../infra/local/issuer/keys.ts';
import { Browser } from '../support/browser.ts';

const portal = 'http://127.0.0.1:4001';
const verifier = 'a'.repeat(43);
const scopes = ['onramp/partner', 'onramp/support', 'onramp/customer'];

/** Ports of this file; nothing else uses them. */
const ports = { issuer: 22_990, restarted: 22_991 };

const keyStore = new Map<'keys', IssuerKeys>();
const accountStore = new Map<string, string>();
const start = (port: number): Promise<Issuer> =>
  startIssuer({
    port,
    clientId: 'onramp',
    audience: 'onramp',
    scopes,
    publicUrls: ['http://127.0.0.1:4000', portal],
    keyStore,
    accountStore,
  });

describe('the identity provider', () => {
  let issuer: Issuer;

  beforeAll(async () => {
    issuer = await start(ports.issuer);
  });
  afterAll(() => issuer.close());

  const authorize = (change: Record<string, string> = {}) =>
    `${issuer.url}/auth?${new URLSearchParams({
      client_id: 'onramp',
      response_type: 'code',
      redirect_uri: `${portal}/sign-in/callback`,
      scope: 'openid email',
      state: 's1',
      nonce: 'n1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...change,
    })}`;

  const redeem = async (callback: string, code_verifier = verifier) => {
    const response = await fetch(`${issuer.url}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'onramp',
        code: new URL(callback).searchParams.get('code') ?? '',
        redirect_uri: `${portal}/sign-in/callback`,
        code_verifier,
      }),
    });
    return { status: response.status, tokens: (await response.json()) as Record<string, string> };
  };

  const signIn = async (browser: Browser, account: string, change: Record<string, string> = {}) => {
    const form = await browser.follow(authorize(change), issuer.url);
    return browser.post(form.url, { account }, issuer.url);
  };

  test('signs in whoever is named, and hands out tokens for the API', async () => {
    const back = await signIn(new Browser(), 'Anna@Customer.example', {
      scope: 'openid email onramp/customer',
    });
    expect(back.url).toMatch(/^http:\/\/127\.0\.0\.1:4001\/sign-in\/callback\?code=/);
    const { tokens } = await redeem(back.url);
    expect(decodeJwt(tokens.id_token ?? '')).toMatchObject({
      iss: issuer.url,
      aud: 'onramp',
      nonce: 'n1',
      email: 'Anna@Customer.example',
      email_verified: true,
    });
    expect(decodeJwt(tokens.access_token ?? '')).toMatchObject({
      aud: 'onramp',
      client_id: 'onramp',
      scope: 'onramp/customer',
      email: 'Anna@Customer.example',
    });
  });

  test('knows a person again, whatever the case of the letters and the way in', async () => {
    const { tokens } = await redeem((await signIn(new Browser(), 'BERTA@customer.example')).url);
    const token = await issuer.issueToken('berta@Customer.example', 'onramp/customer');
    expect(decodeJwt(token).sub).toBe(decodeJwt(tokens.id_token ?? '').sub);
  });

  test('proposes the account that the portal expects', async () => {
    const form = await new Browser().follow(authorize({ login_hint: '"<b>@x.example' }), issuer.url);
    expect(form.text).toContain('value="&quot;&lt;b&gt;@x.example"');
  });

  test('asks again only when it is told to, or after signing out', async () => {
    const browser = new Browser();
    await signIn(browser, 'carl@customer.example');
    expect((await browser.follow(authorize(), issuer.url)).url).toContain(`${portal}/sign-in/callback?code=`);
    expect((await browser.follow(authorize({ prompt: 'login' }), issuer.url)).url).toContain('/sign-in/');

    const signOut = `${issuer.url}/session/end?client_id=onramp&post_logout_redirect_uri=${portal}/signed-out`;
    const page = await browser.follow(signOut, issuer.url);
    const [, action = ''] = /action="([^"]+)"/.exec(page.text) ?? [];
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page.text) ?? [];
    expect((await browser.post(action, { xsrf, logout: 'yes' }, issuer.url)).url).toBe(
      `${portal}/signed-out`,
    );
    expect((await browser.follow(authorize(), issuer.url)).text).toContain('Sign in to');
  });

  test.each([
    ['a redirect that is not registered', { redirect_uri: 'http://127.0.0.1:4001/elsewhere' }],
    ['a client that is not known', { client_id: 'other' }],
  ])('shows a page instead of going to %s', async (_, change) => {
    const page = await new Browser().follow(authorize(change), issuer.url);
    expect(page.status).toBe(400);
    expect(page.text).toContain('This did not work');
  });

  test('refuses a code without its proof key', async () => {
    const back = await signIn(new Browser(), 'dora@customer.example');
    expect((await redeem(back.url, 'b'.repeat(43))).status).toBe(400);
  });

  test('keeps its keys, so that tokens outlive a restart', async () => {
    const token = await issuer.issueToken('anna@partner.example', 'onramp/partner');
    const again = await start(ports.restarted);
    const { keys } = (await (await fetch(`${again.url}/jwks`)).json()) as { keys: { kid: string }[] };
    await again.close();
    const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    expect(keys.map(({ kid }) => kid)).toEqual([header.kid]);
  });

  describe('and the gateway', () => {
    const check = jwtAuthorizer();
    const ask = async (header: string | undefined, asked = ['onramp/partner'], audiences = ['onramp']) => {
      const answer = await check(header, { issuer: issuer.url, audiences, header: 'authorization' }, asked);
      return 'refusal' in answer
        ? [answer.refusal.status, answer.refusal.headers['www-authenticate']]
        : [200, answer.claims.email];
    };

    test('agree about a good token', async () => {
      const token = await issuer.issueToken('anna@partner.example', 'onramp/partner onramp/support');
      expect(await ask(`Bearer ${token}`)).toEqual([200, 'anna@partner.example']);
    });

    test('refuse a token for another scope or audience, a foreign key, and nothing at all', async () => {
      const token = await issuer.issueToken('anna@partner.example', 'onramp/customer');
      expect(await ask(`Bearer ${token}`)).toEqual([403, expect.stringContaining('insufficient_scope')]);
      expect(await ask(`Bearer ${token}`, [], ['other'])).toEqual([401, expect.stringContaining('audience')]);
      const { privateKey } = await generateKeyPair('RS256');
      const forged = await new SignJWT({ scope: 'onramp/partner' })
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(issuer.url)
        .setAudience('onramp')
        .setExpirationTime('1h')
        .sign(privateKey);
      expect(await ask(`Bearer ${forged}`)).toEqual([401, expect.stringContaining('invalid_token')]);
      expect(await ask(undefined)).toEqual([401, 'Bearer']);
    });
  });
});
