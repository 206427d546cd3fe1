import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ApiAnswer, apiAs, kim, type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
});
afterAll(() => cloud?.stop());

const at = (mailbox: string) => `${mailbox}@simulator.amazonses.com`;

/** Sends the activation to an address, and lets the mail service tell what becomes of it. */
async function invite(subscriptionId: string, contactEmail: string) {
  const sent = await programme.partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, {
    customerAdministrator: kim,
    contactEmail,
  });
  expect([sent.status, sent.body.invitation.mail.status]).toEqual([202, 'sent']);
  await cloud.advance({ minutes: 1 });
}
const view = async (id: string) => (await programme.partner('GET', `/v1/subscriptions/${id}`)).body;
const mailOf = async (id: string) => (await view(id)).invitation.mail;
const diagnosis = async (id: string) =>
  (await programme.partner('GET', `/v1/subscriptions/${id}/diagnosis`)).body;
const historyOf = async (id: string) =>
  (await programme.partner('GET', `/v1/subscriptions/${id}/history`)).body.items;

test.each([
  ['success', 'SE', { status: 'delivered', reason: null, remedy: null }],
  ['ooto', 'US', { status: 'delivered', reason: null, remedy: null }],
  [
    'bounce',
    'US',
    { status: 'bounced', reason: 'address-rejected', remedy: expect.stringMatching(/^Correct/) },
  ],
  [
    'suppressionlist',
    'SE',
    { status: 'bounced', reason: 'suppressed', remedy: expect.stringMatching(/^Correct/) },
  ],
  [
    'complaint',
    'SE',
    { status: 'complained', reason: null, remedy: expect.stringMatching(/^Ask the recipient/) },
  ],
])('R21 R22 the invitation shows what became of its mail to %s@ (%s)', async (mailbox, country, mail) => {
  const address = at(`${mailbox}+shown`);
  const { subscriptionId } = await programme.enrol(country);
  await invite(subscriptionId, address);
  const shown = await view(subscriptionId);
  expect(shown).toMatchObject({ status: 'invitation-sent', invitation: { status: 'sent', mail } });
  expect(JSON.stringify(shown.invitation)).not.toContain(address);
});

test('R7 R66 a mail that came back is what the diagnosis finds, and stands in the history once', async () => {
  const { subscriptionId } = await programme.enrol('US');
  await invite(subscriptionId, at('bounce+found'));
  expect(await diagnosis(subscriptionId)).toMatchObject({
    cause: 'mail-undeliverable',
    evidence: expect.arrayContaining([
      { fact: 'delivery', value: 'bounced: the address does not exist, or takes no mail' },
    ]),
    nextStep: { by: 'partner', what: expect.stringMatching(/another|address that takes it/) },
  });
  const types = (await historyOf(subscriptionId)).flatMap(({ events }: { events: { type: string }[] }) =>
    events.map(({ type }) => type),
  );
  expect(types).toEqual(['subscription-added', 'invitation-sent', 'invitation-mail-reported']);
});

test('R7 a mail that was reported as spam is told apart', async () => {
  const { subscriptionId } = await programme.enrol('SE');
  await invite(subscriptionId, at('complaint+told'));
  expect((await diagnosis(subscriptionId)).cause).toBe('mail-reported-as-spam');
});

test('R20 R21 R22 an address that took no mail gets no more from that data center; another address of the contact does', async () => {
  const address = at('bounce+again');
  const { subscriptionId } = await programme.enrol('US');
  await invite(subscriptionId, address);
  const before = (await cloud.inbox(address)).length;
  await invite(subscriptionId, address);
  expect(await cloud.inbox(address)).toHaveLength(before);
  expect(await mailOf(subscriptionId)).toMatchObject({
    status: 'failed',
    reason: 'suppressed',
    remedy: expect.stringContaining('support can lift'),
  });
  expect((await diagnosis(subscriptionId)).cause).toBe('mail-undeliverable');

  await invite(subscriptionId, 'right@contoso.example');
  expect(await mailOf(subscriptionId)).toMatchObject({ status: 'delivered' });
  expect(await cloud.inbox('right@contoso.example')).toHaveLength(1);

  const elsewhere = (await programme.enrol('SE')).subscriptionId;
  await invite(elsewhere, address);
  expect(await mailOf(elsewhere)).toMatchObject({ status: 'bounced', reason: 'address-rejected' });
});

test('R66 support lifts the block with a reason, which stands in the history; then mails go there again', async () => {
  const address = at('bounce+lifted');
  const { subscriptionId } = await programme.enrol('US');
  const untouched = await programme.enrol('US');
  await invite(subscriptionId, address);
  const path = `/v1/support/subscriptions/${subscriptionId}/mail-block-lifts`;
  const reason = 'The mailbox exists now; the customer called.';
  const lift = async (given: string) => {
    const { status, body } = await programme.support('POST', path, { address: given, reason });
    return [status, body.code ?? body.id];
  };
  const nothingToLift = [409, 'no-mail-block'];
  expect(await lift(address)).toEqual([202, subscriptionId]);
  expect(await lift(address)).toEqual(nothingToLift);
  await cloud.advance({ minutes: 1 });
  expect(await lift(address)).toEqual(nothingToLift);
  const last = (await historyOf(subscriptionId)).at(-1);
  expect(last).toMatchObject({
    actor: { role: 'support', accountId: 'desk@vendor.example' },
    onBehalfOf: { role: 'partner' },
    events: [{ type: 'mail-block-lifted', reason, address }],
  });
  const before = (await cloud.inbox(address)).length;
  await invite(subscriptionId, address);
  expect(await cloud.inbox(address)).toHaveLength(before + 1);
  expect(await mailOf(subscriptionId)).toMatchObject({ status: 'bounced' });

  expect((await programme.support('POST', path, { address })).status).toBe(422);
  const never = path.replace(subscriptionId, untouched.subscriptionId);
  const refused = await programme.support('POST', never, { address, reason });
  expect([refused.status, refused.body.code]).toEqual(nothingToLift);
  expect(await historyOf(untouched.subscriptionId)).toHaveLength(1);
  const foreign = path.replace(subscriptionId, 'sub_01M7XRT97WVRWC7DZ2A0WTZ7V1');
  expect((await programme.support('POST', foreign, { address, reason })).status).toBe(404);
});

test('R34 with the subscription goes what its mails have blocked, and a report that comes late changes nothing', async () => {
  const address = at('complaint+purged');
  const { subscriptionId } = await programme.enrol('SE', { contactEmail: address });
  await invite(subscriptionId, address);
  await cloud.advance({ days: 121 });
  expect((await view(subscriptionId)).status).toBe('purged');
  const before = (await cloud.inbox(address)).length;
  expect(before).toBe(1);
  const next = (await programme.enrol('SE')).subscriptionId;
  await invite(next, address);
  expect(await cloud.inbox(address)).toHaveLength(before + 1);
});

test('R2 the partner’s users show what became of their invitations', async () => {
  const added = await programme.partner('POST', '/v1/partners/me/users', {
    accountId: 'eve@partner.example',
    role: 'implementation-expert',
    contactEmail: at('bounce+eve'),
    sendInvitation: true,
  });
  expect([added.status, added.body.invitation]).toEqual([201, null]);
  await cloud.advance({ minutes: 1 });
  const { body } = await programme.partner('GET', '/v1/partners/me/users');
  const eve = body.items.find(({ id }: { id: string }) => id === added.body.id);
  expect(eve.invitation).toMatchObject({
    status: 'bounced',
    reason: 'address-rejected',
    remedy: expect.any(String),
  });
});

test('R2 R5 R67 a mail that came back changes the tags of the users, and shows wherever the user does', async () => {
  const { partner, support } = programme;
  const list = '/v1/partners/me/users';
  const noMailGoesOut = { service: 'ses', kind: 'throttle' };
  await cloud.control('PUT', '/_local/faults', { rules: [noMailGoesOut] });
  const added = await partner('POST', list, {
    accountId: 'tage@partner.example',
    contactEmail: at('bounce+tage'),
  });
  const path = `${list}/${added.body.id}`;
  const organization = `/v1/support/partners/${(await partner('GET', '/v1/partners/me')).body.id}`;
  const places = [
    [partner, list],
    [partner, path],
    [support, organization],
  ] as const;
  const before = await Promise.all(places.map(([call, place]) => call('GET', place)));
  await cloud.control('PUT', '/_local/faults', { rules: [] });
  await cloud.advance({ minutes: 45 });
  const unlessKnown = (answers: readonly ApiAnswer[]) =>
    Promise.all(
      places.map(([call, place], index) =>
        call('GET', place, undefined, { 'if-none-match': answers[index]?.headers.get('etag') ?? '' }),
      ),
    );
  const after = await unlessKnown(before);
  expect(after.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await unlessKnown(after)).map(({ status }) => status)).toEqual([304, 304, 304]);

  const bounced = { status: 'bounced', reason: 'address-rejected', remedy: expect.any(String) };
  expect(after[1]?.body.invitation).toMatchObject(bounced);
  const tage = ({ id }: { id: string }) => id === added.body.id;
  expect(after[2]?.body.users.find(tage).invitation).toEqual(after[1]?.body.invitation);
  const found = (await support('GET', '/v1/support/partners?accountNumber=P-1')).body.items[0];
  expect(found.users.find(tage).invitation).toMatchObject(bounced);
  const tag = { 'if-match': after[1]?.headers.get('etag') ?? '' };
  const edited = await partner('PATCH', path, { role: 'administrator' }, tag);
  expect([edited.status, edited.body.invitation]).toEqual([200, after[1]?.body.invitation]);
  const again = await partner('POST', `${path}/invitation`, { contactEmail: 'tage@mail.example' });
  expect([again.status, again.body.invitation]).toEqual([202, null]);
  await partner('DELETE', path);
});

test('R2 R7 R66 a partner user whose mail came back: invited elsewhere, or the block lifted by support, for a user who has signed in too', async () => {
  const address = at('bounce+ida');
  const { partner, support } = programme;
  const added = await partner('POST', '/v1/partners/me/users', {
    accountId: 'ida@partner.example',
    contactEmail: address,
    sendInvitation: true,
  });
  const path = `/v1/partners/me/users/${added.body.id}`;
  await cloud.advance({ minutes: 1 });
  const listed = async () => {
    const { body } = await partner('GET', '/v1/partners/me/users');
    return body.items.find(({ id }: { id: string }) => id === added.body.id);
  };
  const again = await partner('POST', `${path}/invitation`, { contactEmail: 'ida@mail.example' });
  expect([again.status, again.body.contactEmail]).toEqual([202, 'ida@mail.example']);
  await cloud.advance({ minutes: 1 });
  expect((await listed()).invitation.status).toBe('delivered');
  expect(await cloud.inbox('ida@mail.example')).toHaveLength(1);
  await partner('POST', `${path}/invitation`, { contactEmail: address });
  await cloud.advance({ minutes: 1 });
  expect((await listed()).invitation).toMatchObject({ status: 'failed', reason: 'suppressed' });

  const ida = await apiAs(cloud, { accountId: 'ida@partner.example', scope: 'partner' });
  const me = (await ida('GET', '/v1/partners/me')).body;
  expect(await listed()).toMatchObject({ status: 'active', invitation: { reason: 'suppressed' } });
  await cloud.advance({ days: 3, minutes: 1 });
  expect((await ida('GET', '/v1/partners/me/diagnosis')).body).toMatchObject({
    cause: 'mail-undeliverable',
    nextStep: { by: 'you', what: expect.stringContaining('support can lift the block') },
  });

  const lift = (body: object) => support('POST', `/v1/support/partners/${me.id}/mail-block-lifts`, body);
  const reason = 'The mailbox exists now.';
  const unknown = await lift({ address: 'nobody@partner.example', reason });
  expect([unknown.status, unknown.body.code]).toEqual([422, 'address-not-known']);
  const fine = await lift({ address: 'anna@partner.example', reason });
  expect([fine.status, fine.body.code]).toEqual([409, 'no-mail-block']);
  expect((await lift({ address, reason })).status).toBe(202);
  const twice = await lift({ address, reason });
  expect([twice.status, twice.body.code]).toEqual([409, 'no-mail-block']);
  await cloud.advance({ minutes: 1 });
  const history = await support('GET', `/v1/support/partners/${me.id}/history?limit=100`);
  expect(history.body.items.at(-1)).toMatchObject({
    actor: { role: 'support', accountId: 'desk@vendor.example' },
    onBehalfOf: { role: 'partner', id: me.id },
    events: [{ type: 'mail-block-lifted', reason }],
  });
  const before = (await cloud.inbox(address)).length;
  const asked = await ida('POST', '/v1/support-requests', { subject: 'x', text: 'y' });
  await support('POST', `/v1/support/requests/${asked.body.id}/answers`, { text: 'z' });
  await cloud.advance({ minutes: 1 });
  expect(await cloud.inbox(address)).toHaveLength(before + 1);
  const own = await ida('PATCH', path, { contactEmail: 'ida@mail.example' });
  expect([own.status, own.body.contactEmail]).toEqual([200, 'ida@mail.example']);
  const nothing = await ida('PATCH', path, {});
  expect([nothing.status, nothing.body.code]).toEqual([422, 'nothing-to-change']);
  const role = await ida('PATCH', path, { role: 'administrator' });
  expect([role.status, role.body.code]).toEqual([403, 'administrators-only']);
});

test('R69 nothing that is not signed in, nor a partner, lifts a block', async () => {
  const { subscriptionId } = await programme.enrol('US');
  const nobody = await apiAs(cloud);
  const path = `/v1/support/subscriptions/${subscriptionId}/mail-block-lifts`;
  const body = { address: 'a@contoso.example', reason: 'x' };
  expect((await nobody('POST', path, body)).status).toBe(401);
  expect((await programme.partner('POST', path, body)).status).toBe(403);
});
