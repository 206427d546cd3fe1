import { createHash } from 'node:crypto';
import { devNull } from 'node:os';
import type { Caller, IdentifyCaller } from './ports.ts';
import type { DataCenterModel, FunctionDefinition } from './template/model.ts';

/** The credentials of a function's role: the endpoint knows a caller by its access key. */
const accessKeyOf = ({ arn }: FunctionDefinition): string =>
  `ASIA${createHash('sha256').update(arn).digest('hex').slice(0, 16).toUpperCase()}`;

/** What a function finds in its environment: the template's variables, and those that Lambda adds. */
export const functionEnvironment = (
  region: string,
  awsEndpoint: string,
  definition: FunctionDefinition,
): Readonly<Record<string, string>> => ({
  ...definition.environment,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: accessKeyOf(definition),
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: 'local',
  AWS_LAMBDA_FUNCTION_NAME: definition.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  LAMBDA_TASK_ROOT: definition.codeDirectory,
  _HANDLER: definition.handler,
  TZ: ':UTC',
  // The one thing that differs from a deployment, and it is configuration of the SDK.
  AWS_ENDPOINT_URL: awsEndpoint,
  // Whatever this machine is configured for must not leak in.
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
});

/** Tells which function signed a call. */
export function callersOf(dataCenters: readonly DataCenterModel[]): IdentifyCaller {
  const callers = new Map<string, Caller>();
  for (const { dataCenter, functions } of dataCenters)
    for (const definition of functions)
      callers.set(accessKeyOf(definition), { dataCenter, function: definition.program });
  return (accessKeyId) => callers.get(accessKeyId);
}
