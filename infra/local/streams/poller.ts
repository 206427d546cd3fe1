import type { InvokeResult, Queues, Quiescence } from '../ports.ts';
import type { StreamMapping } from '../template/model.ts';
import { deliver } from './delivery.ts';
import { streamFailureRecord } from './failure-record.ts';
import { compileFilters, type Filter } from './pattern.ts';
import type { Positions, StreamRecord, TableStream } from './stream.ts';

export interface PollerOptions {
  readonly mapping: StreamMapping;
  readonly region: string;
  readonly stream: TableStream;
  readonly positions: Positions;
  readonly invoke: (functionArn: string, event: unknown) => Promise<InvokeResult>;
  readonly queues: Queues;
  /** Virtual milliseconds. */
  readonly now: () => number;
  /** How far virtual time is ahead of the engine's, in milliseconds. */
  readonly ahead: () => number;
  readonly report: (sentence: string) => void;
}

/** A look without a nudge, in milliseconds: for writes that went past the AWS endpoint. */
const fallbackInterval = 1_000;

/**
 * Feeds a function from a table's stream, woken by writes. A position is kept once its records are done, so
 * that after a kill they come again: at least once, as in Lambda. Its batching window only ever delays, so
 * batches go out at once.
 */
export class StreamPoller implements Quiescence {
  readonly name: string;
  readonly #options: PollerOptions;
  readonly #passes: Filter;
  readonly #stopping = new AbortController();
  readonly #iterators = new Map<string, string>();
  readonly #finished = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #shards: readonly string[] | undefined;
  /** Something may be unread. */
  #nudged = true;
  /** The last look failed: its engine does not answer. */
  #unreadable = false;
  #pumping: Promise<void> | undefined;

  constructor(options: PollerOptions) {
    this.name = `stream of ${options.mapping.tableName}`;
    this.#options = options;
    this.#passes = compileFilters(options.mapping.filters);
  }

  start(): void {
    this.#timer = setInterval(() => this.nudge(), fallbackInterval);
    this.nudge();
  }

  /** The table was written to. */
  nudge(): void {
    this.#nudged = true;
    if (this.#timer) this.#pumping ??= this.#pump();
  }

  async settle(): Promise<boolean> {
    // After a failure something may be unread; while it lasts there is nothing to wait for.
    if (this.#unreadable) this.nudge();
    if (!this.#pumping) return false;
    await this.#pumping;
    return !this.#unreadable;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#pumping;
  }

  async #pump(): Promise<void> {
    const { signal } = this.#stopping;
    while (this.#nudged && !signal.aborted) {
      this.#nudged = false;
      try {
        if (await this.#readOn()) this.#nudged = true;
        this.#unreadable = false;
      } catch (error) {
        if (signal.aborted) break;
        if (!this.#unreadable)
          this.#options.report(`The ${this.name} could not be read, and will be read again: ${error}`);
        this.#unreadable = true;
        // An iterator lives 15 minutes only; the next look starts from the kept position.
        this.#iterators.clear();
        break;
      }
    }
    this.#pumping = undefined;
  }

  /** Handles the next page of what is unread; `false` once there is none. A shard comes after its parents. */
  async #readOn(): Promise<boolean> {
    this.#shards ??= await this.#options.stream.shards();
    for (const shard of this.#shards)
      if (!this.#finished.has(shard) && (await this.#readPage(shard))) return true;
    return false;
  }

  async #readPage(shard: string): Promise<boolean> {
    const { stream, positions } = this.#options;
    const iterator = this.#iterators.get(shard) ?? (await stream.iterator(shard, positions.get(shard)));
    const { records, next } = await stream.read(iterator);
    await this.#process(shard, records);
    if (next) {
      this.#iterators.set(shard, next);
      return records.length > 0;
    }
    // A closed shard has children.
    this.#finished.add(shard);
    this.#shards = undefined;
    return true;
  }

  async #process(shard: string, page: readonly StreamRecord[]): Promise<void> {
    const { mapping, positions, invoke, queues, now, report } = this.#options;
    const records = page.map((record) => this.#present(record)).filter(this.#passes);
    for (let start = 0; start < records.length; start += mapping.batchSize)
      await deliver(records.slice(start, start + mapping.batchSize), {
        mapping,
        now,
        signal: this.#stopping.signal,
        invoke: (Records) => invoke(mapping.functionArn, { Records }),
        done: ({ dynamodb }) => positions.set(shard, dynamodb.SequenceNumber),
        giveUp: async (batch) => {
          report(
            `The ${this.name} gave up ${batch.records.length} records after ${batch.invocations} attempts.`,
          );
          if (mapping.onFailureArn)
            await queues.send(mapping.onFailureArn, streamFailureRecord(mapping, shard, batch, now()));
        },
      });
    const last = page.at(-1);
    if (last) positions.set(shard, last.dynamodb.SequenceNumber);
  }

  /** A record as Lambda hands it over: of the template's stream, in virtual time. */
  #present(record: StreamRecord): StreamRecord {
    const { region, mapping, ahead } = this.#options;
    const { ApproximateCreationDateTime: created = 0 } = record.dynamodb;
    return {
      ...record,
      awsRegion: region,
      eventSourceARN: mapping.streamArn,
      dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: created + Math.floor(ahead() / 1000) },
    };
  }
}
