import type { Account } from '../../lib/domain/directory/account.ts';
import { distinctiveWords } from '../../lib/domain/directory/company-name.ts';
import { randomFrom } from './generated-accounts.ts';

/** What is asked, and whether an account of the answer is one that was meant. */
export interface Query {
  /** Path or query of the request. */
  readonly parameters: string;
  readonly name?: string;
  readonly isSought: (found: Pick<Account, 'accountNumber' | 'organization'>) => boolean;
}

/** As many as one answer holds: what fewer share tells an account apart. */
const fewShare = 20;
const shortestWithSlip = 5;
const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** Searches of every kind for accounts picked at random, among those of a partner if there is one. */
export function searchesOf(
  all: readonly Account[],
  count: number,
  partner: string | undefined,
): [string, Query[]][] {
  const random = randomFrom(7);
  const own = all.filter(
    ({ partnersOfRecord: [record] }) => partner === undefined || record?.partnerAccountNumber === partner,
  );
  const shares = sharesOf(own);
  const sharedBy = (word: string): number => shares.get(word) ?? 0;
  const picked = Array.from({ length: count * 4 }, () => own[Math.floor(random() * own.length)] as Account);
  const parts = picked.map((account) => {
    const words = distinctiveWords(account.organization.name).toSorted((a, b) => sharedBy(a) - sharedBy(b));
    return { account, rare: words[0] ?? '', common: words.at(-1) ?? '' };
  });
  const telling = parts.filter(({ rare }) => sharedBy(rare) <= fewShare);
  const withBoth = telling.filter(({ rare, common }) => rare !== common);
  const long = telling.filter(({ rare }) => rare.length >= shortestWithSlip && /^[a-z]+$/.test(rare));
  const longWithBoth = long.filter(({ rare, common }) => rare !== common);
  const named = (name: string, { organization }: Account): Query => ({
    parameters: `?name=${encodeURIComponent(name)}`,
    name,
    isSought: (found) => found.organization.name === organization.name,
  });
  const byNumber: Query[] = picked.map(({ accountNumber }) => ({
    parameters: `/${accountNumber}`,
    isSought: (found) => found.accountNumber === accountNumber,
  }));
  const byPhone: Query[] = picked.map(({ accountNumber, organization: { phone = '' } }) => ({
    parameters: `?phone=${encodeURIComponent(phone.replace(' ', ' (0)').replaceAll(' ', '-'))}`,
    isSought: (found) => found.accountNumber === accountNumber,
  }));
  const kinds: [string, Query[]][] = [
    ['number', byNumber],
    ['phone', byPhone],
    ['full name', parts.map(({ account }) => named(account.organization.name, account))],
    ['rare word', telling.map(({ rare, account }) => named(rare, account))],
    ['common word', parts.map(({ common }) => anyWith(common))],
    ['common and rare', withBoth.map(({ rare, common, account }) => named(`${common} ${rare}`, account))],
    ['rare with a slip', long.map(({ rare, account }) => named(slipped(rare, random), account))],
    [
      'common, and rare with a slip',
      longWithBoth.map(({ rare, common, account }) => named(`${common} ${slipped(rare, random)}`, account)),
    ],
  ];
  return kinds.map(([kind, queries]) => [kind, queries.slice(0, count)]);
}

const anyWith = (word: string): Query => ({
  parameters: `?name=${encodeURIComponent(word)}`,
  name: word,
  isSought: ({ organization: { name } }) => distinctiveWords(name).includes(word),
});

function sharesOf(accounts: readonly Account[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const { organization } of accounts)
    for (const word of distinctiveWords(organization.name)) shares.set(word, (shares.get(word) ?? 0) + 1);
  return shares;
}

/** One letter less, more, other, or two in the wrong order, anywhere. */
function slipped(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = alphabet[Math.floor(random() * alphabet.length)] ?? '';
  const swap = Math.max(1, at);
  const slips = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    `${word.slice(0, swap - 1)}${word[swap]}${word[swap - 1]}${word.slice(swap + 1)}`,
  ];
  return slips[Math.floor(random() * slips.length)] ?? word;
}
