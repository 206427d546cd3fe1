import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Metric, type MetricProps } from 'aws-cdk-lib/aws-cloudwatch';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Route } from '../../lib/http/route.ts';
import type { Alarms } from './alarms.ts';
import { ApiDomain, type CustomDomain } from './domain.ts';
import type { Program } from './program.ts';

export interface HttpApiProps {
  readonly apiName: string;
  readonly domain: CustomDomain | undefined;
  /** Where the API is reached, should something else know better than its domain and endpoint. */
  readonly publicUrl: string | undefined;
  readonly alarms: Alarms;
}

/** Who signs people in, and for whom their tokens are meant. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** API Gateway's own limit, a quota that can be raised. */
const maximumRoutes = 300;

/** Requests per second and burst that one data center takes from everybody together. */
const throttling = { rate: 500, burst: 1000 };

/** A data center's edge: HTTP API with a JWT authorizer in front of whatever asks for a scope. */
export class HttpApi extends Construct {
  /** `https://host`, without a slash at the end. */
  readonly url: string;
  private readonly api: CfnApi;
  private readonly integrations = new Map<Program, string>();
  private readonly keys = new Set<string>();
  private authorizerId: string | undefined;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    this.api = new CfnApi(this, 'Api', {
      name: props.apiName,
      protocolType: 'HTTP',
      description: `Onramp, ${props.apiName}`,
      disableExecuteApiEndpoint: props.domain !== undefined,
    });
    const stage = new CfnStage(this, 'Stage', {
      apiId: this.api.ref,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingRateLimit: throttling.rate,
        throttlingBurstLimit: throttling.burst,
      },
      accessLogSettings: { destinationArn: this.accessLog(props.apiName), format: accessLogFormat },
    });
    if (props.domain) new ApiDomain(this, 'Domain', { domain: props.domain, stage });
    this.url = props.publicUrl ?? (props.domain ? `https://${props.domain.name}` : this.api.attrApiEndpoint);
    this.addServerErrorAlarm(props.alarms);
  }

  metric(metricName: string, options: Pick<MetricProps, 'label' | 'period' | 'statistic'> = {}): Metric {
    return new Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensionsMap: { ApiId: this.api.ref },
      statistic: 'Sum',
      ...options,
    });
  }

  /** Sets who may issue tokens. Comes before the first route that asks for a scope. */
  trust({ issuer, audience }: TokenIssuer): void {
    this.authorizerId = new CfnAuthorizer(this, 'Authorizer', {
      apiId: this.api.ref,
      name: 'jwt',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer, audience: [...audience] },
    }).ref;
  }

  /** Serves the routes of a function. A route with a scope lets only tokens with that scope through. */
  serve(program: Program, routes: readonly Route[]): void {
    for (const { method, path, scope } of routes) this.addRoute(program, `${method} ${path}`, scope);
  }

  /** Sends what no route names to a function, so that unknown paths get Onramp's own answer. */
  fallBack(program: Program, ...routeKeys: readonly string[]): void {
    for (const routeKey of routeKeys) this.addRoute(program, routeKey);
  }

  private addServerErrorAlarm(alarms: Alarms): void {
    alarms.add('server-errors', {
      meaning: 'Callers get server errors.',
      metric: this.metric('5xx', { period: Duration.minutes(1) }),
      threshold: 5,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
    });
  }

  private addRoute(program: Program, routeKey: string, scope?: string): void {
    // Two routes whose paths differ in the names of parameters only are one route to the gateway.
    const shape = routeKey.replaceAll(/\{[^}+]+\}/g, '{}');
    if (this.keys.has(shape)) throw new Error(`The route ${routeKey} is there twice.`);
    if (this.keys.size === maximumRoutes) throw new Error(`An HTTP API has ${maximumRoutes} routes at most.`);
    this.keys.add(shape);
    const route = { apiId: this.api.ref, routeKey, target: `integrations/${this.integrationOf(program)}` };
    if (!scope) {
      new CfnRoute(this, routeKey, { ...route, authorizationType: 'NONE' });
      return;
    }
    if (!this.authorizerId) throw new Error(`The route ${routeKey} needs an authorizer.`);
    new CfnRoute(this, routeKey, {
      ...route,
      authorizationType: 'JWT',
      authorizerId: this.authorizerId,
      authorizationScopes: [scope],
    });
  }

  private integrationOf(program: Program): string {
    const known = this.integrations.get(program);
    if (known) return known;
    const integration = new CfnIntegration(this, `${program.name} integration`, {
      apiId: this.api.ref,
      integrationType: 'AWS_PROXY',
      integrationUri: program.arn,
      payloadFormatVersion: '2.0',
    }).ref;
    // The API as a whole may call the function: its routes are many, and which exist is decided here.
    program.function.addPermission('HttpApi', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.ref,
        resourceName: '*',
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
    });
    this.integrations.set(program, integration);
    return integration;
  }

  /** The vended-logs prefix keeps the resource policy, that API Gateway writes for itself, small. */
  private accessLog(apiName: string): string {
    return new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/${apiName}-http-api`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    }).logGroupArn;
  }
}

/** The key of the route, never the path or the query: a path can hold an activation link. No address of a caller. */
const accessLogFormat = JSON.stringify({
  time: '$context.requestTime',
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  authorizerError: '$context.authorizer.error',
});
