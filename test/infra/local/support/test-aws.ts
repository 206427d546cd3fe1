import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFaults } from '../../../../infra/local/aws/faults.ts';
import { type LocalAws, openQueues, startAws } from '../../../../infra/local/aws/local-aws.ts';
import { createMeter } from '../../../../infra/local/aws/meter.ts';
import type { QueueStore } from '../../../../infra/local/aws/sqs/queues.ts';
import { createClock } from '../../../../infra/local/clock/virtual-clock.ts';
import { type Engines, startEngines } from '../../../../infra/local/engine/engines.ts';
import { ensureTable } from '../../../../infra/local/engine/tables.ts';
import type { LocalIam } from '../../../../infra/local/iam/local-iam.ts';
import type { Clock, DataCenterResources, Functions, IdentifyCaller } from '../../../../infra/local/ports.ts';
import { type DataDirectory, openDataDirectory } from '../../../../infra/local/state/data-directory.ts';
import { DurableMap } from '../../../../infra/local/state/durable-map.ts';

export const functionArn = 'arn:aws:lambda:eu-north-1:000000000000:function:onramp-eu-lifecycle';
export const sweeperArn = 'arn:aws:lambda:eu-north-1:000000000000:function:onramp-eu-sweeper';
export const deliveriesArn = 'arn:aws:lambda:eu-north-1:000000000000:function:onramp-eu-deliveries';
export const missingArn = 'arn:aws:lambda:eu-north-1:000000000000:function:onramp-eu-missing';
export const queueArn = 'arn:aws:sqs:eu-north-1:000000000000:dead-letters';
export const roleArn = 'arn:aws:iam::000000000000:role/scheduler';
export const table = 'onramp-eu';

export const europe: DataCenterResources = {
  dataCenter: 'eu',
  region: 'eu-north-1',
  tables: [
    {
      name: table,
      attributes: ['pk', 'sk', 'duePk', 'dueSk'].map((name) => ({ name, type: 'S' })),
      key: { partition: 'pk', sort: 'sk' },
      indexes: [{ name: 'due', key: { partition: 'duePk', sort: 'dueSk' }, projection: 'ALL' }],
      ttlAttribute: 'ttl',
      streamView: 'NEW_IMAGE',
    },
  ],
  queues: [{ name: 'dead-letters', arn: queueArn }],
  secrets: [
    {
      name: 'link',
      arn: 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:link-AbCdEf',
      generate: { template: '{"id":"k1"}', key: 'key', length: 48, excludePunctuation: true },
    },
  ],
  scheduleGroups: ['onramp'],
  schedules: [
    {
      name: 'sweep',
      group: 'default',
      expression: 'rate(5 minutes)',
      targetArn: sweeperArn,
      roleArn,
      input: '{}',
    },
  ],
  emailIdentities: ['onramp.example'],
  configurationSets: ['onramp-eu'],
  mailReports: [{ configurationSet: 'onramp-eu', eventTypes: ['DELIVERY', 'BOUNCE', 'COMPLAINT'] }],
  eventRules: [
    {
      name: 'mail-reports',
      pattern: JSON.stringify({
        source: ['aws.ses'],
        $or: [
          { 'detail-type': ['Email Bounced', 'Email Complaint Received'] },
          { 'detail-type': ['Email Delivered'], detail: { mail: { tags: { kind: ['invitation'] } } } },
        ],
      }),
      targets: [
        { arn: deliveriesArn, permitted: true, deadLetterArn: queueArn },
        { arn: missingArn, permitted: false, deadLetterArn: queueArn },
      ],
    },
  ],
};

export interface Invocation {
  readonly arn: string;
  readonly payload: unknown;
  /** The virtual instant, RFC 3339. */
  readonly at: string;
}

export interface TestAws {
  readonly aws: LocalAws;
  readonly clock: Clock;
  readonly engines: Engines;
  readonly queues: QueueStore;
  readonly directory: DataDirectory;
  readonly invocations: Invocation[];
  readonly nudges: string[];
  /** What SDK clients need. */
  readonly client: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
  };
  stop(): Promise<void>;
}

export const callerKey = 'AKIDPARTNERAPI';

export interface TestAwsOptions {
  readonly path?: string;
  /** Where time stands still until a test moves it; without, it runs as it does. */
  readonly startedAt?: number;
  /** What functions and schedules may do, by their access keys; the test's own key may do everything. */
  readonly iam?: LocalIam;
  readonly identify?: IdentifyCaller;
  /** What a function does when it is invoked. */
  readonly onInvoke?: (invocation: Invocation) => Promise<void> | void;
}

/** A local AWS of one data center whose functions only take notes. */
export async function startTestAws(options: TestAwsOptions = {}): Promise<TestAws> {
  const path = options.path ?? mkdtempSync(join(tmpdir(), 'onramp-'));
  const directory = openDataDirectory(path);
  const { startedAt } = options;
  const offsets = new DurableMap<number>(directory.file('clock.jsonl'));
  const clock = createClock({
    state: offsets,
    ...(startedAt !== undefined && { realTime: () => startedAt }),
  });
  const engines = await startEngines({ dataCenters: [europe], directory });
  for (const engine of engines.all)
    for (const definition of europe.tables) await ensureTable(engine, definition);
  const opened = openQueues(directory, [europe], clock);
  const invocations: Invocation[] = [];
  const nudges: string[] = [];
  const functions: Functions = {
    invokeAsync: async (arn, payload) => {
      if (arn === missingArn) throw new Error('Function not found');
      const invocation = { arn, payload, at: new Date(clock.now()).toISOString() };
      invocations.push(invocation);
      await options.onInvoke?.(invocation);
    },
    invoke: async () => ({ payload: null }),
  };
  const aws = await startAws({
    port: 0,
    directory,
    clock,
    engines,
    dataCenters: [europe],
    functions,
    queues: opened.queues,
    faults: createFaults(),
    meter: createMeter(),
    sweep: {
      isSweep: ({ name }) => name === 'sweep',
      index: 'due',
      partitionKey: 'duePk',
      partitions: ['DUE#0', 'DUE#1'],
      sortKey: 'dueSk',
    },
    nudge: (region, name) => nudges.push(`${region}/${name}`),
    ...(options.iam && { authorize: options.iam.authorize, roles: options.iam.roles }),
    identify:
      options.identify ??
      ((key) => (key === callerKey ? { dataCenter: 'eu', function: 'partner-api' } : undefined)),
  });
  return {
    aws,
    clock,
    engines,
    queues: opened.queues,
    directory,
    invocations,
    nudges,
    client: {
      endpoint: aws.url,
      region: 'eu-north-1',
      credentials: { accessKeyId: callerKey, secretAccessKey: 'any' },
    },
    stop: async () => {
      await clock.stop();
      await aws.stop();
      await engines.stop();
      opened.close();
      offsets.close();
      directory.release();
      if (options.path === undefined) rmSync(path, { recursive: true });
    },
  };
}
