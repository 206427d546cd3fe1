import { DataCenterUnavailable } from '../../../lib/operations/ports/store.ts';

/**
 * How a call goes wrong. `killed`: the process is gone, and nothing it still wanted to do happens. `failed`: only this
 * call, which a caller learns of as an outage. Before the effect or after it, when only the answer is lost.
 */
export type Mode = 'killed-before' | 'killed-after' | 'failed-before' | 'failed-after';
export const modes = ['killed-before', 'killed-after', 'failed-before', 'failed-after'] as const;
/** A read has no effect that could have happened or not. */
export const readModes = ['killed-before', 'failed-before'] as const;

class Killed extends Error {
  override readonly name = 'Killed';
}

/** Counts the calls to the outside world, and makes one of them go wrong. */
export class Interruptions {
  /** What was called, in order, since the last plan. */
  calls: string[] = [];
  #plan: { readonly at: number | string; readonly mode: Mode } | undefined;
  #dead = false;

  /** From now on the `at`-th call, counted from 1, goes wrong; or the first of that name. */
  plan(at: number | string, mode: Mode): void {
    this.calm();
    this.#plan = { at, mode };
  }

  /** A new process, in which nothing goes wrong. */
  calm(): void {
    this.calls = [];
    this.#plan = undefined;
    this.#dead = false;
  }

  async call<T>(name: string, effect: () => Promise<T>): Promise<T> {
    if (this.#dead) throw new Killed();
    this.calls.push(name);
    const isFirst = this.calls.indexOf(name) === this.calls.length - 1;
    const isMeant = this.#plan?.at === this.calls.length || (this.#plan?.at === name && isFirst);
    if (!this.#plan || !isMeant) {
      const result = await effect();
      if (this.#dead) throw new Killed();
      return result;
    }
    const { mode } = this.#plan;
    if (mode.startsWith('killed')) this.#dead = true;
    if (mode.endsWith('after')) await effect();
    throw mode.startsWith('killed') ? new Killed() : new DataCenterUnavailable('Interrupted by the test.');
  }
}
