import { randomUUID } from 'node:crypto';
import type { DataCenterResources, SecretDefinition } from '../../ports.ts';
import type { DurableMap } from '../../state/durable-map.ts';
import { type AwsCall, AwsError, type AwsService } from '../call.ts';
import { jsonAnswer, jsonRefusal, readInput, targetOperation, textOf } from '../json-protocol.ts';
import { firstValue } from './generate.ts';

/** A secret as it is kept: its current value and the one before. */
export interface StoredSecret {
  readonly current: SecretVersion;
  readonly previous?: SecretVersion;
}

interface SecretVersion {
  readonly id: string;
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

export interface SecretsOptions {
  readonly state: DurableMap<StoredSecret>;
  readonly dataCenters: readonly DataCenterResources[];
  now(): number;
}

/** Secrets Manager, for the secrets that the templates declare: they can be read and given new values. */
export function createSecretsManager(options: SecretsOptions): AwsService {
  for (const { region, secrets } of options.dataCenters) {
    for (const secret of secrets) seed(options, region, secret);
  }
  return {
    name: 'secretsmanager',
    operationOf: (request) => {
      const operation = targetOperation(request);
      return operation === 'GetSecretValue' || operation === 'PutSecretValue' ? operation : undefined;
    },
    answer: async (call) =>
      jsonAnswer(
        '1.1',
        call.operation === 'GetSecretValue' ? read(options, call) : write(options, call),
        call.id,
      ),
    refuse: (error, requestId) => jsonRefusal('1.1', error, requestId),
    throttled: () => new AwsError('ThrottlingException', 'Rate exceeded'),
  };
}

function seed({ state, now }: SecretsOptions, region: string, secret: SecretDefinition): void {
  const key = keyOf(region, secret);
  if (state.has(key)) return;
  state.set(key, { current: { id: randomUUID(), value: firstValue(secret), createdAt: now() } });
}

function read({ state, dataCenters }: SecretsOptions, call: AwsCall) {
  const input = readInput(call);
  const secret = find(dataCenters, call, textOf(input, 'SecretId'));
  const { current, previous } = stored(state, call.region, secret);
  const versions = [
    { ...current, stage: 'AWSCURRENT' },
    ...(previous ? [{ ...previous, stage: 'AWSPREVIOUS' }] : []),
  ];
  const id = textOf(input, 'VersionId');
  const stage = textOf(input, 'VersionStage') ?? (id === undefined ? 'AWSCURRENT' : undefined);
  const version = versions.find((one) => one.id === (id ?? one.id) && one.stage === (stage ?? one.stage));
  if (!version) throw missing();
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    SecretString: version.value,
    VersionStages: [version.stage],
    CreatedDate: version.createdAt / 1_000,
  };
}

function write({ state, dataCenters, now }: SecretsOptions, call: AwsCall) {
  const input = readInput(call);
  const secret = find(dataCenters, call, textOf(input, 'SecretId'));
  const value = textOf(input, 'SecretString');
  if (value === undefined) throw new AwsError('InvalidParameterException', 'SecretString is missing.');
  const id = textOf(input, 'ClientRequestToken') ?? randomUUID();
  const { current } = stored(state, call.region, secret);
  if (current.id !== id) {
    state.set(keyOf(call.region, secret), { current: { id, value, createdAt: now() }, previous: current });
  }
  return { ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages: ['AWSCURRENT'] };
}

function find(
  dataCenters: readonly DataCenterResources[],
  { region }: AwsCall,
  id: string | undefined,
): SecretDefinition {
  const secrets = dataCenters.find((dataCenter) => dataCenter.region === region)?.secrets ?? [];
  const found = secrets.find(({ name, arn }) => id === name || id === arn || id === withoutSuffix(arn));
  if (!found) throw missing();
  return found;
}

/** The six characters that the service adds may be left out. */
function withoutSuffix(arn: string): string {
  return arn.replace(/-[A-Za-z0-9]{6}$/, '');
}

function stored(state: DurableMap<StoredSecret>, region: string, secret: SecretDefinition): StoredSecret {
  const found = state.get(keyOf(region, secret));
  if (!found) throw missing();
  return found;
}

function keyOf(region: string, { name }: SecretDefinition): string {
  return `${region}/${name}`;
}

function missing(): AwsError {
  return new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}
