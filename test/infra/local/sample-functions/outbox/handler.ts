import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import type { DynamoDBStreamEvent } from 'aws-lambda';

const scheduler = new SchedulerClient({});

/** Sets the alarm that a change record asks for. A record named `poison` never succeeds. */
export const handler = async ({ Records }: DynamoDBStreamEvent) => {
  const batchItemFailures: { itemIdentifier: string | undefined }[] = [];
  for (const { dynamodb } of Records) {
    const id = dynamodb?.NewImage?.pk?.S ?? '';
    if (id === 'poison') {
      batchItemFailures.push({ itemIdentifier: dynamodb?.SequenceNumber });
      continue;
    }
    await scheduler.send(
      new CreateScheduleCommand({
        Name: `sub_${id}`,
        GroupName: process.env.SCHEDULE_GROUP,
        ScheduleExpression: `at(${dynamodb?.NewImage?.alarmAt?.S?.slice(0, 19)})`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: process.env.LIFECYCLE_ARN,
          RoleArn: process.env.SCHEDULER_ROLE_ARN,
          Input: JSON.stringify({ subscriptionId: id }),
          DeadLetterConfig: { Arn: process.env.SCHEDULER_DLQ_ARN },
        },
      }),
    );
  }
  return { batchItemFailures };
};
