import type { Engines } from '../engine/engines.ts';
import type { RoleCheck } from '../iam/deployment.ts';
import { type Inbox, openInbox } from '../inbox/inbox.ts';
import type { Clock, DataCenterResources, Functions, IdentifyCaller, WriteNudge } from '../ports.ts';
import type { DataDirectory } from '../state/data-directory.ts';
import { DurableMap } from '../state/durable-map.ts';
import type { AwsCall, AwsError } from './call.ts';
import { createDynamoDb } from './dynamodb/proxy.ts';
import { startEndpoint } from './endpoint.ts';
import { createEventBus } from './event-bus.ts';
import type { Faults } from './faults.ts';
import type { Meter } from './meter.ts';
import { deliver } from './scheduler/delivery.ts';
import { oneTimeSource } from './scheduler/one-time.ts';
import type { Schedule } from './scheduler/schedule.ts';
import { createSchedules } from './scheduler/schedules.ts';
import { createScheduler } from './scheduler/service.ts';
import { createSweeps, type Sweep } from './scheduler/sweeps.ts';
import { createSecretsManager, type StoredSecret } from './secrets-manager/service.ts';
import { createMailReports, type WaitingReport } from './ses/reports.ts';
import { createSes } from './ses/service.ts';
import { createQueues, type QueueMessage, type QueueStore } from './sqs/queues.ts';
import { createSqs } from './sqs/service.ts';

export interface LocalAwsOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly directory: DataDirectory;
  readonly clock: Clock;
  readonly engines: Engines;
  readonly dataCenters: readonly DataCenterResources[];
  readonly functions: Functions;
  readonly queues: QueueStore;
  readonly sweep?: Sweep;
  readonly nudge: WriteNudge;
  readonly identify: IdentifyCaller;
  /** Refuses what the caller's role does not allow. Absent: everything is allowed. */
  readonly authorize?: (call: AwsCall) => Promise<AwsError | undefined>;
  /** What the roles of schedules allow. Absent: everything. */
  readonly roles?: RoleCheck;
  readonly faults: Faults;
  readonly meter: Meter;
  /** Ends the process of the function that serves a request. */
  readonly crash?: (requestId: string) => Promise<void>;
}

/** The AWS of the local cloud: one endpoint and what stands behind it. */
export interface LocalAws {
  readonly url: string;
  readonly inbox: Inbox;
  readonly meter: Meter;
  readonly faults: Faults;
  stop(): Promise<void>;
}

/** Opened before the functions, which send their dead letters there. */
export interface OpenQueues {
  readonly queues: QueueStore;
  close(): void;
}

export function openQueues(
  directory: DataDirectory,
  dataCenters: readonly DataCenterResources[],
  clock: Pick<Clock, 'now'>,
): OpenQueues {
  const state = new DurableMap<QueueMessage>(directory.file('queues.jsonl'));
  return { queues: createQueues({ state, dataCenters, now: clock.now }), close: () => state.close() };
}

/** Starts the endpoint, and gives the clock the schedules to fire. @throws OperatorError */
export async function startAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { directory, clock, dataCenters, queues } = options;
  const schedules = new DurableMap<Schedule>(directory.file('schedules.jsonl'));
  const secrets = new DurableMap<StoredSecret>(directory.file('secrets.jsonl'));
  const inbox = openInbox(directory);
  const { faults, meter } = options;
  const resources = new Map(dataCenters.map((dataCenter) => [dataCenter.region, dataCenter]));
  const dataCenterOf = (region: string) => resources.get(region)?.dataCenter;

  const groups = new Set(
    dataCenters.flatMap(({ region, scheduleGroups }) =>
      ['default', ...scheduleGroups].map((group) => `${region}/${group}`),
    ),
  );
  const scheduleStore = createSchedules(schedules, groups);
  const fire = (firing: Parameters<typeof deliver>[0]) => deliver(firing, { ...options, queues });
  clock.addSource(
    oneTimeSource(scheduleStore, {
      deliver: fire,
      dataCenterOf,
      isDead: (dataCenter) => faults.isDead({ dataCenter, operation: 'Fire' }),
    }),
  );
  const sweeps = createSweeps(options);
  for (const source of sweeps.sources(fire, (dataCenter) => faults.isDead({ dataCenter, operation: 'Tick' })))
    clock.addSource(source);

  const waitingReports = new DurableMap<WaitingReport>(directory.file('mail-reports.jsonl'));
  const reports = createMailReports({
    dataCenters,
    state: waitingReports,
    now: clock.now,
    wake: clock.wake,
    bus: createEventBus({ dataCenters, functions: options.functions, queues }),
  });
  clock.addSource(reports.source);

  const server = await startEndpoint({
    port: options.port,
    identify: options.identify,
    authorize: options.authorize,
    dataCenterOf,
    faults,
    casualties: {
      crash: options.crash ?? (async () => undefined),
      halt: () => process.kill(process.pid, 'SIGKILL') as never,
    },
    meter,
    services: [
      createDynamoDb(options.engines, sweeps.nudge),
      createScheduler({
        schedules: scheduleStore,
        now: clock.now,
        changed: clock.wake,
        roles: options.roles,
      }),
      createSes({
        inbox,
        report: reports.accept,
        now: clock.now,
        identitiesOf: (region) => resources.get(region)?.emailIdentities ?? [],
        configurationSetsOf: (region) => resources.get(region)?.configurationSets ?? [],
      }),
      createSecretsManager({ state: secrets, dataCenters, now: clock.now }),
      createSqs(queues),
    ],
  });
  return {
    url: server.url,
    inbox,
    meter,
    faults,
    stop: async () => {
      await server.close();
      for (const state of [schedules, secrets, waitingReports, inbox]) state.close();
    },
  };
}
