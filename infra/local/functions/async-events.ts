import { randomUUID } from 'node:crypto';
import type { Delivery, DueSource, Fired, InvokeResult, Queues, Quiescence } from '../ports.ts';
import type { FunctionDefinition } from '../template/model.ts';
import { failureRecord } from './failure-record.ts';

/** One asynchronous invocation that is not done yet. */
export interface AsyncEvent {
  readonly arn: string;
  readonly payload: unknown;
  readonly source: string;
  readonly maxAttempts?: number;
  /** Instants in virtual milliseconds. */
  readonly acceptedAt: number;
  readonly dueAt: number;
  /** How often it was tried. */
  readonly attempts: number;
}

/** Keeps events so that they outlive the process; `DurableMap` is one. */
export interface EventStore {
  get(id: string): AsyncEvent | undefined;
  set(id: string, event: AsyncEvent): void;
  delete(id: string): boolean;
  entries(): Iterable<[string, AsyncEvent]>;
}

export interface AsyncEventsOptions {
  readonly store: EventStore;
  readonly now: () => number;
  /** The clock has to look again: something became due earlier than it knows. */
  readonly wake: () => void;
  readonly queues: Queues;
  readonly find: (
    arn: string,
  ) => { readonly dataCenter: string; readonly definition: FunctionDefinition } | undefined;
  readonly run: (arn: string, payload: unknown) => Promise<InvokeResult>;
  readonly report: (sentence: string) => void;
}

/** Lambda waits a minute before the first retry and two before the second. */
const retryDelay = (attempts: number): number => attempts * 60_000;

/**
 * Lambda's queue of asynchronous invocations: an event is kept until the function took it, is retried with
 * the function's configuration, and goes to the on-failure destination when nothing helps.
 */
export class AsyncEvents implements DueSource, Quiescence {
  readonly name = 'asynchronous invocations';
  readonly #options: AsyncEventsOptions;
  readonly #running = new Map<string, Promise<void>>();
  #closed = false;

  constructor(options: AsyncEventsOptions) {
    this.#options = options;
  }

  /** Takes an event and starts on it at once. Throws if there is no such function. */
  accept(arn: string, payload: unknown, { source, maxAttempts }: Delivery): void {
    if (!this.#options.find(arn)) throw new Error(`ResourceNotFoundException: Function not found: ${arn}`);
    const id = randomUUID();
    const now = this.#options.now();
    this.#options.store.set(id, {
      arn,
      payload,
      source,
      acceptedAt: now,
      dueAt: now,
      attempts: 0,
      ...(maxAttempts !== undefined && { maxAttempts }),
    });
    this.#start(id);
  }

  /** The earliest retry that waits. */
  next(): number | undefined {
    let earliest: number | undefined;
    for (const [id, { dueAt }] of this.#options.store.entries())
      if (!this.#running.has(id) && (earliest === undefined || dueAt < earliest)) earliest = dueAt;
    return earliest;
  }

  async fireDue(now: number): Promise<Fired[]> {
    const due = [...this.#options.store.entries()]
      .filter(([id, { dueAt }]) => dueAt <= now && !this.#running.has(id))
      .sort(([, left], [, right]) => left.dueAt - right.dueAt);
    return due.map(([id, { arn, dueAt }]) => {
      this.#start(id);
      const found = this.#options.find(arn);
      return {
        at: new Date(dueAt).toISOString(),
        dataCenter: found?.dataCenter ?? '',
        kind: 'retry',
        name: found?.definition.program ?? arn,
      };
    });
  }

  async settle(): Promise<boolean> {
    if (this.#running.size === 0) return false;
    while (this.#running.size > 0) await Promise.all(this.#running.values());
    return true;
  }

  /** What is running now will be tried again after the next start. */
  close(): void {
    this.#closed = true;
  }

  #start(id: string): void {
    const running = this.#attempt(id)
      .catch((error) => this.#options.report(`An asynchronous invocation could not be finished: ${error}`))
      .finally(() => this.#running.delete(id));
    this.#running.set(id, running);
  }

  async #attempt(id: string): Promise<void> {
    const { store, find, run } = this.#options;
    const event = store.get(id);
    const found = event && find(event.arn);
    if (!event || !found) {
      store.delete(id);
      return;
    }
    const result = await run(event.arn, event.payload);
    if (this.#closed) return;
    if (result.functionError === undefined) store.delete(id);
    else await this.#failed(id, { ...event, attempts: event.attempts + 1 }, found.definition, result);
  }

  async #failed(
    id: string,
    event: AsyncEvent,
    definition: FunctionDefinition,
    result: InvokeResult,
  ): Promise<void> {
    const { store, now, wake, queues, report } = this.#options;
    const { maximumRetryAttempts, maximumEventAgeSeconds, onFailureArn } = definition.asynchronous;
    const dueAt = now() + retryDelay(event.attempts);
    const retriesExhausted = event.attempts >= (event.maxAttempts ?? maximumRetryAttempts + 1);
    const tooOld = dueAt - event.acceptedAt > maximumEventAgeSeconds * 1000;
    if (!retriesExhausted && !tooOld) {
      store.set(id, { ...event, dueAt });
      wake();
      return;
    }
    if (onFailureArn) {
      const condition = retriesExhausted ? 'RetriesExhausted' : 'EventAgeExceeded';
      await queues.send(onFailureArn, failureRecord({ id, event, condition, result, at: now() }));
    }
    store.delete(id);
    report(
      `${definition.program} failed ${event.attempts} times for an event of ${event.source}; it was given up.`,
    );
  }
}
