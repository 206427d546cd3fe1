import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AsyncEvent } from '../../../../infra/local/functions/async-events.ts';
import { LocalFunctions } from '../../../../infra/local/functions/local-functions.ts';

const arn = 'arn:aws:lambda:eu-north-1:000000000000:function:onramp-eu-sample';
const minute = 60_000;
const ahead = 1_000 * minute;

interface Answer {
  readonly calls: number;
  readonly now: number;
  readonly greeting: string;
  readonly home?: string;
  readonly remaining: number;
}

describe('functions in threads', () => {
  let directory: string;
  let functions: LocalFunctions;
  let log: string;
  let reports: string[];
  let deadLetters: { queue: string; body: string }[];
  let now: number;
  const events = new Map<string, AsyncEvent>();

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'onramp-'));
    log = '';
    reports = [];
    deadLetters = [];
    now = Date.parse('2026-11-21T00:00:00.000Z');
    events.clear();
    const clockOffset = new SharedArrayBuffer(8);
    new BigInt64Array(clockOffset)[0] = BigInt(ahead);
    functions = new LocalFunctions({
      clockOffset,
      compileCache: join(directory, 'cache'),
      now: () => now,
      wake: () => undefined,
      events,
      report: (sentence) => reports.push(sentence),
      queues: {
        send: async (queue, body) => {
          deadLetters.push({ queue, body });
          return 'id';
        },
      },
      functions: [
        {
          dataCenter: 'eu',
          environment: { GREETING: 'hello' },
          log: (text) => {
            log += text;
          },
          definition: {
            name: 'onramp-eu-sample',
            program: 'sample',
            arn,
            roleArn: 'arn:aws:iam::000000000000:role/sample',
            codeDirectory: fileURLToPath(new URL('./sample', import.meta.url)),
            handler: 'index.handler',
            environment: {},
            memoryMb: 128,
            timeoutSeconds: 3,
            asynchronous: {
              maximumRetryAttempts: 2,
              maximumEventAgeSeconds: 3_600,
              onFailureArn: 'arn:dead',
            },
          },
        },
      ],
    });
  });

  afterEach(async () => {
    await functions.close();
    await rm(directory, { recursive: true });
  });

  const call = async (event: object): Promise<Answer> =>
    (await functions.invoke(arn, event)).payload as Answer;

  test('keep their memory between calls, and have only their own environment', async () => {
    expect(await call({})).toMatchObject({ calls: 1, greeting: 'hello', name: 'onramp-eu-sample' });
    const second = await call({});
    expect(second.calls).toBe(2);
    expect(second.home).toBeUndefined();
    expect(second.remaining).toBeGreaterThan(900);
    // What a thread prints comes by another way than its answers.
    while (!log.includes('call 2') || log.split('REPORT').length < 3) await wait(5);
    expect(log.split('\n').filter((line) => line.startsWith('call'))).toEqual(['call 1', 'call 2']);
    const reports = log.split('\n').filter((line) => line.startsWith('REPORT'));
    const report =
      /^REPORT RequestId: \S+\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB/;
    expect(reports).toEqual([expect.stringMatching(report), expect.stringMatching(report)]);
    expect(reports.map((line) => line.includes('Init Duration'))).toEqual([true, false]);
  });

  test('R70 live in virtual time', async () => {
    const { now: told } = await call({});
    expect(Math.abs(told - (Date.now() + ahead))).toBeLessThan(5_000);
  });

  test('get another container for a second event at the same time, and four at most', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => call({ sleep: 200 })));
    expect(answers.filter(({ calls }) => calls === 1)).toHaveLength(4);
    expect(Math.max(...answers.map(({ calls }) => calls))).toBeGreaterThan(1);
  });

  test('tell their errors, and go on', async () => {
    expect(await functions.invoke(arn, { fail: true })).toMatchObject({
      functionError: 'TypeError',
      payload: { errorType: 'TypeError', errorMessage: 'as asked' },
    });
    expect((await call({})).calls).toBe(2);
    expect(reports).toEqual(['eu sample failed: TypeError: as asked']);
  });

  test.each([
    ['run out of time', { sleep: 5_000 }, 'Sandbox.Timedout', 'Task timed out after 3.00 seconds'],
    ['exit', { exit: true }, 'Runtime.ExitError', 'Runtime exited without providing a reason'],
    ['use more memory than they have', { grow: true }, 'Error', 'memory'],
  ])('start afresh when they %s', async (_, event, errorType, errorMessage) => {
    const result = await functions.invoke(arn, event);
    expect(result.functionError).toBe(errorType);
    expect((result.payload as { errorMessage: string }).errorMessage).toContain(errorMessage);
    expect((await call({})).calls).toBe(1);
  });

  test('are tried again after one and two minutes, then the event goes to the queue', async () => {
    const { asyncEvents } = functions;
    await functions.invokeAsync(arn, { fail: true }, { source: 'scheduler' });
    await asyncEvents.settle();
    expect(asyncEvents.next()).toBe(now + minute);
    expect(await asyncEvents.fireDue(now + minute - 1)).toEqual([]);
    now += minute;
    expect(await asyncEvents.fireDue(now)).toEqual([
      { at: '2026-11-21T00:01:00.000Z', dataCenter: 'eu', kind: 'retry', name: 'sample' },
    ]);
    await asyncEvents.settle();
    now += 2 * minute;
    expect(asyncEvents.next()).toBe(now);
    await asyncEvents.fireDue(now);
    await asyncEvents.settle();
    expect(asyncEvents.next()).toBeUndefined();
    expect(deadLetters.map(({ queue, body }) => [queue, JSON.parse(body)])).toEqual([
      [
        'arn:dead',
        expect.objectContaining({
          timestamp: '2026-11-21T00:03:00.000Z',
          requestContext: expect.objectContaining({
            condition: 'RetriesExhausted',
            approximateInvokeCount: 3,
          }),
          requestPayload: { fail: true },
        }),
      ],
    ]);
  });

  test('an event that was not done when the process ended is due at the next start', async () => {
    await functions.invokeAsync(arn, { sleep: 500 }, { source: 'scheduler' });
    await functions.close();
    await functions.asyncEvents.settle();
    expect([...events.values()]).toEqual([expect.objectContaining({ attempts: 0, dueAt: now })]);
  });

  test('that do not exist are refused', async () => {
    await expect(functions.invokeAsync('arn:none', {}, { source: 'scheduler' })).rejects.toThrow(
      'ResourceNotFoundException',
    );
  });
});
