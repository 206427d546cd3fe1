import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accept } from '../support/acceptance.ts';
import { address, apiAs, type Call, type Programme, problem, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
/** Another active partner, which enrolled nobody. */
let otto: Call;
let anna: string;
let ottos: string;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  const { support } = programme;
  anna = (await programme.partner('GET', '/v1/partners/me')).body.authorizationNumber;
  await support('PUT', '/v1/support/accounts/P-2', {
    organization: { name: 'Other Partner', address },
    identities: ['otto@other.example'],
    partnersOfRecord: [],
  });
  otto = await apiAs(cloud, { accountId: 'otto@other.example', scope: 'partner' });
  const organization = { name: 'Other Partner', country: 'SE', phone: '+46 8 999 000' };
  ottos = (await otto('POST', '/v1/partners', { accountNumber: 'P-2', organization })).body
    .authorizationNumber;
});
afterAll(() => cloud?.stop());

const person = (name: string) => ({
  accountId: `${name}@contoso.example`,
  firstName: 'Kim',
  lastName: 'Berg',
});
const home = () => Object.keys(cloud.dataCenters)[0] ?? '';

/** Calls the data center of a subscription as a customer. */
async function customer(accountId: string, dataCenter = home()): Promise<Call> {
  const elsewhere = { ...cloud, dataCenters: { here: cloud.dataCenters[dataCenter] ?? '' } };
  return apiAs(elsewhere, { accountId, scope: 'customer' });
}

interface Enrolled {
  readonly id: string;
  readonly customerId: string;
  readonly call: Call;
  readonly path: string;
}

/** A customer of Anna's whose administrator has accepted a service; the sign-up account is theirs. */
async function enrolled(
  name: string,
  { service = 'dynamics-365', country = 'SE', organization = 'Contoso', accountNumber = '' } = {},
): Promise<Enrolled> {
  const administrator = person(name);
  const created = await programme.partner('POST', '/v1/customers', {
    kind: accountNumber ? 'existing' : 'prospect',
    ...(accountNumber && { accountNumber }),
    organization: { name: organization },
    contactEmail: administrator.accountId,
    customerAdministrator: administrator,
  });
  const customerId = created.body.id;
  const added = await programme.partner('POST', `/v1/customers/${customerId}/subscriptions`, {
    service,
    countryOfUse: country,
  });
  const { id, dataCenter } = added.body;
  await programme.partner('POST', `/v1/subscriptions/${id}/activation`, {});
  await accept(cloud, administrator.accountId, administrator.accountId);
  const call = await customer(administrator.accountId, dataCenter);
  return { id, customerId, call, path: `/v1/subscriptions/${id}/partner-of-record` };
}

const settle = () => cloud.advance({ minutes: 1 });
const conversion = {
  plan: 'professional',
  paymentMethod: { reference: 'pm_1', lastFour: '4242' },
  licences: 20,
};
const directory = async (accountNumber: string, as: Call) =>
  (await as('GET', `/v1/accounts/${accountNumber}`)).status;

describe('the customer chooses its partner of record', () => {
  test('R52 R54 in another data center, again, and takes it back; the history keeps every choice with its date', async () => {
    const { call, path } = await enrolled('north', { country: 'US' });
    expect((await call('GET', path)).body).toMatchObject({
      organizationName: 'Contoso',
      productLine: 'dynamics-365',
      partner: null,
      history: [],
      allowedActions: ['designate'],
      blockedActions: [{ action: 'remove', code: 'nothing-to-change' }],
    });
    const chosen = await call('PUT', path, { authorizationNumber: ottos });
    expect([chosen.status, chosen.body]).toMatchObject([
      200,
      {
        partner: { authorizationNumber: ottos, name: 'Other Partner' },
        history: [{ by: 'north@contoso.example' }],
      },
    ]);
    const again = await call('PUT', path, { authorizationNumber: ottos, productLine: 'dynamics-365' });
    expect(again.body).toEqual(chosen.body);
    await cloud.advance({ days: 1 });
    await call('PUT', path, { authorizationNumber: anna });
    const removed = await call('DELETE', path);
    expect(removed.body).toMatchObject({ partner: null, since: null });
    const { body, headers } = await call('GET', path);
    expect(body.history.map((one: { partner: { name: string } | null }) => one.partner?.name)).toEqual([
      undefined,
      'Nordic Partner AB',
      'Other Partner',
    ]);
    const [taken, second, first] = body.history.map(({ at }: { at: string }) => at);
    expect(taken >= second && second > first).toBe(true);
    const stale = await call('PUT', path, { authorizationNumber: anna }, { 'if-match': '"1"' });
    expect(problem(stale)).toBe('412 precondition-failed');
    expect((await call('GET', path, undefined, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(
      304,
    );
  });

  test('R52 a dry run says what would change, and changes nothing', async () => {
    const { call, path } = await enrolled('dry');
    const { body } = await call('PUT', `${path}?dryRun=true`, { authorizationNumber: ottos });
    expect(body).toMatchObject({
      dryRun: true,
      changes: { partnerOfRecord: { from: null, to: 'Other Partner' } },
    });
    expect((await call('GET', path)).body.history).toEqual([]);
  });

  test.each([
    [{ authorizationNumber: '1000000000' }, '422 partner-not-found', '/authorizationNumber'],
    [{ productLine: 'rapidstart' }, '422 product-line-not-of-service', '/productLine'],
    [{ organization: 'Fabrikam' }, '422 organization-required', '/organization'],
  ])('R52 R68 %j is answered %s', async (wrong, answer, pointer) => {
    const { call, path } = await enrolled(`wrong-${pointer.slice(1).toLowerCase()}`);
    const refused = await call('PUT', path, { authorizationNumber: ottos, ...wrong });
    expect([problem(refused), refused.body.errors?.[0]?.pointer]).toEqual([answer, pointer]);
    expect((await call('GET', path)).body.history).toEqual([]);
  });

  test('R52 with several subscriptions the organisation has to be named, of those that there are', async () => {
    const first = await enrolled('several', { organization: 'Contoso Nord' });
    const second = await enrolled('several', { organization: 'Contoso Syd' });
    const unnamed = await first.call('PUT', first.path, { authorizationNumber: ottos });
    expect(problem(unnamed)).toBe('422 organization-required');
    expect(unnamed.body.detail).toContain('“Contoso Nord”, “Contoso Syd”');
    const other = await first.call('PUT', first.path, {
      authorizationNumber: ottos,
      organization: 'Contoso Syd',
    });
    expect([problem(other), other.body.detail.includes('Syd')]).toEqual(['422 organization-required', false]);
    const named = await first.call('PUT', first.path, {
      authorizationNumber: ottos,
      organization: 'contoso nord',
    });
    expect(named.body.partner.name).toBe('Other Partner');
    expect((await second.call('GET', second.path)).body.partner).toBeNull();
    expect(problem(await first.call('DELETE', first.path))).toBe('422 organization-required');
  });

  test('R52 with several subscriptions in two data centers the organisation has to be named in each of them', async () => {
    const east = await enrolled('apart', { organization: 'Contoso Öst' });
    expect((await east.call('PUT', east.path, { authorizationNumber: ottos })).status).toBe(200);
    const west = await enrolled('apart', { organization: 'Contoso Väst', country: 'US' });
    for (const { call, path } of [east, west]) {
      const own = path === east.path ? 'Contoso Öst' : 'Contoso Väst';
      for (const [method, body] of [['PUT', { authorizationNumber: anna }], ['DELETE']] as const) {
        const unnamed = await call(method, path, body);
        expect([problem(unnamed), unnamed.body.errors?.[0]?.pointer]).toEqual([
          '422 organization-required',
          '/organization',
        ]);
        expect(unnamed.body.detail).toMatch(new RegExp(`other data centers too.*“${own}”\\.$`));
      }
      const named = await call('PUT', path, { authorizationNumber: anna, organization: own });
      expect([named.status, named.body.partner.name]).toEqual([200, 'Nordic Partner AB']);
    }
  });

  test('R52 R69 only with the account that signed up; to strangers there is nothing', async () => {
    const { call, path, id } = await enrolled('owner');
    const robin = { accountId: 'robin@contoso.example', firstName: 'Robin', lastName: 'Lind' };
    await call('POST', `/v1/subscriptions/${id}/users`, { ...robin, sendInvitation: true });
    await accept(cloud, robin.accountId, robin.accountId);
    const user = await customer(robin.accountId);
    expect(problem(await user('PUT', path, { authorizationNumber: ottos }))).toBe('403 sign-up-account-only');
    expect((await user('GET', path)).body.blockedActions).toMatchObject([
      { action: 'designate', code: 'sign-up-account-only' },
      { action: 'remove', code: 'sign-up-account-only' },
    ]);
    const stranger = await customer('stranger@else.example');
    const missing = path.replace(id, 'sub_01M7XRT97WVRWC7DZ2A0WTZ7V1');
    for (const [method, body] of [['GET'], ['PUT', { authorizationNumber: ottos }], ['DELETE']] as const) {
      const [foreign, none] = [await stranger(method, path, body), await stranger(method, missing, body)];
      expect([foreign.status, foreign.body]).toEqual([404, none.body]);
    }
  });

  test('R52 R69 when the partner signed up, the partner is told nothing and the customer cannot choose yet', async () => {
    const { body: created } = await programme.partner('POST', '/v1/customers', {
      kind: 'prospect',
      organization: { name: 'Contoso' },
      contactEmail: 'by-partner@contoso.example',
      customerAdministrator: person('by-partner'),
    });
    const { body: trial } = await programme.partner('POST', `/v1/customers/${created.id}/subscriptions`, {
      service: 'dynamics-365',
      countryOfUse: 'SE',
      acceptTerms: { language: 'en' },
    });
    await programme.partner('POST', `/v1/subscriptions/${trial.id}/activation`, {});
    await accept(cloud, 'by-partner@contoso.example', 'by-partner@contoso.example');
    const call = await customer('by-partner@contoso.example');
    const refused = await call('PUT', `/v1/subscriptions/${trial.id}/partner-of-record`, {
      authorizationNumber: ottos,
    });
    expect(problem(refused)).toBe('403 sign-up-account-only');
  });
});

describe('what R9 looks at', () => {
  test('R9 R54 is the customer’s choice at once, one partner for each product line, also after the directory is recorded again', async () => {
    const { support, partner } = programme;
    const record = {
      organization: { name: 'Chosen Ltd', address },
      identities: [],
      partnersOfRecord: [{ productLine: 'dynamics-365', partnerAccountNumber: 'P-1' }],
    };
    await support('PUT', '/v1/support/accounts/A-2001', record);
    const { call, path } = await enrolled('chosen', {
      accountNumber: 'A-2001',
      organization: 'Chosen Ltd',
      country: 'US',
    });
    expect([await directory('A-2001', partner), await directory('A-2001', otto)]).toEqual([200, 404]);
    await call('PUT', path, { authorizationNumber: ottos });
    await settle();
    const names = async (as: Call) => (await as('GET', '/v1/accounts?name=chosen')).body.items.length;
    expect([await directory('A-2001', partner), await directory('A-2001', otto)]).toEqual([404, 200]);
    expect([await names(partner), await names(otto)]).toEqual([0, 1]);
    expect((await support('PUT', '/v1/support/accounts/A-2001', record)).status).toBe(200);
    expect([await directory('A-2001', partner), await directory('A-2001', otto)]).toEqual([404, 200]);
    await call('DELETE', path);
    await settle();
    expect([await directory('A-2001', partner), await directory('A-2001', otto)]).toEqual([200, 404]);
    expect([await names(partner), await names(otto)]).toEqual([1, 0]);
  });

  test('R9 R52 of a customer without a number, it is kept and counts from the number on', async () => {
    const { support, partner } = programme;
    const record = {
      organization: { name: 'Later Ltd', address },
      identities: [],
      partnersOfRecord: [{ productLine: 'rapidstart', partnerAccountNumber: 'P-1' }],
    };
    await support('PUT', '/v1/support/accounts/A-2002', record);
    const { call, path, customerId } = await enrolled('later', { service: 'rapidstart-services' });
    await call('PUT', path, { authorizationNumber: ottos });
    await settle();
    const added = await partner('PUT', `/v1/customers/${customerId}/account-number`, {
      accountNumber: 'A-2002',
    });
    expect(added.status).toBe(200);
    expect([await directory('A-2002', partner), await directory('A-2002', otto)]).toEqual([404, 200]);
  });

  test('R52 R54 hears of the choice when home is back, and of the newest one only', async () => {
    const { support } = programme;
    await support('PUT', '/v1/support/accounts/A-2003', {
      organization: { name: 'Patient Ltd', address },
      identities: [],
      partnersOfRecord: [{ productLine: 'dynamics-365', partnerAccountNumber: 'P-1' }],
    });
    const { call, path } = await enrolled('patient', {
      accountNumber: 'A-2003',
      organization: 'Patient Ltd',
      country: 'US',
    });
    await cloud.control('PUT', '/_local/faults', {
      seed: 1,
      rules: [
        {
          dataCenter: 'eu',
          service: 'dynamodb',
          operation: 'TransactWriteItems',
          kind: 'throttle',
          probability: 1,
        },
      ],
    });
    expect((await call('PUT', path, { authorizationNumber: ottos })).status).toBe(200);
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('PUT', path, { authorizationNumber: ottos })).status).toBe(200);
    await settle();
    await cloud.control('PUT', '/_local/faults', { seed: 1, rules: [] });
    expect(await directory('A-2003', otto)).toBe(404);
    await cloud.advance({ hours: 2 });
    expect(await directory('A-2003', otto)).toBe(200);
  });
});

describe('the advisor fee', () => {
  const claim = (as: Call, id: string, query = '') =>
    as('POST', `/v1/subscriptions/${id}/advisor-fee-claim${query}`);

  test('R55 is claimed once, by the partner of record alone, after the trial became paid, whoever enrolled the customer', async () => {
    const { call, path, id } = await enrolled('fee', { country: 'US' });
    const unknown = await claim(otto, 'sub_01M7XRT97WVRWC7DZ2A0WTZ7V1');
    const foreign = await claim(otto, id);
    expect([problem(unknown), foreign.body]).toEqual(['404 not-found', unknown.body]);
    expect(problem(await claim(programme.partner, id))).toBe('403 not-partner-of-record');

    await call('PUT', path, { authorizationNumber: ottos });
    await settle();
    const designations = await otto('GET', '/v1/partners/me/designations');
    expect(designations.body.items).toContainEqual(
      expect.objectContaining({
        subscriptionId: id,
        productLine: 'dynamics-365',
        organizationName: 'Contoso',
      }),
    );
    expect(problem(await claim(otto, id))).toBe('409 trial-not-paid');
    const converted = await call('POST', `/v1/subscriptions/${id}/conversion`, {
      ...conversion,
      billingAddress: { ...address, country: 'US' },
    });
    expect([converted.status, converted.body.code]).toEqual([200, undefined]);
    expect(problem(await claim(programme.partner, id))).toBe('403 not-partner-of-record');
    const looked = await claim(otto, id, '?dryRun=true');
    expect([looked.status, Object.keys(looked.body.changes)]).toEqual([200, ['advisorFeeClaimedAt']]);
    const claimed = await claim(otto, id);
    expect([claimed.status, claimed.body]).toMatchObject([
      201,
      { subscriptionId: id, productLine: 'dynamics-365', by: 'otto@other.example' },
    ]);
    expect(problem(await claim(otto, id))).toBe('409 advisor-fee-already-claimed');

    await call('PUT', path, { authorizationNumber: anna });
    await settle();
    expect((await otto('GET', '/v1/partners/me/designations')).body.items).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ subscriptionId: id })]),
    );
    expect(problem(await claim(otto, id))).toBe('404 not-found');
    expect(problem(await claim(programme.partner, id))).toBe('409 advisor-fee-already-claimed');
  });

  test('R55 is not for a service without a trial', async () => {
    const { call, path, id } = await enrolled('no-trial', { service: 'rapidstart-services' });
    await call('PUT', path, { authorizationNumber: anna });
    await settle();
    expect(problem(await claim(programme.partner, id))).toBe('409 no-advisor-fee');
  });
});
