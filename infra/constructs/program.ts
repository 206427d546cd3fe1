import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Bundle } from '../build/bundle.ts';
import type { ProgramSpec } from '../programs.ts';

export interface ProgramProps {
  readonly functionName: string;
  readonly bundle: Bundle;
  readonly spec: ProgramSpec;
  readonly environment: Readonly<Record<string, string>>;
  readonly tracing: boolean;
}

/** A function with a role and a log group of its own; it may do nothing but write its log until allowed to. */
export class Program extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;
  readonly name: string;
  readonly timeout: Duration;
  readonly logGroup: LogGroup;

  constructor(
    scope: Construct,
    id: string,
    { functionName, bundle, spec, environment, tracing }: ProgramProps,
  ) {
    super(scope, id);
    this.name = bundle.name;
    this.timeout = spec.timeout;
    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${functionName} may do`,
    });
    // The group's ARN ends in ":*", its log streams: Lambda names them at run time.
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], this.logGroup.logGroupArn);
    this.function = new LambdaFunction(this, 'Function', {
      functionName,
      description: spec.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundle.directory),
      handler: 'index.handler',
      role: this.role,
      logGroup: this.logGroup,
      timeout: spec.timeout,
      memorySize: spec.memory,
      // X-Ray offers no resources to name: its two write actions are allowed on "*".
      tracing: tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      environment: { ...environment },
    });
  }

  get arn(): string {
    return this.function.functionArn;
  }

  /** Allows exact actions on exact resources. */
  allow(actions: readonly string[], ...resources: readonly string[]): void {
    this.grant(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  grant(...statements: readonly PolicyStatement[]): void {
    for (const statement of statements) this.role.addToPolicy(statement);
  }
}
