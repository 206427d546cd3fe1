import { describe, expect, test } from '@jest/globals';
import { pageRoutes } from '../../../functions/customer-web/page-routes.ts';
import { assets } from '../../../functions/customer-web/pages/style.ts';
import { browserOf, kim, signInAs, world } from './world.ts';

const local = 'http://127.0.0.1:4000';

describe('every answer', () => {
  test.each(pageRoutes.map(({ method, path }) => [method, path.replaceAll(/\{\w+\}/g, 'x')]))(
    'R24 %s %s keeps itself to itself',
    async (method, path) => {
      const { headers } = await browserOf(world()).send(method, path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
        'content-security-policy':
          "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      });
    },
  );

  test('R25 a form may lead on to where the identity provider signs out, only for somebody signed in', async () => {
    const browser = await signInAs(kim, world());
    const { headers } = await browser.get('/agreements');
    expect(headers['content-security-policy']).toContain("form-action 'self' https://issuer.example;");
  });

  test('R24 an unexpected error is a page that shows nothing of it, with the same headers', async () => {
    const around = world();
    around.circumstances.failure = new Error('secret detail');
    const failed = await browserOf(around).get(around.activationPath);
    expect(failed.status).toBe(500);
    expect(failed.body).toContain('Something went wrong on our side');
    expect(failed.body).not.toContain('secret detail');
    expect(failed.headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('cookies', () => {
  test('R24 over https they have the prefix and all protections', async () => {
    const around = world();
    const { cookies } = await browserOf(around).get(around.activationPath);
    expect(cookies).toEqual([
      expect.stringMatching(
        /^__Host-onramp-eu-invitation=\S+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/,
      ),
    ]);
  });

  test('R24 over http, as in the local cloud, they have neither prefix nor Secure', async () => {
    const around = world({ publicUrl: local });
    const { cookies, headers } = await browserOf(around).get(around.activationPath);
    expect(cookies).toEqual([
      expect.stringMatching(/^onramp-eu-invitation=\S+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/),
    ]);
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('R25 a session is closed to whoever holds the cookie, and ends after twelve hours', async () => {
    const around = world();
    const browser = await signInAs(kim, around);
    const cookie = browser.jar.get('__Host-onramp-eu-session') ?? '';
    expect(Buffer.from(cookie, 'base64').toString()).not.toContain('kim');
    const at = (instant: string) => around.sessions.open(cookie, new Date(instant));
    expect(await at('2026-11-20T19:59:59Z')).toMatchObject({ identity: kim });
    expect(await at('2026-11-20T20:00:01Z')).toBeUndefined();
    expect(await around.sessions.openSignIn(cookie, new Date('2026-11-20T08:00:00Z'))).toBeUndefined();
  });
});

describe('what is not there', () => {
  test('R68 people get a page, programs get problem details', async () => {
    const browser = browserOf(world());
    const page = await browser.get('/nothing', { headers: { accept: 'text/html' } });
    expect(page).toMatchObject({ status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } });
    for (const answer of [
      await browser.get('/v1/customers'),
      await browser.get('/nothing', { headers: { accept: 'application/json' } }),
    ]) {
      expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'application/problem+json' } });
      expect(JSON.parse(answer.body)).toMatchObject({ status: 404, code: 'unknown-path' });
    }
  });

  test('R15 R68 a form that is too large, or has a field for a secret, is refused unread', async () => {
    const around = world();
    const browser = await signInAs(kim, around);
    const large = await browser.post('/ask', { firstName: 'x'.repeat(65 * 1024) });
    expect(large).toMatchObject({ status: 413, body: expect.stringContaining('This was too much at once') });
    const secret = await browser.post('/ask', { firstName: 'Kim', password: 'correct-horse' });
    expect(secret).toMatchObject({ status: 422, body: expect.stringContaining('Never send a password') });
    expect(secret.body).not.toContain('correct-horse');
  });

  test('R68 a method that a page does not have is answered with those it has', async () => {
    const browser = browserOf(world());
    const answer = await browser.send('DELETE', '/agreements');
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } });
  });

  test.each(['/documents/nothing', '/assets/style.css', '/activate/a/b', '/portal/', '/sign-out/x'])(
    'R68 %s is not found',
    async (path) => {
      expect((await browserOf(world()).get(path)).status).toBe(404);
    },
  );
});

describe('what may be kept', () => {
  test.each(Object.values(assets).map(({ path, type }) => [path, type]))(
    'R24 %s may be kept for ever',
    async (path, type) => {
      const answer = await browserOf(world()).get(path);
      expect(answer).toMatchObject({
        status: 200,
        headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
      });
    },
  );

  test('R26 both documents can be read without signing in, in both languages', async () => {
    const browser = browserOf(world());
    expect((await browser.get('/documents/privacy-statement?language=sv')).body).toContain(
      '<h1>Integritetsmeddelande</h1>',
    );
    expect((await browser.get('/documents/online-services-agreement?language=en')).body).toContain(
      '<h1>Online services agreement</h1>',
    );
  });
});
