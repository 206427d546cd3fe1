import { setTimeout as wait } from 'node:timers/promises';
import type { InvokeResult } from '../ports.ts';
import type { StreamMapping } from '../template/model.ts';
import type { StreamRecord } from './stream.ts';

/** What became of a batch that the function kept refusing. */
export interface GivenUpBatch {
  readonly records: readonly StreamRecord[];
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly invocations: number;
}

export interface DeliveryOptions {
  readonly mapping: StreamMapping;
  readonly invoke: (records: readonly StreamRecord[]) => Promise<InvokeResult>;
  /** Everything up to this record is done and will not be delivered again. */
  readonly done: (last: StreamRecord) => void;
  readonly giveUp: (batch: GivenUpBatch) => Promise<void>;
  /** Virtual milliseconds. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Pauses before retries, in milliseconds of real time: doubled each time up to a longest. */
const firstPause = 20;
const longestPause = 500;
/** A stream keeps its records so long, whatever the mapping says. */
const streamRetentionSeconds = 24 * 60 * 60;

interface BatchItemFailures {
  readonly batchItemFailures?: readonly { readonly itemIdentifier?: string }[] | null;
}

/** How many records at the start of a batch went through. */
function succeeded(
  records: readonly StreamRecord[],
  { functionError, payload }: InvokeResult,
  { reportsItemFailures }: StreamMapping,
): number {
  if (functionError !== undefined) return 0;
  const failures = reportsItemFailures
    ? ((payload as BatchItemFailures | null)?.batchItemFailures ?? [])
    : [];
  const positions = failures.map(({ itemIdentifier }) =>
    // An identifier that is none of the batch counts as a failure of all of it, as in Lambda.
    Math.max(
      0,
      records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
    ),
  );
  return Math.min(records.length, ...positions);
}

function isTooOld(record: StreamRecord, { mapping, now }: DeliveryOptions): boolean {
  const limit = Math.min(mapping.maximumRecordAgeSeconds ?? streamRetentionSeconds, streamRetentionSeconds);
  const created = record.dynamodb.ApproximateCreationDateTime ?? 0;
  return now() / 1000 - created > limit;
}

/** Invokes the function once; returns how many records are done. */
async function attempt(records: readonly StreamRecord[], options: DeliveryOptions): Promise<number> {
  const { mapping, invoke, done, signal } = options;
  signal.throwIfAborted();
  const result = await invoke(records);
  signal.throwIfAborted();
  const count = succeeded(records, result, mapping);
  const last = records[count - 1];
  if (last) done(last);
  return count;
}

async function gaveUp(
  records: readonly StreamRecord[],
  failures: number,
  options: DeliveryOptions,
): Promise<boolean> {
  const { mapping, done, giveUp } = options;
  const [first] = records;
  const exhausted = failures > (mapping.maximumRetryAttempts ?? Number.POSITIVE_INFINITY);
  if (!first || !(exhausted || isTooOld(first, options))) return false;
  const condition = exhausted ? 'RetryAttemptsExhausted' : 'RecordAgeExceeded';
  await giveUp({ records, condition, invocations: failures });
  done(records.at(-1) ?? first);
  return true;
}

/**
 * Delivers a batch until each record is done or given up, in order. A failed batch is halved first, if the
 * mapping says so, until the record at fault is alone; then its retries count. Rejects when stopped.
 */
export async function deliver(batch: readonly StreamRecord[], options: DeliveryOptions): Promise<void> {
  let records = batch;
  let failures = 0;
  while (records.length > 0) {
    const count = await attempt(records, options);
    records = records.slice(count);
    if (records.length === 0) return;
    if (count === 0 && options.mapping.bisect && records.length > 1) {
      const middle = Math.ceil(records.length / 2);
      await deliver(records.slice(0, middle), options);
      await deliver(records.slice(middle), options);
      return;
    }
    failures = count === 0 ? failures + 1 : 1;
    if (await gaveUp(records, failures, options)) return;
    const pause = Math.min(firstPause * 2 ** (failures - 1), longestPause);
    await wait(pause, undefined, { signal: options.signal });
  }
}
