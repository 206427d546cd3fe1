const legalForms = new Set(
  'ab aps as asa ag bv co company corp corporation gmbh inc incorporated kb limited llc ltd nv oy oyj plc pty sa srl the'.split(
    ' ',
  ),
);
const mostWords = 5;

/** The words of a company name that tell it apart: no case, no accents, no punctuation, no legal form. At most five. */
export function distinctiveWords(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !legalForms.has(word));
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, mostWords);
}

/** Longer than what anybody types to find a name, and short enough for a key. */
const longestBeginning = 80;
const first = (text: string, letters: number): string => Array.from(text).slice(0, letters).join('');

/** A name from each of its words on, around to the word before: whichever word a search starts with, it is the beginning. */
export function rotations(name: string): string[] {
  const words = distinctiveWords(name);
  return words.map((_, at) => first([...words.slice(at), ...words.slice(0, at)].join(' '), longestBeginning));
}

/** Beginnings of a word that still agree when there is a slip later in it. */
const lettersThatMayAgree = [4, 2];

/**
 * What the rotations of resembling names may begin with: all that is asked for, each word, and the first letters of each.
 * The longer ones find the name among many with a common beginning, the shorter ones in spite of slips.
 */
export function beginnings(asked: string): string[] {
  const words = distinctiveWords(asked);
  const slipped = lettersThatMayAgree.flatMap((letters) => words.map((word) => first(word, letters)));
  return [
    ...new Set([...rotations(asked), ...words.map((word) => first(word, longestBeginning)), ...slipped]),
  ];
}

/** The first letters of a rotation, which every beginning of it shares: a place to keep those together. */
export const initialsOf = (beginning: string): string => first(beginning.split(' ', 1)[0] ?? '', 2);

const trigrams = (word: string): Set<string> => {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
};

function likeness(a: string, b: string): number {
  if (b.startsWith(a)) return 1;
  const [left, right] = [trigrams(a), trigrams(b)];
  let shared = 0;
  for (const trigram of left) if (right.has(trigram)) shared++;
  return (2 * shared) / (left.size + right.size);
}

const alike = 0.5;

/** How much a name resembles what was asked for, 0 to 1; 0 unless every word asked for has a counterpart (R10). */
export function resemblance(asked: string, name: string): number {
  const candidates = distinctiveWords(name);
  const scores = distinctiveWords(asked).map((word) =>
    Math.max(0, ...candidates.map((candidate) => likeness(word, candidate))),
  );
  if (scores.length === 0 || scores.some((score) => score < alike)) return 0;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
