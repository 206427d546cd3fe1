import { describe, expect, test } from '@jest/globals';
import { instant } from '../../../lib/domain/instant.ts';
import { IssuerUnavailable } from '../../../lib/identity/relying-party.ts';
import { browserOf, fieldsOf, kim, portal, signInAs, world } from './world.ts';

describe('signing in and out', () => {
  test('R25 the sign-in proposes the registered account and comes back to the agreements', async () => {
    const around = world({ language: 'sv' });
    const browser = browserOf(around);
    await browser.get(around.activationPath);
    const begun = await browser.get('/sign-in');
    expect(begun.status).toBe(303);
    const location = new URL(begun.headers.location ?? '');
    expect(Object.fromEntries(location.searchParams)).toEqual({
      login_hint: 'kim@contoso.example',
      ui_locales: 'sv',
    });
    const back = await browser.get('/sign-in/callback?code=c&state=s');
    expect(back).toMatchObject({ status: 303, headers: { location: '/agreements' } });
    expect([...browser.jar.keys()]).toEqual(['__Host-onramp-eu-invitation', '__Host-onramp-eu-session']);
  });

  test('R27 without an invitation the sign-in leads to the portal', async () => {
    const browser = browserOf(world());
    await browser.get('/sign-in');
    expect(await browser.get('/sign-in/callback?code=c')).toMatchObject({ headers: { location: '/portal' } });
  });

  test('R25 an answer that belongs to no sign-in of this browser is not taken', async () => {
    const browser = browserOf(world());
    const answer = await browser.get('/sign-in/callback?code=stolen&state=s');
    expect(answer.status).toBe(400);
    expect(answer.cookies).toEqual([]);
    expect(answer.body).toContain('The sign-in was not completed');
  });

  test.each([
    [{ is: 'declined', reason: 'access_denied' }, 400, 'The sign-in was not completed'],
    [{ is: 'failed', reason: 'invalid_grant' }, 400, 'The sign-in was not completed'],
    [{ is: 'not-verified', reason: 'email-not-verified' }, 403, 'Your account is not verified'],
    [new IssuerUnavailable('down'), 503, 'Signing in is not possible right now'],
  ] as const)(
    'R25 %j ends on a page that says what to do, without a session',
    async (signIn, status, title) => {
      const around = world();
      around.circumstances.signIn = signIn;
      const browser = browserOf(around);
      await browser.get('/sign-in');
      const answer = await browser.get('/sign-in/callback?code=c&state=s');
      expect(answer.status).toBe(status);
      expect(answer.body).toContain(title);
      expect(browser.jar.has('__Host-onramp-eu-session')).toBe(false);
    },
  );

  test('R25 signing out ends the session here and at the identity provider, and keeps the invitation', async () => {
    const around = world();
    const browser = await signInAs(kim, around);
    const form = fieldsOf((await browser.get('/agreements')).body);
    const answer = await browser.post('/sign-out', form);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(around.circumstances.signOutAt);
    expect([...browser.jar.keys()]).toEqual(['__Host-onramp-eu-invitation']);
    expect((await browser.get('/signed-out')).body).toContain('href="/sign-in?afresh=yes"');
    expect((await browser.get('/sign-in?afresh=yes')).headers.location).toContain('prompt=login');
  });

  test('R25 an identity provider that cannot sign out does not keep anybody signed in here', async () => {
    const around = world();
    around.circumstances.signOutAt = undefined;
    const browser = await signInAs(kim, around);
    const form = fieldsOf((await browser.get('/agreements')).body);
    expect(await browser.post('/sign-out', form)).toMatchObject({ headers: { location: '/signed-out' } });
    expect(browser.jar.has('__Host-onramp-eu-session')).toBe(false);
  });

  test('R25 another site can sign nobody out', async () => {
    const browser = await signInAs(kim, world());
    const answer = await browser.post(
      '/sign-out',
      {},
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    );
    expect(answer.status).toBe(403);
    expect(browser.jar.has('__Host-onramp-eu-session')).toBe(true);
  });
});

describe('the portal', () => {
  test('R27 asks to sign in when nobody is, also with a session that is not ours', async () => {
    const browser = browserOf(world());
    expect((await browser.get('/portal')).status).toBe(401);
    browser.jar.set('__Host-onramp-eu-session', 'eyJhbGciOiJkaXIifQ..forged');
    expect((await browser.get('/portal')).status).toBe(401);
  });

  test('R27 one service is shown at once, several to choose from', async () => {
    const around = world();
    const browser = browserOf(around);
    await browser.get('/sign-in');
    await browser.get('/sign-in/callback?code=c');
    expect((await browser.get('/portal')).body).toContain('<h1>Contoso AB</h1>');
    around.circumstances.portals = [
      portal,
      { ...portal, subscriptionId: 'sub_2', serviceName: 'Dynamics 365' },
    ];
    const choice = await browser.get('/portal');
    expect(choice.body).toContain('/portal/sub_2');
    expect((await browser.get('/portal/sub_2')).body).toContain('Dynamics 365');
    expect((await browser.get('/portal?subscription=sub_2')).headers.location).toBe('/portal/sub_2');
  });

  test.each([
    ['/portal/sub_1/requests', '/portal/sub_1/requests'],
    ['/ask/sub_1', '/ask/sub_1'],
    ['//evil.example/portal', '/portal'],
    ['https://evil.example/portal', '/portal'],
    ['/portal/../sign-out', '/portal'],
    ['/portal?x=https://evil.example', '/portal'],
    ['/activate/x', '/portal'],
  ])('R25 a sign-in that is to lead to %s leads to %s', async (to, location) => {
    const browser = browserOf(world());
    await browser.get(`/sign-in?to=${encodeURIComponent(to)}`);
    expect((await browser.get('/sign-in/callback?code=c')).headers.location).toBe(location);
  });

  test('R69 a foreign service and a missing one look the same', async () => {
    const around = world();
    const browser = await signInAs(kim, around);
    const foreign = await browser.get('/portal/sub_foreign');
    expect(foreign.status).toBe(404);
    const missing = await browser.get('/portal/sub_missing');
    expect(foreign.body).toBe(missing.body.replaceAll('sub_missing', 'sub_foreign'));
  });

  test('R32 an inactive service says why, what to do and until when', async () => {
    const around = world();
    around.circumstances.portals = [
      {
        ...portal,
        standing: {
          status: 'inactive',
          deadlines: [{ kind: 'purge', at: instant('2027-02-18T08:00:00Z') }],
          notices: [],
        },
      },
    ];
    const browser = await signInAs(kim, around);
    const { body } = await browser.get(`/portal/${portal.subscriptionId}`);
    expect(body).toContain('No account number was entered in time');
    expect(body).toContain('Your data is kept until 18 February 2027 at 08:00 UTC');
    expect(body).toContain('Fabrikam Consulting');
  });
});
