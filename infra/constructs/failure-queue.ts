import { Duration } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';

export interface FailureQueueProps {
  readonly queueName: string;
  /** What it means that something lies in the queue: one sentence for whom the alarm wakes. */
  readonly meaning: string;
  readonly alarms: Alarms;
}

/** Where one asynchronous edge leaves what it could not deliver or run, and the alarm that says so. */
export class FailureQueue extends Construct {
  readonly arn: string;
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { queueName, meaning, alarms }: FailureQueueProps) {
    super(scope, id);
    const queue = new Queue(this, 'Queue', {
      queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      // The longest SQS keeps messages: time to look into it after a holiday.
      retentionPeriod: Duration.days(14),
    });
    queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'EncryptedTransportOnly',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:PurgeQueue'],
        resources: [queue.queueArn],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
    this.arn = queue.queueArn;
    this.alarm = alarms.add(queueName, {
      meaning,
      metric: queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
