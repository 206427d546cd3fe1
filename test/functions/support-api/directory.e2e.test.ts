import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { address, apiAs, type Call, type Programme, startProgramme } from '../../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let otto: Call;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  await programme.support('PUT', '/v1/support/accounts/P-2', {
    organization: { name: 'Other Partner AB', address },
    identities: ['otto@other.example'],
    partnersOfRecord: [],
  });
  otto = await apiAs(cloud, { accountId: 'otto@other.example', scope: 'partner' });
  await otto('POST', '/v1/partners', {
    accountNumber: 'P-2',
    organization: { name: 'Other Partner AB', country: 'SE', phone: '+46 8 999 999' },
  });
});
afterAll(() => cloud?.stop());

const record = (accountNumber: string, name: string, partner = 'P-1') => ({
  accountNumber,
  organization: { name, phone: '+46 8 700 00 00', address },
  identities: [],
  partnersOfRecord: [{ productLine: 'rapidstart', partnerAccountNumber: partner }],
});
const imported = async (text: string) => {
  const type = { 'content-type': 'application/x-ndjson' };
  const { status, body } = await programme.support('POST', '/v1/support/accounts/import', text, type);
  expect(status).toBe(200);
  return body;
};
const statuses = ({ lines }: { lines: { status: string }[] }) => lines.map(({ status }) => status);
const numbers = (items: { accountNumber: string }[]) => items.map(({ accountNumber }) => accountNumber);
const named = async (call: Call, name: string, more = '') =>
  (await call('GET', `/v1/accounts?name=${encodeURIComponent(name)}${more}`)).body;

describe('an import', () => {
  test('R9 takes a file as Windows writes it, with a mark at its beginning and empty lines, or without a last line end', async () => {
    const [one, two] = [record('F-1', 'Fourth Coffee'), record('F-2', 'Fifth Coffee')].map((line) =>
      JSON.stringify(line),
    );
    const body = await imported(`\ufeff${one}\r\n\r\n${two}\r\n`);
    expect(body).toEqual({
      recorded: 2,
      failed: 0,
      superseded: 0,
      left: 0,
      lines: [
        { line: 1, status: 'created', accountNumber: 'F-1' },
        { line: 3, status: 'created', accountNumber: 'F-2' },
      ],
    });
    expect(statuses(await imported(`${one}\n${two}`))).toEqual(['unchanged', 'unchanged']);
  });

  test('R9 R15 R68 records the good lines of a bad file, and tells what is wrong with each of the others', async () => {
    const good = record('G-1', 'Graphic Design Institute');
    const card = { ...record('G-2', 'Card 4111 1111 1111 1111 AB') };
    const lines = [
      JSON.stringify(good),
      JSON.stringify(card),
      '{"accountNumber": "G-3"',
      JSON.stringify({ ...record('G-4', 'Extra'), rating: 5 }),
      JSON.stringify({ ...record('G-5', 'Secret'), password: 'x' }),
      JSON.stringify({ ...record('G 6', 'Number with a space') }),
      '[]',
      JSON.stringify({ ...good, organization: { ...good.organization, phone: '+46 8 700 00 01' } }),
    ];
    const body = await imported(lines.join('\n'));
    expect(body).toMatchObject({ recorded: 1, failed: 6, superseded: 1, left: 0 });
    expect(statuses(body)).toEqual(['superseded', ...Array(6).fill('failed'), 'created']);
    const failed = body.lines.slice(1, 7) as { code: string; detail: string; pointer?: string }[];
    expect(failed.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['card-number-not-accepted', '/organization/name'],
      ['malformed-request', undefined],
      ['invalid-request', expect.any(String)],
      ['secret-not-accepted', '/password'],
      ['invalid-request', '/accountNumber'],
      ['invalid-request', ''],
    ]);
    expect(failed.every(({ detail }) => /^(?:\/|The line|This )/.test(detail))).toBe(true);
    expect(JSON.stringify(body)).not.toContain('4111');
    const { body: stored } = await programme.support('GET', '/v1/support/accounts/G-1');
    expect(stored.organization.phone).toBe('+46 8 700 00 01');
    expect((await imported(lines.join('\n'))).lines.at(-1).status).toBe('unchanged');
  });

  test('R9 a moved partner of record holds from the answer on, for the one and for the other', async () => {
    await imported(JSON.stringify(record('M-1', 'Margie’s Travel')));
    expect((await programme.partner('GET', '/v1/accounts/M-1')).status).toBe(200);
    await imported(JSON.stringify(record('M-1', 'Margie’s Travel', 'P-2')));
    const [foreign, missing] = [
      await programme.partner('GET', '/v1/accounts/M-1'),
      await programme.partner('GET', '/v1/accounts/M-404'),
    ];
    expect([foreign.status, foreign.body]).toEqual([404, missing.body]);
    expect(numbers((await named(programme.partner, 'margies travel')).items)).toEqual([]);
    expect((await otto('GET', '/v1/accounts/M-1')).status).toBe(200);
    expect(numbers((await named(otto, 'travel')).items)).toEqual(['M-1']);
  });
});

test('R66 the history of a record says who moved it from which partner of record to which', async () => {
  for (const partner of ['P-1', 'P-2', 'P-2'])
    await programme.support('PUT', '/v1/support/accounts/H-1', {
      ...record('H-1', `Humongous ${partner}`, partner),
      accountNumber: undefined,
      identities: partner === 'P-1' ? [] : ['it@humongous.example'],
    });
  const { status, body } = await programme.support('GET', '/v1/support/accounts/H-1/history');
  const desk = { role: 'support', accountId: 'desk@vendor.example' };
  expect([status, body.nextCursor]).toEqual([200, null]);
  expect(body.items).toMatchObject([
    { actor: desk, from: null, to: 'P-1', events: [{ type: 'account-recorded' }] },
    { actor: desk, from: 'P-1', to: 'P-2', events: [{ type: 'account-recorded' }] },
  ]);
  expect((await programme.support('GET', '/v1/support/accounts/H-404/history')).status).toBe(404);
});

describe('a search', () => {
  const many = Array.from({ length: 30 }, (_, at) => record(`S-${100 + at}`, `Southridge ${at} Video`));
  beforeAll(() => imported(many.map((line) => JSON.stringify(line)).join('\n')));

  test('R10 gives the closest and says whether there are more; there are no further pages', async () => {
    const page = await named(programme.partner, 'southridge', '&limit=4');
    expect([page.items.length, page.nextCursor, page.hasMore]).toEqual([4, null, true]);
    expect(await named(programme.partner, 'southridge 17')).toMatchObject({
      items: [{ accountNumber: 'S-117' }],
      nextCursor: null,
      hasMore: false,
    });
    expect(await named(otto, 'southridge')).toEqual({ items: [], nextCursor: null, hasMore: false });
  });

  test.each([
    [
      'accountNumber=S-11',
      ['S-110', 'S-111', 'S-112', 'S-113', 'S-114', 'S-115', 'S-116', 'S-117', 'S-118', 'S-119'],
    ],
    ['accountNumber=s-129', ['S-129']],
    ['name=video+southridge+29', ['S-129']],
    ['name=sothridge+29+video', ['S-129']],
  ])('R9 R10 support finds by %s', async (query, found) => {
    const { status, body } = await programme.support('GET', `/v1/support/accounts?${query}`);
    expect([status, numbers(body.items), body.hasMore]).toEqual([200, found, false]);
  });

  test.each(['', '?name=x&accountNumber=S-1', '?accountNumber=S%201'])(
    'R68 support is told how to search instead of "%s"',
    async (query) => {
      const { status, body } = await programme.support('GET', `/v1/support/accounts${query}`);
      expect([status, body.errors.length]).toEqual([400, 1]);
    },
  );

  test('R10 phone numbers are found in any notation', async () => {
    await imported(
      JSON.stringify({
        ...record('T-1', 'Tailspin'),
        organization: { ...record('', 'Tailspin').organization, phone: '(08) 123-4567' },
      }),
    );
    for (const notation of ['+46 8 123 45 67', '0046 8-1234567', '08 1234567', '(08) 123 45 67'])
      expect([
        notation,
        numbers(
          (await programme.partner('GET', `/v1/accounts?phone=${encodeURIComponent(notation)}`)).body.items,
        ),
      ]).toEqual([notation, ['T-1']]);
  });
});

test('R9 an export has every account once, page by page, and an import takes it as it is', async () => {
  const lines: string[] = [];
  let next: string | undefined = '/v1/support/accounts/export';
  while (next !== undefined) {
    const { status, headers, body }: Awaited<ReturnType<Call>> = await programme.support('GET', next);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    // A page of one line is one JSON object.
    lines.push(...(typeof body === 'string' ? body.trimEnd().split('\n') : [JSON.stringify(body)]));
    next = headers.get('link')?.match(/^<([^>]+)>; rel="next"$/)?.[1];
  }
  const all = lines.map((line) => JSON.parse(line).accountNumber);
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(expect.arrayContaining(['P-1', 'P-2', 'A-1001', 'F-1', 'F-2', 'M-1', 'S-129']));
  const again = await imported(lines.join('\n'));
  expect(again).toMatchObject({ recorded: all.length, failed: 0, superseded: 0, left: 0 });
  expect(new Set(statuses(again))).toEqual(new Set(['unchanged']));
});
