import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnEventInvokeConfig, CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Alarms } from './alarms.ts';
import type { FailureQueue } from './failure-queue.ts';
import type { Program } from './program.ts';
import type { DataTable } from './table.ts';

/**
 * Only new change records start the outbox: states and listings are no news to it. Nothing follows from a record of the
 * directory, and an import of thousands must not stand before a customer's mail.
 */
const newChanges = {
  eventName: ['INSERT'],
  dynamodb: {
    NewImage: {
      kind: { S: ['change'] },
      data: { M: { of: { M: { kind: { S: [{ 'anything-but': ['account'] }] } } } } },
    },
  },
};

/**
 * Starts a function for every change record that the table's stream carries. A batch that fails is halved
 * until the record at fault is alone; after the retries that record goes to the queue, and the sweeper
 * takes up the change itself once its reactions are overdue.
 */
export function reactToChanges(table: DataTable, program: Program, failures: FailureQueue): void {
  program.allow(
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    table.streamArn,
  );
  // Lambda lists the table's streams before it takes up one of them: the name of a stream is its birth time.
  program.allow(['dynamodb:ListStreams'], `${table.arn}/stream/*`);
  program.allow(['sqs:SendMessage'], failures.arn);
  const mapping = new CfnEventSourceMapping(program, 'Changes', {
    eventSourceArn: table.streamArn,
    functionName: program.function.functionName,
    startingPosition: 'TRIM_HORIZON',
    batchSize: 25,
    // Changes of one subscription stay in order; several partitions of a shard are worked on at a time.
    parallelizationFactor: 4,
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ['ReportBatchItemFailures'],
    maximumRetryAttempts: 5,
    maximumRecordAgeInSeconds: Duration.hours(1).toSeconds(),
    destinationConfig: { onFailure: { destination: failures.arn } },
    filterCriteria: { filters: [{ pattern: JSON.stringify(newChanges) }] },
  });
  mapping.node.addDependency(program.role);
}

/** Retries an asynchronous invocation that failed, then leaves it in the queue. */
export function keepFailures(program: Program, failures: FailureQueue): void {
  program.allow(['sqs:SendMessage'], failures.arn);
  const config = new CfnEventInvokeConfig(program, 'Failures', {
    functionName: program.function.functionName,
    qualifier: '$LATEST',
    maximumRetryAttempts: 2,
    maximumEventAgeInSeconds: Duration.hours(1).toSeconds(),
    destinationConfig: { onFailure: { destination: failures.arn } },
  });
  config.node.addDependency(program.role);
}

/** Says when a function that should run all the time has stopped to run. */
export function watchForSilence(alarms: Alarms, program: Program, patience: Duration): void {
  alarms.add(`${program.name}-silent`, {
    meaning: `${program.name} has not run for ${patience.toMinutes()} minutes.`,
    metric: program.function.metricInvocations({ period: patience, statistic: 'Sum' }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  });
}

/** Says when the outbox runs behind its stream, before anything has failed. */
export function watchForLag(alarms: Alarms, program: Program, patience: Duration): void {
  alarms.add(`${program.name}-lag`, {
    meaning: `${program.name} is more than ${patience.toMinutes()} minutes behind the table's stream.`,
    metric: program.function.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
    threshold: patience.toMilliseconds(),
    evaluationPeriods: 3,
  });
}
