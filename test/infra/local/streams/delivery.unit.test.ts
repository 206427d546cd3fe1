import { describe, expect, test } from '@jest/globals';
import type { InvokeResult } from '../../../../infra/local/ports.ts';
import { deliver, type GivenUpBatch } from '../../../../infra/local/streams/delivery.ts';
import type { StreamRecord } from '../../../../infra/local/streams/stream.ts';
import type { StreamMapping } from '../../../../infra/local/template/model.ts';

const now = Date.parse('2026-11-21T00:00:00.000Z');
const record = (number: string): StreamRecord =>
  ({ dynamodb: { SequenceNumber: number, ApproximateCreationDateTime: now / 1000 } }) as StreamRecord;
const numbers = (records: readonly StreamRecord[]) =>
  records.map(({ dynamodb }) => dynamodb.SequenceNumber).join('');

const mapping: StreamMapping = {
  id: 'mapping',
  tableName: 'table',
  streamArn: 'arn:stream',
  functionArn: 'arn:function',
  batchSize: 10,
  windowSeconds: 0,
  filters: [],
  bisect: true,
  maximumRetryAttempts: 1,
  reportsItemFailures: true,
};

/** Delivers records `1234…` to a function; tells what it was asked, what is done and what was given up. */
async function delivered(
  records: string,
  run: (batch: string, call: number) => InvokeResult,
  change: Partial<StreamMapping> = {},
) {
  const asked: string[] = [];
  const done: string[] = [];
  const givenUp: GivenUpBatch[] = [];
  await deliver([...records].map(record), {
    mapping: { ...mapping, ...change },
    now: () => now,
    signal: new AbortController().signal,
    invoke: async (batch) => {
      asked.push(numbers(batch));
      return run(numbers(batch), asked.length);
    },
    done: ({ dynamodb }) => done.push(dynamodb.SequenceNumber),
    giveUp: async (batch) => {
      givenUp.push(batch);
    },
  });
  return { asked, done, givenUp: givenUp.map((batch) => ({ ...batch, records: numbers(batch.records) })) };
}

const succeed: InvokeResult = { payload: null };
const fail: InvokeResult = { payload: {}, functionError: 'Error' };
const failAt = (itemIdentifier: string): InvokeResult => ({
  payload: { batchItemFailures: [{ itemIdentifier }] },
});

describe('the delivery of a batch', () => {
  test('is done at once when nothing fails', async () => {
    expect(await delivered('1234', () => succeed)).toEqual({ asked: ['1234'], done: ['4'], givenUp: [] });
  });

  test('goes on behind what went through', async () => {
    const { asked, done } = await delivered('1234', (_, call) => (call === 1 ? failAt('3') : succeed));
    expect(asked).toEqual(['1234', '34']);
    expect(done).toEqual(['2', '4']);
  });

  test('halves until the record at fault is alone, and loses only that one', async () => {
    const { asked, givenUp } = await delivered('1234', (batch) => (batch.includes('3') ? fail : succeed));
    expect(asked).toEqual(['1234', '12', '34', '3', '3', '4']);
    expect(givenUp).toEqual([{ records: '3', condition: 'RetryAttemptsExhausted', invocations: 2 }]);
  });

  test('gives up the whole batch when it may not be halved', async () => {
    const { asked, givenUp } = await delivered('12', () => fail, { bisect: false });
    expect(asked).toEqual(['12', '12']);
    expect(givenUp).toEqual([{ records: '12', condition: 'RetryAttemptsExhausted', invocations: 2 }]);
  });

  test('takes an item that is none of the batch for a failure of all', async () => {
    const { asked } = await delivered('12', (_, call) => (call === 1 ? failAt('9') : succeed));
    expect(asked).toEqual(['12', '1', '2']);
  });

  test('takes no notice of reported items unless the mapping says so', async () => {
    const { asked } = await delivered('12', () => failAt('1'), { reportsItemFailures: false });
    expect(asked).toEqual(['12']);
  });

  test('gives up what is too old', async () => {
    const old = { ...record('1'), dynamodb: { ...record('1').dynamodb, ApproximateCreationDateTime: 0 } };
    const givenUp: GivenUpBatch[] = [];
    await deliver([old], {
      mapping: { ...mapping, maximumRetryAttempts: 100 },
      now: () => now,
      signal: new AbortController().signal,
      invoke: async () => fail,
      done: () => undefined,
      giveUp: async (batch) => {
        givenUp.push(batch);
      },
    });
    expect(givenUp.map(({ condition }) => condition)).toEqual(['RecordAgeExceeded']);
  });
});
