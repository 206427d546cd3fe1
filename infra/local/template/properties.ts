import * as z from 'zod/mini';
import { OperatorError } from '../operator-error.ts';
import type { Resource } from './stack.ts';

/** CloudFormation takes numbers and booleans as text, too. */
const number = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^\d+$/))]),
  z.transform((value) => Number(value)),
);
const boolean = z.pipe(
  z.union([z.boolean(), z.enum(['true', 'false'])]),
  z.transform((value) => String(value) === 'true'),
);
const texts = z.array(z.string());
const destination = z.optional(
  z.object({ OnFailure: z.optional(z.object({ Destination: z.optional(z.string()) })) }),
);
const indexKey = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

/**
 * What is read of each resource type. A value outside these shapes (another payload format, a provisioned
 * table) is one the local cloud cannot honour, and stops the start.
 */
export const shapes = {
  table: z.object({
    AttributeDefinitions: z.array(
      z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
    ),
    KeySchema: indexKey,
    BillingMode: z.literal('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: z.optional(
      z.array(
        z.object({
          IndexName: z.string(),
          KeySchema: indexKey,
          Projection: z.object({
            ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
            NonKeyAttributes: z.optional(texts),
          }),
        }),
      ),
    ),
    StreamSpecification: z.optional(
      z.object({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) }),
    ),
    TimeToLiveSpecification: z.optional(z.object({ AttributeName: z.string(), Enabled: boolean })),
  }),
  function: z.object({
    Code: z.object({ S3Key: z.string() }),
    Handler: z.string().check(z.regex(/^[\w-]+\.\w+$/)),
    Runtime: z.string().check(z.regex(/^nodejs/)),
    PackageType: z.optional(z.literal('Zip')),
    Environment: z.optional(z.object({ Variables: z.optional(z.record(z.string(), z.coerce.string())) })),
    MemorySize: z.optional(number),
    Timeout: z.optional(number),
    Role: z.string(),
  }),
  mapping: z.object({
    EventSourceArn: z.string(),
    FunctionName: z.string(),
    Enabled: z.optional(boolean),
    BatchSize: z.optional(number),
    MaximumBatchingWindowInSeconds: z.optional(number),
    StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
    FilterCriteria: z.optional(z.object({ Filters: z.optional(z.array(z.object({ Pattern: z.string() }))) })),
    BisectBatchOnFunctionError: z.optional(boolean),
    MaximumRetryAttempts: z.optional(z.union([z.literal(-1), number])),
    MaximumRecordAgeInSeconds: z.optional(z.union([z.literal(-1), number])),
    FunctionResponseTypes: z.optional(z.array(z.literal('ReportBatchItemFailures'))),
    DestinationConfig: destination,
  }),
  invokeConfig: z.object({
    FunctionName: z.string(),
    Qualifier: z.literal('$LATEST'),
    MaximumRetryAttempts: z.optional(number),
    MaximumEventAgeInSeconds: z.optional(number),
    DestinationConfig: destination,
  }),
  api: z.object({
    ProtocolType: z.literal('HTTP'),
    CorsConfiguration: z.optional(
      z.object({
        AllowOrigins: z.optional(texts),
        AllowMethods: z.optional(texts),
        AllowHeaders: z.optional(texts),
        ExposeHeaders: z.optional(texts),
        AllowCredentials: z.optional(boolean),
        MaxAge: z.optional(number),
      }),
    ),
  }),
  stage: z.object({ ApiId: z.string(), StageName: z.literal('$default') }),
  integration: z.object({
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: z.optional(number),
  }),
  authorizer: z.object({
    AuthorizerType: z.literal('JWT'),
    IdentitySource: z.array(z.string().check(z.regex(/^\$request\.header\.[\w-]+$/))).check(z.length(1)),
    JwtConfiguration: z.object({ Issuer: z.string(), Audience: texts }),
  }),
  route: z.object({
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string(),
    AuthorizationType: z.optional(z.enum(['NONE', 'JWT'])),
    AuthorizerId: z.optional(z.string()),
    AuthorizationScopes: z.optional(texts),
  }),
  schedule: z.object({
    GroupName: z.optional(z.string()),
    ScheduleExpression: z.string(),
    State: z.optional(z.literal('ENABLED')),
    Target: z.object({
      Arn: z.string(),
      RoleArn: z.string(),
      Input: z.optional(z.string()),
      DeadLetterConfig: z.optional(z.object({ Arn: z.optional(z.string()) })),
    }),
  }),
  eventDestination: z.object({
    ConfigurationSetName: z.string(),
    EventDestination: z.object({
      Enabled: z.optional(boolean),
      MatchingEventTypes: texts,
      EventBridgeDestination: z.optional(
        z.object({ EventBusArn: z.string().check(z.regex(/:event-bus\/default$/)) }),
      ),
    }),
  }),
  rule: z.object({
    EventPattern: z.record(z.string(), z.unknown()),
    State: z.optional(z.literal('ENABLED')),
    Targets: z.array(
      z.object({
        Arn: z.string(),
        DeadLetterConfig: z.optional(z.object({ Arn: z.optional(z.string()) })),
        // What is not here, such as a transformed input, the local cloud would not honour.
        Id: z.string(),
        Input: z.optional(z.never()),
        InputPath: z.optional(z.never()),
        InputTransformer: z.optional(z.never()),
      }),
    ),
  }),
  permission: z.object({
    Action: z.literal('lambda:InvokeFunction'),
    FunctionName: z.string(),
    Principal: z.string(),
    SourceArn: z.optional(z.string()),
  }),
  queue: z.object({ MessageRetentionPeriod: z.optional(number) }),
  secret: z.object({
    SecretString: z.optional(z.string()),
    GenerateSecretString: z.optional(
      z.strictObject({
        SecretStringTemplate: z.optional(z.string()),
        GenerateStringKey: z.optional(z.string()),
        PasswordLength: z.optional(number),
        ExcludePunctuation: z.optional(boolean),
      }),
    ),
  }),
};

/** Reads a resource's properties. Throws a OperatorError that names the property the local cloud cannot honour. */
export function readProperties<Schema extends z.ZodMiniType>(
  resource: Resource,
  schema: Schema,
): z.output<Schema> {
  const read = schema.safeParse(resource.properties);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new OperatorError(
    `The local cloud cannot run ${resource.logicalId} (${resource.type}): ` +
      `${issue?.path.join('.')}: ${issue?.message}.`,
  );
}
