import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  arnOf,
  logicalIdOf,
  propertiesOf,
  resourcesOf,
  type Synthesized,
  synthesized,
  type Template,
} from './templates.ts';

let app: Synthesized;
beforeAll(async () => {
  app = await synthesized({
    issuer: 'https://issuer.example',
    settings: { alarmTopics: { eu: 'arn:aws:sns:eu-north-1:1:alarms' } },
  });
});

const queueArn = (template: Template | undefined, name: string) =>
  arnOf(logicalIdOf(template, 'QueueName', name));
const functionRef = (template: Template | undefined, name: string) => ({
  Ref: logicalIdOf(template, 'FunctionName', name),
});
const invokeConfigOf = (template: Template | undefined, name: string) =>
  propertiesOf(template, 'AWS::Lambda::EventInvokeConfig').find(
    ({ FunctionName }) => JSON.stringify(FunctionName) === JSON.stringify(functionRef(template, name)),
  );

describe.each(['eu', 'us', 'ap'])('the asynchronous edges of %s', (id) => {
  test('R36 the stream starts the outbox for new changes, with bounded retries and a queue', () => {
    const template = app.templates[id];
    expect(propertiesOf(template, 'AWS::Lambda::EventSourceMapping')).toEqual([
      expect.objectContaining({
        FunctionName: functionRef(template, `onramp-${id}-outbox`),
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 5,
        MaximumRecordAgeInSeconds: 3600,
        DestinationConfig: { OnFailure: { Destination: queueArn(template, `onramp-${id}-outbox-failures`) } },
        FilterCriteria: {
          Filters: [
            {
              Pattern: expect.stringContaining(
                '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["change"]}',
              ),
            },
          ],
        },
      }),
    ]);
  });

  test.each(['lifecycle', 'sweeper', 'deliveries'])(
    'R36 %s is retried when it fails, then leaves its event in a queue',
    (program) => {
      const template = app.templates[id];
      expect(invokeConfigOf(template, `onramp-${id}-${program}`)).toMatchObject({
        MaximumRetryAttempts: 2,
        MaximumEventAgeInSeconds: 3600,
        DestinationConfig: {
          OnFailure: { Destination: queueArn(template, `onramp-${id}-${program}-failures`) },
        },
      });
    },
  );

  test('R36 the sweeper starts every five minutes; what cannot be delivered goes to a queue', () => {
    const template = app.templates[id];
    expect(propertiesOf(template, 'AWS::Scheduler::Schedule')).toEqual([
      expect.objectContaining({
        ScheduleExpression: 'rate(5 minutes)',
        State: 'ENABLED',
        Target: expect.objectContaining({
          Arn: arnOf(logicalIdOf(template, 'FunctionName', `onramp-${id}-sweeper`)),
          RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 3 },
          DeadLetterConfig: { Arn: queueArn(template, `onramp-${id}-sweeper-undelivered`) },
        }),
      }),
    ]);
  });

  test('R36 outbox and sweeper set alarms that start lifecycle, with a queue for what cannot be delivered', () => {
    const template = app.templates[id];
    for (const program of ['outbox', 'sweeper']) {
      const [{ Environment } = {}] = propertiesOf(template, 'AWS::Lambda::Function').filter(
        ({ FunctionName }) => FunctionName === `onramp-${id}-${program}`,
      );
      expect((Environment as { Variables: unknown }).Variables).toMatchObject({
        SCHEDULE_GROUP: `onramp-${id}`,
        LIFECYCLE_ARN: arnOf(logicalIdOf(template, 'FunctionName', `onramp-${id}-lifecycle`)),
        SCHEDULER_ROLE_ARN: arnOf(expect.stringMatching(/^Scheduleslifecyclerole/) as never),
        SCHEDULER_DLQ_ARN: queueArn(template, `onramp-${id}-lifecycle-undelivered`),
      });
    }
  });

  test('R22 what SES says of mails starts deliveries: of invitations always, of others when they did not arrive', () => {
    const template = app.templates[id];
    const [rule, ...others] = propertiesOf(template, 'AWS::Events::Rule');
    expect(others).toEqual([]);
    expect(rule).toMatchObject({
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.ses'],
        $or: [
          {
            'detail-type': [
              'Email Bounced',
              'Email Complaint Received',
              'Email Rejected',
              'Email Delivery Delayed',
            ],
          },
          {
            'detail-type': ['Email Delivered'],
            detail: { mail: { tags: { kind: ['activation', 'user-invitation', 'partner-invitation'] } } },
          },
        ],
      },
      Targets: [
        {
          Arn: arnOf(logicalIdOf(template, 'FunctionName', `onramp-${id}-deliveries`)),
          RetryPolicy: { MaximumEventAgeInSeconds: 21_600, MaximumRetryAttempts: 20 },
          DeadLetterConfig: { Arn: queueArn(template, `onramp-${id}-deliveries-undelivered`) },
        },
      ],
    });
    expect(JSON.stringify(rule?.EventPattern).split(`"onramp-${id}"`)).toHaveLength(3);
    expect(propertiesOf(template, 'AWS::Lambda::Permission')).toContainEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: functionRef(template, `onramp-${id}-deliveries`),
      Principal: 'events.amazonaws.com',
      SourceArn: arnOf(resourcesOf(template, 'AWS::Events::Rule')[0]?.[0] ?? ''),
    });
  });

  test('every queue has an alarm that tells of the first message', () => {
    const template = app.templates[id];
    const queues = propertiesOf(template, 'AWS::SQS::Queue').map(({ QueueName }) => String(QueueName));
    expect(queues).toHaveLength(7);
    for (const queue of queues)
      expect(propertiesOf(template, 'AWS::CloudWatch::Alarm')).toContainEqual(
        expect.objectContaining({
          AlarmName: queue,
          MetricName: 'ApproximateNumberOfMessagesVisible',
          Threshold: 1,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          Dimensions: [
            {
              Name: 'QueueName',
              Value: { 'Fn::GetAtt': [logicalIdOf(template, 'QueueName', queue), 'QueueName'] },
            },
          ],
        }),
      );
  });

  test('every queue is encrypted, keeps messages for 14 days and refuses plain transport', () => {
    const template = app.templates[id];
    for (const queue of propertiesOf(template, 'AWS::SQS::Queue'))
      expect(queue).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
    const policies = propertiesOf(template, 'AWS::SQS::QueuePolicy');
    expect(policies).toHaveLength(7);
    for (const policy of policies) expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });
});

test('alarms notify the topic of their data center, where there is one', () => {
  for (const alarm of propertiesOf(app.templates.eu, 'AWS::CloudWatch::Alarm'))
    expect(alarm.AlarmActions).toEqual(['arn:aws:sns:eu-north-1:1:alarms']);
  for (const alarm of propertiesOf(app.templates.us, 'AWS::CloudWatch::Alarm'))
    expect(alarm.AlarmActions).toBeUndefined();
});
