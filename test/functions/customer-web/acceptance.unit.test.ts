import { describe, expect, test } from '@jest/globals';
import { agreementsIn } from '../../../lib/agreements/agreements.ts';
import { refused } from '../../../lib/domain/refusal.ts';
import { bothBoxes, browserOf, fieldsOf, kim, portal, robin, signInAs, world } from './world.ts';

const given = async (language: 'en' | 'sv' = 'en') => {
  const around = world({ language });
  const browser = await signInAs(kim, around);
  const form = fieldsOf((await browser.get('/agreements')).body);
  return { around, browser, form };
};

describe('the acceptance', () => {
  test('R26 both boxes ticked: the invitation is accepted, with what was agreed to', async () => {
    const { around, browser, form } = await given('sv');
    const answer = await browser.post('/agreements', { ...form, ...bothBoxes });
    expect(answer).toMatchObject({ status: 303, headers: { location: '/portal' } });
    expect(around.calls.accepted).toHaveLength(1);
    const [[acceptance, request] = []] = around.calls.accepted;
    expect(request).toMatchObject({
      caller: kim,
      now: '2026-11-20T08:00:00.000Z',
      correlationId: 'request-1',
    });
    expect(acceptance?.agreements).toEqual(
      agreementsIn('sv').map(({ document, version, sha256 }) => ({
        document,
        version,
        sha256,
        language: 'sv',
      })),
    );
  });

  test('R27 after it the portal opens, and the invitation is forgotten', async () => {
    const { browser, form } = await given();
    await browser.post('/agreements', { ...form, ...bothBoxes });
    expect([...browser.jar.keys()]).toEqual(['__Host-onramp-eu-session']);
    const portal = await browser.get('/portal');
    expect(portal.status).toBe(200);
    expect(portal.body).toContain('Contoso AB');
    expect(await browser.get('/agreements')).toMatchObject({ status: 303, headers: { location: '/portal' } });
  });

  test('R24 pressed twice it happens once: the second press arrives in the portal as well', async () => {
    const { around, browser, form } = await given();
    const beforeThePress = [...browser.jar];
    await browser.post('/agreements', { ...form, ...bothBoxes });
    for (const [name, value] of beforeThePress) browser.jar.set(name, value);
    const { subscriptionId } = portal;
    around.circumstances.link = { is: 'used', accepted: { by: kim, subscriptionId } };

    const again = await browser.post('/agreements', { ...form, ...bothBoxes });
    expect(again).toMatchObject({ status: 303, headers: { location: '/portal' } });
    expect((await browser.get('/portal')).status).toBe(200);
    expect(around.calls.accepted).toHaveLength(1);
  });

  test('R24 a link that somebody else has used leads nowhere', async () => {
    const { around, browser } = await given();
    around.circumstances.link = {
      is: 'used',
      accepted: { by: robin, subscriptionId: portal.subscriptionId },
    };
    expect((await browser.get('/agreements')).status).toBe(410);
  });

  test.each([
    [
      'online-services-agreement',
      'Tick the box to agree to the online services agreement.',
      'privacy-statement',
    ],
    ['privacy-statement', 'Tick the box to agree to the privacy statement.', 'online-services-agreement'],
  ])(
    'R26 without %s the page says so at its box, and keeps the other one ticked',
    async (left, message, other) => {
      const { around, browser, form } = await given();
      const answer = await browser.post('/agreements', { ...form, [other]: 'agreed' });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain(`<p class="error" id="${left}-fault">${message}</p>`);
      expect(answer.body).toMatch(
        new RegExp(`id="${left}"[^>]*aria-invalid="true" aria-describedby="${left}-fault"`),
      );
      expect(answer.body).toMatch(new RegExp(`id="${other}"[^>]* checked`));
      expect(answer.body).toContain('<title>Error: Read and agree');
      expect(around.calls.accepted).toEqual([]);
    },
  );

  test('R26 a text that changed since it was shown has to be read again', async () => {
    const { around, browser, form } = await given();
    const shownBefore = { ...form, 'privacy-statement-shown': 'f'.repeat(64) };
    const answer = await browser.post('/agreements', { ...shownBefore, ...bothBoxes });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('The text of the privacy statement has changed');
    expect(around.calls.accepted).toEqual([]);
  });

  test('R25 another account sees which one is signed in, a hint of the registered one, and the way out', async () => {
    const around = world();
    const browser = await signInAs(robin, around);
    const answer = await browser.get('/agreements');
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('robin@fabrikam.example');
    expect(answer.body).toContain('k…@contoso.example');
    expect(answer.body).not.toContain('kim@contoso.example');
    expect(answer.body).toContain('action="/sign-out"');

    const posted = await browser.post('/agreements', { ...fieldsOf(answer.body), ...bothBoxes });
    expect(posted.status).toBe(403);
    expect(around.calls.accepted).toEqual([]);
  });

  test('R25 the operation has the last word on the account', async () => {
    const { around, browser, form } = await given();
    around.circumstances.acceptance = refused('wrong-account', 'Sign out.');
    const answer = await browser.post('/agreements', { ...form, ...bothBoxes });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('This invitation is for another account');
  });

  test('R16 an account that works for a partner by now is told to use another', async () => {
    const { around, browser, form } = await given();
    around.circumstances.acceptance = refused('administrator-is-portal-identity', 'No.');
    const answer = await browser.post('/agreements', { ...form, ...bothBoxes });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('This account works for a partner');
    expect(answer.body).toContain('action="/sign-out"');
  });

  test.each([
    ['invitation-used', 410],
    ['invitation-replaced', 410],
    ['invitation-withdrawn', 410],
    ['invitation-expired', 410],
    ['invitation-unknown', 404],
    ['subscription-inactive', 409],
    ['agreement-missing', 422],
    ['too-much-contention', 503],
    ['data-center-unavailable', 503],
  ] as const)('R24 when it is refused with %s the answer is a page with %i', async (code, status) => {
    const { around, browser, form } = await given();
    around.circumstances.acceptance = refused(code, 'No.');
    const answer = await browser.post('/agreements', { ...form, ...bothBoxes });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain('<html lang="en">');
    expect(answer.cookies).toEqual([]);
  });

  test('R26 nobody signed in: the page offers to sign in, and nothing is accepted', async () => {
    const around = world();
    const browser = browserOf(around);
    await browser.get(around.activationPath);
    expect((await browser.get('/agreements')).status).toBe(401);
    expect((await browser.post('/agreements', bothBoxes)).status).toBe(401);
    expect(around.calls.accepted).toEqual([]);
  });

  test.each([
    ['from another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['from a sandboxed frame elsewhere', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring host', { origin: 'https://us.onramp.example', 'sec-fetch-site': 'same-site' }],
    ['without an origin at all', { origin: 'null', 'sec-fetch-site': '' }],
  ])('R26 a form %s is not accepted', async (_, headers) => {
    const { around, browser, form } = await given();
    const answer = await browser.post('/agreements', { ...form, ...bothBoxes }, headers);
    expect(answer.status).toBe(403);
    expect(around.calls.accepted).toEqual([]);
  });

  test('R26 a form of our own page counts although its browser hides the origin', async () => {
    const { around, browser, form } = await given();
    const hidden = { origin: 'null', 'sec-fetch-site': 'same-origin' };
    expect((await browser.post('/agreements', { ...form, ...bothBoxes }, hidden)).status).toBe(303);
    expect(around.calls.accepted).toHaveLength(1);
  });

  test('R26 a form of another session is not accepted', async () => {
    const { around, browser, form } = await given();
    const other = await signInAs(kim, around);
    const others = fieldsOf((await other.get('/agreements')).body);
    for (const formToken of [others['form-token'] ?? '', '', 'x'])
      expect(
        (await browser.post('/agreements', { ...form, ...bothBoxes, 'form-token': formToken })).status,
      ).toBe(403);
    expect(around.calls.accepted).toEqual([]);
  });

  test('R24 a program that submits the form without signing in changes nothing', async () => {
    const around = world();
    const scanner = browserOf(around);
    await scanner.get(around.activationPath);
    for (const path of ['/activate', '/agreements', around.activationPath])
      await scanner.post(path, bothBoxes);
    expect(around.calls.accepted).toEqual([]);
  });
});
