import type { DynamoDBRecord } from 'aws-lambda';

/** One call to a table's engine: `DynamoDBStreams_20120810.GetRecords` and its input. */
export type EngineCall = (target: string, input: unknown) => Promise<unknown>;

/** How far a mapping has read each shard: the sequence number of the last record that is done. */
export interface Positions {
  get(shard: string): string | undefined;
  set(shard: string, sequenceNumber: string): void;
}

/** A record as the Streams API gives it. */
export type StreamRecord = DynamoDBRecord & { readonly dynamodb: { readonly SequenceNumber: string } };

/** A page of a shard. */
export interface StreamPage {
  readonly records: readonly StreamRecord[];
  /** Where to read on; absent at the end of a closed shard. */
  readonly next?: string;
}

/** A table's stream, read over the Streams API. */
export class TableStream {
  readonly #call: EngineCall;
  readonly #table: string;
  #arn: string | undefined;

  constructor(call: EngineCall, table: string) {
    this.#call = call;
    this.#table = table;
  }

  /** The ids of all shards, parents before children. */
  async shards(): Promise<string[]> {
    const { StreamDescription } = (await this.#streams('DescribeStream', {
      StreamArn: await this.#streamArn(),
    })) as { StreamDescription: { Shards?: { ShardId: string }[] } };
    return (StreamDescription.Shards ?? []).map(({ ShardId }) => ShardId);
  }

  /** An iterator that continues behind `after`, or starts at the oldest record. */
  async iterator(shard: string, after: string | undefined): Promise<string> {
    const { ShardIterator } = (await this.#streams('GetShardIterator', {
      StreamArn: await this.#streamArn(),
      ShardId: shard,
      ...(after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }),
    })) as { ShardIterator: string };
    return ShardIterator;
  }

  async read(iterator: string): Promise<StreamPage> {
    const { Records, NextShardIterator } = (await this.#streams('GetRecords', {
      ShardIterator: iterator,
    })) as {
      Records?: StreamRecord[];
      NextShardIterator?: string;
    };
    return { records: Records ?? [], ...(NextShardIterator && { next: NextShardIterator }) };
  }

  async #streamArn(): Promise<string> {
    if (this.#arn) return this.#arn;
    const { Table } = (await this.#call('DynamoDB_20120810.DescribeTable', { TableName: this.#table })) as {
      Table: { LatestStreamArn?: string };
    };
    if (!Table.LatestStreamArn) throw new Error(`The table ${this.#table} has no stream.`);
    this.#arn = Table.LatestStreamArn;
    return this.#arn;
  }

  #streams(operation: string, input: unknown): Promise<unknown> {
    return this.#call(`DynamoDBStreams_20120810.${operation}`, input);
  }
}
