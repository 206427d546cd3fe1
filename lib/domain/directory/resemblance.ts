import { distinctiveWords, spelling } from './company-name.ts';

/** Between words: sorts before letters and digits, and after `#`, so that a name that ends there comes first. */
const gap = '+';
/** Longer than what anybody types to find a name, and short enough for a key. */
const longestBeginning = 80;
const first = (text: string, letters: number): string => Array.from(text).slice(0, letters).join('');
const spelt = (name: string): string[] => [...new Set(distinctiveWords(name).map(spelling))];
const joined = (words: readonly string[]): string => first(words.join(gap), longestBeginning);

/**
 * A name under each of its words, in one spelling, so that any word, and any two, are how one of them begins: first
 * each with the word after it, around to the first, then those with a word further on.
 */
export function rotations(name: string): string[] {
  const words = spelt(name);
  const around = words.map((_, at) => joined([...words.slice(at), ...words.slice(0, at)]));
  const apart = words.flatMap((word, at) =>
    words
      .map((other, to) => ({ other, steps: (to - at + words.length) % words.length }))
      .filter(
        ({ steps }) => steps > 1 && (2 * steps < words.length || (2 * steps === words.length && at < steps)),
      )
      .map(({ other }) => joined([word, other, ...words.filter((rest) => rest !== word && rest !== other)])),
  );
  return [...around, ...apart];
}

/** What the rotations of resembling names begin with. */
export interface Beginnings {
  /** All that is asked for, from each word on: few names have it, and most searches are for those. */
  readonly whole: readonly string[];
  /** Neighbours in what is asked for, in either order, for words that are not neighbours in the name. */
  readonly pairs: readonly string[];
  /** Each word by itself. */
  readonly words: readonly string[];
}

export function beginnings(asked: string): Beginnings {
  const words = spelt(asked);
  return {
    whole: words.map((_, at) => joined([...words.slice(at), ...words.slice(0, at)])),
    pairs: words.slice(1).flatMap((word, at) => {
      const before = words[at] ?? '';
      return [joined([before, word]), joined([word, before])];
    }),
    words: words.map((word) => first(word, longestBeginning)),
  };
}

/** A slip leaves so many letters at the beginning of a word as they were, if it is far enough in. */
const lettersThatMayAgree = [4, 2];
const shortestSlipped = 3;
const longestSlipped = 12;

/** What a word can begin with that was asked for with a slip: a letter too many, two in the wrong order, or one later on. */
export function slips(word: string): string[] {
  const letters = Array.from(word).slice(0, longestSlipped);
  const dropped = letters.map((_, at) => letters.toSpliced(at, 1));
  const swapped = letters.slice(1).map((letter, at) => letters.toSpliced(at, 2, letter, letters[at] ?? ''));
  const spelled = [...dropped, ...swapped].map((one) => spelling(one.join('')));
  const agreeing = [letters.length - 2, ...lettersThatMayAgree].map((many) =>
    letters.slice(0, many).join(''),
  );
  return [...new Set([...agreeing.slice(0, 1), ...spelled, ...agreeing.slice(1)])].filter(
    (one) => one !== word && (one.length >= shortestSlipped || agreeing.includes(one)) && one.length > 1,
  );
}

/** The first letters of a rotation, which every beginning of it shares: a place to keep those together. */
export const initialsOf = (beginning: string): string => first(beginning.split(gap, 1)[0] ?? '', 2);

const trigrams = (word: string): Set<string> => {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
};

const shortestWithSlip = 4;

/** Whether one letter more, less, other, or two in the wrong order make one word of the other. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < shortestWithSlip || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [endOfA, endOfB] = [a.length, b.length];
  while (endOfA > from && endOfB > from && a[endOfA - 1] === b[endOfB - 1]) {
    endOfA--;
    endOfB--;
  }
  const [left, right] = [a.slice(from, endOfA), b.slice(from, endOfB)];
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === `${right[1]}${right[0]}`);
}

const [asWritten, asSpoken, withSlip, alike] = [1, 0.95, 0.8, 0.5];

/** From here on every word was found, but perhaps for a slip. */
export const goodResemblance = withSlip;

function likeness(asked: string, word: string): number {
  if (word.startsWith(asked)) return asWritten;
  const [a, b] = [spelling(asked), spelling(word)];
  if (b.startsWith(a)) return asSpoken;
  if (isOneSlip(a, b)) return withSlip;
  const [left, right] = [trigrams(a), trigrams(b)];
  let shared = 0;
  for (const trigram of left) if (right.has(trigram)) shared++;
  return Math.min((2 * shared) / (left.size + right.size), withSlip);
}

/** How much a name resembles what was asked for, 0 to 1; 0 unless every word asked for has a counterpart (R10). */
export function resemblance(asked: string, name: string): number {
  const candidates = distinctiveWords(name);
  const scores = distinctiveWords(asked).map((word) =>
    Math.max(0, ...candidates.map((candidate) => likeness(word, candidate))),
  );
  if (scores.length === 0 || scores.some((score) => score < alike)) return 0;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Letters of a name that tell it apart: of names that resemble equally, the shorter one is closer. */
export const lengthOf = (name: string): number => distinctiveWords(name).join('').length;
