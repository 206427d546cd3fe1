import type { Clock, DueSource, Fired, Quiescence } from '../ports.ts';
import type { DurableMap } from '../state/durable-map.ts';
import { settle } from './settle.ts';
import { realNow } from './virtual-date.ts';

const offsetKey = 'offset';
/** The longest that the background firing sleeps, in milliseconds: a bound on whatever it may have missed. */
const longestSleep = 60_000;
/** Waking calls within this many milliseconds are answered by one look at the sources. */
const wakeDelay = 100;
/** The pause after a failed firing, in milliseconds. */
const failurePause = 1_000;

export interface ClockOptions {
  /** Keeps the offset from one start to the next. */
  readonly state: DurableMap<number>;
  /** The machine's time, milliseconds since the epoch. */
  readonly realTime?: () => number;
  readonly onError?: (error: unknown) => void;
}

/** The clock of the local cloud: real time, moved forward at will (R70). */
export function createClock({ state, realTime = realNow, onError = reportError }: ClockOptions): Clock {
  const offset = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const cell = new BigInt64Array(offset);
  Atomics.store(cell, 0, BigInt(state.get(offsetKey) ?? 0));
  const sources: DueSource[] = [];
  const checks: Quiescence[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = Number.POSITIVE_INFINITY;
  let running = false;

  const now = () => realTime() + Number(Atomics.load(cell, 0));

  /** One at a time: advances and background firings never overlap. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  function moveTo(at: number): void {
    const needed = at - realTime();
    if (needed <= Number(Atomics.load(cell, 0))) return;
    Atomics.store(cell, 0, BigInt(needed));
    state.set(offsetKey, needed);
  }

  /** The earliest due instant before `before`. Sources are asked in order, so cheap ones should be added first. */
  async function nextDue(before: number): Promise<number> {
    let earliest = before;
    for (const source of sources) earliest = Math.min(earliest, (await source.next(earliest)) ?? earliest);
    return earliest;
  }

  /**
   * Fires the first source that has something due. The others wait until all that follows from it is done: a sweep
   * at the instant of an alarm must not take what the alarm is about to do.
   */
  async function fireFirst(at: number): Promise<Fired[]> {
    for (const source of sources) {
      const fired = await source.fireDue(at);
      if (fired.length > 0) return fired;
    }
    return [];
  }

  async function advance(target: number): Promise<Fired[]> {
    if (target < now()) throw new RangeError('The clock only moves forward.');
    const fired: Fired[] = [];
    for (;;) {
      await settle(checks);
      const next = await nextDue(target + 1);
      if (next > target) break;
      moveTo(next);
      fired.push(...(await fireFirst(next)));
    }
    moveTo(target);
    return fired;
  }

  async function fireInBackground(): Promise<void> {
    let pause = longestSleep;
    try {
      for (const source of sources) await source.fireDue(now());
      pause = (await nextDue(now() + longestSleep)) - now();
    } catch (error) {
      onError(error);
      pause = failurePause;
    }
    sleep(Math.max(0, pause));
  }

  function sleep(milliseconds: number): void {
    const at = realTime() + milliseconds;
    if (!running || (timer && at >= wakesAt)) return;
    clearTimeout(timer);
    wakesAt = at;
    timer = setTimeout(() => {
      timer = undefined;
      void inTurn(fireInBackground);
    }, milliseconds);
  }

  return {
    now,
    offset,
    advanceTo: async (at) => {
      const fired = await inTurn(() => advance(at));
      sleep(wakeDelay);
      return fired;
    },
    addSource: (source) => sources.push(source),
    addQuiescence: (check) => checks.push(check),
    wake: () => sleep(wakeDelay),
    start: () => {
      running = true;
      sleep(0);
    },
    stop: async () => {
      running = false;
      clearTimeout(timer);
      timer = undefined;
      await turn;
    },
  };
}

function reportError(error: unknown): void {
  process.stderr.write(`The clock could not fire what is due: ${String(error)}\n`);
}
