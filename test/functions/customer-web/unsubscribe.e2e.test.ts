import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kim, type Programme, startProgramme } from '../../support/api-client.ts';
import { type LocalCloudProcess, type Mail, startLocalCloudProcess } from '../../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
});
afterAll(() => cloud?.stop());

/** A trial that runs away from home, and the first of its help mails. */
async function helped(contactEmail: string, language: string) {
  const customer = await programme.partner('POST', '/v1/customers', {
    kind: 'prospect',
    organization: { name: 'Contoso' },
    contactEmail,
    customerAdministrator: kim,
    language,
  });
  const trial = await programme.partner('POST', `/v1/customers/${customer.body.id}/subscriptions`, {
    service: 'dynamics-365',
    countryOfUse: 'US',
    acceptTerms: { language },
  });
  await cloud.advance({ days: 2 });
  const mails = await cloud.inbox(contactEmail);
  const [ready, mail] = mails as [Mail, Mail];
  expect(mails).toHaveLength(2);
  return { id: trial.body.id as string, ready, mail };
}

const header = (mail: Mail, name: string): string | undefined =>
  Object.entries(mail.headers).find(([key]) => key.toLowerCase() === name)?.[1];
const linkIn = (mail: Mail): string => /^<(.+)>$/.exec(header(mail, 'list-unsubscribe') ?? '')?.[1] ?? '';
const subjects = async (to: string) => (await cloud.inbox(to)).map(({ subject }) => subject);
const historyOf = async (id: string) =>
  (await programme.partner('GET', `/v1/subscriptions/${id}/history?limit=100`)).body.items as {
    actor: unknown;
    events: { type: string }[];
  }[];
const oneClick = { method: 'POST', body: 'List-Unsubscribe=One-Click' };
const asForm = { 'content-type': 'application/x-www-form-urlencoded' };

test('R48 one click of the mail program stops the help series and nothing else, without cookie or origin', async () => {
  const to = 'it@contoso.example';
  const { id, ready, mail } = await helped(to, 'en');
  const link = linkIn(mail);
  expect(link).toMatch(/^http:\/\/[\w.:]+\/unsubscribe\/sub_\w+\.\w+-[\w-]{43}$/);
  expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(mail.text).toContain(link);
  expect(mail.html).toContain(`href="${link}"`);
  expect([header(ready, 'list-unsubscribe'), header(ready, 'list-unsubscribe-post')]).toEqual([
    undefined,
    undefined,
  ]);

  for (const times of [1, 2]) {
    const answer = await fetch(link, { ...oneClick, headers: asForm, redirect: 'manual' });
    expect([times, answer.status, answer.headers.get('set-cookie')]).toEqual([times, 200, null]);
  }
  await cloud.advance({ days: 24 });
  const sent = await programme.partner('POST', `/v1/subscriptions/${id}/activation`, {});
  expect(sent.status).toBe(202);
  await cloud.advance({ minutes: 1 });
  expect((await subjects(to)).slice(2)).toEqual([
    '7 days left of the trial of Dynamics 365 for Contoso',
    'Activate Dynamics 365 for Contoso',
  ]);
  const stops = (await historyOf(id)).filter(({ events }) =>
    events.some(({ type }) => type === 'help-unsubscribed'),
  );
  expect(stops).toMatchObject([{ actor: { role: 'mail-recipient' } }]);
});

test('R48 a mail program may send its click as multipart/form-data', async () => {
  const { mail } = await helped('multipart@contoso.example', 'en');
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  const answer = await fetch(linkIn(mail), { method: 'POST', body, redirect: 'manual' });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('The help messages are stopped');
});

test('R48 the page of the link changes nothing when it is opened; its buttons stop and resume the mails', async () => {
  const to = 'sv@contoso.example';
  const { mail } = await helped(to, 'sv');
  const link = linkIn(mail);
  for (const method of ['GET', 'HEAD', 'GET']) {
    const opened = await fetch(link, { method });
    expect(opened.status).toBe(200);
    if (method === 'GET') expect(await opened.text()).toContain('Stoppa hjälpmejlen?');
  }
  const stopped = await fetch(link, { method: 'POST', headers: asForm });
  expect(await stopped.text()).toContain('Hjälpmejlen är stoppade');
  expect(stopped.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await (await fetch(link)).text()).toContain('Hjälpmejlen är stoppade');
  const resumed = await fetch(link, { method: 'POST', headers: asForm, body: 'resume=yes' });
  expect(await resumed.text()).toContain('Stoppa hjälpmejlen?');
  await cloud.advance({ days: 4 });
  expect(await subjects(to)).toHaveLength(3);
  await cloud.advance({ days: 60 });
  const afterwards = await fetch(link, { headers: { 'accept-language': 'sv' } });
  expect(await afterwards.text()).toContain('Det kommer inga fler hjälpmejl');
  expect((await fetch(link, { ...oneClick, headers: asForm })).status).toBe(200);
});

test('R48 R69 a link that was not ours stops nothing, and says so the same way', async () => {
  const { id, mail } = await helped('forged@contoso.example', 'en');
  const link = linkIn(mail);
  const forged = `${link.slice(0, -3)}${link.endsWith('AAA') ? 'BBB' : 'AAA'}`;
  const other = link.replace(id, `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`);
  for (const url of [forged, other, `${link}x`, link.replace(/\.\w+-/, '.zz-')])
    for (const method of ['GET', 'POST'])
      expect([url, method, (await fetch(url, { method })).status]).toEqual([url, method, 404]);
  expect((await historyOf(id)).flatMap(({ events }) => events.map(({ type }) => type))).not.toContain(
    'help-unsubscribed',
  );
});
