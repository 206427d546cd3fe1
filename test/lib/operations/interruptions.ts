import { DataCenterUnavailable } from '../../../lib/operations/ports.ts';

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
  #plan: { readonly at: number; readonly mode: Mode } | undefined;
  #dead = false;

  /** From now on the `at`-th call, counted from 1, goes wrong. */
  plan(at: number, mode: Mode): void {
    this.calm();
    this.#plan = { at, mode };
  }

  /** A new process, in which nothing goes wrong. */
  calm(): void {
    this.calls = [];
    this.#plan = undefined;
    this.#dead = false;
  }

  /** Whether the call that was to go wrong has come. */
  get struck(): boolean {
    return this.#plan !== undefined && this.calls.length >= this.#plan.at;
  }

  async call<T>(name: string, effect: () => Promise<T>): Promise<T> {
    if (this.#dead) throw new Killed();
    this.calls.push(name);
    if (this.calls.length !== this.#plan?.at) {
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
