import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import type { Instant } from '../domain/instant.ts';
import type { Alarms } from '../operations/ports/alarms.ts';

export interface SchedulerAlarmsOptions {
  readonly client: Pick<SchedulerClient, 'send'>;
  readonly group: string;
  /** The function that passes time for a subscription. */
  readonly targetArn: string;
  /** The role with which the Scheduler invokes it. */
  readonly roleArn: string;
  /** Where an alarm goes that could not be delivered; the schedule itself is gone by then. */
  readonly deadLetterArn: string;
}

const millisecondsPerSecond = 1_000;
/** So long the Scheduler tries to deliver; the sweep has done the work by then. */
const retrySeconds = 3_600;
const retryAttempts = 10;

/**
 * One EventBridge schedule per subscription, named after it, which fires once and deletes itself.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function schedulerAlarms(options: SchedulerAlarmsOptions): Alarms {
  const { client, group } = options;
  return {
    async set(subscriptionId, at) {
      const schedule = scheduleAt(options, subscriptionId, at);
      try {
        await client.send(new CreateScheduleCommand(schedule));
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error;
        await moved(client, schedule);
      }
    },
    async clear(subscriptionId) {
      try {
        await client.send(new DeleteScheduleCommand({ Name: subscriptionId, GroupName: group }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}

/** Moves a schedule that is there; one that fired and deleted itself meanwhile is created. */
async function moved(
  client: Pick<SchedulerClient, 'send'>,
  schedule: CreateScheduleCommandInput,
): Promise<void> {
  try {
    await client.send(new UpdateScheduleCommand(schedule));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await client.send(new CreateScheduleCommand(schedule));
  }
}

const scheduleAt = (
  { group, targetArn, roleArn, deadLetterArn }: SchedulerAlarmsOptions,
  subscriptionId: string,
  at: Instant,
): CreateScheduleCommandInput => ({
  Name: subscriptionId,
  GroupName: group,
  ScheduleExpression: `at(${wholeSecond(at)})`,
  ScheduleExpressionTimezone: 'UTC',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: {
    Arn: targetArn,
    RoleArn: roleArn,
    Input: JSON.stringify({ subscriptionId }),
    DeadLetterConfig: { Arn: deadLetterArn },
    RetryPolicy: { MaximumEventAgeInSeconds: retrySeconds, MaximumRetryAttempts: retryAttempts },
  },
});

/** The Scheduler knows seconds only: the next whole one, so that nothing fires early (R36). */
const wholeSecond = (at: Instant): string => {
  const rounded = Math.ceil(Date.parse(at) / millisecondsPerSecond) * millisecondsPerSecond;
  return new Date(rounded).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
};
