import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { viewRequest } from '../../../lib/operations/desk/work-on-request.ts';
import { tablesForAll } from '../../lib/support/test-tables.ts';
import { path } from './portal-cases.ts';
import { identityOf, type PortalWorld, portalWorld } from './portal-world.ts';
import { answered, asked, closed } from './support-cases.ts';
import { fieldsOf } from './world.ts';

const tables = tablesForAll();
let around: PortalWorld;
beforeEach(async () => {
  around = await portalWorld(tables);
});
afterEach(() => around.world.end());

async function formAt(page: string, who?: string) {
  const browser = await around.browserOf(who === undefined ? undefined : identityOf(who));
  const { body, status } = await browser.get(page);
  return { browser, fields: fieldsOf(body), body, status };
}
const atDesk = async (id: string) => {
  await around.world.bringStream();
  const found = await viewRequest({ home: around.world.from('eu').home })(id);
  return found.ok ? found.value.value : undefined;
};
const idIn = (location = '') => /req_\w+/.exec(location)?.[0] ?? '';

test('R33 R67 a user asks by a form, once however often it is sent, and it reaches the desk', async () => {
  await around.added('Robin');
  const { browser, fields } = await formAt(path('support', 'new'), 'Robin');
  const form = { ...fields, subject: 'Sign-in', text: 'It fails.\nWhat now?' };
  const sent = await browser.post(path('support'), form);
  expect([sent.status, sent.headers.location]).toEqual([
    303,
    expect.stringMatching(/\/support\/req_\w+\?done=question-asked$/),
  ]);
  expect((await browser.post(path('support'), form)).headers.location).toBe(sent.headers.location);
  const shown = (await browser.get(sent.headers.location ?? '')).body;
  expect(shown).toContain('Support has got your question.');
  expect(shown).toContain('What now?');
  expect(await atDesk(idIn(sent.headers.location))).toMatchObject({
    state: 'open',
    subject: 'Sign-in',
    messages: [{ by: { accountId: 'robin@contoso.example' }, text: 'It fails.\nWhat now?' }],
  });
  expect((await browser.get(path('support'))).body).toContain(idIn(sent.headers.location));
});

test('R33 R67 a user writes again on an answered request, once, which puts it back into the queue', async () => {
  const id = await asked(around);
  await answered(around, id);
  const { browser, fields, body } = await formAt(path('support', id));
  expect(body).toContain('Then sign in as Robin.');
  const form = { ...fields, text: 'It did not help.' };
  for (let times = 0; times < 2; times++)
    expect(await browser.post(path('support', id), form)).toMatchObject({
      status: 303,
      headers: { location: `${path('support', id)}?done=message-written` },
    });
  const desk = await atDesk(id);
  expect(desk?.state).toBe('open');
  expect(desk?.messages.map(({ text }) => text).slice(1)).toEqual([
    expect.stringContaining('Sign out first'),
    'It did not help.',
  ]);
});

test('R33 a closed request opens again by the form while its time lasts, and leads to a new one afterwards', async () => {
  const id = await asked(around);
  await closed(around, id);
  const { browser, fields, body } = await formAt(path('support', id));
  expect(body).toContain('Support has closed the request: Robin can sign in again.');
  const reopened = await browser.post(path('support', id), { ...fields, text: 'It came back.' });
  expect([reopened.status, (await atDesk(id))?.state]).toEqual([303, 'open']);
  await closed(around, id);
  around.later(15);
  const again = await formAt(path('support', 'new'));
  const late = await again.browser.post(path('support', id), { ...again.fields, text: 'No.' });
  expect([late.status, (await atDesk(id))?.state]).toEqual([409, 'closed']);
  expect(late.body).toContain('the time to open it again is over');
  expect(late.body).toContain(path('support', 'new'));
  expect(late.body).not.toContain('<textarea');
});

test.each([
  ['subject', ' ', 'Say in a line'],
  ['text', '', 'Write what you want to know.'],
  ['text', 'My card is 4111 1111 1111 1111', 'payment card number'],
])('R15 R33 %s with %p says at the field what is wrong, and keeps the rest', async (field, value, text) => {
  const { browser, fields } = await formAt(path('support', 'new'));
  const form = { ...fields, subject: 'Sign-in', text: 'It fails.', [field]: value };
  const answer = await browser.post(path('support'), form);
  expect(answer.status).toBe(422);
  expect(answer.body).toMatch(new RegExp(`id="${field}-fault">[^<]*${text}`));
  expect(answer.body).toContain(field === 'text' ? 'value="Sign-in"' : 'It fails.');
});

test('R33 R69 a request of somebody else is there for administrators only, and a stranger finds no support at all', async () => {
  await around.added('Robin');
  await around.added('Sam');
  const id = await asked(around, 'Robin');
  expect((await formAt(path('support', id))).status).toBe(200);
  expect((await formAt(path('support', id), 'Sam')).status).toBe(404);
  const { browser, fields } = await formAt(path('support', 'new'), 'Sam');
  expect((await browser.post(path('support', id), { ...fields, text: 'x' })).status).toBe(404);
  expect((await browser.get(path('support'))).body).not.toContain(id);
  for (const page of [path('support'), path('support', 'new'), path('support', id)])
    expect((await formAt(page, 'Alexandra')).status).toBe(404);
});

test('R37 a form that is not ours asks nothing', async () => {
  const { browser, fields } = await formAt(path('support', 'new'));
  const { 'form-token': _, ...without } = fields;
  const sent = await browser.post(path('support'), { ...without, subject: 'x', text: 'y' });
  expect(sent.status).toBe(403);
});
