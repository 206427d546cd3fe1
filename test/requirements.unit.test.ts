import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface Row {
  readonly id: string;
  readonly proof: string;
  /** The test files that it names, from the project's root. */
  readonly files: readonly string[];
}

const rows: Row[] = [...read('docs/requirements.md').matchAll(/^\| (R\d+) \| .* \| (.*) \|$/gm)].map(
  ([, id = '', proof = '']) => ({
    id,
    proof,
    files: [...proof.matchAll(/\]\(\.\.\/(test\/[^)]+)\)/g)].map(([, file = '']) => file),
  }),
);

/** The ids with which texts between quotes begin: titles, and the rows that titles are made of. */
const idsInTitles = (source: string): Set<string> =>
  new Set(
    [...source.matchAll(/(?<=['"`])(?:R\d+(?: to)? )*R\d+ (?=\S)/g)].flatMap(([ids]) => idsOf(ids.trim())),
  );

/** The ids of `R1 R2`, and all of those in `R32 to R36`. */
function idsOf(text: string): string[] {
  const [, first, last] = /^R(\d+) to R(\d+)$/.exec(text) ?? [];
  if (!first || !last) return text.split(' ').filter((word) => word !== 'to');
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, step) => `R${Number(first) + step}`);
}

test('every rule has one row', () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 70 }, (_, index) => `R${index + 1}`));
});

test.each(rows.filter(({ proof }) => proof !== 'open'))(
  '$id is proven by the tests that its row names',
  (row) => {
    expect(row.files).not.toEqual([]);
    const unproven = row.files.filter(
      (file) => !existsSync(new URL(file, root)) || !idsInTitles(read(file)).has(row.id),
    );
    expect(unproven).toEqual([]);
  },
);

test('a rule that is open has no test', () => {
  const files = globSync('test/**/*.test.{ts,tsx}', { cwd: root });
  const proven = new Set(files.flatMap((file) => [...idsInTitles(read(file))]));
  const open = rows.filter(({ proof }) => proof === 'open').map(({ id }) => id);
  expect(open.filter((id) => proven.has(id))).toEqual([]);
});
