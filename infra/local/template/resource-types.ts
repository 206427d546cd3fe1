/** Where a resource stands: enough to name it. */
export interface Place {
  readonly logicalId: string;
  readonly stack: string;
  readonly region: string;
  readonly account: string;
  /** The address that answers for this stack's HTTP API, such as `http://127.0.0.1:4000`. */
  readonly apiEndpoint: string;
  /** A resolved property of the resource. */
  property(name: string): unknown;
}

/** How the local cloud sees one CloudFormation resource type. */
export interface ResourceType {
  /**
   * Properties that something reads, or that make no difference here. Any other one stops the start.
   * Absent for a type that has no body locally: whatever it says changes nothing here.
   */
  readonly properties?: readonly string[];
  /** What `Ref` answers. */
  readonly id: (place: Place) => string;
  /** What `Fn::GetAtt` answers. */
  readonly attributes: (place: Place) => Readonly<Record<string, string>>;
}

const named = (place: Place, property: string): string => {
  const name = place.property(property);
  return typeof name === 'string' ? name : `${place.stack}-${place.logicalId}`;
};

const arn = (place: Place, service: string, resource: string): string =>
  `arn:aws:${service}:${place.region}:${place.account}:${resource}`;

/** IAM has no regions. */
const iam = (kind: 'role' | 'policy', property: string): ResourceType => ({
  id: (place) => named(place, property),
  attributes: (place) => ({ Arn: `arn:aws:iam::${place.account}:${kind}/${named(place, property)}` }),
});

/** `Ref` answers its ARN. */
const managedPolicy: ResourceType = {
  ...iam('policy', 'ManagedPolicyName'),
  id: (place) => `arn:aws:iam::${place.account}:policy/${named(place, 'ManagedPolicyName')}`,
};

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

const bodiless = (service: string, resource: (name: string) => string, property: string): ResourceType => ({
  id: (place) => named(place, property),
  attributes: (place) => ({ Arn: arn(place, service, resource(named(place, property))) }),
});

/** Types that have nothing to do on one machine: who may do what, what is watched, logged and drawn. */
const withoutBody: Readonly<Record<string, ResourceType>> = {
  'AWS::CDK::Metadata': bodiless('cloudformation', (name) => name, 'Name'),
  'AWS::CloudWatch::Alarm': bodiless('cloudwatch', (name) => `alarm:${name}`, 'AlarmName'),
  'AWS::CloudWatch::CompositeAlarm': bodiless('cloudwatch', (name) => `alarm:${name}`, 'AlarmName'),
  'AWS::CloudWatch::Dashboard': bodiless('cloudwatch', (name) => `dashboard/${name}`, 'DashboardName'),
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': iam('policy', 'PolicyName'),
  'AWS::IAM::Role': iam('role', 'RoleName'),
  'AWS::KMS::Key': bodiless('kms', (name) => `key/${name}`, 'KeyName'),

  'AWS::Logs::LogGroup': bodiless('logs', (name) => `log-group:${name}:*`, 'LogGroupName'),
  'AWS::Logs::MetricFilter': bodiless('logs', (name) => name, 'FilterName'),
  'AWS::Logs::QueryDefinition': bodiless('logs', (name) => name, 'Name'),
  'AWS::Logs::ResourcePolicy': bodiless('logs', (name) => name, 'PolicyName'),
  'AWS::Route53::RecordSet': bodiless('route53', (name) => name, 'Name'),

  'AWS::SNS::Subscription': bodiless('sns', (name) => name, 'Id'),
  'AWS::SNS::Topic': {
    id: (place) => arn(place, 'sns', named(place, 'TopicName')),
    attributes: (place) => ({
      TopicArn: arn(place, 'sns', named(place, 'TopicName')),
      TopicName: named(place, 'TopicName'),
    }),
  },
  'AWS::SNS::TopicPolicy': bodiless('sns', (name) => name, 'Id'),
  'AWS::SQS::QueuePolicy': bodiless('sqs', (name) => name, 'Id'),
};

/** Every resource type the local cloud can run. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = { ...bodied, ...withoutBody };
