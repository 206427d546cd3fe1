import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ApiAnswer, address, apiAs, type Call, kim } from '../../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let support: Call;

const problem = ({ status, body }: ApiAnswer) => `${status} ${body.code}`;
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

  test('R16 a customer’s administrator becomes no portal account, and the other way round', async () => {
    const own = await organisation();
    const prospect = {
      kind: 'prospect',
      organization: { name: 'Fabrikam' },
      contactEmail: 'it@fabrikam.example',
    };
    const named = (accountId: string) => ({ ...prospect, customerAdministrator: { ...kim, accountId } });
    const { body: customer } = await own.admin('POST', '/v1/customers', named('lee@fabrikam.example'));
    expect(problem(await own.admin('POST', users, { accountId: 'Lee@fabrikam.example' }))).toBe(
      '409 account-is-customer-administrator',
    );
    await own.admin('POST', users, { accountId: own.account('eve') });
    expect(problem(await own.admin('POST', '/v1/customers', named(own.account('eve'))))).toBe(
      '422 administrator-is-portal-identity',
    );
    const elsewhere = { customerAdministrator: { ...kim, accountId: 'mo@fabrikam.example' } };
    expect((await own.admin('PATCH', `/v1/customers/${customer.id}`, elsewhere)).status).toBe(200);
    expect((await own.admin('POST', users, { accountId: 'lee@fabrikam.example' })).status).toBe(201);
    const { body: subscription } = await own.admin('POST', `/v1/customers/${customer.id}/subscriptions`, {
      service: 'rapidstart-services',
      countryOfUse: 'US',
    });
    await own.admin('POST', `/v1/subscriptions/${subscription.id}/activation`, {
      customerAdministrator: { ...kim, accountId: 'nell@fabrikam.example' },
    });
    await cloud.advance({ minutes: 1 });
    expect(problem(await own.admin('POST', users, { accountId: 'nell@fabrikam.example' }))).toBe(
      '409 account-is-customer-administrator',
    );
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
    expect(history[1].events).toContainEqual(
      expect.objectContaining({
        type: 'administrator-appointed',
        reason: 'Anna has left; ticket 4711 0815.',
      }),
    );
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
