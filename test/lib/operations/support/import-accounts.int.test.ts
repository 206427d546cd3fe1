import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from '../../../../lib/domain/directory/account.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { exportAccounts, searchDirectory } from '../../../../lib/operations/support/directory.ts';
import { importAccounts } from '../../../../lib/operations/support/import-accounts.ts';
import { recordAccount } from '../../../../lib/operations/support/record-account.ts';
import { account, at } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { World } from '../world.ts';

const tables = tablesForAll();
let world: World;

beforeEach(async () => {
  world = await World.create(tables, at('2026-01-01T10:00:00Z'));
});
afterEach(() => world.end());

const records = (count: number, change: Partial<Account> = {}): Account[] =>
  Array.from({ length: count }, (_, index) => ({
    ...account,
    accountNumber: `A-${String(index).padStart(4, '0')}`,
    organization: { ...account.organization, name: `Contoso ${index}` },
    ...change,
  }));

const run = (accounts: readonly Account[], isTimeLeft = () => true) =>
  importAccounts({ home: world.from('eu').home })(accounts, world.caller(), isTimeLeft);
const tally = (imported: readonly { readonly is: string }[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(imported, ({ is }) => is)).map(([is, all]) => [is, all?.length]),
  );
const stored = (accountNumber: string) => world.get('eu', ref('account', accountNumber));

describe('an import', () => {
  test('R9 records each once; sent again it writes nothing', async () => {
    const accounts = records(230);
    expect(tally(await run(accounts))).toEqual({ created: 230 });
    const rows = await world.rows('eu');
    expect(tally(await run(accounts))).toEqual({ unchanged: 230 });
    expect(await world.rows('eu')).toEqual(rows);
    expect(await stored('A-0229')).toEqual(accounts[229]);
  });

  test('R9 of two records of one account the later stands', async () => {
    const [first, second] = [records(1)[0], records(1, { identities: [] })[0]] as [Account, Account];
    const file = [first, ...records(3).slice(1), second];
    expect(tally(await run(file))).toEqual({ created: 3, superseded: 1 });
    expect(await stored('A-0000')).toEqual(second);
    const rows = await world.rows('eu');
    expect(tally(await run(file))).toEqual({ unchanged: 3, superseded: 1 });
    expect(await world.rows('eu')).toEqual(rows);
  });

  test('R9 one that runs out of time leaves the rest, and goes on when it is sent again', async () => {
    const accounts = records(250);
    let looks = 0;
    const imported = await run(accounts, () => looks++ < 2);
    expect(tally(imported)).toEqual({ created: 200, left: 50 });
    expect(tally(await run(accounts))).toEqual({ unchanged: 200, created: 50 });
  });

  test('R9 one whose table falls silent leaves the rest, and goes on when it is sent again', async () => {
    const accounts = records(150);
    let commits = 0;
    world.meanwhile = (call) => {
      if (call === 'eu.commit' && ++commits === 8) world.down.add('eu');
    };
    const imported = await run(accounts);
    expect(imported.at(-1)).toEqual({ is: 'left' });
    world.meanwhile = undefined;
    world.down.clear();
    await run(accounts);
    expect(tally(await run(accounts))).toEqual({ unchanged: 150 });
  });

  test('R9 R66 a record that somebody else writes meanwhile is written after it, with a history of both', async () => {
    const [mine] = records(1) as [Account];
    const theirs = { ...mine, identities: [] };
    world.meanwhile = async (call) => {
      if (call !== 'eu.commit') return;
      world.meanwhile = undefined;
      await recordAccount({ home: world.plain('eu') })(theirs, world.caller());
    };
    expect(tally(await run([mine, ...records(5).slice(1)]))).toEqual({ created: 4, replaced: 1 });
    expect(await stored('A-0000')).toEqual(mine);
    const aggregate = ref('account', 'A-0000');
    const { items } = await world.plain('eu').list({ of: 'changes', aggregate }, { limit: 10 });
    expect(items.map(({ value }) => value.version)).toEqual([1, 2]);
  });

  test('what was exported is unchanged when it is imported again', async () => {
    const accounts = records(57);
    await run(accounts);
    const exported: Account[] = [];
    let after: string | undefined;
    do {
      const page = await exportAccounts({ home: world.plain('eu') })(10, after);
      exported.push(...page.accounts);
      after = page.next;
    } while (after !== undefined);
    expect(exported.map(({ accountNumber }) => accountNumber).sort()).toEqual(
      accounts.map(({ accountNumber }) => accountNumber),
    );
    expect(tally(await run(exported))).toEqual({ unchanged: 57 });
  });
});

describe('the search of the whole directory', () => {
  const search = async (asked: Parameters<ReturnType<typeof searchDirectory>>[0]) =>
    (await searchDirectory({ home: world.plain('eu') })(asked)).items.map(
      ({ accountNumber }) => accountNumber,
    );
  const named = (accountNumber: string, name: string, change: Partial<Account> = {}): Account => ({
    ...account,
    accountNumber,
    organization: { ...account.organization, name },
    ...change,
  });

  test('R10 finds a name behind hundreds that begin alike, whoever its partners are', async () => {
    const crowd = records(300).map((one, index) => ({
      ...one,
      organization: { ...one.organization, name: `Contractors ${index}` },
    }));
    const two = [
      { productLine: 'rapidstart', partnerAccountNumber: 'P-1' },
      { productLine: 'dynamics', partnerAccountNumber: 'P-2' },
    ];
    await run([
      ...crowd,
      named('B-1', 'Contoso Ltd', { partnersOfRecord: [] }),
      named('B-2', 'Contoso Norge AS', { partnersOfRecord: two }),
    ]);
    expect(await search({ name: 'contoso', limit: 10 })).toEqual(['B-1', 'B-2']);
    expect(await search({ name: 'Norge Contoso', limit: 10 })).toEqual(['B-2']);
    expect(await search({ name: 'contractors 299', limit: 1 })).toEqual(['A-0299']);
  });

  test('R10 finds a phone number in another notation, and no longer after it has changed', async () => {
    const phone = (number: string) => ({ ...account.organization, phone: number });
    await run([named('B-1', 'x', { organization: phone('08-555 01 00') })]);
    expect(await search({ phone: '+46 (0)8 555 0100', limit: 10 })).toEqual(['B-1']);
    expect(await search({ phone: '08 5550 100', country: 'SE', limit: 10 })).toEqual(['B-1']);
    expect(await search({ phone: '08 5550 100', country: 'DE', limit: 10 })).toEqual([]);
    await run([named('B-1', 'x', { organization: phone('+46 8 555 0199') })]);
    expect(await search({ phone: '+46 8 555 0100', limit: 10 })).toEqual([]);
    expect(await search({ phone: '+46 8 555 0199', limit: 10 })).toEqual(['B-1']);
  });
});
