import type { InvokeResult } from '../ports.ts';
import { Container, type ContainerSurroundings, type DeployedFunction } from './container.ts';

/** Containers of one function at most: enough to meet every race, few enough for one machine. */
const mostContainers = 4;
/**
 * So many of them work on asynchronous events: enough for two to meet, while a burst of alarms at one instant waits
 * for a warm container rather than starting cold ones. Lambda's own queue is as free to.
 */
const mostForEvents = 2;
/** A container that had nothing to do for this long, in milliseconds of real time, is dropped; the last one later. */
const idleLimit = 10_000;
const lastIdleLimit = 60_000;

/** The containers of one function. A second event at the same time gets a second container, as in Lambda. */
export class FunctionPool {
  readonly deployed: DeployedFunction;
  readonly #surroundings: ContainerSurroundings;
  readonly #idle: Container[] = [];
  readonly #waiting: ((container: Container) => void)[] = [];
  readonly #busy = new Set<Container>();
  #closed = false;

  constructor(deployed: DeployedFunction, surroundings: ContainerSurroundings) {
    this.deployed = deployed;
    this.#surroundings = surroundings;
  }

  /** Invocations being handled or waiting for a container. */
  get active(): number {
    return this.#busy.size + this.#waiting.length;
  }

  /** Runs the function once; resolves even when it fails. */
  invoke(payload: unknown): Promise<InvokeResult> {
    return this.#run(payload, mostContainers);
  }

  /** Runs the function for an asynchronous event: nobody waits for the answer. */
  invokeForEvent(payload: unknown): Promise<InvokeResult> {
    return this.#run(payload, mostForEvents);
  }

  async #run(payload: unknown, most: number): Promise<InvokeResult> {
    const container = await this.#take(most);
    try {
      return await container.invoke(payload);
    } finally {
      this.#giveBack(container);
    }
  }

  /** Drops containers that were idle too long. */
  async reap(): Promise<void> {
    const now = performance.now();
    const all = this.#idle.length + this.#busy.size;
    // The longest idle come first: those at the end were used last.
    const dropped = this.#idle.filter(
      ({ lastUsedAt }, index) => now - lastUsedAt > (index < all - 1 ? idleLimit : lastIdleLimit),
    );
    for (const container of dropped) this.#idle.splice(this.#idle.indexOf(container), 1);
    await Promise.all(dropped.map((container) => container.stop()));
  }

  /** Ends the container that serves a request, as a crash would; false when there is none here. */
  async crash(requestId: string): Promise<boolean> {
    const container = [...this.#busy].find((each) => each.requestId === requestId);
    await container?.stop();
    return container !== undefined;
  }

  /** Stops all containers; what they were doing ends as a crash would. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((container) => container.stop()));
  }

  #take(most: number): Container | Promise<Container> {
    if (this.#closed) throw new Error(`${this.deployed.definition.name} is being stopped.`);
    const container = this.#idle.pop() ?? (this.#busy.size < most ? this.#start() : undefined);
    if (!container) return new Promise((taken) => this.#waiting.push(taken));
    this.#busy.add(container);
    return container;
  }

  #start(): Container {
    return new Container(this.deployed, this.#surroundings);
  }

  #giveBack(used: Container): void {
    this.#busy.delete(used);
    if (this.#closed) return;
    const next = this.#waiting.shift();
    if (next) {
      const container = used.usable ? used : this.#start();
      this.#busy.add(container);
      next(container);
    } else if (used.usable) this.#idle.push(used);
  }
}
