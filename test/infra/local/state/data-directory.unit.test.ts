import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDataDirectory } from '../../../../infra/local/state/data-directory.ts';

describe('R70 the data directory', () => {
  let path: string;
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'onramp-'));
  });
  afterEach(() => rmSync(path, { recursive: true }));

  test('R70 belongs to one local cloud at a time', () => {
    const directory = openDataDirectory(path);
    expect(() => openDataDirectory(path)).toThrow(
      `Another local cloud (process ${process.pid}) uses ${path}: stop it, or choose another directory with --data.`,
    );
    directory.release();
    openDataDirectory(path).release();
  });

  test('R70 is free again when its process is gone', () => {
    writeFileSync(join(path, 'lock.json'), JSON.stringify({ pid: process.pid, startedAt: '1' }));
    openDataDirectory(path).release();
  });

  test('R70 is emptied only when asked', () => {
    writeFileSync(join(path, 'kept'), '');
    openDataDirectory(path).release();
    expect(existsSync(join(path, 'kept'))).toBe(true);
    openDataDirectory(path, { fresh: true }).release();
    expect(existsSync(join(path, 'kept'))).toBe(false);
  });
});
