import type { Engine } from './engine.ts';

export interface DueIndexOptions {
  readonly engine: Engine;
  readonly table: string;
  readonly index: string;
  /** The index's partition key and all its values. */
  readonly partitionKey: string;
  readonly partitions: readonly string[];
  /** The sort key; it begins with an RFC 3339 instant in milliseconds, UTC. */
  readonly sortKey: string;
}

export interface DueIndex {
  /** The earliest instant in the index, milliseconds since the epoch. */
  earliest(): Promise<number | undefined>;
  /** The table was written to: what was read before may no longer hold. */
  touch(): void;
}

const instantLength = '2026-01-01T00:00:00.000Z'.length;

/** Looks into a table for what is due next; reads only when the table was written to since. */
export function createDueIndex(options: DueIndexOptions): DueIndex {
  let known: Promise<number | undefined> | undefined;
  return {
    earliest: () => {
      const reading = known ?? readEarliest(options);
      known = reading;
      reading.catch(() => {
        if (known === reading) known = undefined;
      });
      return reading;
    },
    touch: () => {
      known = undefined;
    },
  };
}

async function readEarliest(options: DueIndexOptions): Promise<number | undefined> {
  const heads = await Promise.all(options.partitions.map((partition) => readHead(options, partition)));
  const instants = heads.filter((head) => head !== undefined);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

async function readHead(options: DueIndexOptions, partition: string): Promise<number | undefined> {
  const { engine, table, index, partitionKey, sortKey } = options;
  const page = (await engine.call('DynamoDB_20120810.Query', {
    TableName: table,
    IndexName: index,
    KeyConditionExpression: '#partition = :partition',
    ProjectionExpression: '#sort',
    ExpressionAttributeNames: { '#partition': partitionKey, '#sort': sortKey },
    ExpressionAttributeValues: { ':partition': { S: partition } },
    Limit: 1,
  })) as { Items?: readonly Record<string, { S?: string }>[] };
  const text = page.Items?.[0]?.[sortKey]?.S;
  if (text === undefined) return undefined;
  const instant = Date.parse(text.slice(0, instantLength));
  if (Number.isNaN(instant)) throw new TypeError(`No instant at the start of ${sortKey}: ${text}`);
  return instant;
}
