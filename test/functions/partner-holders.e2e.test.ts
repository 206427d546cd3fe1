import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ApiAnswer, apiAs, type Call, kim, problem, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
/** The partner's administrator; Max and Eve are experts there. */
let anna: Call;
let max: Call;
let eve: Call;
let maxId: string;
let support: Call;
/** A trial that Max has signed up for, in another data center than home. */
let id: string;

const users = '/v1/partners/me/users';
const accounts = { anna: 'anna@partner.example', max: 'max@partner.example', eve: 'eve@partner.example' };
const conversion = {
  plan: 'essentials',
  billingAddress: { line1: 'Street 1', city: 'City', postalCode: '111 22', country: 'US' },
  paymentMethod: { reference: 'pm_8fk2', lastFour: '4242' },
};
const mine = (path: string) => `/v1/partners/me/subscriptions/${id}${path}`;
const subjectsTo = async (to: string) => (await cloud.inbox(to)).map(({ subject }) => subject);
const codeOf = ({ body }: ApiAnswer, action: string): string | undefined =>
  body.blockedActions.find((blocked: { action: string }) => blocked.action === action)?.code;

async function joined(accountId: string): Promise<{ readonly id: string; readonly call: Call }> {
  const added = await anna('POST', users, { accountId, sendInvitation: false });
  const call = await apiAs(cloud, { accountId, scope: 'partner' });
  expect((await call('GET', '/v1/partners/me')).status).toBe(200);
  return { id: added.body.id, call };
}

async function signedUpBy(call: Call): Promise<string> {
  const enrolled = await call('POST', '/v1/customers', {
    kind: 'prospect',
    organization: { name: 'Contoso' },
    contactEmail: 'it@contoso.example',
    customerAdministrator: kim,
    language: 'sv',
  });
  const added = await call('POST', `/v1/customers/${enrolled.body.id}/subscriptions`, {
    service: 'dynamics-365',
    countryOfUse: 'US',
    acceptTerms: { language: 'en' },
  });
  expect(added.status).toBe(201);
  return added.body.id;
}

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  ({ partner: anna, support } = await startProgramme(cloud));
  const [first, second] = [await joined(accounts.max), await joined(accounts.eve)];
  [max, eve, maxId] = [first.call, second.call, first.id];
  id = await signedUpBy(max);
}, 60_000);
afterAll(() => cloud?.stop());

describe('an expert of the partner who is the billing administrator', () => {
  test('R51 R56 R65 spends the customer’s money, as do administrators of the partner; other experts are told so', async () => {
    const at = `/v1/subscriptions/${id}`;
    for (const call of [max, anna]) expect((await call('GET', at)).body.allowedActions).toContain('convert');
    const seen = await eve('GET', at);
    expect(codeOf(seen, 'convert')).toBe('billing-administrator-only');
    const { items } = (await eve('GET', '/v1/subscriptions')).body;
    expect(items.map(({ blockedActions }: ApiAnswer['body']) => blockedActions)).toEqual([
      seen.body.blockedActions,
    ]);
    expect(codeOf(await eve('GET', mine('/ownership-transfer')), 'request')).toBe(
      'billing-administrator-only',
    );
    for (const query of ['', '?dryRun=true'])
      expect(problem(await eve('POST', mine(`/conversion${query}`), conversion))).toBe(
        '403 billing-administrator-only',
      );
    expect((await anna('POST', mine('/conversion?dryRun=true'), conversion)).status).toBe(200);
  });

  test('R2 R22 is mailed where they said, in the language that they set', async () => {
    const elsewhere = 'max@home.example';
    const edit = { contactEmail: elsewhere, language: 'en', firstName: 'Max', lastName: 'Ek' };
    const edited = await max('PATCH', `${users}/${maxId}`, edit);
    expect([edited.status, edited.body]).toMatchObject([200, edit]);
    expect(problem(await max('PATCH', `${users}/${maxId}`, { firstName: 'Max' }))).toBe(
      '422 invalid-request',
    );
    expect((await max('POST', mine('/conversion'), conversion)).status).toBe(200);
    await cloud.advance({ minutes: 5 });
    expect(await subjectsTo(elsewhere)).toEqual(['Dynamics 365 for Contoso is now a paid subscription']);
    expect(await subjectsTo(accounts.max)).toEqual([]);
    expect(await subjectsTo('it@contoso.example')).toContain(
      'Dynamics 365 för Contoso är nu ett betalt abonnemang',
    );
  });

  test('R56 R60 R66 is succeeded by an administrator when they leave the partner, also while the data center is away', async () => {
    const down = { service: 'dynamodb', dataCenter: 'us', kind: 'unreachable' };
    const holderNow = async () =>
      (await anna('GET', mine('/ownership-transfer'))).body.billingAdministrator?.accountId;
    expect(await holderNow()).toBe(accounts.max);
    await cloud.control('PUT', '/_local/faults', { rules: [down] });
    expect((await anna('DELETE', `${users}/${maxId}`)).status).toBe(204);
    await cloud.advance({ minutes: 5 });
    await cloud.control('PUT', '/_local/faults', { rules: [] });
    expect(await holderNow()).toBe(accounts.max);
    await cloud.advance({ minutes: 40 });
    expect(await holderNow()).toBe(accounts.anna);
    const { items } = (await anna('GET', `/v1/subscriptions/${id}/history`)).body;
    const passedOn = items.flatMap(({ actor, events }: ApiAnswer['body']) =>
      events
        .filter(({ type }: ApiAnswer['body']) => type === 'billing-passed-on')
        .map((event: ApiAnswer['body']) => [actor.accountId, event.before, event.after]),
    );
    expect(passedOn).toEqual([[accounts.anna, accounts.max, accounts.anna]]);
  });
});

describe('an administrator of the partner whom support has replaced', () => {
  const cia = 'cia@partner.example';
  /** A trial that the administrator has signed up for, and holds. */
  let held: string;
  const of = (path: string) => `/v1/partners/me/subscriptions/${held}${path}`;
  const spending = (call: Call) => [
    call('POST', of('/conversion'), conversion),
    call('POST', of('/conversion?dryRun=true'), conversion),
    call('POST', of('/purchases'), { kind: 'licences', licences: 2 }),
    call('PUT', of('/payment-method'), { reference: 'pm_1', lastFour: '1111' }),
    call('DELETE', of('/ownership-transfer')),
  ];
  const barred = Array.from({ length: 5 }, () => '403 administrator-replaced');

  beforeAll(async () => {
    held = await signedUpBy(anna);
    const organization = (await support('GET', '/v1/support/accounts/P-1')).body.organization;
    await support('PUT', '/v1/support/accounts/P-1', {
      organization,
      identities: [accounts.anna, cia],
      partnersOfRecord: [],
    });
    const { id: partnerId } = (await anna('GET', '/v1/partners/me')).body;
    const replaced = await support('PUT', `/v1/support/partners/${partnerId}/administrator`, {
      accountId: cia,
      reason: 'Anna has left.',
    });
    expect([replaced.status, replaced.body.succession]).toMatchObject([
      200,
      { formerAdministrators: 'demote' },
    ]);
  });

  test('R5 R51 R56 R65 spends nobody’s money from that moment on, before the successor has signed in, and is told why', async () => {
    expect((await Promise.all(spending(anna))).map(problem)).toEqual(barred);
    const seen = await anna('GET', `/v1/subscriptions/${held}`);
    expect(seen.body.allowedActions).not.toContain('convert');
    expect(codeOf(seen, 'convert')).toBe('administrator-replaced');
    const transfer = await anna('GET', of('/ownership-transfer'));
    expect(codeOf(transfer, 'request')).toBe('administrator-replaced');
    // There is a billing administrator all the same.
    expect(transfer.body.billingAdministrator.accountId).toBe(accounts.anna);
  });

  test('R5 R51 R56 R66 holds nothing once the successor has, who answers for the customers from then on', async () => {
    const call = await apiAs(cloud, { accountId: cia, scope: 'partner' });
    expect((await call('GET', '/v1/partners/me')).status).toBe(200);
    expect((await Promise.all(spending(anna))).map(problem)).toEqual(barred);
    await cloud.advance({ minutes: 1 });
    const { body } = await call('GET', of('/ownership-transfer'));
    expect(body.billingAdministrator.accountId).toBe(cia);
    expect((await Promise.all(spending(anna))).map(problem)).toEqual(barred);
    const { items } = (await call('GET', `/v1/subscriptions/${held}/history`)).body;
    expect(items.at(-1).events).toMatchObject([
      { type: 'billing-passed-on', before: accounts.anna, after: cia },
    ]);
    expect((await call('POST', of('/conversion'), conversion)).status).toBe(200);
  });

  test('R2 R51 spends again when an administrator makes them one again', async () => {
    const call = await apiAs(cloud, { accountId: cia, scope: 'partner' });
    const { items } = (await call('GET', users)).body;
    const { id: annaId } = items.find((user: { accountId: string }) => user.accountId === accounts.anna);
    expect((await call('PATCH', `${users}/${annaId}`, { role: 'administrator' })).status).toBe(200);
    const bought = await anna('POST', of('/purchases'), { kind: 'licences', licences: 2 });
    expect(bought.status).toBe(201);
  });
});
