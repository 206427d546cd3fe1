import { afterEach, describe, expect, test } from '@jest/globals';
import {
  installVirtualDate,
  realNow,
  removeVirtualDate,
} from '../../../../infra/local/clock/virtual-date.ts';

const day = 86_400_000;

function installed(offset: number): BigInt64Array {
  const buffer = new SharedArrayBuffer(8);
  const cell = new BigInt64Array(buffer);
  cell[0] = BigInt(offset);
  installVirtualDate(buffer);
  return cell;
}

describe('R70 the virtual date', () => {
  afterEach(removeVirtualDate);

  test('R70 is ahead by the offset, however one asks for it', () => {
    installed(100 * day);
    const ahead = realNow() + 100 * day;
    expect(Math.abs(Date.now() - ahead)).toBeLessThan(1_000);
    expect(Math.abs(Date.parse(new Date().toISOString()) - ahead)).toBeLessThan(1_000);
    expect(Math.abs(Date.parse(Date()) - ahead)).toBeLessThan(2_000);
  });

  test('R70 follows the offset', () => {
    const cell = installed(0);
    const before = Date.now();
    Atomics.store(cell, 0, BigInt(day));
    expect(Date.now() - before).toBeGreaterThanOrEqual(day);
  });

  test('R70 leaves given instants alone', () => {
    installed(day);
    expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
    expect(new Date('2026-02-03T04:05:06Z').getTime()).toBe(Date.UTC(2026, 1, 3, 4, 5, 6));
  });

  test('R70 is still a date to those who look closely', () => {
    const real = new Date(0);
    installed(day);
    const date = new Date();
    expect(real instanceof Date && date instanceof Date).toBe(true);
    expect(date.constructor).toBe(Date);
    expect(Object.getPrototypeOf(date)).toBe(Date.prototype);
    class Own extends Date {}
    expect(new Own() instanceof Own).toBe(true);
  });

  test('R70 can be installed twice without adding up', () => {
    installed(day);
    installed(day);
    expect(Date.now() - realNow()).toBeLessThan(1.5 * day);
  });
});
