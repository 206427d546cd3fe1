import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';

export interface FailureQueueProps {
  readonly queueName: string;
  /** Of the queue within its data center, and of its alarm. */
  readonly name: string;
  /** What it means that something lies in the queue: one sentence for whom the alarm wakes. */
  readonly meaning: string;
  readonly alarms: Alarms;
}

/** Where one asynchronous edge leaves what it could not deliver or run, and the alarm that says so. */
export class FailureQueue extends Construct {
  readonly arn: string;
  readonly name: string;
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { queueName, name, meaning, alarms }: FailureQueueProps) {
    super(scope, id);
    this.name = name;
    this.queue = new Queue(this, 'Queue', {
      queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // The longest SQS keeps messages: time to look into it after a holiday.
      retentionPeriod: Duration.days(14),
    });
    this.arn = this.queue.queueArn;
    alarms.add(name, {
      meaning,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
    });
  }
}
