import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DurableMap } from '../../../../infra/local/state/durable-map.ts';

describe('R70 a durable map', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onramp-'));
    file = join(folder, 'map.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('R70 has everything again without having been closed', () => {
    const map = new DurableMap<number>(file);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    map.delete('b');

    expect([...new DurableMap<number>(file).entries()]).toEqual([['a', 3]]);
  });

  test('R70 loses only the line that a crash has torn', () => {
    const map = new DurableMap<number>(file);
    map.set('a', 1);
    appendFileSync(file, '{"k":"b","v":');

    expect([...new DurableMap<number>(file).entries()]).toEqual([['a', 1]]);
  });

  test('R70 does not grow with the number of changes', () => {
    const map = new DurableMap<number>(file);
    for (let value = 0; value < 10_000; value += 1) map.set('a', value);

    expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(2_100);
    expect(new DurableMap<number>(file).get('a')).toBe(9_999);
  });

  test('R70 can be emptied', () => {
    const map = new DurableMap<number>(file);
    map.set('a', 1);
    map.clear();
    map.set('b', 2);

    expect([...new DurableMap<number>(file).entries()]).toEqual([['b', 2]]);
  });
});
