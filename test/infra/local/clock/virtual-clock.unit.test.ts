import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createClock } from '../../../../infra/local/clock/virtual-clock.ts';
import type { Clock, DueSource, Fired } from '../../../../infra/local/ports.ts';
import { DurableMap } from '../../../../infra/local/state/durable-map.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString();

/** Alarms by instant; a firing may set others. */
class Alarms implements DueSource {
  readonly name = 'alarms';
  readonly seen: string[] = [];
  readonly #due = new Map<string, number>();
  onFire: (name: string) => void = () => undefined;
  readonly #clock: () => Clock;

  constructor(clock: () => Clock) {
    this.#clock = clock;
  }

  set(name: string, instant: string): void {
    this.#due.set(name, at(instant));
  }

  next(): number | undefined {
    return this.#due.size === 0 ? undefined : Math.min(...this.#due.values());
  }

  async fireDue(now: number): Promise<Fired[]> {
    const due = [...this.#due].filter(([, instant]) => instant <= now).sort(([, a], [, b]) => a - b);
    return due.map(([name, instant]) => {
      this.#due.delete(name);
      this.seen.push(`${name} at ${iso(this.#clock().now())}`);
      this.onFire(name);
      return { at: iso(instant), dataCenter: 'eu', kind: 'schedule', name };
    });
  }
}

describe('R70 the clock', () => {
  let folder: string;
  let realTime: number;
  let clock: Clock;
  let alarms: Alarms;

  const open = () =>
    createClock({ state: new DurableMap<number>(join(folder, 'clock.jsonl')), realTime: () => realTime });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onramp-'));
    realTime = start;
    clock = open();
    alarms = new Alarms(() => clock);
    clock.addSource(alarms);
  });
  afterEach(async () => {
    await clock.stop();
    rmSync(folder, { recursive: true });
  });

  test('R70 stops at each due instant, in order, and ends where it was sent', async () => {
    alarms.set('later', '2026-02-01T00:00:00Z');
    alarms.set('sooner', '2026-01-02T00:00:00Z');
    alarms.set('beyond', '2026-03-02T00:00:00Z');

    const fired = await clock.advanceTo(at('2026-03-01T00:00:00Z'));

    expect(alarms.seen).toEqual(['sooner at 2026-01-02T00:00:00.000Z', 'later at 2026-02-01T00:00:00.000Z']);
    expect(fired.map(({ name }) => name)).toEqual(['sooner', 'later']);
    expect(iso(clock.now())).toBe('2026-03-01T00:00:00.000Z');
  });

  test('R70 fires what a firing has made due, within the same advance', async () => {
    alarms.set('first', '2026-01-02T00:00:00Z');
    alarms.onFire = (name) => {
      if (name === 'first') alarms.set('second', '2026-01-03T00:00:00Z');
    };

    await clock.advanceTo(at('2026-01-04T00:00:00Z'));

    expect(alarms.seen.at(-1)).toBe('second at 2026-01-03T00:00:00.000Z');
  });

  test('R70 waits for reactions before it goes on', async () => {
    let open = 0;
    clock.addQuiescence({
      name: 'reactions',
      settle: async () => {
        if (open === 0) return false;
        await wait(5);
        open = 0;
        alarms.set('reaction', '2026-01-02T12:00:00Z');
        return true;
      },
    });
    alarms.set('first', '2026-01-02T00:00:00Z');
    alarms.set('last', '2026-01-05T00:00:00Z');
    alarms.onFire = (name) => {
      open = name === 'first' ? 1 : 0;
    };

    const fired = await clock.advanceTo(at('2026-01-06T00:00:00Z'));

    expect(fired.map(({ name }) => name)).toEqual(['first', 'reaction', 'last']);
  });

  test('R70 never goes back', async () => {
    await clock.advanceTo(at('2026-01-02T00:00:00Z'));
    await expect(clock.advanceTo(start)).rejects.toThrow(RangeError);
    expect(iso(clock.now())).toBe('2026-01-02T00:00:00.000Z');
  });

  test('R70 makes one advance at a time', async () => {
    alarms.set('one', '2026-01-02T00:00:00Z');
    alarms.set('two', '2026-01-04T00:00:00Z');

    const [first, second] = await Promise.all([
      clock.advanceTo(at('2026-01-03T00:00:00Z')),
      clock.advanceTo(at('2026-01-05T00:00:00Z')),
    ]);

    expect([first, second].map((fired) => fired.map(({ name }) => name))).toEqual([['one'], ['two']]);
  });

  test('R70 keeps its time over a restart', async () => {
    await clock.advanceTo(at('2026-04-01T00:00:00Z'));
    expect(iso(open().now())).toBe('2026-04-01T00:00:00.000Z');
  });

  test('R70 fires by itself as real time passes', async () => {
    clock.start();
    alarms.set('soon', '2026-01-01T00:00:30Z');
    realTime = at('2026-01-01T00:00:31Z');
    clock.wake();
    await wait(300);
    expect(alarms.seen).toEqual(['soon at 2026-01-01T00:00:31.000Z']);
  });

  test('R70 survives a firing that fails', async () => {
    const errors: unknown[] = [];
    await clock.stop();
    clock = createClock({
      state: new DurableMap<number>(join(folder, 'other.jsonl')),
      realTime: () => realTime,
      onError: (error) => errors.push(error),
    });
    clock.addSource({
      name: 'broken',
      next: () => start,
      fireDue: () => Promise.reject(new Error('broken')),
    });
    clock.start();
    await wait(50);
    expect(errors).toEqual([new Error('broken')]);
  });
});
