import type * as z from 'zod/mini';
import { readFunctionPolicies } from '../iam/function-policies.ts';
import { readRoles } from '../iam/roles.ts';
import { OperatorError } from '../operator-error.ts';
import type {
  GlobalIndex,
  IndexKey,
  RecurringSchedule,
  SecretDefinition,
  TableDefinition,
} from '../ports.ts';
import { readEventRules, readMailReports } from './event-bus.ts';
import { readHttpApi } from './http-api.ts';
import type { DataCenterModel, FunctionDefinition, StreamMapping } from './model.ts';
import { readProperties, shapes } from './properties.ts';
import type { Resource, Stack } from './stack.ts';

/** Lambda's own defaults, where a template leaves them out. */
const lambdaDefaults = {
  memoryMb: 128,
  timeoutSeconds: 3,
  retryAttempts: 2,
  eventAgeSeconds: 6 * 60 * 60,
  streamBatchSize: 100,
};

type KeySchema = z.output<typeof shapes.table>['KeySchema'];

const keyOf = (schema: KeySchema): IndexKey => {
  const nameOf = (type: 'HASH' | 'RANGE') => schema.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const sort = nameOf('RANGE');
  return { partition: nameOf('HASH') ?? '', ...(sort && { sort }) };
};

const readTable = (resource: Resource): TableDefinition => {
  const table = readProperties(resource, shapes.table);
  const ttl = table.TimeToLiveSpecification;
  const indexes = (table.GlobalSecondaryIndexes ?? []).map(
    ({ IndexName, KeySchema, Projection }): GlobalIndex => ({
      name: IndexName,
      key: keyOf(KeySchema),
      projection: Projection.ProjectionType,
      ...(Projection.NonKeyAttributes && { nonKeyAttributes: Projection.NonKeyAttributes }),
    }),
  );
  return {
    name: resource.id,
    attributes: table.AttributeDefinitions.map(({ AttributeName, AttributeType }) => ({
      name: AttributeName,
      type: AttributeType,
    })),
    key: keyOf(table.KeySchema),
    indexes,
    ...(ttl?.Enabled && { ttlAttribute: ttl.AttributeName }),
    ...(table.StreamSpecification && { streamView: table.StreamSpecification.StreamViewType }),
  };
};

const readSecret = (resource: Resource): SecretDefinition => {
  const { SecretString, GenerateSecretString: generate } = readProperties(resource, shapes.secret);
  return {
    name: String(
      resource.properties.Name ??
        resource.id
          .split(':')
          .at(-1)
          ?.replace(/-LoCaL1$/, ''),
    ),
    arn: resource.id,
    ...(SecretString !== undefined && { value: SecretString }),
    ...(generate && {
      generate: {
        ...(generate.SecretStringTemplate !== undefined && { template: generate.SecretStringTemplate }),
        ...(generate.GenerateStringKey !== undefined && { key: generate.GenerateStringKey }),
        ...(generate.PasswordLength !== undefined && { length: generate.PasswordLength }),
        ...(generate.ExcludePunctuation !== undefined && { excludePunctuation: generate.ExcludePunctuation }),
      },
    }),
  };
};

const readSchedule = (resource: Resource): RecurringSchedule => {
  const { GroupName, ScheduleExpression, Target } = readProperties(resource, shapes.schedule);
  const deadLetterArn = Target.DeadLetterConfig?.Arn;
  return {
    name: resource.id,
    group: GroupName ?? 'default',
    expression: ScheduleExpression,
    targetArn: Target.Arn,
    roleArn: Target.RoleArn,
    ...(Target.Input !== undefined && { input: Target.Input }),
    ...(deadLetterArn && { deadLetterArn }),
  };
};

const functionNameOf = (nameOrArn: string): string => nameOrArn.split(':').at(-1) ?? nameOrArn;

const readMapping = (resource: Resource, arnOf: (name: string) => string): StreamMapping => {
  const mapping = readProperties(resource, shapes.mapping);
  const tableName = /:table\/([^/]+)\/stream\//.exec(mapping.EventSourceArn)?.[1];
  if (!tableName)
    throw new OperatorError(
      `The local cloud feeds functions from table streams only; ${resource.logicalId} reads ${mapping.EventSourceArn}.`,
    );
  const { MaximumRetryAttempts: retries = -1, MaximumRecordAgeInSeconds: age = -1 } = mapping;
  const onFailureArn = mapping.DestinationConfig?.OnFailure?.Destination;
  return {
    id: resource.id,
    tableName,
    streamArn: mapping.EventSourceArn,
    functionArn: arnOf(functionNameOf(mapping.FunctionName)),
    batchSize: mapping.BatchSize ?? lambdaDefaults.streamBatchSize,
    windowSeconds: mapping.MaximumBatchingWindowInSeconds ?? 0,
    filters: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) => Pattern),
    bisect: mapping.BisectBatchOnFunctionError ?? false,
    ...(retries >= 0 && { maximumRetryAttempts: retries }),
    ...(age >= 0 && { maximumRecordAgeSeconds: age }),
    reportsItemFailures: mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
    ...(onFailureArn && { onFailureArn }),
  };
};

/** Reads a stack as the data center it deploys. Throws a OperatorError for what the local cloud cannot run. */
export function readDataCenter(
  id: string,
  stack: Stack,
  assetDirectory: (objectKey: string) => string,
): DataCenterModel {
  const resources = stack.resources();
  const all = (type: string) => resources.filter((resource) => resource.type === `AWS::${type}`);
  const invokeConfigs = all('Lambda::EventInvokeConfig').map((resource) =>
    readProperties(resource, shapes.invokeConfig),
  );

  const readFunction = (resource: Resource): FunctionDefinition => {
    const definition = readProperties(resource, shapes.function);
    const invokeConfig = invokeConfigs.find(
      ({ FunctionName }) => functionNameOf(FunctionName) === resource.id,
    );
    const onFailureArn = invokeConfig?.DestinationConfig?.OnFailure?.Destination;
    return {
      name: resource.id,
      program: resource.id.replace(`${stack.deployment.stack}-`, ''),
      arn: resource.attributes.Arn ?? '',
      roleArn: definition.Role,
      codeDirectory: assetDirectory(definition.Code.S3Key),
      handler: definition.Handler,
      environment: definition.Environment?.Variables ?? {},
      memoryMb: definition.MemorySize ?? lambdaDefaults.memoryMb,
      timeoutSeconds: definition.Timeout ?? lambdaDefaults.timeoutSeconds,
      asynchronous: {
        maximumRetryAttempts: invokeConfig?.MaximumRetryAttempts ?? lambdaDefaults.retryAttempts,
        maximumEventAgeSeconds: invokeConfig?.MaximumEventAgeInSeconds ?? lambdaDefaults.eventAgeSeconds,
        ...(onFailureArn && { onFailureArn }),
      },
    };
  };

  const functions = all('Lambda::Function').map(readFunction);
  const arnOf = (name: string): string => {
    const arn = functions.find((definition) => definition.name === name)?.arn;
    if (!arn) throw new OperatorError(`The template invokes the function ${name}, which is not in it.`);
    return arn;
  };
  const policies = readFunctionPolicies(all('Lambda::Permission'));
  const { region, account } = stack.deployment;
  const api = readHttpApi(resources, (functionArn, source) =>
    policies.allow(
      'apigateway.amazonaws.com',
      functionArn,
      `arn:aws:execute-api:${region}:${account}:${source}`,
    ),
  );

  return {
    dataCenter: id,
    region,
    account,
    tables: all('DynamoDB::Table').map(readTable),
    queues: all('SQS::Queue').map((resource) => {
      const { MessageRetentionPeriod: retentionSeconds } = readProperties(resource, shapes.queue);
      return {
        name: resource.attributes.QueueName ?? '',
        arn: resource.attributes.Arn ?? '',
        ...(retentionSeconds !== undefined && { retentionSeconds }),
      };
    }),
    secrets: all('SecretsManager::Secret').map(readSecret),
    scheduleGroups: all('Scheduler::ScheduleGroup').map((resource) => resource.id),
    schedules: all('Scheduler::Schedule').map(readSchedule),
    emailIdentities: all('SES::EmailIdentity').map((resource) => resource.id),
    configurationSets: all('SES::ConfigurationSet').map((resource) => resource.id),
    mailReports: all('SES::ConfigurationSetEventDestination').flatMap(readMailReports),
    eventRules: readEventRules(all('Events::Rule'), policies),
    functions,
    roles: readRoles(resources),
    mappings: all('Lambda::EventSourceMapping').map((resource) => readMapping(resource, arnOf)),
    ...(api && { api }),
  };
}
