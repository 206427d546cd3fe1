import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type ApiAnswer,
  apiAs,
  type Call,
  type Programme,
  problem,
  startProgramme,
} from '../../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let anna: Call;
let otto: Call;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  anna = programme.partner;
  otto = await apiAs(cloud, { accountId: 'otto@other.example', scope: 'partner' });
  await programme.support('PUT', '/v1/support/accounts/P-2', {
    organization: {
      name: 'Other Partner',
      address: { line1: 'x', city: 'x', postalCode: 'x', country: 'SE' },
    },
    identities: ['otto@other.example'],
    partnersOfRecord: [],
  });
  await otto('POST', '/v1/partners', {
    accountNumber: 'P-2',
    organization: { name: 'Other Partner', country: 'SE', phone: '+46 8 123 456' },
  });
});
afterAll(() => cloud?.stop());

const csvType = { 'content-type': 'text/csv; charset=utf-8' };
const linesType = { 'content-type': 'application/x-ndjson' };
const send = (file: string, headers: Record<string, string> = csvType) =>
  anna('POST', '/v1/enrolments', file, headers);
const rest = () => cloud.advance({ minutes: 1 });

const header =
  'externalId;kind;accountNumber;organizationName;contactEmail;administratorAccountId;administratorFirstName;administratorLastName;language;service;countryOfUse;sendActivation';
const record = (id: string, country = 'SE') =>
  `${id};prospect;;"Åkeri ""Öst""; ${id}";it@${id}.example;kim@${id}.example;Kim;Berg;sv;rapidstart-services;${country};SANT`;
const table = (...records: string[]) => `\ufeff${[header, ...records].join('\r\n')}\r\n`;

async function rowsOf(id: string, query = ''): Promise<Record<string, unknown>[]> {
  return (await anna('GET', `/v1/enrolments/${id}/rows?limit=100${query}`)).body.items;
}

describe('a table from a spreadsheet', () => {
  let id: string;

  test('R65 R67 is looked at first: per row, what would happen', async () => {
    const file = table(
      record('a'),
      record('b', 'US'),
      'c;existing;A-1001;;it@c.example;;;;;;;',
      'd;existing;A-404;;it@d.example;;;;;;;',
      record('e', 'XX'),
      record('a'),
      'f;prospect;;4111 1111 1111 1111;it@f.example;kim@f.example;Kim;Berg;sv;;;',
    );
    const answer = await send(file, { ...csvType, 'idempotency-key': 'file-1' });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ status: 'checking', rows: { total: 7, refused: 2, unchecked: 5 } });
    expect(answer.body.blockedActions).toMatchObject([{ action: 'run', code: 'enrolment-not-checked' }]);
    id = answer.body.id;
    expect(id).toMatch(/^enr_/);
    expect(answer.headers.get('location')).toBe(`/v1/enrolments/${id}`);
    const again = await send(file, { ...csvType, 'idempotency-key': 'file-1' });
    expect(again.body.id).toBe(id);

    await rest();
    const checked = await anna('GET', `/v1/enrolments/${id}`);
    expect(checked.body).toMatchObject({
      status: 'checked',
      createdBy: 'anna@partner.example',
      rows: { total: 7, unchecked: 0, wouldEnrol: 3, refused: 4, enrolled: 0, unchanged: 0, left: 0 },
      allowedActions: ['run', 'cancel'],
    });
    expect(await rowsOf(id)).toMatchObject([
      {
        line: 2,
        externalId: 'a',
        status: 'would-enrol',
        actions: ['create-customer', 'add-service', 'send-activation'],
      },
      { line: 3, externalId: 'b', status: 'would-enrol' },
      { line: 4, externalId: 'c', status: 'would-enrol', actions: ['create-customer'] },
      {
        line: 5,
        status: 'refused',
        problem: { code: 'account-not-found', errors: [{ pointer: '/accountNumber' }] },
      },
      {
        line: 6,
        status: 'refused',
        problem: { code: 'country-not-supported', errors: [{ pointer: '/subscription/countryOfUse' }] },
      },
      { line: 7, externalId: 'a', status: 'refused', problem: { code: 'external-id-repeated' } },
      { line: 8, externalId: 'f', status: 'refused', problem: { code: 'card-number-not-accepted' } },
    ]);
    expect((await anna('GET', '/v1/customers')).body.items).toEqual([]);
    expect(await cloud.inbox('it@a.example')).toEqual([]);
  });

  test('R68 the refusals are those of the single calls, and name the column of the file', async () => {
    const single = await anna('POST', '/v1/customers', {
      kind: 'existing',
      accountNumber: 'A-404',
      contactEmail: 'it@d.example',
    });
    const [row] = await rowsOf(id, '&status=refused');
    const { code, detail, errors } = single.body;
    const [error] = errors;
    expect(row?.problem).toEqual({ code, detail, errors: [{ ...error, column: 'accountNumber' }] });
  });

  test('R11 R20 R21 R67 is then carried out, once, on the version that was looked at', async () => {
    const { headers } = await anna('GET', `/v1/enrolments/${id}`);
    const stale = await anna('POST', `/v1/enrolments/${id}/run`, undefined, { 'if-match': '"1"' });
    expect(problem(stale)).toBe('412 precondition-failed');
    const run = await anna('POST', `/v1/enrolments/${id}/run`, undefined, {
      'if-match': headers.get('etag') ?? '',
    });
    expect([run.status, run.body.status]).toEqual([202, 'running']);
    await rest();
    const { body } = await anna('GET', `/v1/enrolments/${id}`);
    expect(body).toMatchObject({ status: 'finished', rows: { enrolled: 3, refused: 4, left: 0 } });
    const [first, second, third] = await rowsOf(id, '&status=enrolled');
    const customer = await anna('GET', `/v1/customers/${first?.customerId}`);
    expect(customer.body).toMatchObject({ externalId: 'a', organization: { name: 'Åkeri "Öst"; a' } });
    for (const [row, dataCenter] of [
      [first, 'eu'],
      [second, 'us'],
    ] as const)
      expect((await anna('GET', `/v1/subscriptions/${row?.subscriptionId}`)).body).toMatchObject({
        status: 'invitation-sent',
        dataCenter,
      });
    expect((await anna('GET', `/v1/customers/${third?.customerId}`)).body.organization.name).toBe(
      'Contoso Ltd',
    );
    expect((await cloud.inbox('it@a.example')).length).toBe(1);
    expect(problem(await anna('POST', `/v1/enrolments/${id}/run`))).toBe('409 enrolment-ended');
  });

  test('R66 its history, and that of what it enrolled, say who did it for whom', async () => {
    const { body } = await anna('GET', `/v1/enrolments/${id}/history`);
    expect(body.items.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
      [null, 'checking'],
      ['checking', 'checked'],
      ['checked', 'running'],
      ['running', 'finished'],
    ]);
    const [row] = await rowsOf(id, '&status=enrolled');
    const history = await anna('GET', `/v1/customers/${row?.customerId}/history`);
    const by = {
      actor: { role: 'partner', accountId: 'anna@partner.example' },
      onBehalfOf: { role: 'partner' },
    };
    for (const change of [...body.items, ...history.body.items]) expect(change).toMatchObject(by);
  });

  test('R67 the same file again changes nothing; the partner’s own id finds the customer', async () => {
    const { body } = await send(table(record('a'), record('b', 'US')));
    await rest();
    expect((await anna('GET', `/v1/enrolments/${body.id}`)).body).toMatchObject({
      status: 'checked',
      rows: { unchanged: 2 },
      blockedActions: [{ action: 'run', code: 'nothing-to-enrol' }],
    });
    const found = await anna('GET', '/v1/customers?externalId=a');
    expect(found.body.items).toMatchObject([{ externalId: 'a' }]);
    expect((await anna('GET', '/v1/customers?externalId=none')).body.items).toEqual([]);
    expect((await otto('GET', '/v1/customers?externalId=a')).body.items).toEqual([]);
    const taken = await anna('POST', '/v1/customers', {
      externalId: 'a',
      kind: 'existing',
      accountNumber: 'A-1001',
      contactEmail: 'it@a.example',
    });
    expect(problem(taken)).toBe('409 external-id-in-use');
  });

  test('R69 to another partner it is not there', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/rows'],
      ['GET', '/history'],
      ['POST', '/run'],
      ['POST', '/cancellation'],
    ] as const) {
      const [foreign, none] = [
        await otto(method, `/v1/enrolments/${id}${path}`),
        await otto(method, `/v1/enrolments/enr_01M7XRT97WVRWC7DZ2A0WTZ7V1${path}`),
      ];
      expect(problem(foreign)).toBe('404 not-found');
      expect(foreign.body).toEqual(none.body);
    }
    expect((await otto('GET', '/v1/enrolments')).body.items).toEqual([]);
  });

  test('R34 its rows are forgotten 30 days after the end', async () => {
    await cloud.advance({ days: 29 });
    expect((await rowsOf(id)).length).toBe(7);
    await cloud.advance({ days: 2 });
    expect(problem(await anna('GET', `/v1/enrolments/${id}/rows`))).toBe('410 rows-forgotten');
    expect((await anna('GET', `/v1/enrolments/${id}`)).body).toMatchObject({
      status: 'finished',
      rows: { total: 7, enrolled: 3 },
    });
    const { body } = await anna('GET', `/v1/enrolments/${id}/history`);
    expect(body.items.at(-1).events).toMatchObject([{ type: 'rows-forgotten' }]);
  });
});

describe('JSON Lines', () => {
  const line = (externalId: string) => ({
    externalId,
    kind: 'prospect',
    organization: { name: externalId },
    contactEmail: `it@${externalId}.example`,
    customerAdministrator: { accountId: `kim@${externalId}.example`, firstName: 'Kim', lastName: 'Berg' },
  });
  const file = (count: number, from = 0) =>
    Array.from({ length: count }, (_, at) => JSON.stringify(line(`n-${from + at}`))).join('\n');

  test('R67 are enrolled in the order of the file, page by page', async () => {
    const { body } = await send(file(60), linesType);
    await rest();
    await anna('POST', `/v1/enrolments/${body.id}/run`);
    await rest();
    expect((await anna('GET', `/v1/enrolments/${body.id}`)).body.rows).toMatchObject({
      total: 60,
      enrolled: 60,
    });
    const seen: number[] = [];
    let path: string | undefined = `/v1/enrolments/${body.id}/rows?limit=23&status=enrolled`;
    while (path) {
      const { body: page, headers }: ApiAnswer = await anna('GET', path);
      seen.push(...page.items.map((row: { line: number }) => row.line));
      path = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  });

  test('R65 one that is cancelled enrols nobody any more', async () => {
    const before = (await anna('GET', '/v1/customers?limit=100')).body.items.length;
    const { body } = await send(file(5, 100), linesType);
    await rest();
    const cancelled = await anna('POST', `/v1/enrolments/${body.id}/cancellation`);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', rows: { left: 5, wouldEnrol: 0 } });
    expect(problem(await anna('POST', `/v1/enrolments/${body.id}/run`))).toBe('409 enrolment-ended');
    await rest();
    expect((await rowsOf(body.id)).map(({ status }) => status)).toEqual(Array(5).fill('left'));
    expect((await anna('GET', '/v1/customers?limit=100')).body.items.length).toBe(before);
  });

  test('R4 whoever leaves the partner midway enrols nobody any more', async () => {
    const bo = {
      accountId: 'bo@partner.example',
      firstName: 'Bo',
      lastName: 'Ek',
      role: 'implementation-expert',
    };
    const user = (await anna('POST', '/v1/partners/me/users', bo)).body.id;
    const asBo = await apiAs(cloud, { accountId: bo.accountId, scope: 'partner' });
    const { body } = await asBo('POST', '/v1/enrolments', file(8, 200), linesType);
    await rest();
    expect((await asBo('GET', `/v1/enrolments/${body.id}`)).body.status).toBe('checked');
    await cloud.control('PUT', '/_local/faults', {
      rules: [
        {
          dataCenter: 'eu',
          service: 'dynamodb',
          operation: 'TransactWriteItems',
          kind: 'delay',
          milliseconds: 150,
        },
      ],
    });
    await asBo('POST', `/v1/enrolments/${body.id}/run`);
    await anna('DELETE', `/v1/partners/me/users/${user}`);
    await cloud.control('PUT', '/_local/faults', { rules: [] });
    await rest();
    const ended = await anna('GET', `/v1/enrolments/${body.id}`);
    expect(ended.body.status).toBe('stopped');
    expect(ended.body.rows.enrolled + ended.body.rows.left).toBe(8);
    expect(ended.body.rows.left).toBeGreaterThan(0);
  });
});

describe('a file that cannot be taken', () => {
  test.each([
    ['of another type', () => send('<rows/>', { 'content-type': 'text/xml' }), '415 unsupported-media-type'],
    ['that is too large', () => send('x'.repeat(1_100_000)), '413 body-too-large'],
    ['with too many rows', () => send('{}\n'.repeat(1_001), linesType), '413 body-too-large'],
    ['without rows', () => send(header), '422 invalid-request'],
    ['with an unknown column', () => send(`${header};shoeSize\n`), '422 invalid-request'],
    ['that is not closed', () => send(`${header}\n"a`), '400 malformed-request'],
    ['of which no row can be taken', () => send('{"a":1}\n', linesType), '422 invalid-request'],
  ])('R68 %s is refused', async (_, sending, expected) => {
    expect(problem(await sending())).toBe(expected);
  });

  test('R68 one that is not UTF-8 says how to save it', async () => {
    const bytes = Buffer.from(table(record('å')), 'latin1');
    const response = await fetch(`${Object.values(cloud.dataCenters)[0]}/v1/enrolments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await cloud.token('anna@partner.example', 'onramp/partner')}`,
        ...csvType,
      },
      body: bytes,
    });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toContain('CSV UTF-8');
  });
});
