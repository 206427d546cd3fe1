import type { RoleDefinition } from '../iam/roles.ts';
import type { DataCenterResources } from '../ports.ts';

/** A Lambda function of a template. */
export interface FunctionDefinition {
  readonly name: string;
  /** The name without the stack's: `outbox`. */
  readonly program: string;
  readonly arn: string;
  readonly roleArn: string;
  /** The bundle's directory, `/var/task` in Lambda. */
  readonly codeDirectory: string;
  /** `index.handler` */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly asynchronous: AsynchronousConfiguration;
}

/** How an asynchronous invocation is retried, and where it goes when it keeps failing. */
export interface AsynchronousConfiguration {
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
  readonly onFailureArn?: string;
}

/** A stream that feeds a function. */
export interface StreamMapping {
  readonly id: string;
  readonly tableName: string;
  readonly streamArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** Each is an EventBridge pattern as JSON; a record passes if any matches. Empty: all pass. */
  readonly filters: readonly string[];
  readonly bisect: boolean;
  /** `undefined`: until the record is too old. */
  readonly maximumRetryAttempts?: number;
  readonly maximumRecordAgeSeconds?: number;
  readonly reportsItemFailures: boolean;
  readonly onFailureArn?: string;
}

export interface JwtAuthorizer {
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** The header of `$request.header.Authorization`, lower-case. */
  readonly header: string;
}

export interface RouteDefinition {
  /** `GET /v1/customers/{customerId}`, `ANY /v1/{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly functionArn: string;
  /** Whether the function lets itself be started by this route. */
  readonly permitted: boolean;
  readonly timeoutMilliseconds: number;
  readonly authorizer?: JwtAuthorizer;
  readonly scopes: readonly string[];
}

export interface CorsConfiguration {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAgeSeconds?: number;
}

export interface HttpApiDefinition {
  readonly id: string;
  readonly routes: readonly RouteDefinition[];
  readonly cors?: CorsConfiguration;
}

/** Everything the local cloud runs for one data center. */
export interface DataCenterModel extends DataCenterResources {
  readonly account: string;
  readonly functions: readonly FunctionDefinition[];
  readonly mappings: readonly StreamMapping[];
  readonly roles: readonly RoleDefinition[];
  readonly api?: HttpApiDefinition;
}
