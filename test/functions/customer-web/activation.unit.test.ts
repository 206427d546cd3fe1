import { describe, expect, test } from '@jest/globals';
import type { DeadEnd } from '../../../functions/customer-web/dead-end.tsx';
import { browserOf, world } from './world.ts';

describe('the activation link', () => {
  test('R24 opening a link looks at the invitation, takes the secret out of the address and changes nothing', async () => {
    const around = world();
    const browser = browserOf(around);
    for (let time = 0; time < 3; time++) {
      const opened = await browser.get(around.activationPath);
      expect(opened).toMatchObject({ status: 303, headers: { location: '/activate' } });
    }
    const shown = await browser.get('/activate');
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('Contoso AB');
    expect(shown.body).toContain('Fabrikam Consulting');
    expect(shown.body).toContain('kim@contoso.example');
    expect(shown.body).toContain('4 December 2026 at 08:00 UTC');
    expect(around.calls.accepted).toEqual([]);
  });

  test('R24 HEAD answers as GET does, without a body', async () => {
    const around = world();
    const browser = browserOf(around);
    const get = await browser.get(around.activationPath);
    const head = await browser.send('HEAD', around.activationPath);
    expect(head).toEqual({ ...get, body: '' });
    expect((await browser.send('HEAD', '/activate')).body).toBe('');
    expect(around.calls.accepted).toEqual([]);
  });

  test.each([
    ['unknown', 404, 'We cannot find this invitation', 'Vi hittar inte inbjudan'],
    ['inactive', 409, 'RapidStart Services is inactive', 'RapidStart Services är inaktiv'],
    ['used', 410, 'This invitation has been accepted', 'Inbjudan är redan godkänd'],
    ['replaced', 410, 'This link has been replaced by a newer one', 'Länken har ersatts av en nyare'],
    ['withdrawn', 410, 'This invitation has been withdrawn', 'Inbjudan har dragits tillbaka'],
    ['expired', 410, 'This invitation has expired', 'Inbjudan har gått ut'],
  ] as [DeadEnd, number, string, string][])(
    'R23 a link that is %s says so with %i, in the language of the invitation',
    async (is, status, english, swedish) => {
      const around = world();
      for (const [language, title] of [
        ['en', english],
        ['sv', swedish],
      ] as const) {
        around.circumstances.link = { is, language, serviceName: 'RapidStart Services' };
        const answer = await browserOf(around).get(around.activationPath);
        expect(answer.status).toBe(status);
        expect(answer.body).toContain(`<html lang="${language}">`);
        expect(answer.body).toContain(`<h1>${title}</h1>`);
        expect(answer.cookies).toEqual([]);
      }
    },
  );

  test.each(['/activate/nonsense', '/activate/inv_1.k1-x', '/activate/inv_1.k9-'.concat('a'.repeat(43))])(
    'R24 %s is not found, without looking anything up',
    async (path) => {
      const around = world();
      expect((await browserOf(around).get(path)).status).toBe(404);
      expect(around.calls.opened).toEqual([]);
    },
  );

  test('R24 without the cookie the page asks to open the link again', async () => {
    const answer = await browserOf(world()).get('/activate');
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('Please open the link in the e-mail again');
  });

  test('R23 an invitation withdrawn after the link was opened is no longer shown', async () => {
    const around = world();
    const browser = browserOf(around);
    await browser.get(around.activationPath);
    around.circumstances.link = { is: 'withdrawn' };
    expect((await browser.get('/activate')).status).toBe(410);
    expect((await browser.get('/agreements')).status).toBe(410);
  });

  test('R22 names are shown as text, whatever they contain', async () => {
    const around = world();
    const { link } = around.circumstances;
    if (link.is !== 'open') throw new Error('The link is open.');
    const organizationName = '<script>alert(1)</script>" onload="x';
    around.circumstances.link = { is: 'open', invitation: { ...link.invitation, organizationName } };
    const browser = browserOf(around);
    await browser.get(around.activationPath);
    const { body } = await browser.get('/activate');
    expect(body).toContain('&lt;script>');
    expect(body).not.toMatch(/<script|onload="x"/);
  });

  test('R22 the language is the one asked for, else the invitation’s, else the browser’s', async () => {
    const around = world({ language: 'sv' });
    const browser = browserOf(around);
    await browser.get(around.activationPath);
    const english = { headers: { 'accept-language': 'en-GB,en;q=0.9' } };
    expect((await browser.get('/activate', english)).body).toContain('<html lang="sv">');
    expect((await browser.get('/activate?language=en')).body).toContain('<html lang="en">');
    expect((await browser.get('/activate')).body).toContain('<html lang="en">');

    const stranger = browserOf(around);
    const swedish = { headers: { 'accept-language': 'de;q=0.9, sv-SE;q=0.8, en;q=0.5' } };
    expect((await stranger.get('/', swedish)).body).toContain('<html lang="sv">');
    expect((await stranger.get('/', { headers: { 'accept-language': 'de, fr' } })).body).toContain(
      '<html lang="en">',
    );
    expect((await stranger.get('/?language=de')).cookies).toEqual([]);
  });
});
