import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { address, apiAs, type Call, kim, problem } from '../../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let support: Call;
let anna: Call;
let otto: Call;
let nobody: Call;

const organization = { name: 'Nordic Partner AB', country: 'SE', phone: '+46 8 123 456' };
const activation = { accountNumber: 'P-1', organization };
const record = (name: string, identities: string[], partners: string[]) => ({
  organization: { name, phone: '+46 8 555 0100', address },
  identities,
  partnersOfRecord: partners.map((partnerAccountNumber) => ({
    productLine: 'rapidstart',
    partnerAccountNumber,
  })),
});
const prospect = {
  kind: 'prospect',
  organization: { name: 'Fabrikam' },
  contactEmail: 'helpdesk@fabrikam.example',
  customerAdministrator: { ...kim, accountId: 'Kim@Fabrikam.example' },
};
const rapidstart = (countryOfUse: string) => ({ service: 'rapidstart-services', countryOfUse });

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  nobody = await apiAs(cloud);
  support = await apiAs(cloud, { accountId: 'desk@vendor.example', scope: 'support' });
  anna = await apiAs(cloud, { accountId: 'anna@partner.example', scope: 'partner' });
  otto = await apiAs(cloud, { accountId: 'otto@other.example', scope: 'partner' });
  for (const [number, body] of [
    ['P-1', record('Nordic Partner AB', ['Anna@partner.example', 'bo@partner.example'], [])],
    ['P-2', record('Other Partner GmbH', ['otto@other.example'], [])],
    ['A-1001', record('Contoso Ltd', [], ['P-1'])],
    ['A-1002', record('Contoso Norge AS', [], ['P-1'])],
    ['A-2001', record('Contoso Deutschland GmbH', [], ['P-2'])],
  ] as const)
    expect((await support('PUT', `/v1/support/accounts/${number}`, body)).status).toBe(201);
});
afterAll(() => cloud?.stop());

describe('partner accounts', () => {
  test('R4 before activation nothing can be added or read', async () => {
    expect(problem(await anna('POST', '/v1/customers', prospect))).toBe('403 partner-not-active');
    expect(problem(await anna('GET', '/v1/customers'))).toBe('403 partner-not-active');
    expect(problem(await anna('GET', '/v1/accounts/A-1001'))).toBe('403 partner-not-active');
    expect(problem(await anna('POST', '/v1/customers/cus_x/subscriptions', rapidstart('SE')))).toBe(
      '403 partner-not-active',
    );
  });

  test('R1 a person whom the directory does not associate with the organisation cannot activate it', async () => {
    expect(problem(await otto('POST', '/v1/partners', activation))).toBe('403 identity-not-associated');
    expect(problem(await otto('POST', '/v1/partners', { ...activation, accountNumber: 'P-404' }))).toBe(
      '403 identity-not-associated',
    );
  });

  test('R1 R2 R6 R8 whoever is associated activates, becomes administrator and is told what comes next', async () => {
    const { status, body, headers } = await anna('POST', '/v1/partners', activation);
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: expect.stringMatching(/^par_/), organization });
    expect(body.authorizationNumber).toMatch(/^[1-9]\d{9}$/);
    expect(body.nextSteps[0]).toMatchObject({ step: 'create-customer', title: 'Create a customer' });
    expect(headers.get('location')).toBe('/v1/partners/me');
    const users = await anna('GET', '/v1/partners/me/users');
    expect(users.body.items).toMatchObject([
      { accountId: 'anna@partner.example', role: 'administrator', status: 'active' },
    ]);
  });

  test('R3 a second activation says that an administrator can add the caller, and names nobody', async () => {
    const bo = await apiAs(cloud, { accountId: 'bo@partner.example', scope: 'partner' });
    const answer = await bo('POST', '/v1/partners', activation);
    expect(problem(answer)).toBe('409 partner-already-active');
    expect(answer.body.detail).toMatch(/administrators can add you/);
    expect(JSON.stringify(answer.body)).not.toContain('anna');
  });

  test('R67 of ten activations at once one succeeds', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => otto('POST', '/v1/partners', { ...activation, accountNumber: 'P-2' })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
  });
});

describe('accounts of record', () => {
  test('R9 the partner of record finds an account by its number', async () => {
    expect((await anna('GET', '/v1/accounts/A-1001')).body).toEqual({
      accountNumber: 'A-1001',
      organization: { name: 'Contoso Ltd', phone: '+46 8 555 0100', address },
    });
  });

  test('R9 R69 a wrong number and another partner’s account get one answer', async () => {
    const foreign = await anna('GET', '/v1/accounts/A-2001');
    const missing = await anna('GET', '/v1/accounts/A-9999');
    expect(problem(foreign)).toBe('404 account-not-found');
    expect(foreign.body).toEqual(missing.body);
  });

  test('R10 a name finds resembling ones among the caller’s own accounts only', async () => {
    const numbers = async (name: string) =>
      (await anna('GET', `/v1/accounts?name=${encodeURIComponent(name)}`)).body.items.map(
        (item: { accountNumber: string }) => item.accountNumber,
      );
    expect(await numbers('contosso')).toEqual(['A-1001', 'A-1002']);
    expect(await numbers('Contoso Norge')).toEqual(['A-1002']);
    expect(await numbers('Deutschland')).toEqual([]);
  });

  test('R9 R10 a change of partner of record takes effect at once', async () => {
    await support('PUT', '/v1/support/accounts/A-3001', record('Wingtip Toys', [], ['P-2']));
    expect((await anna('GET', '/v1/accounts/A-3001')).status).toBe(404);
    await support('PUT', '/v1/support/accounts/A-3001', record('Wingtip Toys', [], ['P-1']));
    expect((await anna('GET', '/v1/accounts/A-3001')).status).toBe(200);
    expect((await otto('GET', '/v1/accounts?name=wingtip')).body.items).toEqual([]);
    expect((await anna('GET', '/v1/accounts?name=wingtip')).body.items).toHaveLength(1);
  });

  test('R9 an import answers line by line and can be sent again', async () => {
    const lines = [
      JSON.stringify({ accountNumber: 'A-4001', ...record('Tailspin Toys', [], ['P-1']) }),
      '{"accountNumber": "A-4002"',
      JSON.stringify({ accountNumber: 'A-4003', organization: { name: 'No address' } }),
    ].join('\n');
    const send = () =>
      support('POST', '/v1/support/accounts/import', lines, { 'content-type': 'application/x-ndjson' });
    const { body } = await send();
    expect(body).toMatchObject({
      recorded: 1,
      failed: 2,
      lines: [
        { line: 1, status: 'created', accountNumber: 'A-4001' },
        { line: 2, status: 'failed', code: 'malformed-request' },
        { line: 3, status: 'failed', code: 'invalid-request' },
      ],
    });
    expect((await send()).body.lines[0]).toMatchObject({ status: 'unchanged' });
  });
});

describe('customers', () => {
  test('R11 an existing customer is copied from the account', async () => {
    const { status, body } = await anna('POST', '/v1/customers', {
      kind: 'existing',
      accountNumber: 'A-1001',
      contactEmail: 'it@contoso.example',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ accountNumber: 'A-1001', organization: { name: 'Contoso Ltd', address } });
  });

  test('R9 R11 an existing customer cannot be created from another partner’s account', async () => {
    const answer = await anna('POST', '/v1/customers', {
      kind: 'existing',
      accountNumber: 'A-2001',
      contactEmail: 'it@contoso.example',
    });
    expect(problem(answer)).toBe('404 account-not-found');
  });

  test('R12 a prospect needs an administrator and a contact, and no account number', async () => {
    const { customerAdministrator, ...without } = prospect;
    expect(problem(await anna('POST', '/v1/customers', without))).toBe('422 administrator-missing');
    const { contactEmail, ...noContact } = prospect;
    expect((await anna('POST', '/v1/customers', noContact)).body.errors).toMatchObject([
      { pointer: '/contactEmail' },
    ]);
    const { body } = await anna('POST', '/v1/customers', prospect);
    expect(body).toMatchObject({
      kind: 'prospect',
      accountNumber: null,
      contactEmail: 'helpdesk@fabrikam.example',
      customerAdministrator: { accountId: 'kim@fabrikam.example' },
    });
  });

  test('R13 a partner enrols its own organisation the same way', async () => {
    const { organization: _, ...own } = prospect;
    const { status, body } = await anna('POST', '/v1/customers', { ...own, kind: 'own-organization' });
    expect(status).toBe(201);
    expect(body.organization.name).toBe('Nordic Partner AB');
  });

  test('R14 the account number is added later, once', async () => {
    const { body: customer } = await anna('POST', '/v1/customers', prospect);
    const put = (accountNumber: string) =>
      anna('PUT', `/v1/customers/${customer.id}/account-number`, { accountNumber });
    expect(problem(await put('A-2001'))).toBe('404 account-not-found');
    expect((await put('A-1001')).body.accountNumber).toBe('A-1001');
    expect((await put('A-1001')).status).toBe(200);
    expect(problem(await put('A-1002'))).toBe('409 account-number-is-fixed');
  });

  test('R15 a password or a card number is refused wherever it stands, is not echoed and not logged', async () => {
    const secret = 'correct-horse-battery';
    const card = '4111 1111 1111 1111';
    for (const body of [
      { ...prospect, password: secret },
      { ...prospect, customerAdministrator: { ...prospect.customerAdministrator, password: secret } },
    ])
      expect(problem(await anna('POST', '/v1/customers', body))).toBe('422 secret-not-accepted');
    for (const answer of [
      await anna('POST', '/v1/customers', { ...prospect, organization: { name: `Fabrikam ${card}` } }),
      await anna('GET', `/v1/accounts?name=${encodeURIComponent(card)}`),
      await anna('GET', `/v1/accounts/${card.replaceAll(' ', '')}`),
    ]) {
      expect(problem(answer)).toBe('422 card-number-not-accepted');
      expect(JSON.stringify(answer.body)).not.toMatch(/4111/);
    }
    const logs = await (await fetch(`${cloud.console}/_local/logs?function=partner-api`)).text();
    expect(logs).toContain('card-number-not-accepted');
    expect(logs).not.toMatch(/4111|correct-horse|fabrikam|anna@/i);
  });

  test('R16 the administrator is never an account that signs in to the partner portal', async () => {
    for (const accountId of ['anna@partner.example', 'ANNA@Partner.example', 'otto@other.example'])
      expect(
        problem(
          await anna('POST', '/v1/customers', { ...prospect, customerAdministrator: { ...kim, accountId } }),
        ),
      ).toBe('422 administrator-is-portal-identity');
  });

  test('R67 a repeated Idempotency-Key has one effect; another body under it is refused', async () => {
    const key = { 'idempotency-key': 'enrol-1' };
    const [first, second] = await Promise.all([
      anna('POST', '/v1/customers', prospect, key),
      anna('POST', '/v1/customers', prospect, key),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.id).toBe(second.body.id);
    const other = { ...prospect, contactEmail: 'x@fabrikam.example' };
    expect(problem(await anna('POST', '/v1/customers', other, key))).toBe('422 idempotency-key-reused');
    expect((await otto('POST', '/v1/customers', prospect, key)).body.id).not.toBe(first.body.id);
  });

  test('R67 If-Match is honoured, If-None-Match saves a copy', async () => {
    const { body: customer, headers } = await anna('POST', '/v1/customers', prospect);
    const path = `/v1/customers/${customer.id}`;
    const tag = headers.get('etag') ?? '';
    expect((await anna('GET', path, undefined, { 'if-none-match': tag })).status).toBe(304);
    const changed = await anna('PATCH', path, { language: 'sv' }, { 'if-match': tag });
    expect(changed.status).toBe(200);
    expect(problem(await anna('PATCH', path, { language: 'en' }, { 'if-match': tag }))).toBe(
      '412 precondition-failed',
    );
    expect((await anna('GET', path)).body.language).toBe('sv');
  });

  test('R69 another partner’s customer is answered like one that is not there', async () => {
    const { body: customer } = await anna('POST', '/v1/customers', prospect);
    for (const [method, suffix, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { language: 'sv' }],
      ['PUT', '/account-number', { accountNumber: 'A-1001' }],
      ['POST', '/subscriptions', rapidstart('SE')],
      ['GET', '/history', undefined],
    ] as const) {
      const foreign = await otto(method, `/v1/customers/${customer.id}${suffix}`, body);
      const missing = await otto(method, `/v1/customers/cus_01M7XRT97WVRWC7DZ2A0WTZ7V1${suffix}`, body);
      expect([foreign.status, foreign.body]).toEqual([404, missing.body]);
    }
    const ids = (await otto('GET', '/v1/customers')).body.items.map((item: { id: string }) => item.id);
    expect(ids).not.toContain(customer.id);
  });

  test('R66 the history of a customer tells who did what, when', async () => {
    const { body: customer } = await anna('POST', '/v1/customers', prospect);
    await anna('PATCH', `/v1/customers/${customer.id}`, { language: 'sv' });
    const { body } = await anna('GET', `/v1/customers/${customer.id}/history`);
    expect(body.items).toMatchObject([
      {
        actor: { role: 'partner', accountId: 'anna@partner.example' },
        events: [{ type: 'customer-created' }],
      },
      { onBehalfOf: { role: 'partner' }, events: [{ type: 'customer-corrected' }] },
    ]);
  });

  test('lists are paged by opaque cursors that are good for one list of one caller', async () => {
    const first = await anna('GET', '/v1/customers?limit=2');
    expect(first.body.items).toHaveLength(2);
    expect(first.headers.get('link')).toMatch(/^<\/v1\/customers\?limit=2&cursor=.+>; rel="next"$/);
    const cursor = encodeURIComponent(first.body.nextCursor);
    const second = await anna('GET', `/v1/customers?limit=2&cursor=${cursor}`);
    expect(second.body.items[0].id > first.body.items[1].id).toBe(true);
    expect(problem(await otto('GET', `/v1/customers?limit=2&cursor=${cursor}`))).toBe('400 invalid-cursor');
    expect(problem(await anna('GET', `/v1/subscriptions?limit=2&cursor=${cursor}`))).toBe(
      '400 invalid-cursor',
    );
    expect(problem(await anna('GET', `/v1/customers?cursor=${cursor}x`))).toBe('400 invalid-cursor');
  });
});

describe('services', () => {
  test('R17 the catalogue is public: services, countries, data centers', async () => {
    const { body } = await nobody('GET', '/v1/services');
    expect(body.items.map((item: { service: string }) => item.service)).toEqual([
      'rapidstart-services',
      'dynamics-365',
    ]);
    expect(body.items[0].countries).toContainEqual({ country: 'AU', dataCenter: 'ap' });
    const one = await nobody('GET', '/v1/services/rapidstart-services');
    expect(one.body.terms).toMatchObject({ inactivationDays: 90, retentionDays: 30 });
    expect(problem(await nobody('GET', '/v1/services/nothing'))).toBe('404 not-found');
  });

  test.each([
    ['SE', 'eu'],
    ['US', 'us'],
    ['AU', 'ap'],
  ])('R18 R20 in %s it lands in data center %s, and its data nowhere else', async (country, dataCenter) => {
    const { body: customer } = await anna('POST', '/v1/customers', prospect);
    const { status, body } = await anna(
      'POST',
      `/v1/customers/${customer.id}/subscriptions`,
      rapidstart(country),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      customerId: customer.id,
      countryOfUse: country,
      dataCenter,
      status: 'added',
    });
    const ninetyDays = 90 * 24 * 3600 * 1000;
    expect(body.deadlines).toEqual([
      { kind: 'inactivation', at: new Date(Date.parse(body.addedAt) + ninetyDays).toISOString() },
    ]);
  });

  test('R18 the country of use cannot change by any call', async () => {
    const { body: customer } = await anna('POST', '/v1/customers', prospect);
    const path = `/v1/customers/${customer.id}/subscriptions`;
    const { body: subscription } = await anna('POST', path, rapidstart('SE'));
    expect(problem(await anna('POST', path, rapidstart('US')))).toBe('409 country-of-use-is-fixed');
    expect(problem(await anna('PATCH', `/v1/subscriptions/${subscription.id}`, { countryOfUse: 'US' }))).toBe(
      '409 country-of-use-is-fixed',
    );
    expect((await anna('GET', `/v1/subscriptions/${subscription.id}`)).body.countryOfUse).toBe('SE');
  });

  test('R19 a country outside the list is refused, with the field, and says to contact support', async () => {
    const { body: customer } = await anna('POST', '/v1/customers', prospect);
    const answer = await anna('POST', `/v1/customers/${customer.id}/subscriptions`, rapidstart('AQ'));
    expect(problem(answer)).toBe('422 country-not-supported');
    expect(answer.body.detail).toMatch(/Contact support before/);
    expect(answer.body.errors).toMatchObject([{ pointer: '/countryOfUse' }]);
  });

  test('R29 the service list filters by status and by due before', async () => {
    const all = await anna('GET', '/v1/subscriptions');
    expect(all.body.items.length).toBeGreaterThanOrEqual(3);
    for (const item of all.body.items)
      expect(item).toMatchObject({
        status: 'added',
        dataCenter: expect.any(String),
        deadlines: [{ kind: 'inactivation' }],
      });
    expect((await anna('GET', '/v1/subscriptions?status=active')).body.items).toEqual([]);
    const soon = new Date(Date.parse(await cloud.now()) + 89 * 86_400_000).toISOString();
    const later = new Date(Date.parse(await cloud.now()) + 91 * 86_400_000).toISOString();
    expect((await anna('GET', `/v1/subscriptions?dueBefore=${soon}`)).body.items).toEqual([]);
    expect((await anna('GET', `/v1/subscriptions?dueBefore=${later}`)).body.items).toHaveLength(
      all.body.items.length,
    );
  });

  test('R21 an activation that names nobody goes to the administrator of the enrolment', async () => {
    const { body: customer } = await anna('POST', '/v1/customers', prospect);
    const added = await anna('POST', `/v1/customers/${customer.id}/subscriptions`, rapidstart('SE'));
    const sent = await anna('POST', `/v1/subscriptions/${added.body.id}/activation`, {});
    expect(sent).toMatchObject({ status: 202, body: { status: 'invitation-sent' } });

    const unnamed = { kind: 'existing', accountNumber: 'A-1001', contactEmail: 'it@contoso.example' };
    const { body: existing } = await anna('POST', '/v1/customers', unnamed);
    const other = await anna('POST', `/v1/customers/${existing.id}/subscriptions`, rapidstart('US'));
    expect(problem(await anna('POST', `/v1/subscriptions/${other.body.id}/activation`, {}))).toBe(
      '422 administrator-missing',
    );
  });

  test('R65 every resource lists what can be done now, and what cannot with its reason', async () => {
    const customers = await anna('GET', '/v1/customers');
    const subscriptions = await anna('GET', '/v1/subscriptions');
    const me = await anna('GET', '/v1/partners/me');
    for (const { allowedActions, blockedActions } of [
      ...customers.body.items,
      ...subscriptions.body.items,
      me.body,
    ]) {
      expect(allowedActions.length + blockedActions.length).toBeGreaterThan(0);
      for (const blocked of blockedActions)
        expect(blocked).toEqual({
          action: expect.any(String),
          code: expect.any(String),
          reason: expect.any(String),
          remedy: expect.any(String),
        });
    }
  });
});
