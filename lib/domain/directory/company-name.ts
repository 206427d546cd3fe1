/** What says nothing about which company it is: its form in law, and the small words between others. */
const tellingNothing = new Set(
  (
    'ab aktiebolag publ hb kb aps as asa ag kg kgaa ohg ug ev bv nv sa sas sarl srl spa sl slu lda oy oyj ou uab sia doo ' +
    'co company corp corporation gmbh inc incorporated limited llc llp ltd plc pty оод еоод ад ооо зао ' +
    'the and of for och i og und et de la le les du der die das и'
  ).split(' '),
);
const formsWithoutSpace = /株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사/g;

/** Letters that Unicode does not take apart, as those write them who have no such key. */
const plainLetters = new Map(
  Object.entries({ ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }),
);
const special = new RegExp(`[${[...plainLetters.keys()].join('')}]`, 'g');

/** More than the words by which anybody looks for a name. */
const mostWords = 6;

/**
 * The words of a company name that tell it apart: no case, no accents, no punctuation, no legal form; what is spelt out
 * letter by letter is one word (`H & M`, `S.A.`). At most six.
 */
export function distinctiveWords(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(special, (letter) => plainLetters.get(letter) ?? letter)
    .replaceAll(formsWithoutSpace, ' ')
    .replaceAll(/['’]s(?![\p{L}\p{N}])/gu, 's')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const joined = withLettersJoined(words);
  const telling = joined.filter((word) => !tellingNothing.has(word));
  return [...new Set(telling.length > 0 ? telling : joined)].slice(0, mostWords);
}

const isLetter = (word: string | undefined): boolean => word !== undefined && /^\p{L}$/u.test(word);

const withLettersJoined = (words: readonly string[]): string[] =>
  words.reduce<string[]>((joined, word, at) => {
    if (at > 0 && isLetter(word) && isLetter(words[at - 1])) joined.push(`${joined.pop()}${word}`);
    else joined.push(word);
    return joined;
  }, []);

/** Ways to write the same sound, each with the one that stands for all: transliterations, and what is confused most. */
const sameSounds: readonly (readonly [RegExp, string])[] = [
  [/a[ea]/g, 'a'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  [/ph/g, 'f'],
  [/[cq]/g, 'k'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/(\p{L})\1+/gu, '$1'],
];

/** One spelling for words that sound the same: `Carlsson`, `Karlson`; `Müller`, `Mueller`; `Sørensen`, `Soerensen`. */
export const spelling = (word: string): string =>
  sameSounds.reduce((spelt, [written, sound]) => spelt.replaceAll(written, sound), word);
