import { withoutBody } from './bodiless-types.ts';
import { arn, named, type ResourceType } from './resource-type.ts';

const none = () => ({});

/** Types that do something, each with every property that the local cloud takes into account or may leave out. */
const bodied: Readonly<Record<string, ResourceType>> = {
  'AWS::DynamoDB::Table': {
    properties: [
      'TableName',
      'AttributeDefinitions',
      'KeySchema',
      'GlobalSecondaryIndexes',
      'BillingMode',
      'StreamSpecification',
      'TimeToLiveSpecification',
      'PointInTimeRecoverySpecification',
      'DeletionProtectionEnabled',
      'SSESpecification',
      'ContributorInsightsSpecification',
      'OnDemandThroughput',
      'Tags',
    ],
    id: (place) => named(place, 'TableName'),
    attributes: (place) => {
      const table = arn(place, 'dynamodb', `table/${named(place, 'TableName')}`);
      return { Arn: table, StreamArn: `${table}/stream/local` };
    },
  },
  'AWS::Lambda::Function': {
    properties: [
      'FunctionName',
      'Code',
      'Handler',
      'Runtime',
      'Architectures',
      'Environment',
      'MemorySize',
      'Timeout',
      'Role',
      'Description',
      'LoggingConfig',
      'TracingConfig',
      'ReservedConcurrentExecutions',
      'PackageType',
      'RuntimeManagementConfig',
      'Tags',
    ],
    id: (place) => named(place, 'FunctionName'),
    attributes: (place) => ({ Arn: arn(place, 'lambda', `function:${named(place, 'FunctionName')}`) }),
  },
  'AWS::Lambda::EventSourceMapping': {
    properties: [
      'EventSourceArn',
      'FunctionName',
      'Enabled',
      'BatchSize',
      'MaximumBatchingWindowInSeconds',
      'StartingPosition',
      'FilterCriteria',
      'BisectBatchOnFunctionError',
      'MaximumRetryAttempts',
      'MaximumRecordAgeInSeconds',
      'ParallelizationFactor',
      'FunctionResponseTypes',
      'DestinationConfig',
      'MetricsConfig',
      'Tags',
    ],
    id: (place) => `${place.stack}-${place.logicalId}`,
    attributes: (place) => ({
      EventSourceMappingArn: arn(place, 'lambda', `event-source-mapping:${place.stack}-${place.logicalId}`),
    }),
  },
  'AWS::Lambda::EventInvokeConfig': {
    properties: [
      'FunctionName',
      'Qualifier',
      'MaximumRetryAttempts',
      'MaximumEventAgeInSeconds',
      'DestinationConfig',
    ],
    id: (place) => `${place.stack}-${place.logicalId}`,
    attributes: none,
  },
  'AWS::ApiGatewayV2::Api': {
    properties: [
      'Name',
      'ProtocolType',
      'Description',
      'CorsConfiguration',
      'DisableExecuteApiEndpoint',
      'Tags',
    ],
    id: (place) => `${place.stack}-${place.logicalId}`.toLowerCase(),
    attributes: (place) => ({
      ApiEndpoint: place.apiEndpoint,
      ApiId: `${place.stack}-${place.logicalId}`.toLowerCase(),
    }),
  },
  'AWS::ApiGatewayV2::Stage': {
    properties: [
      'ApiId',
      'StageName',
      'AutoDeploy',
      'AccessLogSettings',
      'DefaultRouteSettings',
      'RouteSettings',
      'Description',
      'Tags',
    ],
    id: (place) => named(place, 'StageName'),
    attributes: none,
  },
  'AWS::ApiGatewayV2::Integration': {
    properties: [
      'ApiId',
      'IntegrationType',
      'IntegrationUri',
      'IntegrationMethod',
      'PayloadFormatVersion',
      'TimeoutInMillis',
      'Description',
    ],
    id: (place) => place.logicalId.toLowerCase(),
    attributes: none,
  },
  'AWS::ApiGatewayV2::Authorizer': {
    properties: ['ApiId', 'Name', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration'],
    id: (place) => place.logicalId.toLowerCase(),
    attributes: (place) => ({ AuthorizerId: place.logicalId.toLowerCase() }),
  },
  'AWS::ApiGatewayV2::Route': {
    properties: [
      'ApiId',
      'RouteKey',
      'Target',
      'AuthorizationType',
      'AuthorizerId',
      'AuthorizationScopes',
      'OperationName',
    ],
    id: (place) => place.logicalId.toLowerCase(),
    attributes: none,
  },
  'AWS::Scheduler::ScheduleGroup': {
    properties: ['Name', 'Tags'],
    id: (place) => named(place, 'Name'),
    attributes: (place) => ({ Arn: arn(place, 'scheduler', `schedule-group/${named(place, 'Name')}`) }),
  },
  'AWS::Scheduler::Schedule': {
    properties: [
      'Name',
      'GroupName',
      'ScheduleExpression',
      'ScheduleExpressionTimezone',
      'FlexibleTimeWindow',
      'State',
      'Target',
      'Description',
    ],
    id: (place) => named(place, 'Name'),
    attributes: (place) => ({
      Arn: arn(
        place,
        'scheduler',
        `schedule/${place.property('GroupName') ?? 'default'}/${named(place, 'Name')}`,
      ),
    }),
  },
  'AWS::SQS::Queue': {
    properties: [
      'QueueName',
      'MessageRetentionPeriod',
      'VisibilityTimeout',
      'SqsManagedSseEnabled',
      'KmsMasterKeyId',
      'KmsDataKeyReusePeriodSeconds',
      'Tags',
    ],
    id: (place) => `https://sqs.${place.region}.amazonaws.com/${place.account}/${named(place, 'QueueName')}`,
    attributes: (place) => ({
      Arn: arn(place, 'sqs', named(place, 'QueueName')),
      QueueName: named(place, 'QueueName'),
      QueueUrl: `https://sqs.${place.region}.amazonaws.com/${place.account}/${named(place, 'QueueName')}`,
    }),
  },
  'AWS::SES::EmailIdentity': {
    properties: [
      'EmailIdentity',
      'ConfigurationSetAttributes',
      'DkimAttributes',
      'DkimSigningAttributes',
      'FeedbackAttributes',
      'MailFromAttributes',
      'Tags',
    ],
    id: (place) => named(place, 'EmailIdentity'),
    attributes: (place) =>
      Object.fromEntries(
        ['1', '2', '3'].flatMap((number) => [
          [`DkimDNSTokenName${number}`, `local${number}._domainkey.${named(place, 'EmailIdentity')}`],
          [`DkimDNSTokenValue${number}`, `local${number}.dkim.invalid`],
        ]),
      ),
  },
  'AWS::SES::ConfigurationSet': {
    properties: [
      'Name',
      'DeliveryOptions',
      'ReputationOptions',
      'SendingOptions',
      'SuppressionOptions',
      'TrackingOptions',
      'VdmOptions',
      'Tags',
    ],
    id: (place) => named(place, 'Name'),
    attributes: none,
  },
  'AWS::SES::ConfigurationSetEventDestination': {
    properties: ['ConfigurationSetName', 'EventDestination'],
    id: (place) => `${place.stack}-${place.logicalId}`,
    attributes: none,
  },
  'AWS::Events::Rule': {
    properties: ['Name', 'Description', 'EventPattern', 'State', 'Targets', 'Tags'],
    id: (place) => named(place, 'Name'),
    attributes: (place) => ({ Arn: arn(place, 'events', `rule/${named(place, 'Name')}`) }),
  },
  'AWS::Lambda::Permission': {
    properties: ['Action', 'FunctionName', 'Principal', 'SourceArn', 'SourceAccount'],
    id: (place) => `${place.stack}-${place.logicalId}`,
    attributes: none,
  },
  'AWS::SecretsManager::Secret': {
    properties: ['Name', 'Description', 'GenerateSecretString', 'SecretString', 'KmsKeyId', 'Tags'],
    id: (place) => arn(place, 'secretsmanager', `secret:${named(place, 'Name')}-LoCaL1`),
    attributes: (place) => ({ Id: arn(place, 'secretsmanager', `secret:${named(place, 'Name')}-LoCaL1`) }),
  },
};

/** Every resource type the local cloud can run. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = { ...bodied, ...withoutBody };
