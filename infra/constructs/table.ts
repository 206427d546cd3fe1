import { Arn, ArnFormat, type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  AttributeType,
  BillingMode,
  type CfnTable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type IndexName, indexes } from '../names.ts';

/** What a function does with a table: exact actions, since a wildcard would also allow to delete the table. */
export interface TableAccess {
  /** Reads and writes of items; `TransactWriteItems` is authorized by the actions of its members. */
  readonly items: readonly ItemAction[];
  readonly indexes?: readonly IndexName[];
}

export type ItemAction =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'Query'
  | 'Scan'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

/** Where a table is. */
export interface TableLocation {
  readonly region: string;
  readonly table: string;
}

/** The one table of a data center, whose stream of new images carries its changes to the outbox. */
export class DataTable extends Construct {
  readonly location: TableLocation;
  readonly streamArn: string;
  readonly arn: string;
  private readonly table: Table;

  constructor(scope: Construct, id: string, { tableName }: { tableName: string }) {
    super(scope, id);
    const table = new Table(this, 'Table', {
      tableName,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'ttl',
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const [indexName, { partitionKey, sortKey }] of Object.entries(indexes))
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partitionKey, type: AttributeType.STRING },
        sortKey: { name: sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      });
    this.location = { region: Stack.of(this).region, table: tableName };
    this.table = table;
    this.arn = table.tableArn;
    if (!table.tableStreamArn) throw new Error('The table has no stream.');
    this.streamArn = table.tableStreamArn;
  }

  /** What the template calls the table. */
  get logicalId(): string {
    return Stack.of(this).getLogicalId(this.table.node.defaultChild as CfnTable);
  }

  /** Requests that DynamoDB turned away. */
  throttledRequests(period: Duration): IMetric {
    return this.requests('ThrottledRequests', 'throttled', period);
  }

  /** Requests that failed by DynamoDB's fault. */
  systemErrors(period: Duration): IMetric {
    return this.requests('SystemErrors', 'errors', period);
  }

  /** DynamoDB counts requests by operation only. */
  private requests(metricName: string, label: string, period: Duration): IMetric {
    const usingMetrics = Object.fromEntries(
      operations.map((operation) => [
        `${label}${operation}`,
        new Metric({
          namespace: 'AWS/DynamoDB',
          metricName,
          dimensionsMap: { TableName: this.location.table, Operation: operation },
          statistic: 'Sum',
        }),
      ]),
    );
    const expression = Object.keys(usingMetrics)
      .map((id) => `FILL(${id}, 0)`)
      .join(' + ');
    return new MathExpression({ expression, usingMetrics, label, period });
  }

  /** Units read and written. */
  consumption(period: Duration): IMetric[] {
    return [
      this.table.metricConsumedReadCapacityUnits({ period, label: 'read units' }),
      this.table.metricConsumedWriteCapacityUnits({ period, label: 'write units' }),
    ];
  }
}

/** What the store does, as DynamoDB's metrics name it. */
const operations = [
  'BatchGetItem',
  'Query',
  'TransactWriteItems',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
] as const;

/** Allows `access` to a table of any region, by its name. */
export function tableStatements(
  stack: Stack,
  location: TableLocation,
  access: TableAccess,
): PolicyStatement[] {
  const arn = (resourceName: string) =>
    Arn.format(
      {
        service: 'dynamodb',
        region: location.region,
        resource: 'table',
        resourceName,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      },
      stack,
    );
  const statements = [
    new PolicyStatement({
      actions: access.items.map((action) => `dynamodb:${action}`),
      resources: [arn(location.table)],
    }),
  ];
  if (access.indexes?.length)
    statements.push(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: access.indexes.map((index) => arn(`${location.table}/index/${index}`)),
      }),
    );
  return statements;
}
