import { dueShards } from '../../lib/store/due-shards.ts';
import { indexes } from '../names.ts';
import { parseSettings, readContext, type Settings } from '../settings.ts';
import { type Addresses, localUrl, planAddresses, requireFreePorts } from './addresses.ts';
import { createFaults } from './aws/faults.ts';
import { type LocalAws, openQueues, startAws } from './aws/local-aws.ts';
import { createMeter, type Meter } from './aws/meter.ts';
import type { Sweep } from './aws/scheduler/sweeps.ts';
import type { QueueStore } from './aws/sqs/queues.ts';
import { startConsole } from './console/console.ts';
import { type Engines, startEngines } from './engine/engines.ts';
import { ensureTable } from './engine/tables.ts';
import { callersOf, functionEnvironment } from './function-environment.ts';
import type { AsyncEvent } from './functions/async-events.ts';
import { FunctionLogs } from './functions/function-logs.ts';
import { LocalFunctions } from './functions/local-functions.ts';
import { gateway } from './http-api/gateway.ts';
import { jwtAuthorizer } from './http-api/jwt-authorizer.ts';
import { serveHttpApi } from './http-api/listener.ts';
import { mayLog } from './iam/deployment.ts';
import { type LocalIam, openIam } from './iam/local-iam.ts';
import { type Issuer, startIssuer } from './issuer/issuer.ts';
import type { IssuerKeys } from './issuer/keys.ts';
import type { Clock } from './ports.ts';
import type { LocalCloudOptions, Parts, Ready } from './running.ts';
import type { DataDirectory } from './state/data-directory.ts';
import { DurableMap } from './state/durable-map.ts';
import { createPollers } from './streams/pollers.ts';
import { synthesizeOnce } from './synthesis-once.ts';
import type { DataCenterModel } from './template/model.ts';

/** What the parts are started with. */
export interface Surroundings extends LocalCloudOptions {
  readonly directory: DataDirectory;
  readonly clock: Clock;
}

/** The identity provider's client, and what its tokens are for. */
const client = { clientId: 'onramp', audience: 'onramp' };
const scopes = ['onramp/partner', 'onramp/support', 'onramp/customer'];

/** The sweeper only looks for what is overdue, so its idle ticks are not taken. */
const sweep: Sweep = {
  isSweep: ({ name }) => name === 'sweeper',
  index: 'due',
  partitionKey: indexes.due.partitionKey,
  partitions: dueShards,
  sortKey: indexes.due.sortKey,
};

const writeReport = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

/** Starts every part in turn; each tells `parts` how to stop it. */
export async function startParts(surroundings: Surroundings, parts: Parts): Promise<Ready> {
  const settings = parseSettings({ ...(readContext().onramp ?? {}), ...surroundings.settings });
  const addresses = planAddresses(settings.catalog, surroundings.port);
  await requireFreePorts(addresses);
  const [issuer, engines, models] = await startedTogether([
    openIssuer(surroundings, addresses, parts),
    openEngines(surroundings, settings, parts),
    synthesizeHere(surroundings, settings, addresses),
  ]);
  const iam = openIam(models);
  await createTables(surroundings, engines, models);
  const { queues, close } = openQueues(surroundings.directory, models, surroundings.clock);
  parts.add(close);
  const meter = createMeter();
  const functions = openFunctions(surroundings, { addresses, models, queues, meter }, parts);
  const context = { ...surroundings, addresses, models, engines, queues, functions, issuer, iam, meter };
  const aws = await openAws(context, parts);
  await openConsole(context, aws, parts);
  await openHttpApis(context, parts);
  surroundings.clock.start();
  parts.add(() => surroundings.clock.stop());
  return {
    ready: true,
    dataCenters: Object.fromEntries([...addresses.dataCenters].map(([id, { url }]) => [id, url])),
    console: localUrl(addresses.console),
    aws: aws.url,
    issuer: issuer.url,
  };
}

/** Waits for all even if one fails, so that what the others started is known when everything is stopped. */
async function startedTogether<Results extends readonly unknown[]>(
  starts: {
    [Index in keyof Results]: Promise<Results[Index]>;
  },
): Promise<Results> {
  await Promise.allSettled(starts);
  return Promise.all(starts) as unknown as Promise<Results>;
}

interface Context extends Surroundings {
  readonly addresses: Addresses;
  readonly models: readonly DataCenterModel[];
  readonly engines: Engines;
  readonly queues: QueueStore;
  readonly functions: LocalFunctions;
  readonly issuer: Issuer;
  readonly iam: LocalIam;
  readonly meter: Meter;
}

function keep<Value>({ directory }: Surroundings, file: string, parts: Parts): DurableMap<Value> {
  const map = new DurableMap<Value>(directory.file(file));
  parts.add(() => map.close());
  return map;
}

async function openIssuer(surroundings: Surroundings, addresses: Addresses, parts: Parts): Promise<Issuer> {
  const issuer = await startIssuer({
    ...client,
    scopes,
    port: addresses.issuer,
    publicUrls: [...addresses.dataCenters.values()].map(({ url }) => url),
    keyStore: keep<IssuerKeys>(surroundings, 'issuer.jsonl', parts),
    accountStore: keep<string>(surroundings, 'accounts.jsonl', parts),
  });
  parts.add(() => issuer.close());
  return issuer;
}

async function openEngines(
  { directory, dynamoDbEndpoint, onFatal, report = writeReport }: Surroundings,
  { catalog }: Settings,
  parts: Parts,
): Promise<Engines> {
  const engines = await startEngines({
    dataCenters: catalog.dataCenters.map(({ id, region }) => ({ dataCenter: id, region })),
    directory,
    endpoint: dynamoDbEndpoint,
    onExit: (dataCenter, code) =>
      report(
        `The DynamoDB engine of ${dataCenter} ended by itself (${code ?? 'killed'}) and is started again.`,
      ),
    onFatal: ({ message }) => onFatal?.(message),
  });
  parts.add(() => engines.stop());
  return engines;
}

const synthesizeHere = (
  { directory, functionsDir, settings: given }: Surroundings,
  settings: Settings,
  addresses: Addresses,
): Promise<DataCenterModel[]> =>
  synthesizeOnce({
    settings,
    overrides: {
      ...given,
      issuer: localUrl(addresses.issuer),
      clientId: client.clientId,
      audience: [client.audience],
      accountClaim: 'email',
      domains: {},
      alarmTopics: {},
    },
    publicUrls: Object.fromEntries([...addresses.dataCenters].map(([id, { url }]) => [id, url])),
    outdir: directory.file('build'),
    functionsDir,
  });

async function createTables(
  { fresh = false }: Surroundings,
  engines: Engines,
  models: readonly DataCenterModel[],
): Promise<void> {
  await Promise.all(
    models.flatMap(({ region, tables }) => {
      const engine = engines.of(region);
      return engine ? tables.map((table) => ensureTable(engine, table, { fresh })) : [];
    }),
  );
}

function openFunctions(
  surroundings: Surroundings,
  { addresses, models, queues, meter }: Pick<Context, 'addresses' | 'models' | 'queues' | 'meter'>,
  parts: Parts,
): LocalFunctions {
  const { clock, directory, report = writeReport } = surroundings;
  const logs = new FunctionLogs(directory.file('logs'));
  const awsEndpoint = localUrl(addresses.aws);
  const functions = new LocalFunctions({
    functions: models.flatMap((model) =>
      model.functions.map((definition) => ({
        dataCenter: model.dataCenter,
        definition,
        environment: functionEnvironment(model.region, awsEndpoint, definition),
        log: mayLog(model, definition)
          ? (text: string) => logs.append(`${model.dataCenter}-${definition.program}`, text)
          : () => undefined,
      })),
    ),
    clockOffset: clock.offset,
    compileCache: directory.file('compile-cache'),
    invoked: meter.invoked,
    now: clock.now,
    wake: clock.wake,
    queues,
    events: keep<AsyncEvent>(surroundings, 'async-events.jsonl', parts),
    report,
  });
  parts.add(() => logs.close());
  parts.add(() => functions.close());
  clock.addSource(functions.asyncEvents);
  clock.addQuiescence(functions.asyncEvents);
  return functions;
}

async function openAws(context: Context, parts: Parts): Promise<LocalAws> {
  const {
    clock,
    models,
    functions,
    queues,
    engines,
    addresses,
    directory,
    iam,
    report = writeReport,
  } = context;
  const pollers = createPollers({
    models,
    callOf: (region) => engines.of(region)?.call,
    positions: keep<string>(context, 'stream-positions.jsonl', parts),
    clock,
    functions,
    queues,
    report,
  });
  const aws = await startAws({
    port: addresses.aws,
    directory,
    clock,
    engines,
    dataCenters: models,
    functions,
    queues,
    sweep,
    nudge: pollers.nudge,
    identify: callersOf(models),
    authorize: iam.authorize,
    roles: iam.roles,
    faults: createFaults(),
    meter: context.meter,
    crash: (requestId) => functions.crash(requestId),
  });
  parts.add(() => aws.stop());
  // Reads only now: what it starts calls the endpoint.
  pollers.start();
  parts.add(() => pollers.close());
  return aws;
}

async function openConsole(context: Context, aws: LocalAws, parts: Parts): Promise<void> {
  const { addresses, clock, queues, issuer, directory, iam, engines } = context;
  const console = await startConsole({
    port: addresses.console,
    clock,
    aws,
    queues,
    issueToken: issuer.issueToken,
    permissions: iam.ledger.permissions,
    engines,
    logFolder: directory.file('logs'),
  });
  parts.add(() => console.close());
}

async function openHttpApis({ models, addresses, functions, clock }: Context, parts: Parts): Promise<void> {
  const authorize = jwtAuthorizer();
  for (const { dataCenter, account, api } of models) {
    const address = addresses.dataCenters.get(dataCenter);
    if (!api || !address) continue;
    const handle = gateway({
      api,
      account,
      authorize,
      invoke: (arn, event) => functions.invoke(arn, event),
      now: clock.now,
    });
    const server = await serveHttpApi(address.port, `The data center ${dataCenter}`, handle);
    parts.add(() => server.close());
  }
}
