import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apiAs, type Call, type Programme, problem, startProgramme } from '../../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let support: Call;
let anna: Call;
let otto: Call;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  support = programme.support;
  anna = programme.partner;
  const { body: account } = await support('PUT', '/v1/support/accounts/P-2', {
    organization: {
      name: 'Other Partner',
      address: { line1: 'x', city: 'x', postalCode: '1', country: 'SE' },
    },
    identities: ['otto@other.example', 'ida@other.example'],
    partnersOfRecord: [],
  });
  otto = await apiAs(cloud, { accountId: 'otto@other.example', scope: 'partner' });
  await otto('POST', '/v1/partners', {
    accountNumber: account.accountNumber,
    organization: { name: 'Other Partner', country: 'SE', phone: '+46 8 123 456' },
  });
});
afterAll(() => cloud?.stop());

const queue = async (state = 'open') =>
  (await support('GET', `/v1/support/requests?state=${state}`)).body.items;

describe('the support desk', () => {
  test('R33 a partner asks, support takes and answers, the partner sees it, support closes', async () => {
    const { subscriptionId } = await programme.enrol('US');
    const opened = await anna('POST', '/v1/support-requests', {
      subject: 'Kim cannot sign in',
      text: 'A page names another account.\nWhat can we do?',
      subscriptionId,
    });
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({
      state: 'open',
      kind: 'question',
      subscriptionId,
      allowedActions: ['write'],
    });
    const { id } = opened.body;
    expect((await queue()).map((item: { id: string }) => item.id)).toContain(id);

    const ben = await apiAs(cloud, { accountId: 'ben@vendor.example', scope: 'support' });
    const races = await Promise.all(
      [support, ben].map((call) => call('POST', `/v1/support/requests/${id}/assignment`)),
    );
    expect(races.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await queue('taken')).toMatchObject([{ id, takenBy: expect.stringContaining('@vendor.example') }]);
    const answer = await support('POST', `/v1/support/requests/${id}/answers`, { text: 'Sign out first.' });
    expect(answer.body.state).toBe('answered');

    const seen = (await anna('GET', `/v1/support-requests/${id}`)).body;
    expect(seen.messages).toMatchObject([
      { by: { accountId: 'anna@partner.example' } },
      { text: 'Sign out first.' },
    ]);
    expect(seen.messages[1].by).toEqual({ role: 'support' });
    expect((await anna('GET', '/v1/support-requests')).body.items).toMatchObject([{ id }]);
    expect(
      (await anna('POST', `/v1/support-requests/${id}/messages`, { text: 'It helped.' })).body.state,
    ).toBe('open');
    const close = () => support('POST', `/v1/support/requests/${id}/closure`, { reason: 'Kim can sign in.' });
    expect((await close()).body.state).toBe('closed');
    const reopened = await anna('POST', `/v1/support-requests/${id}/messages`, { text: 'It came back.' });
    expect(reopened.body).toMatchObject({ state: 'open', closure: null });
    await close();
    expect((await anna('GET', `/v1/support-requests/${id}`)).body).toMatchObject({
      state: 'closed',
      closure: { reason: 'Kim can sign in.' },
      allowedActions: ['write'],
    });
    await cloud.advance({ days: 14 });
    expect(problem(await anna('POST', `/v1/support-requests/${id}/messages`, { text: 'x' }))).toBe(
      '409 request-closed',
    );
  });

  test('R33 R65 R66 R67 what one has taken another takes over expressly, or puts back; each is in the history', async () => {
    const { body } = await anna('POST', '/v1/support-requests', { subject: 'Hand-over', text: 'x' });
    const desk = `/v1/support/requests/${body.id}`;
    const ben = await apiAs(cloud, { accountId: 'ben@vendor.example', scope: 'support' });
    const taken = await support('POST', `${desk}/assignment`);
    expect(taken.body.allowedActions).toEqual(['take', 'take-over', 'release', 'answer', 'close']);
    const twice = await support('POST', `${desk}/assignment`);
    expect([twice.status, twice.headers.get('etag')]).toEqual([200, taken.headers.get('etag')]);
    const seen = await ben('GET', desk);
    expect(seen.body).toMatchObject({
      takenBy: 'desk@vendor.example',
      allowedActions: ['take-over', 'release', 'answer', 'close'],
      blockedActions: [
        { action: 'take', code: 'request-taken', remedy: expect.stringContaining('takeOver') },
      ],
    });
    expect(problem(await ben('POST', `${desk}/assignment`))).toBe('409 request-taken');
    const stale = { 'if-match': '"1"' };
    expect(problem(await ben('POST', `${desk}/assignment`, { takeOver: true }, stale))).toBe(
      '412 precondition-failed',
    );
    const current = { 'if-match': seen.headers.get('etag') ?? '' };
    const over = await ben('POST', `${desk}/assignment`, { takeOver: true }, current);
    expect(over.body).toMatchObject({ state: 'taken', takenBy: 'ben@vendor.example' });
    expect((await support('DELETE', `${desk}/assignment`)).body).toMatchObject({
      state: 'open',
      takenBy: null,
    });
    expect(problem(await support('DELETE', `${desk}/assignment`))).toBe('409 request-not-taken');
    const answered = await ben('POST', `${desk}/answers`, { text: 'Done.' });
    expect(answered.body).toMatchObject({ state: 'answered', takenBy: 'ben@vendor.example' });
    const closed = await ben('POST', `${desk}/closure`, { reason: 'Nothing more to do.' });
    expect(closed.body).toMatchObject({ state: 'closed', allowedActions: [] });
    expect(problem(await ben('POST', `${desk}/closure`, { reason: 'Again.' }))).toBe('409 request-closed');
    expect((await support('GET', desk)).body.closure).toEqual(closed.body.closure);
    const { items } = (await support('GET', `${desk}/history`)).body;
    const told = items.map(({ actor, from, to, events }: (typeof items)[number]) => [
      actor.accountId,
      from,
      to,
      events[0].type,
      events[0].reason,
    ]);
    const [ada, other] = ['desk@vendor.example', 'ben@vendor.example'];
    expect(told).toEqual([
      ['anna@partner.example', null, 'open', 'request-opened', undefined],
      [ada, 'open', 'taken', 'request-taken', undefined],
      [other, 'taken', 'taken', 'request-taken', undefined],
      [ada, 'taken', 'open', 'request-released', undefined],
      [other, 'open', 'answered', 'request-answered', undefined],
      [other, 'answered', 'closed', 'request-closed', 'Nothing more to do.'],
    ]);
    expect(
      items.slice(1).every(({ onBehalfOf }: (typeof items)[number]) => onBehalfOf.role === 'partner'),
    ).toBe(true);
  });

  test('R66 support reads the history of a partner and of a customer, and finds none of what is not there', async () => {
    const { customerId } = await programme.enrol('SE');
    const { body: asked } = await anna('POST', '/v1/support-requests', { subject: 'x', text: 'y' });
    const { partnerId } = (await support('GET', `/v1/support/requests/${asked.id}`)).body;
    const typesAt = async (path: string): Promise<string[]> =>
      (await support('GET', `/v1/support/${path}/history?limit=100`)).body.items.flatMap(
        ({ events }: { events: { type: string }[] }) => events.map(({ type }) => type),
      );
    expect(await typesAt(`partners/${partnerId}`)).toContain('partner-activated');
    expect(await typesAt(`customers/${customerId}`)).toEqual(['customer-created']);
    for (const none of ['partners/par_none', 'customers/cus_none', 'requests/req_none'])
      expect(problem(await support('GET', `/v1/support/${none}/history`))).toBe('404 not-found');
    await support('POST', `/v1/support/requests/${asked.id}/closure`);
  });

  test('R33 the queue shows what is looked for: a kind, a partner, a subscription, who took it', async () => {
    const { subscriptionId } = await programme.enrol('SE');
    const about = await anna('POST', '/v1/support-requests', { subject: 'x', text: 'y', subscriptionId });
    const other = await otto('POST', '/v1/support-requests', { subject: 'x', text: 'y' });
    const { partnerId } = (await support('GET', `/v1/support/requests/${other.body.id}`)).body;
    const ids = async (query: string): Promise<string[]> =>
      (await support('GET', `/v1/support/requests?limit=100&${query}`)).body.items.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids(`subscriptionId=${subscriptionId}`)).toEqual([about.body.id]);
    expect(await ids(`partnerId=${partnerId}`)).toContain(other.body.id);
    expect(await ids(`partnerId=${partnerId}`)).not.toContain(about.body.id);
    expect(await ids('kind=reactivation')).not.toContain(about.body.id);
    await support('POST', `/v1/support/requests/${other.body.id}/assignment`);
    expect(await ids('state=taken&takenBy=desk@vendor.example')).toContain(other.body.id);
    expect(await ids('state=taken&takenBy=ben@vendor.example')).not.toContain(other.body.id);
    expect(problem(await support('GET', '/v1/support/requests?kind=nothing'))).toBe('400 malformed-request');
    await support('POST', `/v1/support/requests/${other.body.id}/closure`);
    await support('POST', `/v1/support/requests/${about.body.id}/closure`);
  });

  test('R69 another partner’s request, and asking about its subscription, are answered like nothing', async () => {
    const { subscriptionId } = await programme.enrol('SE');
    const ask = { subject: 'x', text: 'y', subscriptionId };
    expect(problem(await otto('POST', '/v1/support-requests', ask))).toBe('404 not-found');
    const { body } = await anna('POST', '/v1/support-requests', ask);
    const missing = 'req_01M7XRT97WVRWC7DZ2A0WTZ7V1';
    for (const [method, suffix, content] of [
      ['GET', '', undefined],
      ['POST', '/messages', { text: 'x' }],
    ] as const) {
      const foreign = await otto(method, `/v1/support-requests/${body.id}${suffix}`, content);
      const none = await otto(method, `/v1/support-requests/${missing}${suffix}`, content);
      expect([foreign.status, foreign.body]).toEqual([404, none.body]);
    }
    const tagged = await otto(
      'POST',
      `/v1/support-requests/${body.id}/messages`,
      { text: 'x' },
      { 'if-match': '"7"' },
    );
    expect(problem(tagged)).toBe('404 not-found');
    const own = (await otto('GET', '/v1/support-requests')).body.items;
    expect(own.map(({ id }: { id: string }) => id)).not.toContain(body.id);
  });

  test('the queue is paged, oldest first', async () => {
    for (const subject of ['first', 'second', 'third'])
      await otto('POST', '/v1/support-requests', { subject, text: 'x' });
    const page = await support('GET', '/v1/support/requests?limit=1');
    const next = await support(
      'GET',
      `/v1/support/requests?limit=1&cursor=${encodeURIComponent(page.body.nextCursor)}`,
    );
    expect(next.body.items[0].id > page.body.items[0].id).toBe(true);
    expect(
      problem(
        await support(
          'GET',
          `/v1/support/requests?state=closed&limit=1&cursor=${encodeURIComponent(page.body.nextCursor)}`,
        ),
      ),
    ).toBe('400 invalid-cursor');
  });

  test.each(['SE', 'US'])(
    'R33 R34 in %s a number that comes late opens a request with the check done; reactivation closes it; a purge deletes it',
    async (country) => {
      const { customerId, subscriptionId } = await programme.enrol(country);
      const { subscriptionId: lost, customerId: lostCustomer } = await programme.enrol(country);
      await cloud.advance({ days: 91 });
      const submit = (id: string) =>
        anna('PUT', `/v1/customers/${id}/account-number`, { accountNumber: 'A-1001' });
      expect(
        problem(
          await submit(customerId).then(() =>
            anna('PUT', `/v1/customers/${customerId}/account-number`, { accountNumber: 'A-2' }),
          ),
        ),
      ).toBe('409 account-number-is-fixed');
      await submit(lostCustomer);
      await cloud.advance({ minutes: 1 });
      const mine = (await queue()).filter(
        (item: { subscriptionId: string }) => item.subscriptionId === subscriptionId,
      );
      expect(mine).toMatchObject([
        {
          kind: 'reactivation',
          accountNumber: 'A-1001',
          subject: 'Reactivate RapidStart Services for Contoso',
        },
      ]);
      expect((await anna('GET', '/v1/support-requests?limit=100')).body.items).toContainEqual(
        expect.objectContaining({ id: mine[0].id }),
      );
      const diagnosis = (await anna('GET', `/v1/subscriptions/${subscriptionId}/diagnosis`)).body;
      expect(diagnosis).toMatchObject({
        cause: 'inactive',
        summary: expect.stringContaining('29 more days'),
      });

      const back = await support('POST', `/v1/support/subscriptions/${subscriptionId}/reactivation`, {
        accountNumber: 'A-1001',
      });
      expect(back.status).toBe(200);
      await cloud.advance({ minutes: 1 });
      expect((await support('GET', `/v1/support/requests/${mine[0].id}`)).body.state).toBe('closed');
      const history = (await support('GET', `/v1/support/subscriptions/${subscriptionId}/history`)).body
        .items;
      expect(history.at(-1)).toMatchObject({
        actor: { role: 'support', accountId: 'desk@vendor.example' },
        onBehalfOf: { role: 'customer', id: customerId },
        from: 'inactive',
      });

      const view = async () => (await anna('GET', `/v1/subscriptions/${lost}`)).body.allowedActions;
      expect(await view()).toContain('submit-account-number-again');
      const [waits] = (await queue()).filter(
        (item: { subscriptionId: string }) => item.subscriptionId === lost,
      );
      await support('POST', `/v1/support/requests/${waits.id}/closure`, { reason: 'Not that one.' });
      await cloud.advance({ minutes: 1 });
      const told = (await cloud.inbox('anna@partner.example')).filter(({ text }) => text.includes(waits.id));
      expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('Not that one.')]);
      await submit(lostCustomer);
      await cloud.advance({ minutes: 1 });
      expect(
        (await queue()).filter((item: { subscriptionId: string }) => item.subscriptionId === lost),
      ).toHaveLength(1);

      await cloud.advance({ days: 31 });
      expect((await support('GET', `/v1/support/subscriptions/${lost}`)).body.status).toBe('purged');
      expect((await support('GET', `/v1/support/subscriptions/${lost}/diagnosis`)).body.cause).toBe('purged');
      const rows = await itemsIn('eu-north-1', 'onramp-eu');
      expect(rows.filter((row) => row.includes('REQUEST') && row.includes(lost))).toEqual([]);
      expect(rows.some((row) => row.includes('REQUEST') && row.includes(subscriptionId))).toBe(true);
      expect(
        (await anna('GET', '/v1/support-requests?limit=100')).body.items.map(
          (item: { subscriptionId: string }) => item.subscriptionId,
        ),
      ).not.toContain(lost);
    },
  );
});

async function itemsIn(region: string, TableName: string): Promise<string[]> {
  const client = new DynamoDBClient({
    region,
    endpoint: cloud.aws,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const items: Record<string, AttributeValue>[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) items.push(...Items);
  client.destroy();
  return items.map((item) => JSON.stringify(item));
}

describe('diagnosis', () => {
  const me = async (accountId: string, accountNumber?: string) => {
    const call = await apiAs(cloud, { accountId, scope: 'partner' });
    const { status, body } = await call(
      'GET',
      `/v1/partners/me/diagnosis${accountNumber ? `?accountNumber=${accountNumber}` : ''}`,
    );
    expect(status).toBe(200);
    return body;
  };

  test('R7 of a person, member or not, and nothing of anybody else', async () => {
    await otto('POST', '/v1/partners/me/users', { accountId: 'new@other.example', sendInvitation: false });
    expect((await me('nobody@nowhere.example')).cause).toBe('other-identity');
    expect((await me('nobody@nowhere.example', 'P-2')).cause).toBe('other-identity');
    expect((await me('ida@other.example', 'P-2')).cause).toBe('not-added-to-organization');
    expect((await me('new@other.example')).cause).toBe('first-sign-in-pending');
    expect((await me('kim@contoso.example')).cause).toBe('other-identity');
    for (const accountId of ['nobody@nowhere.example', 'ida@other.example'])
      expect(JSON.stringify(await me(accountId, 'P-2'))).not.toMatch(/otto|Other Partner|par_/);
    await support('PUT', '/v1/support/accounts/P-9', {
      organization: {
        name: 'Fresh Partner',
        address: { line1: 'x', city: 'x', postalCode: '1', country: 'SE' },
      },
      identities: ['fresh@fresh.example'],
      partnersOfRecord: [],
    });
    expect((await me('fresh@fresh.example', 'P-9')).cause).toBe('organization-not-active');
    const fresh = await apiAs(cloud, { accountId: 'fresh@fresh.example', scope: 'partner' });
    await fresh('POST', '/v1/partners', {
      accountNumber: 'P-9',
      organization: { name: 'Fresh Partner', country: 'SE', phone: '+46 8 123 456' },
    });
    expect(await me('fresh@fresh.example')).toMatchObject({
      cause: 'still-provisioning',
      nextStep: { by: 'you', until: expect.any(String) },
    });
    await cloud.advance({ days: 3, minutes: 1 });
    expect(await me('fresh@fresh.example')).toMatchObject({
      cause: 'nothing-found',
      nextStep: { by: 'support' },
    });
  });

  test('R7 of a subscription: not sent, not accepted, replaced, withdrawn, expired', async () => {
    const { subscriptionId } = await programme.enrol('AU');
    const path = `/v1/subscriptions/${subscriptionId}`;
    const cause = async () => (await anna('GET', `${path}/diagnosis`)).body.cause;
    const send = () =>
      anna('POST', `${path}/activation`, {
        customerAdministrator: { accountId: 'kim@contoso.example', firstName: 'Kim', lastName: 'Berg' },
      });
    expect(await cause()).toBe('activation-not-sent');
    await send();
    await cloud.advance({ minutes: 1 });
    expect(await cause()).toBe('invitation-not-accepted');
    await send();
    await cloud.advance({ minutes: 1 });
    expect(await cause()).toBe('invitation-replaced');
    await anna('DELETE', `${path}/activation`);
    expect(await cause()).toBe('invitation-withdrawn');
    await send();
    await cloud.advance({ days: 15 });
    expect(await cause()).toBe('invitation-expired');
    expect(problem(await otto('GET', `${path}/diagnosis`))).toBe('404 not-found');
  });
});
