import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultCatalog } from '../../../lib/catalog.ts';
import { accountNotFound } from '../../../lib/domain/customer/customer.ts';
import type { Commit } from '../../../lib/operations/ports/commit.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import { DataCenterUnavailable } from '../../../lib/operations/ports/store.ts';
import { dataCenters } from '../../../lib/store/data-centers.ts';
import { TableStore } from '../../../lib/store/table.ts';
import { addedAt, change, customer } from '../support/records.ts';
import { tablesForAll } from '../support/test-tables.ts';
import { watched } from '../support/watched.ts';

const place = ref('customer', customer.id);
const commit: Commit = {
  writes: [
    { put: place, value: customer, expect: 1 },
    { check: ref('account', 'A-1'), expect: 1, otherwise: accountNotFound },
  ],
  change: change(place, 2),
};

/** Everything that a store does. */
const calls: readonly [string, (store: TableStore) => Promise<unknown>][] = [
  ['load', (store) => store.load({ place })],
  ['commit', (store) => store.commit(commit)],
  ['list', (store) => store.list({ of: 'customers', partnerId: 'par_1' }, { limit: 1 })],
  ['overdue', (store) => store.overdue(addedAt, { limit: 1 })],
  [
    'saveProgress',
    (store) =>
      store.saveProgress(
        { value: change(place, 1), version: 1 },
        { reactions: [], mails: [], dueAt: addedAt },
      ),
  ],
  ['emptyPartition', (store) => store.emptyPartition(place, [])],
  ['forget', (store) => store.forget(place)],
];

const tables = tablesForAll();
let silent: Server;
let port: number;

beforeAll(async () => {
  silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  port = (silent.address() as { port: number }).port;
});
afterAll(() => {
  silent.close();
});

describe('a commit that DynamoDB cancels', () => {
  const cancelledBy = async (...codes: string[]) => {
    const cancelled = new TransactionCanceledException({
      message: 'Transaction cancelled',
      $metadata: { httpStatusCode: 400 },
      CancellationReasons: codes.map((Code) => ({ Code })),
    });
    const { client } = watched(tables.client, () => Promise.reject(cancelled));
    return new TableStore(client, 'any').commit(commit);
  };

  test('is decided again after a conflict with another transaction', async () => {
    expect(await cancelledBy('None', 'None', 'TransactionConflict')).toEqual({ is: 'again' });
    expect(await cancelledBy('TransactionConflict', 'TransactionConflict', 'TransactionConflict')).toEqual({
      is: 'again',
    });
  });

  test('is the refusal of the condition that failed, also beside a conflict', async () => {
    const refused = { is: 'refused', refusal: accountNotFound };
    expect(await cancelledBy('TransactionConflict', 'ConditionalCheckFailed', 'None')).toEqual(refused);
    expect(await cancelledBy('ConditionalCheckFailed', 'ConditionalCheckFailed', 'None')).toEqual(refused);
    expect(await cancelledBy('ConditionalCheckFailed', 'None', 'None')).toEqual({ is: 'again' });
  });

  test.each(['ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'is a data center that does not answer: %s',
    async (code) => {
      await expect(cancelledBy('None', code, 'None')).rejects.toThrow(DataCenterUnavailable);
    },
  );

  test('is an error when the program is at fault', async () => {
    await expect(cancelledBy('None', 'ValidationError', 'None')).rejects.toThrow(
      TransactionCanceledException,
    );
  });
});

describe.each(calls)('%s', (_name, call) => {
  const failing = (error: unknown) =>
    call(new TableStore(watched(tables.client, () => Promise.reject(error)).client, 'any'));
  const named = (name: string, httpStatusCode = 400) =>
    Object.assign(new Error('No'), { name, $metadata: { httpStatusCode } });

  test.each([
    ['ThrottlingException', 400],
    ['ProvisionedThroughputExceededException', 400],
    ['RequestLimitExceeded', 400],
    ['TransactionInProgressException', 400],
    ['InternalServerError', 500],
    ['SomethingNew', 503],
    ['TimeoutError', undefined],
  ])('%s is a data center that does not answer', async (name, status) => {
    await expect(failing(named(name, status))).rejects.toThrow(DataCenterUnavailable);
  });

  test('what the program or its role does wrong is no outage', async () => {
    for (const name of ['ValidationException', 'AccessDeniedException', 'ResourceNotFoundException'])
      await expect(failing(named(name))).rejects.toThrow(expect.objectContaining({ name }));
  });
});

describe('a region that cannot be reached does not answer, whatever is asked of it', () => {
  // In a process of its own: errors of sockets are no errors to the SDK in the tests' own world of objects.
  const unreachable = async (endpoint: string): Promise<Record<string, string>> => {
    const program = join(import.meta.dirname, 'unreachable.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program, endpoint]);
    return JSON.parse(stdout);
  };
  const everyCall = [
    'commit',
    'emptyPartition',
    'forget',
    'list',
    'load',
    'overdue',
    'report',
    'saveProgress',
  ];
  const unavailable = Object.fromEntries(everyCall.map((name) => [name, 'DataCenterUnavailable']));

  test('when it takes no connection', async () => {
    const free = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const address = probe.address() as { port: number };
        probe.close(() => resolve(address.port));
      });
    });
    expect(await unreachable(`http://127.0.0.1:${free}`)).toEqual(unavailable);
  });

  test('when it takes the request and stays silent', async () => {
    expect(await unreachable(`http://127.0.0.1:${port}`)).toEqual(unavailable);
  });
});

describe('R20 the data centers of a deployment', () => {
  const tablesOf = {
    eu: { region: 'eu-north-1', table: 'onramp-eu' },
    us: { region: 'us-east-1', table: 'onramp-us' },
  };

  test('have one store each, home among them', () => {
    const known = dataCenters(defaultCatalog, tablesOf, 'us');
    expect(known.here).toBe('us');
    expect(known.in('us')).toBe(known.in('us'));
    expect(known.home).toBe(known.in('eu'));
    expect(known.in('us')).not.toBe(known.home);
  });

  test('do not include one whose table is not configured', () => {
    expect(() => dataCenters(defaultCatalog, tablesOf, 'eu').in('ap')).toThrow('data center ap');
  });
});
