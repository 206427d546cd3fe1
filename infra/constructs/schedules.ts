import { ArnFormat, type Duration, Stack } from 'aws-cdk-lib';
import { Metric, type MetricProps } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { FailureQueue } from './failure-queue.ts';
import type { Program } from './program.ts';

/** A target that Scheduler starts, and the queue for what could not be delivered to it. */
interface Target {
  readonly program: Program;
  readonly undelivered: FailureQueue;
}

/** The group that holds a data center's alarms: one schedule per subscription, and the recurring sweep. */
export class Schedules extends Construct {
  readonly groupName: string;
  private readonly group: CfnScheduleGroup;

  constructor(scope: Construct, id: string, { groupName }: { groupName: string }) {
    super(scope, id);
    this.groupName = groupName;
    this.group = new CfnScheduleGroup(this, 'Group', { name: groupName });
  }

  /** A metric of all schedules of the group. */
  metric(metricName: string, options: Pick<MetricProps, 'label' | 'period'> = {}): Metric {
    return new Metric({
      namespace: 'AWS/Scheduler',
      metricName,
      dimensionsMap: { ScheduleGroup: this.groupName },
      statistic: 'Sum',
      ...options,
    });
  }

  /**
   * The role that schedules of this group take to start a target. Only Scheduler can take it, and only for
   * schedules of this group of this account, so that nobody else's schedule can borrow it.
   */
  roleFor({ program, undelivered }: Target): Role {
    const role = new Role(this, `${program.name} role`, {
      description: `How schedules of ${this.groupName} start ${program.name}`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Stack.of(this).account,
            'aws:SourceArn': this.group.attrArn,
          },
        },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [program.arn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [undelivered.arn] }));
    return role;
  }

  /** Allows a function to set, move and drop the alarms of subscriptions, which start their target as `role`. */
  allowSetting(program: Program, role: Role): void {
    program.allow(
      ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule'],
      this.subscriptionAlarms,
    );
    program.grant(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
  }

  /** Starts a target again and again. */
  every(period: Duration, target: Target): void {
    const unit = period.toMinutes() === 1 ? 'minute' : 'minutes';
    new CfnSchedule(this, `${target.program.name} schedule`, {
      name: target.program.name,
      groupName: this.group.ref,
      description: `Starts ${target.program.name} every ${period.toMinutes()} ${unit}`,
      scheduleExpression: `rate(${period.toMinutes()} ${unit})`,
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: target.program.arn,
        roleArn: this.roleFor(target).roleArn,
        input: '{}',
        // One that cannot be delivered before the next is due is of no use any more.
        retryPolicy: { maximumEventAgeInSeconds: period.toSeconds(), maximumRetryAttempts: 3 },
        deadLetterConfig: { arn: target.undelivered.arn },
      },
    });
  }

  /** Alarms are named after their subscription, whose id is known only at run time. */
  private get subscriptionAlarms(): string {
    return Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${this.groupName}/sub_*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}
