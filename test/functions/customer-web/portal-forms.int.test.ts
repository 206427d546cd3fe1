import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { tablesForAll } from '../../lib/support/test-tables.ts';
import { identityOf, type PortalWorld, personOf, portalWorld, subscriptionId } from './portal-world.ts';
import { fieldsOf } from './world.ts';

const tables = tablesForAll();
let around: PortalWorld;
beforeEach(async () => {
  around = await portalWorld(tables);
});
afterEach(() => around.world.end());

const path = (...steps: string[]) => ['/portal', subscriptionId, ...steps].join('/');
const robin = { ...personOf('Robin'), roles: 'user', language: 'sv' };

/** A browser with the hidden fields of a page's first form after the sign-out form's. */
async function formAt(page: string, who?: string) {
  const browser = await around.browserOf(who === undefined ? undefined : identityOf(who));
  const { body } = await browser.get(page);
  return { browser, fields: fieldsOf(body), body };
}

describe('forms of the portal', () => {
  test('R39 a form adds the user, and a reload of the page that follows adds nobody', async () => {
    const { browser, fields } = await formAt(path('users', 'new'));
    const added = await browser.post(path('users'), { ...fields, ...robin, sendInvitation: 'yes' });
    expect(added).toMatchObject({ status: 303, headers: { location: `${path('users')}?done=user-added` } });
    expect((await browser.get(added.headers.location ?? '')).body).toContain('The user has been added.');
    expect((await around.portal()).users.at(-1)).toMatchObject({
      accountId: 'robin@contoso.example',
      language: 'sv',
      status: 'invited',
      invitation: { generation: 1 },
    });
  });

  test('R39 without the box no mail goes out', async () => {
    const { browser, fields } = await formAt(path('users', 'new'));
    await browser.post(path('users'), { ...fields, ...robin });
    await around.world.bringStream();
    expect(around.world.mails).toEqual([]);
  });

  test.each([
    ['accountId', '', 'Enter the account, which is an e-mail address.'],
    ['accountId', 'robin', 'Enter the account as an e-mail address'],
    ['firstName', ' ', 'Enter the first name.'],
    ['lastName', 'x'.repeat(81), 'with at most 80 characters'],
    ['lastName', '4111 1111 1111 1111', 'payment card number'],
  ])('R15 R39 %s with %p says at the field what is wrong, and keeps the rest', async (field, value, text) => {
    const { browser, fields } = await formAt(path('users', 'new'));
    const answer = await browser.post(path('users'), { ...fields, ...robin, [field]: value });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatch(new RegExp(`id="${field}-fault">[^<]*${text}`));
    expect(answer.body).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`));
    expect((await around.portal()).users).toHaveLength(1);
  });

  test('R44 a page that is out of date overwrites nothing', async () => {
    const user = await around.add('Robin', ['user'], false);
    const { browser, fields } = await formAt(path('users', user.id));
    await around.operations.editUser(subscriptionId, user.id, { lastName: 'Changed' }, around.as());
    const stale = await browser.post(path('users', user.id), { ...fields, ...robin });
    expect(stale.status).toBe(412);
    expect(stale.body).toContain('Somebody else has changed this since you opened the page');
    expect(stale.body).toContain('value="Changed"');
    expect((await around.portal()).users[1]).toMatchObject({ lastName: 'Changed', language: 'en' });
  });

  test('R37 a form that is not ours changes nothing: without the token, from elsewhere, of another session', async () => {
    await around.ask('Alex');
    const [request] = (await around.portal()).requests;
    const { browser, fields } = await formAt(path('requests'));
    const other = (await formAt('/ask', 'Alex')).fields;
    const before = await around.portal();
    const target = path('requests', request?.id ?? '');
    for (const answer of [
      await browser.post(target, { decision: 'grant' }),
      await browser.post(target, { ...other, decision: 'grant' }),
      await browser.post(target, { ...fields, decision: 'grant' }, { origin: 'https://evil.example' }),
      await browser.post(target, { ...fields, decision: 'grant' }, { 'sec-fetch-site': 'cross-site' }),
    ]) {
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('This form could not be accepted');
    }
    expect(await around.portal()).toEqual(before);
    expect((await browser.post(target, { ...fields, decision: 'grant' })).status).toBe(303);
  });

  test('R24 no page changes anything by being looked at', async () => {
    const user = await around.add('Robin');
    await around.ask('Alex');
    const before = await around.world.rows('eu');
    const browser = await around.browserOf();
    for (const page of [
      '',
      'users',
      'users/new',
      `users/${user.id}`,
      `users/${user.id}/deletion`,
      'requests',
    ])
      for (const method of ['GET', 'HEAD']) await browser.send(method, path(page).replace(/\/$/, ''));
    for (const page of [
      path('history'),
      path('access'),
      new URL(await around.linkOf(user.id)).pathname,
      '/join',
    ])
      expect((await browser.get(page)).status).toBeLessThan(404);
    expect(await around.world.rows('eu')).toEqual(before);
  });

  test('R37 R69 asking looks and answers the same for a service and for none', async () => {
    const missing = 'sub_01KE0000000000000000000404';
    const pages = [];
    for (const id of [subscriptionId, missing]) {
      const browser = await around.browserOf(identityOf('Alex'));
      const portal = await browser.get(`/portal/${id}`);
      const ask = await browser.get(`/ask/${id}`);
      const form = { ...fieldsOf(ask.body), subscription: id, firstName: 'Alex', lastName: 'Ek' };
      const answer = await browser.post('/ask', form);
      const said = await browser.get('/asked');
      const plain = (text: string) => text.replaceAll(id, 'ID').replaceAll(/value="[\w-]{43}"/g, '');
      pages.push([portal, ask, answer, said].map(({ status, body }) => [status, plain(body)]));
    }
    expect(pages[0]).toEqual(pages[1]);
    expect(pages[0]?.map(([status]) => status)).toEqual([404, 200, 303, 200]);
    expect((await around.portal()).requests).toHaveLength(1);
  });

  test('R37 the address of a portal will do as well as its id', async () => {
    const { browser, fields } = await formAt('/ask', 'Alex');
    const subscription = `https://eu.onramp.example/portal/${subscriptionId}/users`;
    const name = { firstName: 'Alex', lastName: 'Ek' };
    expect((await browser.post('/ask', { ...fields, ...name, subscription })).status).toBe(303);
    expect((await around.portal()).requests).toHaveLength(1);
    expect((await browser.post('/ask', { ...fields, ...name, subscription: 'Contoso' })).status).toBe(422);
  });

  test('R45 when no licence is left the form says so and what to do', async () => {
    await around.world.end();
    around = await portalWorld(tables, { allowance: { licences: 1, storageGb: 5 } });
    const { browser, fields } = await formAt(path('users', 'new'));
    const answer = await browser.post(path('users'), { ...fields, ...robin });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('Delete a user who has left; the overview says who can buy more.');
    const overview = (await browser.get(path())).body;
    expect(overview).toContain('1 of 1 taken');
    expect(overview).toContain('delete a user who has left, or ask Nordic Partner AB for more licences.');
  });

  test('R63 the page names everyone with access, since when and by whom', async () => {
    await around.added('Robin');
    const { body } = await (await around.browserOf()).get(path('access'));
    for (const text of [
      'Nordic Partner AB',
      'Has access since 1 January 2026 at 10:00 UTC',
      'Kim Berg',
      'Named by Nordic Partner AB',
      'Robin Lind',
      'Has access since 20 January 2026 at 08:00 UTC',
      'Added by Kim Berg (kim@contoso.example)',
    ])
      expect(body).toContain(text);
  });

  test('R66 the history begins with the newest and leads on to older ones', async () => {
    for (let index = 0; index < 30; index++) await around.add(`User${index}`, ['user'], false);
    const browser = await around.browserOf();
    const newest = (await browser.get(path('history'))).body;
    expect(newest).toContain('User29 Lind (user29@contoso.example) was added');
    expect(newest).not.toContain('user1@contoso.example');
    const older = /href="([^"]*history\?users=[^"]*)"/.exec(newest)?.[1] ?? '';
    const rest = (await browser.get(older)).body;
    expect(rest).toContain('User1 Lind (user1@contoso.example) was added');
    expect(rest).not.toContain('user29@contoso.example');
    const stranger = await around.browserOf(identityOf('Stranger'));
    expect((await stranger.get(older)).status).toBe(404);
  });

  test('R37 whoever follows the link of a mail signs in first, and comes back', async () => {
    const browser = await around.browserOf();
    browser.jar.clear();
    const asked = await browser.get(path('requests'));
    expect(asked.status).toBe(401);
    expect(asked.body).toContain(`/sign-in?to=${encodeURIComponent(path('requests'))}`);
  });
});
