import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { programs } from '../../infra/programs.ts';
import { logicalIdOf, propertiesOf, type Synthesized, synthesized, type Template } from './templates.ts';

let app: Synthesized;
beforeAll(async () => {
  app = await synthesized();
});

const alarmsOf = (template: Template | undefined) => propertiesOf(template, 'AWS::CloudWatch::Alarm');
const alarmIn = (id: string, name: string) =>
  alarmsOf(app.templates[id]).find(({ AlarmName }) => AlarmName === `onramp-${id}-${name}`);
const functionsIn = (id: string) =>
  propertiesOf(app.templates[id], 'AWS::Lambda::Function').map(({ FunctionName }) => String(FunctionName));

describe('every alarm', () => {
  test('has an entry in the runbook, and no entry is without an alarm', () => {
    const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
    const entries = [...runbook.matchAll(/^## ([a-z-]+)$/gm)].map(([, name]) => name);
    const linked = ['eu', 'us', 'ap'].flatMap((id) =>
      alarmsOf(app.templates[id]).map(
        ({ AlarmDescription }) => /See docs\/runbook\.md#([a-z-]+)$/.exec(String(AlarmDescription))?.[1],
      ),
    );
    expect(entries.sort()).toEqual([...new Set(linked)].sort());
  });

  test('says what it means, in a sentence', () => {
    for (const { AlarmDescription } of alarmsOf(app.templates.eu))
      expect(AlarmDescription).toMatch(/^[A-Z].{12,}\. See docs/i);
  });
});

describe.each(['eu', 'us', 'ap'])('in %s an alarm tells', (id) => {
  test('when a function fails, is throttled, or comes near its time-out', () => {
    for (const functionName of functionsIn(id)) {
      const name = functionName.replace(`onramp-${id}-`, '');
      const Dimensions = [
        {
          Name: 'FunctionName',
          Value: { Ref: logicalIdOf(app.templates[id], 'FunctionName', functionName) },
        },
      ];
      const timeout = programs[name as keyof typeof programs].timeout.toMilliseconds();
      expect(alarmIn(id, `${name}-errors`)).toMatchObject({ MetricName: 'Errors', Threshold: 1, Dimensions });
      expect(alarmIn(id, `${name}-throttled`)).toMatchObject({
        MetricName: 'Throttles',
        Threshold: 1,
        Dimensions,
      });
      expect(alarmIn(id, `${name}-slow`)).toMatchObject({
        MetricName: 'Duration',
        ExtendedStatistic: 'p99',
        Threshold: timeout * 0.8,
        Dimensions,
      });
    }
  });

  test.each(['throttled', 'errors'])('when the table has requests %s', (what) => {
    const metrics = JSON.stringify(alarmIn(id, `table-${what}`)?.Metrics);
    for (const operation of ['BatchGetItem', 'Query', 'TransactWriteItems', 'UpdateItem'])
      expect(metrics).toContain(`{"Name":"Operation","Value":"${operation}"}`);
    expect(metrics).toContain(`"Value":"onramp-${id}"`);
  });

  test('when Scheduler fails, gives up, or loses even the message about it', () => {
    const Dimensions = [{ Name: 'ScheduleGroup', Value: `onramp-${id}` }];
    const Namespace = 'AWS/Scheduler';
    expect(alarmIn(id, 'scheduler-errors')).toMatchObject({
      Namespace,
      MetricName: 'TargetErrorCount',
      Dimensions,
    });
    expect(alarmIn(id, 'scheduler-dropped')).toMatchObject({
      Namespace,
      MetricName: 'InvocationDroppedCount',
      Dimensions,
    });
    expect(JSON.stringify(alarmIn(id, 'dead-letters-lost')?.Metrics)).toMatch(
      /InvocationsFailedToBeSentToDeadLetterCount.*DestinationDeliveryFailures/,
    );
  });

  test('when mail comes back or is taken for spam, before SES pauses the sender', () => {
    const Dimensions = [{ Name: 'ses:configuration-set', Value: `onramp-${id}` }];
    expect(alarmIn(id, 'mail-bounces')).toMatchObject({ MetricName: 'Reputation.BounceRate', Dimensions });
    expect(alarmIn(id, 'mail-bounces')?.Threshold).toBeLessThan(0.05);
    expect(alarmIn(id, 'mail-complaints')).toMatchObject({
      MetricName: 'Reputation.ComplaintRate',
      Dimensions,
    });
    expect(alarmIn(id, 'mail-complaints')?.Threshold).toBeLessThan(0.001);
  });

  test('R36 when work on the due index waits for a quarter of an hour, or a deadline was missed', () => {
    const Namespace = `Onramp/onramp-${id}`;
    expect(alarmIn(id, 'overdue')).toMatchObject({
      Namespace,
      MetricName: 'OverdueAge',
      Statistic: 'Maximum',
      Threshold: 900,
    });
    expect(alarmIn(id, 'deadlines-missed')).toMatchObject({
      Namespace,
      MetricName: 'DeadlinesMissed',
      Threshold: 1,
    });
  });

  test.each([
    'server-errors',
    'outbox-lag',
    'sweeper-silent',
    'mail-refused',
    'mail-in-doubt',
    'reactions-failing',
  ])('of %s', (name) => {
    expect(alarmIn(id, name)).toBeDefined();
  });
});

describe('metrics of log lines', () => {
  const filtersIn = (id: string) => propertiesOf(app.templates[id], 'AWS::Logs::MetricFilter');

  test('read the logs of outbox and sweeper, into a namespace of the data center', () => {
    const groups = new Set(filtersIn('us').map(({ LogGroupName }) => JSON.stringify(LogGroupName)));
    expect([...groups].sort()).toEqual(
      ['outbox', 'sweeper']
        .map((name) => ({
          Ref: logicalIdOf(app.templates.us, 'LogGroupName', `/aws/lambda/onramp-us-${name}`),
        }))
        .map((group) => JSON.stringify(group))
        .sort(),
    );
    for (const { MetricTransformations } of filtersIn('us'))
      expect(MetricTransformations).toEqual([
        expect.objectContaining({ MetricNamespace: 'Onramp/onramp-us' }),
      ]);
  });

  test('every alarm and graph on such a metric has its filter', () => {
    const made = new Set(
      filtersIn('eu').map(
        ({ MetricTransformations }) => (MetricTransformations as { MetricName: string }[])[0]?.MetricName,
      ),
    );
    const bodies = propertiesOf(app.templates.eu, 'AWS::CloudWatch::Dashboard').map((each) =>
      JSON.stringify(each),
    );
    const drawn = bodies.flatMap((body) =>
      [...body.matchAll(/Onramp\/onramp-eu\\",\\"(\w+)/g)].map(([, name]) => name),
    );
    const watched = alarmsOf(app.templates.eu)
      .filter(({ Namespace }) => Namespace === 'Onramp/onramp-eu')
      .map(({ MetricName }) => String(MetricName));
    expect(new Set([...drawn, ...watched])).toEqual(made);
  });
});

describe('the dashboards', () => {
  const dashboards = (id: string) => propertiesOf(app.templates[id], 'AWS::CloudWatch::Dashboard');
  const body = (id: string, name: string) =>
    JSON.stringify(dashboards(id).find(({ DashboardName }) => DashboardName === name)?.DashboardBody);

  test('show the business once, at home, for all data centers', () => {
    expect(dashboards('eu').map(({ DashboardName }) => DashboardName)).toEqual([
      'onramp-eu-machine',
      'onramp-business',
    ]);
    expect(dashboards('us')).toHaveLength(1);
    const business = body('eu', 'onramp-business');
    for (const region of ['us-east-1', 'ap-southeast-2']) expect(business).toContain(region);
    for (const shown of [
      'partner-activated',
      'customer-created',
      'subscription-added',
      'activated',
      'converted',
      'charged',
      'DeadlinesMet',
      'Bounce',
    ])
      expect(business).toContain(shown);
  });

  test.each(['eu', 'us', 'ap'])('show the machine of %s, from its edge to its queues', (id) => {
    const machine = body(id, `onramp-${id}-machine`);
    for (const shown of [
      'OverdueAge',
      'IteratorAge',
      '5xx',
      'Latency',
      'Duration',
      'Throttles',
      'ThrottledRequests',
      'InvocationDroppedCount',
      'ApproximateNumberOfMessagesVisible',
    ])
      expect(machine).toContain(shown);
  });
});
