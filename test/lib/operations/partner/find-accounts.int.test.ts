import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from '../../../../lib/domain/directory/account.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import { findAccounts } from '../../../../lib/operations/partner/find-accounts.ts';
import { lookUpAccount } from '../../../../lib/operations/partner/look-up-account.ts';
import { importAccounts } from '../../../../lib/operations/support/import-accounts.ts';
import { recordAccount } from '../../../../lib/operations/support/record-account.ts';
import { account, at } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { World } from '../world.ts';

const tables = tablesForAll();
let world: World;

const newWorld = async () => {
  world = await World.create(tables, at('2026-01-01T10:00:00Z'));
};

const named = (accountNumber: string, name: string, ...partners: readonly string[]): Account => ({
  ...account,
  accountNumber,
  organization: { ...account.organization, name },
  partnersOfRecord: partners.map((partnerAccountNumber, line) => ({
    productLine: `line-${line}`,
    partnerAccountNumber,
  })),
});
const own = (accountNumber: string, name: string): Account => named(accountNumber, name, 'P-1');
const crowd = (name: string, many = 110): Account[] =>
  Array.from({ length: many }, (_, index) => own(`C-${name}-${index}`, `${name} Crowd${index}`));

const given = async (...accounts: readonly Account[]) => {
  const imported = await importAccounts({ home: world.plain('eu') })(accounts, world.caller(), () => true);
  expect(imported.every(({ is }) => is === 'created')).toBe(true);
};
const record = (one: Account) => recordAccount({ home: world.from('eu').home })(one, world.caller());
const find = async (search: Parameters<ReturnType<typeof findAccounts>>[0]) => {
  const outcome = await findAccounts({ home: world.from('eu').home })(search, world.caller());
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { items, hasMore } = outcome.value;
  return { found: items.map(({ accountNumber }) => accountNumber), hasMore };
};
const foundBy = async (name: string, limit = 10) => (await find({ name, limit })).found;
/** The reads that an act takes, in order. */
const readsOf = async (act: () => Promise<unknown>): Promise<string[]> => {
  const reads: string[] = [];
  world.meanwhile = (call) => {
    reads.push(call);
  };
  await act();
  world.meanwhile = undefined;
  return reads;
};

describe('among hundreds with the same word', () => {
  beforeAll(async () => {
    await newWorld();
    await given(
      ...crowd('Consulting'),
      ...crowd('Svenska'),
      own('A-1', 'Consulting AB'),
      own('A-2', 'Zyxel Nordic Consulting'),
      own('A-3', 'Svenska Bygg och Consulting i Norden AB'),
    );
  });

  test('R10 the company that is called nothing else comes first', async () => {
    expect(await find({ name: 'consulting', limit: 2 })).toEqual({
      found: ['A-1', expect.any(String)],
      hasMore: true,
    });
  });

  test.each([
    ['consulting zyxel', 'A-2'],
    ['Zyxel Consulting', 'A-2'],
    ['consulting zyxle', 'A-2'],
    ['svenska consulting', 'A-3'],
    ['consulting svenska', 'A-3'],
    ['consulting norden', 'A-3'],
    ['consulting svenska norden', 'A-3'],
  ])('R10 %s finds the one that has both', async (name, accountNumber) => {
    expect(await find({ name, limit: 10 })).toEqual({ found: [accountNumber], hasMore: false });
  });

  test('R10 what is spelt right takes one read for each word, and a slip some more', async () => {
    const right = await readsOf(() => foundBy('zyxel consulting'));
    expect(right).toEqual(['eu.load', 'eu.list', 'eu.list']);
    const slipped = await readsOf(() => foundBy('zyxle'));
    expect(slipped.length).toBeLessThan(20);
    expect(await foundBy('zyxle')).toEqual(['A-2']);
  });
});

describe('names of every kind', () => {
  beforeAll(async () => {
    await newWorld();
    await given(
      own('A-1', 'Åkerlunds Måleri AB'),
      own('A-2', 'MØLLER & SØNNER A/S'),
      own('A-3', 'X'),
      own('A-4', 'Консулт Строй ООД'),
      own('A-5', '株式会社トヨオカ'),
      own('A-6', `${'Ytterst '.repeat(18)}Lång`),
      own('A-7', 'H&M Hennes & Mauritz AB (publ)'),
      own('A-8', '★'),
      own('A-9', 'Société Générale d’Électricité'),
    );
  });

  test.each([
    ['akerlund', 'A-1'],
    ['ÅKERLUNDS MÅLERI', 'A-1'],
    ['åkerlunds, måleri!', 'A-1'],
    ['moller', 'A-2'],
    ['Moeller', 'A-2'],
    ['möller sonner', 'A-2'],
    ['x', 'A-3'],
    ['консулт', 'A-4'],
    ['トヨオカ', 'A-5'],
    ['ytterst lang', 'A-6'],
    ['h & m', 'A-7'],
    ['HM', 'A-7'],
    ['electricite', 'A-9'],
    ['generale societe', 'A-9'],
  ])('R10 %s finds %s', async (name, accountNumber) => {
    expect(await foundBy(name)).toEqual([accountNumber]);
  });

  test.each(['★', '!', '東京', 'zz'])('R10 %s finds nothing', async (name) => {
    expect(await find({ name, limit: 10 })).toEqual({ found: [], hasMore: false });
  });
});

describe('only a partner’s own accounts', () => {
  beforeEach(newWorld);

  test('R10 are found, by name and by phone, though another has one of the same name', async () => {
    await given(own('A-1', 'Contoso Ltd'), named('B-1', 'Contoso Ltd', 'P-2'), named('B-2', 'Contoso Ltd'));
    expect(await foundBy('contoso')).toEqual(['A-1']);
    expect(await find({ phone: '08-456', limit: 10 })).toEqual({ found: ['A-1'], hasMore: false });
  });

  test.each([
    ['(206) 555-0142', 'US-1'],
    ['1 206 555 0142', 'US-1'],
    ['2065550142', 'US-1'],
    ['011 1 206 555 0142', 'US-1'],
    ['06 1234 5678', 'IT-1'],
    ['84951234567', 'RU-1'],
    ['030/123456', 'DE-1'],
  ])('R10 %s finds %s, as the country of the account writes it', async (phone, accountNumber) => {
    const abroad = (number: string, country: string, itsPhone: string): Account => {
      const { organization, ...rest } = own(number, `Company ${number}`);
      const { address } = organization;
      return {
        ...rest,
        organization: { ...organization, phone: itsPhone, address: { ...address, country } },
      };
    };
    await given(
      abroad('US-1', 'US', '+1 (206) 555-0142'),
      abroad('IT-1', 'IT', '+39 06 1234 5678'),
      abroad('RU-1', 'RU', '+7 495 123-45-67'),
      abroad('DE-1', 'DE', '+49 30 123456'),
    );
    expect(await find({ phone, limit: 10 })).toEqual({ found: [accountNumber], hasMore: false });
    const country = accountNumber.slice(0, 2);
    if (!phone.startsWith('011'))
      expect(await find({ phone, country, limit: 10 })).toMatchObject({ found: [accountNumber] });
    expect(await find({ phone, country: 'FI', limit: 10 })).toMatchObject({ found: [] });
  });

  test('R10 R69 a number in the notation of one’s own country comes first, and another partner’s not at all', async () => {
    const withPhone = (account: Account, phone: string): Account => ({
      ...account,
      organization: { ...account.organization, phone },
    });
    await given(
      withPhone(own('A-1', 'Norge AS'), '+47 8 456 789'),
      withPhone(own('A-2', 'Sverige AB'), '+46 8 456 789'),
      withPhone(named('B-1', 'Fremd GmbH', 'P-2'), '+49 8 456 789'),
    );
    expect(await find({ phone: '08-456 789', limit: 10 })).toEqual({ found: ['A-2', 'A-1'], hasMore: false });
  });

  test('R9 R10 one whose partner of record changes is gone at once, with all its entries, in one commit', async () => {
    await given(own('A-1', 'Contoso Norge AS'));
    const commits = await readsOf(() => record(named('A-1', 'Contoso Norge AS', 'P-2')));
    expect(commits).toEqual(['eu.load', 'eu.commit']);
    expect(await foundBy('contoso')).toEqual([]);
    expect(await foundBy('norge')).toEqual([]);
    expect(await find({ phone: '08-456', limit: 10 })).toEqual({ found: [], hasMore: false });
    const names = (partnerAccountNumber: string, startingWith: string) =>
      world.plain('eu').list({ of: 'account-names', partnerAccountNumber, startingWith }, { limit: 10 });
    expect((await names('P-1', 'kontoso')).items).toEqual([]);
    expect((await names('P-2', 'kontoso')).items).toHaveLength(1);
    await record(own('A-1', 'Contoso Norge AS'));
    expect(await foundBy('norge')).toEqual(['A-1']);
  });

  test('R9 a number of another partner and one of nobody get the same answer from the same reads', async () => {
    await given(own('A-1', 'Contoso Ltd'), named('B-1', 'Contoso Ltd', 'P-2'));
    const lookUp = (number: string) => lookUpAccount({ home: world.from('eu').home })(number, world.caller());
    const [foreign, missing] = [await lookUp('B-1'), await lookUp('B-404')];
    expect(foreign).toEqual(missing);
    expect(foreign.ok).toBe(false);
    const reads = await readsOf(() => lookUp('B-1'));
    expect(reads).toEqual(await readsOf(() => lookUp('B-404')));
    expect(reads).toEqual(await readsOf(() => lookUp('A-1')));
    expect((await lookUp('A-1')).ok).toBe(true);
    await record(named('A-1', 'Contoso Ltd', 'P-2'));
    expect(await lookUp('A-1')).toEqual(missing);
    expect(await find({ accountNumber: 'A-1', limit: 10 })).toEqual({ found: [], hasMore: false });
  });

  test('R9 nothing of a large record of another partner is brought along but whose it is', async () => {
    const people = Array.from({ length: 100 }, (_, at) => accountId(`somebody.${at}@contoso.example`));
    await given({ ...named('B-1', 'Contoso Ltd', 'P-2'), identities: people }, own('A-1', 'Contoso Ltd'));
    const found = await world.plain('eu').accountOfRecord('B-1');
    expect(found).toEqual({ ...named('B-1', 'Contoso Ltd', 'P-2'), identities: [] });
    expect(await world.plain('eu').accountOfRecord('B-404')).toBeUndefined();
    expect(await find({ accountNumber: 'A-1', limit: 10 })).toEqual({ found: ['A-1'], hasMore: false });
    expect(await find({ accountNumber: 'B-1', limit: 10 })).toEqual({ found: [], hasMore: false });
  });

  test('R10 R54 an account of many partners of record, and of many words, moves to as many others', async () => {
    const partners = (first: number) => Array.from({ length: 8 }, (_, index) => `P-${first + index}`);
    const name = 'Stiftelsen Svenska Institutet för Europapolitiska Studier och Analyser';
    await given(named('A-1', name, ...partners(1)));
    expect(await foundBy('stiftelsen')).toEqual(['A-1']);
    const moved = await record(named('A-1', `${name} Nord`, ...partners(11)));
    expect(moved.ok).toBe(true);
    expect(await foundBy('stiftelsen')).toEqual([]);
    await record(named('A-1', name, 'P-1'));
    expect(await foundBy('analyser studier')).toEqual(['A-1']);
  });
});

describe('more than were asked for', () => {
  beforeEach(newWorld);

  test('R10 are told of, and none of them is when all were given', async () => {
    await given(...Array.from({ length: 5 }, (_, index) => own(`A-${index}`, `Contoso ${index}`)));
    expect(await find({ name: 'contoso', limit: 3 })).toEqual({
      found: ['A-0', 'A-1', 'A-2'],
      hasMore: true,
    });
    expect(await find({ name: 'contoso', limit: 5 })).toMatchObject({ hasMore: false });
    expect(await find({ phone: '08-456', limit: 4 })).toMatchObject({ hasMore: true });
    expect(await find({ phone: '08-456', limit: 5 })).toMatchObject({ hasMore: false });
  });
});
