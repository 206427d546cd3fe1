import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kim, type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

/** What `docs/architecture.md` says that operations cost, as the meter counts it. */

interface MeterRow {
  readonly function: string;
  readonly operation: string;
  readonly calls: number;
  readonly capacityUnits: number;
}

let cloud: LocalCloudProcess;
let programme: Programme;
let customerId: string;
let away: string;
let inHome: string;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  const enrolled = await programme.enrol('US');
  customerId = enrolled.customerId;
  away = enrolled.subscriptionId;
  inHome = (await programme.enrol('SE')).subscriptionId;
});
afterAll(() => cloud.stop());

/** The calls of the API functions to the table while something is done: `BatchGetItem 1 = 2`. */
async function costOf(act: () => Promise<{ readonly status: number }>): Promise<[number, string]> {
  await cloud.advance({ minutes: 1 });
  await cloud.control('DELETE', '/_local/meter');
  const { status } = await act();
  await cloud.advance({ minutes: 1 });
  const { items } = (await cloud.control('GET', '/_local/meter')) as { items: readonly MeterRow[] };
  const cost = items
    .filter((row) => row.function.endsWith('-api') && row.operation !== 'GetSecretValue')
    .map(({ operation, calls, capacityUnits }) => `${operation} ${calls} = ${capacityUnits}`)
    .sort()
    .join(', ');
  return [status, cost];
}

describe('reads take one round trip, two where the membership says what to read', () => {
  test.each([
    ['the account by its number', '/v1/accounts/A-1001', 'BatchGetItem 1 = 1, Query 1 = 1'],
    ['the customer', '/v1/customers/:customer', 'BatchGetItem 1 = 2'],
    ['the subscription', '/v1/subscriptions/:away', 'BatchGetItem 1 = 2'],
    ['the list of customers', '/v1/customers', 'BatchGetItem 1 = 1, Query 1 = 0.5'],
    ['the list of subscriptions', '/v1/subscriptions', 'BatchGetItem 1 = 1, Query 1 = 0.5'],
    ['the history of a subscription', '/v1/subscriptions/:away/history', 'BatchGetItem 2 = 3, Query 1 = 1'],
    ['accounts by name', '/v1/accounts?name=contosso+ltd', 'BatchGetItem 1 = 1, Query 1 = 1'],
    ['… and nothing has all of it', '/v1/accounts?name=contoso+norge', 'BatchGetItem 1 = 1, Query 15 = 15'],
  ])('%s', async (_, path, cost) => {
    const actual = path.replace(':customer', customerId).replace(':away', away);
    expect(await costOf(() => programme.partner('GET', actual))).toEqual([200, cost]);
  });
});

describe('a command loads and commits; one that concerns another region does so there too, and reports', () => {
  const sends = (id: string) => () =>
    programme.partner('POST', `/v1/subscriptions/${id}/activation`, { customerAdministrator: kim });

  test('enrolling a prospect', async () => {
    const prospect = {
      kind: 'prospect',
      organization: { name: 'Fabrikam' },
      contactEmail: 'it@fabrikam.example',
      customerAdministrator: kim,
    };
    expect(await costOf(() => programme.partner('POST', '/v1/customers', prospect))).toEqual([
      201,
      'BatchGetItem 1 = 2, TransactWriteItems 1 = 9',
    ]);
  });

  test('sending the activation in another region', async () => {
    expect(await costOf(sends(away))).toEqual([
      202,
      'BatchGetItem 2 = 4, TransactWriteItems 1 = 6, UpdateItem 1 = 2',
    ]);
  });

  test('sending the activation in home', async () => {
    expect(await costOf(sends(inHome))).toEqual([
      202,
      'BatchGetItem 2 = 4, TransactWriteItems 1 = 8, UpdateItem 1 = 2',
    ]);
  });

  test('adding the account number', async () => {
    const path = `/v1/customers/${customerId}/account-number`;
    expect(await costOf(() => programme.partner('PUT', path, { accountNumber: 'A-1001' }))).toEqual([
      200,
      'BatchGetItem 1 = 3, TransactWriteItems 1 = 18',
    ]);
  });

  test('a record of the directory that is there already is read and nothing more', async () => {
    const record = {
      organization: {
        name: 'Contoso AB',
        address: { line1: 'Storgatan 1', city: 'Stockholm', postalCode: '111 22', country: 'SE' },
      },
      identities: [],
      partnersOfRecord: [],
    };
    const write = () => programme.support('PUT', '/v1/support/accounts/A-3001', record);
    expect(await costOf(write)).toEqual([201, 'BatchGetItem 1 = 1, TransactWriteItems 1 = 8']);
    expect(await costOf(write)).toEqual([200, 'BatchGetItem 1 = 1']);
  });
});
