import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type ApiAnswer,
  address,
  apiAs,
  kim,
  type Programme,
  startProgramme,
} from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let token: string;
const numbers: Record<string, string> = {};

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  token = await cloud.token(kim.accountId, 'onramp/customer');
  numbers['Nordic Partner AB'] = (await programme.partner('GET', '/v1/partners/me')).body.authorizationNumber;
  await activate('P-2', { name: 'Nordvest Rådgivning AS', country: 'NO', phone: '22 12 34 56' });
  await activate('P-3', { name: 'Evergreen Consulting Inc.', country: 'US', phone: '(425) 555-0100' });
  await activate('P-4', { name: 'Muster Beratung GmbH', country: 'DE', phone: '+4915123456787' });
});
afterAll(() => cloud?.stop());

async function activate(
  accountNumber: string,
  organization: { name: string; country: string; phone: string },
): Promise<void> {
  const accountId = `admin@${accountNumber.toLowerCase()}.example`;
  const record = { organization: { name: organization.name, address }, identities: [accountId] };
  await programme.support('PUT', `/v1/support/accounts/${accountNumber}`, {
    ...record,
    partnersOfRecord: [],
  });
  const admin = await apiAs(cloud, { accountId, scope: 'partner' });
  const { body } = await admin('POST', '/v1/partners', { accountNumber, organization });
  numbers[organization.name] = body.authorizationNumber;
}

/** Searches as a customer, at a data center. */
async function search(query: string, dataCenter = 'eu'): Promise<Pick<ApiAnswer, 'status' | 'body'>> {
  const response = await fetch(`${cloud.dataCenters[dataCenter]}/v1/partners?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: await response.json() };
}

const namesOf = ({ body }: Pick<ApiAnswer, 'body'>): string[] =>
  body.items.map(({ organization }: { organization: { name: string } }) => organization.name);

test.each(['eu', 'us', 'ap'])(
  'R53 a customer in %s finds a partner by its ten-digit authorization number, and nothing personal',
  async (dataCenter) => {
    const authorizationNumber = numbers['Evergreen Consulting Inc.'];
    const { status, body } = await search(`authorizationNumber=${authorizationNumber}`, dataCenter);
    expect([status, body]).toEqual([
      200,
      {
        items: [
          {
            authorizationNumber,
            organization: { name: 'Evergreen Consulting Inc.', country: 'US', phone: '(425) 555-0100' },
          },
        ],
        nextCursor: null,
        hasMore: false,
      },
    ]);
  },
);

test.each([
  ['Nordic Partner', ['Nordic Partner AB']],
  ['partner nordic', ['Nordic Partner AB']],
  ['radgivning', ['Nordvest Rådgivning AS']],
  ['evergren', ['Evergreen Consulting Inc.']],
  ['Nord', ['Nordic Partner AB', 'Nordvest Rådgivning AS']],
  ['Southern', []],
])('R53 the name %s finds %j', async (name, found) => {
  expect(namesOf(await search(`name=${encodeURIComponent(name)}`, 'us')).sort()).toEqual(found);
});

test.each([
  ['+46 8 123 456', 'Nordic Partner AB'],
  ['+46 (0)8-123 456', 'Nordic Partner AB'],
  ['0046 8 123 456', 'Nordic Partner AB'],
  ['08-123 456', 'Nordic Partner AB'],
  ['+47 22123456', 'Nordvest Rådgivning AS'],
  ['22 12 34 56', 'Nordvest Rådgivning AS'],
  ['+1 425 555 0100', 'Evergreen Consulting Inc.'],
  ['1-425-555-0100', 'Evergreen Consulting Inc.'],
  ['(425) 555-0100', 'Evergreen Consulting Inc.'],
  ['(08) 123 456', 'Nordic Partner AB'],
  ['011 46 8 123 456', 'Nordic Partner AB'],
  ['011 1 425 555 0100', 'Evergreen Consulting Inc.'],
  ['+4915123456787', 'Muster Beratung GmbH'],
  ['0049 151 2345 6787', 'Muster Beratung GmbH'],
])('R53 the phone number %s finds %s, in whatever notation it was given', async (phone, name) => {
  expect(namesOf(await search(`phone=${encodeURIComponent(phone)}`))).toEqual([name]);
});

test('R53 who does not get all that was found is told so, customers and support alike', async () => {
  const asSupport = async (query: string) =>
    (await programme.support('GET', `/v1/support/partners?${query}`)).body;
  const asCustomer = async (query: string) => (await search(query)).body;
  for (const found of [asSupport, asCustomer]) {
    expect(await found('name=Nord&limit=1')).toMatchObject({
      items: { length: 1 },
      nextCursor: null,
      hasMore: true,
    });
    expect(await found('name=Nord&limit=2')).toMatchObject({ items: { length: 2 }, hasMore: false });
    expect(await found('phone=08-123+456')).toMatchObject({ items: { length: 1 }, hasMore: false });
  }
  expect(await asSupport('accountNumber=P-1')).toMatchObject({ items: { length: 1 }, hasMore: false });
});

test('R15 a card number is refused where a phone number is looked for', async () => {
  const { status, body } = await search('phone=4111111111111111');
  expect([status, body.code]).toEqual([422, 'card-number-not-accepted']);
});

test('R53 another country’s number with the same digits is another number', async () => {
  expect(namesOf(await search(`phone=${encodeURIComponent('+45 8 123 456')}`))).toEqual([]);
});

test.each(['', 'name=Nordic&phone=123456', 'authorizationNumber=123', 'phone=abc'])(
  'R53 a search by %j is told how to search',
  async (query) => {
    const { status, body } = await search(query);
    expect([status, body.code]).toEqual([400, 'malformed-request']);
  },
);

test('R53 support finds the same partners, with their users', async () => {
  for (const query of [
    'name=evergreen',
    'phone=%2B14255550100',
    `authorizationNumber=${numbers['Evergreen Consulting Inc.']}`,
    'accountNumber=P-3',
  ]) {
    const { status, body } = await programme.support('GET', `/v1/support/partners?${query}`);
    expect([query, status]).toEqual([query, 200]);
    expect(body.items).toMatchObject([{ accountNumber: 'P-3', users: [{ accountId: 'admin@p-3.example' }] }]);
  }
});
