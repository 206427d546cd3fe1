import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from '../../../../lib/domain/directory/account.ts';
import { findAccounts } from '../../../../lib/operations/partner/find-accounts.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import type { Store } from '../../../../lib/operations/ports/store.ts';
import { exportAccounts, searchDirectory } from '../../../../lib/operations/support/directory.ts';
import { importAccounts } from '../../../../lib/operations/support/import-accounts.ts';
import { TableStore } from '../../../../lib/store/table.ts';
import { account, at, membership, partnerSignedIn } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { watched } from '../../support/watched.ts';
import { World } from '../world.ts';

const tables = tablesForAll();
let world: World;

beforeEach(async () => {
  world = await World.create(tables, at('2026-01-01T10:00:00Z'));
});
afterEach(() => world.end());

const numbered = (from: number, to: number): Account[] =>
  Array.from({ length: to - from }, (_, index) => ({
    ...account,
    accountNumber: `A-${String(from + index).padStart(5, '0')}`,
    organization: { ...account.organization, name: `Svenska Konsult ${(from + index).toString(36)}` },
  }));
const run = async (accounts: readonly Account[], home: Store = world.plain('eu')) => {
  const imported = await importAccounts({ home })(accounts, world.caller(), () => true);
  expect(imported.every(({ is }) => is === 'created')).toBe(true);
};

interface Cost {
  readonly calls: number;
  readonly units: number;
}

/** What the engine consumes for the reads of an act. */
async function costOf(act: (client: DynamoDBDocumentClient) => Promise<unknown>): Promise<Cost> {
  let units = 0;
  const { client, sent } = watched(tables.client, async (command, send) => {
    Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' });
    const answer = await send(command);
    for (const { CapacityUnits } of [answer.ConsumedCapacity].flat() as { CapacityUnits: number }[])
      units += CapacityUnits;
    return answer;
  });
  await act(client);
  return { calls: sent.length, units };
}

describe('a directory that grows', () => {
  const [small, large] = [200, 3_000];
  const searches = [
    ['a common word', { name: 'svenska' }],
    ['two common words', { name: 'konsult svenska' }],
    ['a common word and a rare one', { name: 'svenska 2a' }],
    ['a common word and a slip', { name: 'svensak konsutl' }],
    ['a phone number that all share', { phone: '+46 8 456' }],
    ['a phone number of nobody knows which country', { phone: '8456', country: undefined }],
    ['a number', { accountNumber: 'A-000' }],
  ] as const;

  test('R9 R10 its searches take a bounded number of reads and units', async () => {
    const costs = async () => {
      const all: Record<string, { support: Cost; partner?: Cost }> = {};
      for (const [what, sought] of searches) {
        const search = { ...sought, limit: 25 };
        const support = await costOf((client) => searchDirectory({ home: store(client) })(search));
        const partner =
          'accountNumber' in search
            ? undefined
            : await costOf((client) => findAccounts({ home: store(client) })(search, world.caller()));
        all[what] = { support, ...(partner && { partner }) };
      }
      return all;
    };
    // A table of its own: one so full is thrown away, not emptied.
    const table = await tables.newTable();
    const store = (client: DynamoDBDocumentClient) => new TableStore(client, table);
    const home = store(tables.client);
    const { issuer, subject } = partnerSignedIn;
    await home.commit({
      writes: [{ put: ref('membership', issuer, subject), value: membership, expect: 'absent' }],
    });
    await run(numbered(0, small), home);
    const before = await costs();
    await run(numbered(small, large), home);
    const after = await costs();
    for (const [what, { support, partner }] of Object.entries(after)) {
      expect([what, support.calls]).toEqual([what, before[what]?.support.calls]);
      expect([what, partner?.calls]).toEqual([what, before[what]?.partner?.calls]);
      // A hundred entries of a few hundred bytes for each place that is looked into, no more.
      expect(support.units).toBeLessThanOrEqual(support.calls * 8);
      expect(partner?.units ?? 0).toBeLessThanOrEqual((partner?.calls ?? 0) * 16);
      expect(support.units).toBeLessThan((before[what]?.support.units ?? 0) * 1.5 + 1);
      expect(partner?.units ?? 0).toBeLessThan((before[what]?.partner?.units ?? 0) * 1.5 + 1);
    }
  }, 120_000);
});

describe('an export', () => {
  const exportIn = async (limit: number, meanwhile?: (page: number) => Promise<void>) => {
    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const page = await exportAccounts({ home: world.plain('eu') })(limit, after);
      pages.push(page.accounts.map(({ accountNumber }) => accountNumber));
      await meanwhile?.(pages.length);
      after = page.next;
    } while (after !== undefined);
    return pages;
  };
  const expected = numbered(0, 83).map(({ accountNumber }) => accountNumber);

  test.each([1, 7, 83, 500])('has every account once, in pages of %i', async (limit) => {
    await run(numbered(0, 83));
    const pages = await exportIn(limit);
    expect(pages.flat().toSorted()).toEqual(expected);
    expect(pages.every((page) => page.length <= limit)).toBe(true);
  });

  test('of an empty directory is one empty page', async () => {
    expect(await exportIn(10)).toEqual([[]]);
  });

  test('has every account once that stood there from its beginning, whatever is imported meanwhile', async () => {
    await run(numbered(0, 83));
    const pages = await exportIn(10, (page) => run(numbered(100 + page * 5, 105 + page * 5)));
    const numbers = pages.flat();
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual(expect.arrayContaining(expected));
  });
});

describe('the search by number', () => {
  test('R9 gives the very number first, then what begins with it in small letters or capitals', async () => {
    await run(['I-1', 'I-10', 'I-12', 'i-1', 'i-11'].map((accountNumber) => ({ ...account, accountNumber })));
    const search = async (accountNumber: string, limit: number) => {
      const { items } = await searchDirectory({ home: world.plain('eu') })({ accountNumber, limit });
      return items.map((item) => item.accountNumber);
    };
    expect(await search('i-1', 1)).toEqual(['i-1']);
    expect(await search('i-1', 10)).toEqual(['i-1', 'I-1', 'I-10', 'I-12', 'i-11']);
  });

  beforeEach(() => run(numbered(0, 30)));
  const search = async (accountNumber: string, limit = 25) => {
    const { items, hasMore } = await searchDirectory({ home: world.plain('eu') })({ accountNumber, limit });
    return { found: items.map((one) => one.accountNumber), hasMore };
  };

  test('R9 finds those that begin alike, in order, for support', async () => {
    expect(await search('A-0000')).toEqual({
      found: Array.from({ length: 10 }, (_, index) => `A-0000${index}`),
      hasMore: false,
    });
    expect(await search('A-0', 5)).toEqual({
      found: ['A-00000', 'A-00001', 'A-00002', 'A-00003', 'A-00004'],
      hasMore: true,
    });
  });

  test('R9 takes small letters for capitals, and finds nothing where nothing is', async () => {
    expect((await search('a-00012')).found).toEqual(['A-00012']);
    expect(await search('B')).toEqual({ found: [], hasMore: false });
  });
});
