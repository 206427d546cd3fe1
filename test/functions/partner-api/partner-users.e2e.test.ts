import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accept } from '../../support/acceptance.ts';
import { type ApiAnswer, address, apiAs, type Call, kim, problem } from '../../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let support: Call;

const users = '/v1/partners/me/users';
let organizations = 0;

interface Organisation {
  readonly id: string;
  readonly accountNumber: string;
  readonly admin: Call;
  readonly adminId: string;
  account(name: string): string;
}

/** Activates an organisation of its own. */
async function organisation(...others: string[]): Promise<Organisation> {
  organizations++;
  const accountNumber = `P-${organizations}`;
  const domain = `partner${organizations}.example`;
  const account = (name: string) => `${name}@${domain}`;
  await support('PUT', `/v1/support/accounts/${accountNumber}`, {
    organization: { name: `Partner ${organizations}`, address },
    identities: ['anna', ...others].map(account),
    partnersOfRecord: [],
  });
  const admin = await apiAs(cloud, { accountId: account('anna'), scope: 'partner' });
  const { body } = await admin('POST', '/v1/partners', {
    accountNumber,
    organization: { name: `Partner ${organizations}`, country: 'SE', phone: '+46 8 123 456' },
  });
  const { items } = (await admin('GET', users)).body;
  return { id: body.id, accountNumber, admin, adminId: items[0].id, account };
}

const as = (accountId: string) => apiAs(cloud, { accountId, scope: 'partner' });

/** Adds somebody and lets them sign in. */
async function joined({ admin, account }: Organisation, name: string, role = 'implementation-expert') {
  const { body } = await admin('POST', users, { accountId: account(name), role, sendInvitation: false });
  const call = await as(account(name));
  expect((await call('GET', '/v1/partners/me')).status).toBe(200);
  return { id: body.id as string, call };
}

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  support = await apiAs(cloud, { accountId: 'desk@vendor.example', scope: 'support' });
});
afterAll(() => cloud?.stop());

describe('users of a partner portal', () => {
  test('R2 R39 R40 added by account, invited by mail, bound at the first request whatever it is', async () => {
    const own = await organisation();
    const accountId = own.account('eve');
    const added = await own.admin('POST', users, {
      accountId: accountId.toUpperCase(),
      role: 'administrator',
      firstName: 'Eve',
      lastName: 'Lind',
      language: 'sv',
    });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      accountId,
      role: 'administrator',
      status: 'invited',
      firstName: 'Eve',
    });
    await cloud.advance({ minutes: 1 });
    const [mail, ...more] = await cloud.inbox(accountId);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      subject: 'Du har lagts till i partnerportalen för Partner 1',
      dataCenter: 'eu',
    });
    expect(mail?.html).toContain(accountId);

    const eve = await as(accountId);
    expect((await eve('GET', '/v1/customers')).body).toEqual({ items: [], nextCursor: null });
    const listed = (await eve('GET', users)).body.items;
    expect(listed.map((user: { status: string }) => user.status)).toEqual(['active', 'active']);
    const history = (await own.admin('GET', '/v1/partners/me/history')).body.items;
    expect(history.slice(1)).toMatchObject([
      {
        actor: { accountId: own.account('anna') },
        events: [{ type: 'user-added' }, { type: 'user-invited' }],
      },
      { actor: { accountId }, events: [{ type: 'user-joined' }] },
    ]);
  });

  test('R39 no mail unless asked for, and again when asked for again', async () => {
    const own = await organisation();
    const accountId = own.account('eve');
    const { body } = await own.admin('POST', users, {
      accountId,
      role: 'implementation-expert',
      sendInvitation: false,
    });
    await cloud.advance({ minutes: 1 });
    expect(await cloud.inbox(accountId)).toEqual([]);
    for (let times = 1; times <= 2; times++) {
      expect((await own.admin('POST', `${users}/${body.id}/invitation`)).status).toBe(202);
      await cloud.advance({ minutes: 1 });
      expect(await cloud.inbox(accountId)).toHaveLength(times);
    }
    await (await as(accountId))('GET', '/v1/partners/me');
    expect(problem(await own.admin('POST', `${users}/${body.id}/invitation`))).toBe('409 already-joined');
  });

  test('R39 required fields are checked, unknown ones refused', async () => {
    const own = await organisation();
    for (const [given, missing] of [
      ['firstName', 'lastName'],
      ['lastName', 'firstName'],
    ] as const) {
      const half = await own.admin('POST', users, { accountId: own.account('half'), [given]: 'Eve' });
      expect([half.status, half.body.errors]).toEqual([
        422,
        [{ pointer: `/${missing}`, code: 'missing', detail: 'This field is required.' }],
      ]);
    }
    expect((await own.admin('GET', users)).body.items).toHaveLength(1);
    expect((await own.admin('POST', users, { role: 'administrator' })).body.errors).toMatchObject([
      { pointer: '/accountId', code: 'missing' },
    ]);
    expect(problem(await own.admin('POST', users, { accountId: 'x@y.example', role: 'owner' }))).toBe(
      '422 invalid-request',
    );
  });

  test('R2 only administrators manage users; everybody may leave', async () => {
    const own = await organisation();
    const { id, call } = await joined(own, 'bo');
    const refusals = await Promise.all([
      call('POST', users, { accountId: own.account('x') }),
      call('PATCH', `${users}/${own.adminId}`, { role: 'implementation-expert' }),
      call('DELETE', `${users}/${own.adminId}`),
    ]);
    expect(refusals.map(problem)).toEqual(Array(3).fill('403 administrators-only'));
    expect((await call('DELETE', `${users}/${id}`)).status).toBe(204);
    expect(problem(await call('GET', '/v1/partners/me'))).toBe('403 partner-not-active');
    expect((await own.admin('POST', users, { accountId: own.account('bo') })).status).toBe(201);
  });

  test('R2 the last administrator who has signed in is neither removed nor demoted, on any path', async () => {
    const own = await organisation();
    await own.admin('POST', users, {
      accountId: own.account('dag'),
      role: 'administrator',
      sendInvitation: false,
    });
    const itself = `${users}/${own.adminId}`;
    expect(problem(await own.admin('DELETE', itself))).toBe('409 last-administrator');
    expect(problem(await own.admin('PATCH', itself, { role: 'implementation-expert' }))).toBe(
      '409 last-administrator',
    );
    await (await as(own.account('dag')))('GET', '/v1/partners/me');
    expect((await own.admin('PATCH', itself, { role: 'implementation-expert' })).status).toBe(200);
    expect(problem(await own.admin('POST', users, { accountId: own.account('x') }))).toBe(
      '403 administrators-only',
    );
  });

  test('R2 two administrators who demote each other at once leave one, however often', async () => {
    for (let round = 0; round < 5; round++) {
      const own = await organisation();
      const bo = await joined(own, 'bo', 'administrator');
      const demote = { role: 'implementation-expert' };
      const answers = await Promise.all([
        own.admin('PATCH', `${users}/${bo.id}`, demote),
        bo.call('PATCH', `${users}/${own.adminId}`, demote),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
      const { items } = (await own.admin('GET', users)).body;
      expect(items.filter((user: { role: string }) => user.role === 'administrator')).toHaveLength(1);
    }
  });

  test('R2 R67 of two who leave at once one stays', async () => {
    const own = await organisation();
    const bo = await joined(own, 'bo', 'administrator');
    const answers = await Promise.all([
      own.admin('DELETE', `${users}/${own.adminId}`),
      bo.call('DELETE', `${users}/${bo.id}`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  test('R67 a repeated key adds once; the tag of the organisation is honoured', async () => {
    const own = await organisation();
    const key = { 'idempotency-key': 'add-eve' };
    const body = { accountId: own.account('eve'), role: 'administrator' };
    const answers = await Promise.all([
      own.admin('POST', users, body, key),
      own.admin('POST', users, body, key),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body.id).toBe(answers[1]?.body.id);
    const stale = { 'if-match': '"1"' };
    const path = `${users}/${answers[0]?.body.id}`;
    expect(problem(await own.admin('PATCH', path, { role: 'implementation-expert' }, stale))).toBe(
      '412 precondition-failed',
    );
  });

  test('R2 R65 R67 where somebody was added to can be read, is told apart by its tag, and takes that tag', async () => {
    const own = await organisation();
    const body = { accountId: own.account('eve'), firstName: 'Eve', lastName: 'Lind', sendInvitation: false };
    const added = await own.admin('POST', users, body);
    const path = added.headers.get('location') ?? '';
    expect(path).toBe(`${users}/${added.body.id}`);
    const viewed = await own.admin('GET', path);
    expect([viewed.status, viewed.body]).toEqual([200, added.body]);
    expect(viewed.body.allowedActions).toContain('send-invitation');
    const tag = viewed.headers.get('etag') ?? '';
    expect(tag).toBe(added.headers.get('etag'));
    expect((await own.admin('GET', path, undefined, { 'if-none-match': tag })).status).toBe(304);
    const edit = { role: 'administrator' };
    expect((await own.admin('PATCH', path, edit, { 'if-match': tag })).status).toBe(200);
    expect(problem(await own.admin('PATCH', path, edit, { 'if-match': tag }))).toBe(
      '412 precondition-failed',
    );
    const other = await organisation();
    expect(problem(await other.admin('GET', path))).toBe('404 not-found');
    expect(problem(await other.admin('GET', `${users}/usr_01M7XRT97WVRWC7DZ2A0WTZ7V1`))).toBe(
      '404 not-found',
    );
  });

  test('R2 the users are listed page by page, oldest first', async () => {
    const own = await organisation();
    for (const name of ['bo', 'cy', 'di', 'eva'])
      await own.admin('POST', users, { accountId: own.account(name), sendInvitation: false });
    const whole = (await own.admin('GET', users)).body;
    expect([whole.items.length, whole.nextCursor]).toEqual([5, null]);
    const pages: { id: string }[][] = [];
    let path: string | undefined = `${users}?limit=2`;
    while (path) {
      const { status, body, headers }: ApiAnswer = await own.admin('GET', path);
      expect(status).toBe(200);
      pages.push(body.items);
      path = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(whole.items);
    const { nextCursor } = (await own.admin('GET', `${users}?limit=2`)).body;
    const other = await organisation();
    for (const [call, cursor] of [
      [own.admin, `${nextCursor}x`],
      [other.admin, nextCursor],
    ] as const)
      expect(problem(await call('GET', `${users}?limit=2&cursor=${cursor}`))).toBe('400 invalid-cursor');
  });

  test('R69 a user of another organisation is not there, and an account is in one portal only', async () => {
    const [own, other] = [await organisation(), await organisation()];
    const { id } = await joined(other, 'bo');
    expect(problem(await own.admin('PATCH', `${users}/${id}`, { role: 'administrator' }))).toBe(
      '404 not-found',
    );
    expect(problem(await own.admin('DELETE', `${users}/${id}`))).toBe('404 not-found');
    const taken = await own.admin('POST', users, { accountId: other.account('bo') });
    expect(problem(taken)).toBe('409 already-a-partner-user');
    expect(JSON.stringify(taken.body)).not.toMatch(/Partner \d/);
  });

  test('R16 R69 being named or invited bars nobody; who administers a customer signs in to no partner portal, and the other way round', async () => {
    const own = await organisation();
    const enrol = async (accountId: string, countryOfUse: string) => {
      const { body: customer } = await own.admin('POST', '/v1/customers', {
        kind: 'prospect',
        organization: { name: 'Fabrikam' },
        contactEmail: accountId,
        customerAdministrator: { ...kim, accountId },
      });
      const { body } = await own.admin('POST', `/v1/customers/${customer.id}/subscriptions`, {
        service: 'rapidstart-services',
        countryOfUse,
      });
      const activation = `/v1/subscriptions/${body.id}/activation`;
      return (await own.admin('POST', activation)).status;
    };
    for (const [name, country] of [
      ['lee', 'US'],
      ['mo', 'SE'],
    ] as const) {
      const accountId = own.account(name);
      expect(await enrol(accountId, country)).toBe(202);
      expect((await own.admin('POST', users, { accountId })).status).toBe(201);
      await accept(cloud, accountId, accountId);
      const call = await as(accountId);
      expect(problem(await call('GET', '/v1/partners/me'))).toBe('409 account-is-customer-administrator');
    }
    expect(await enrol(own.account('nell'), 'US')).toBe(202);
    await joined(own, 'nell');
    await expect(accept(cloud, own.account('nell'), own.account('nell'))).rejects.toThrow(
      'answered with 422',
    );
  });
});

describe('somebody whom another organisation added', () => {
  /** Ida belongs to an organisation that is not active; Mallory adds her to another one. */
  async function ida(sendInvitation: boolean) {
    const mallory = await organisation();
    organizations++;
    const accountNumber = `P-${organizations}`;
    const accountId = `ida@victim${organizations}.example`;
    await support('PUT', `/v1/support/accounts/${accountNumber}`, {
      organization: { name: 'Victim', address },
      identities: [accountId],
      partnersOfRecord: [],
    });
    const added = await mallory.admin('POST', users, { accountId, sendInvitation });
    expect(added.status).toBe(201);
    const call = await as(accountId);
    const activate = () =>
      call('POST', '/v1/partners', {
        accountNumber,
        organization: { name: 'Victim', country: 'SE', phone: '+46 8 123 456' },
      });
    return { mallory, accountId, call, activate, id: added.body.id as string };
  }
  const prospect = {
    kind: 'prospect',
    organization: { name: 'Fabrikam' },
    contactEmail: 'it@fabrikam.example',
    customerAdministrator: kim,
  };

  test('R1 R4 R69 in silence is enrolled by nothing but asking for the organisation, and activates their own', async () => {
    const { mallory, call, activate, accountId } = await ida(false);
    for (const answer of [
      await call('POST', '/v1/customers', prospect),
      await call('GET', '/v1/customers'),
      await call('GET', '/v1/partners/me/history'),
    ]) {
      expect(problem(answer)).toBe('403 partner-not-active');
      expect(answer.body.detail).toContain('GET /v1/partners/me');
    }
    expect((await mallory.admin('GET', '/v1/customers')).body.items).toEqual([]);
    expect((await activate()).status).toBe(201);
    expect((await call('POST', '/v1/customers', prospect)).status).toBe(201);
    expect((await mallory.admin('GET', '/v1/customers')).body.items).toEqual([]);
    await cloud.advance({ minutes: 1 });
    const { items } = (await mallory.admin('GET', users)).body;
    expect(items.map((user: { accountId: string }) => user.accountId)).not.toContain(accountId);
    const history = (await mallory.admin('GET', '/v1/partners/me/history')).body.items;
    expect(history.at(-1).events).toMatchObject([{ type: 'invitation-lapsed' }]);
  });

  test('R1 and has joined leaves for their own organisation, as the other one’s history tells', async () => {
    const { mallory, call, activate } = await ida(true);
    expect((await call('GET', '/v1/customers')).status).toBe(200);
    expect((await activate()).status).toBe(201);
    expect((await call('GET', '/v1/partners/me')).body.organization.name).toBe('Victim');
    const { items } = (await mallory.admin('GET', '/v1/partners/me/history')).body;
    expect(items.at(-1).events).toMatchObject([{ type: 'user-left' }]);
  });

  test('R1 R2 and is its last administrator is told what to do first', async () => {
    const { mallory, call, activate, id } = await ida(false);
    await mallory.admin('PATCH', `${users}/${id}`, { role: 'administrator' });
    await call('GET', '/v1/partners/me');
    await mallory.admin('DELETE', `${users}/${mallory.adminId}`);
    const refused = await activate();
    expect(problem(refused)).toBe('409 last-administrator');
    expect(refused.body.detail).toContain('Make somebody else administrator');
  });

  test('R2 R69 is free for the others to add, and says which one it is', async () => {
    const { mallory, call, accountId } = await ida(true);
    const own = await organisation();
    expect((await own.admin('POST', users, { accountId })).status).toBe(201);
    const several = await call('GET', '/v1/customers');
    expect(problem(several)).toBe('409 several-invitations');
    const { authorizationNumber } = (await own.admin('GET', '/v1/partners/me')).body;
    expect(several.body.detail).toContain(authorizationNumber);
    const chosen = await call('GET', `/v1/partners/me?authorizationNumber=${authorizationNumber}`);
    expect(chosen.body.id).toBe(own.id);
    await cloud.advance({ minutes: 1 });
    expect(problem(await mallory.admin('POST', users, { accountId }))).toBe('409 already-a-partner-user');
  });
});

describe('replacement by support', () => {
  test('R5 R1 only by somebody whom the directory associates; support finds the organisation by its number', async () => {
    const own = await organisation('eve');
    const { body } = await support('GET', `/v1/support/partners?accountNumber=${own.accountNumber}`);
    expect(body.items).toMatchObject([{ id: own.id, users: [{ accountId: own.account('anna') }] }]);
    expect((await support('GET', '/v1/support/partners?accountNumber=P-404')).body.items).toEqual([]);
    const put = (accountId: string) =>
      support('PUT', `/v1/support/partners/${own.id}/administrator`, { accountId, reason: 'Anna has left.' });
    const refused = await put('mallory@else.example');
    expect(problem(refused)).toBe('403 identity-not-associated');
    expect(refused.body.detail).toMatch(/directory/);
    expect(problem(await own.admin('PUT', `/v1/support/partners/${own.id}/administrator`, {}))).toBe(
      '403 undefined',
    );
  });

  test('R5 R2 the successor takes over at the first sign-in; both are told; the history says who, for whom and why', async () => {
    const own = await organisation('eve');
    const { status, body } = await support('PUT', `/v1/support/partners/${own.id}/administrator`, {
      accountId: own.account('eve'),
      reason: 'Anna has left; ticket 4711 0815.',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ succession: { formerAdministrators: 'demote' } });
    expect(problem(await own.admin('POST', users, { accountId: own.account('x') }))).toBe(
      '403 administrator-replaced',
    );
    const eve = await as(own.account('eve'));
    const { items } = (await eve('GET', users)).body;
    expect(items).toMatchObject([
      { accountId: own.account('anna'), role: 'implementation-expert' },
      { accountId: own.account('eve'), role: 'administrator', status: 'active' },
    ]);
    await cloud.advance({ minutes: 1 });
    expect((await cloud.inbox(own.account('eve'))).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('You are now the administrator of'),
    ]);
    expect((await cloud.inbox(own.account('anna'))).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('has another administrator'),
    ]);
    const history = (await eve('GET', '/v1/partners/me/history')).body.items;
    expect(history[1]).toMatchObject({
      actor: { role: 'support', accountId: 'desk@vendor.example' },
      onBehalfOf: { role: 'partner', id: own.id },
    });
    expect(history[1].events).toMatchObject([
      { type: 'user-added', accountId: own.account('eve'), after: 'administrator' },
      {
        type: 'administrator-suspended',
        userId: own.adminId,
        accountId: own.account('anna'),
        before: 'administrator',
        after: 'suspended',
      },
      {
        type: 'administrator-appointed',
        accountId: own.account('eve'),
        reason: 'Anna has left; ticket 4711 0815.',
      },
    ]);
    expect(history[2]).toMatchObject({
      from: 'invited',
      to: 'active',
      events: [
        { type: 'user-joined', accountId: own.account('eve') },
        { type: 'administrator-replaced', before: 'administrator', after: 'implementation-expert' },
      ],
    });
  });

  test('R5 R67 the same replacement again changes nothing and mails nobody', async () => {
    const own = await organisation('eve');
    const put = () =>
      support('PUT', `/v1/support/partners/${own.id}/administrator`, {
        accountId: own.account('eve'),
        reason: 'Anna has left.',
      });
    const answers = [await put(), await put(), await put()];
    const [said, ...others] = new Set(
      answers.map(({ status, headers }) => `${status} ${headers.get('etag')}`),
    );
    expect([said, others]).toEqual([expect.stringMatching(/^200 "2-/), []]);
    await cloud.advance({ minutes: 1 });
    for (const name of ['anna', 'eve']) expect(await cloud.inbox(own.account(name))).toHaveLength(1);
  });

  test('R5 R66 of two successors named at once the later one stands: its answer names whom it superseded, who is told by mail', async () => {
    const own = await organisation('eve', 'dag');
    const named = [own.account('eve'), own.account('dag')];
    const answers = await Promise.all(
      named.map((accountId) =>
        support('PUT', `/v1/support/partners/${own.id}/administrator`, {
          accountId,
          reason: 'Anna has left.',
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const anna = { accountId: own.account('anna'), superseded: false, done: false };
    const later = answers.findIndex(({ body }) => body.inPlaceOf.length === 2);
    const [superseded, successor] = [named[1 - later], named[later]];
    expect(answers[1 - later]?.body.inPlaceOf).toMatchObject([anna]);
    expect(answers[later]?.body.inPlaceOf).toMatchObject([
      anna,
      { accountId: superseded, superseded: true, becomes: 'implementation-expert', done: true },
    ]);
    const seen = await support('GET', `/v1/support/partners/${own.id}`);
    expect(answers[later]?.headers.get('etag')).toBe(seen.headers.get('etag'));
    const administrators = seen.body.users.filter(({ role }: { role: string }) => role === 'administrator');
    expect(administrators.map(({ accountId }: { accountId: string }) => accountId)).toEqual([
      own.account('anna'),
      successor,
    ]);
    await cloud.advance({ minutes: 1 });
    const told = (await cloud.inbox(superseded ?? '')).filter(({ subject }) =>
      subject.includes('has another administrator'),
    );
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining('If you were told that you would be it, that is no longer so.'),
    ]);
    expect((await cloud.inbox(successor ?? '')).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('You are now the administrator of'),
    ]);
    expect(await cloud.inbox(own.account('anna'))).toHaveLength(1);
  });

  test('R5 a user who has signed in takes over at once, and the former can be removed', async () => {
    const own = await organisation('bo');
    const bo = await joined(own, 'bo');
    const { body } = await support('PUT', `/v1/support/partners/${own.id}/administrator`, {
      accountId: own.account('bo'),
      reason: 'Anna has left.',
      formerAdministrators: 'remove',
    });
    expect(body).toMatchObject({ succession: null, users: [{ id: bo.id, role: 'administrator' }] });
    expect(problem(await own.admin('GET', '/v1/partners/me'))).toBe('403 partner-not-active');
    expect((await bo.call('POST', users, { accountId: own.account('x') })).status).toBe(201);
  });
});
