import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  functionArn,
  missingArn,
  queueArn,
  roleArn,
  startTestAws,
  sweeperArn,
  type TestAws,
  table,
} from '../support/test-aws.ts';

const start = Date.parse('2026-01-01T00:00:00.500Z');

describe('R70 the Scheduler', () => {
  let local: TestAws;
  let client: SchedulerClient;

  beforeEach(async () => {
    local = await startTestAws({ startedAt: start });
    client = new SchedulerClient({ ...local.client, maxAttempts: 1 });
  });
  afterEach(async () => {
    client.destroy();
    await local.stop();
  });

  const alarm = (name: string, at: string, more: Partial<CreateScheduleCommandInput> = {}) => ({
    Name: name,
    GroupName: 'onramp',
    ScheduleExpression: `at(${at})`,
    ActionAfterCompletion: 'DELETE' as const,
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    Target: { Arn: functionArn, RoleArn: roleArn, Input: JSON.stringify({ subscriptionId: name }) },
    ...more,
  });
  const create = (...input: Parameters<typeof alarm>) =>
    client.send(new CreateScheduleCommand(alarm(...input)));
  const named = (name: string) => expect.objectContaining({ name });

  test('R36 fires each schedule at its own instant, in order, and forgets it', async () => {
    await create('sub_b', '2026-03-31T00:00:00');
    await create('sub_c', '2026-03-31T00:00:01');
    await create('sub_a', '2026-03-31T00:00:00');

    const fired = await local.clock.advanceTo(Date.parse('2026-04-01T00:00:00Z'));

    expect(fired).toEqual([
      { at: '2026-03-31T00:00:00.000Z', dataCenter: 'eu', kind: 'schedule', name: 'sub_a' },
      { at: '2026-03-31T00:00:00.000Z', dataCenter: 'eu', kind: 'schedule', name: 'sub_b' },
      { at: '2026-03-31T00:00:01.000Z', dataCenter: 'eu', kind: 'schedule', name: 'sub_c' },
    ]);
    expect(local.invocations.map(({ payload }) => payload)).toEqual([
      { subscriptionId: 'sub_a' },
      { subscriptionId: 'sub_b' },
      { subscriptionId: 'sub_c' },
    ]);
    expect(local.invocations[0]?.at.slice(0, 19)).toBe('2026-03-31T00:00:00');
    await expect(client.send(new GetScheduleCommand({ Name: 'sub_a', GroupName: 'onramp' }))).rejects.toThrow(
      named('ResourceNotFoundException'),
    );
  });

  test('R36 a moved schedule fires at its new instant only', async () => {
    await create('sub_a', '2026-02-01T00:00:00');
    await client.send(new UpdateScheduleCommand(alarm('sub_a', '2026-03-01T00:00:00')));
    const fired = await local.clock.advanceTo(Date.parse('2026-04-01T00:00:00Z'));
    expect(fired.map(({ at }) => at)).toEqual(['2026-03-01T00:00:00.000Z']);
  });

  test('R70 gives back what it was given', async () => {
    const { ScheduleArn } = await create('sub_a', '2026-02-01T00:00:00');
    const got = await client.send(new GetScheduleCommand({ Name: 'sub_a', GroupName: 'onramp' }));
    expect(got).toMatchObject({
      ...alarm('sub_a', '2026-02-01T00:00:00'),
      Arn: ScheduleArn,
      State: 'ENABLED',
    });
    expect(got.CreationDate?.toISOString().slice(0, 10)).toBe('2026-01-01');
  });

  test('R70 refuses what the service refuses', async () => {
    await create('sub_a', '2026-02-01T00:00:00');
    await expect(create('sub_a', '2026-02-01T00:00:00')).rejects.toThrow(named('ConflictException'));
    await expect(create('sub_b', '2026-01-01T00:00:00')).rejects.toThrow(named('ValidationException'));
    await expect(create('sub b', '2026-02-01T00:00:00')).rejects.toThrow(named('ValidationException'));
    await expect(create('s'.repeat(65), '2026-02-01T00:00:00')).rejects.toThrow(named('ValidationException'));
    await expect(create('sub_b', '2026-02-30T00:00:00')).rejects.toThrow(named('ValidationException'));
    await expect(create('sub_b', '2026-02-01T00:00:00', { GroupName: 'other' })).rejects.toThrow(
      named('ResourceNotFoundException'),
    );
    await expect(
      client.send(new UpdateScheduleCommand(alarm('sub_b', '2026-02-01T00:00:00'))),
    ).rejects.toThrow(named('ResourceNotFoundException'));
    await expect(
      client.send(new DeleteScheduleCommand({ Name: 'sub_b', GroupName: 'onramp' })),
    ).rejects.toThrow(named('ResourceNotFoundException'));
  });

  test('R70 the same creation with the same token is no conflict', async () => {
    await create('sub_a', '2026-02-01T00:00:00', { ClientToken: 'token' });
    await create('sub_a', '2026-02-01T00:00:00', { ClientToken: 'token' });
  });

  test('R70 lists by group and prefix, in pages', async () => {
    for (const name of ['sub_1', 'sub_2', 'sub_3', 'other']) await create(name, '2026-02-01T00:00:00');
    const first = await client.send(
      new ListSchedulesCommand({ GroupName: 'onramp', NamePrefix: 'sub_', MaxResults: 2 }),
    );
    const second = await client.send(
      new ListSchedulesCommand({ GroupName: 'onramp', NamePrefix: 'sub_', NextToken: first.NextToken }),
    );
    expect([...(first.Schedules ?? []), ...(second.Schedules ?? [])].map(({ Name }) => Name)).toEqual([
      'sub_1',
      'sub_2',
      'sub_3',
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  test('R70 fires again and again, from a start date to an end date, and forgets what is over', async () => {
    await create('daily', '', {
      ScheduleExpression: 'cron(0 9 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Stockholm',
      StartDate: new Date('2026-03-28T00:00:00Z'),
      EndDate: new Date('2026-03-31T00:00:00Z'),
    });
    await create('hourly', '', {
      ScheduleExpression: 'rate(1 hour)',
      StartDate: new Date('2026-03-30T00:00:00Z'),
      EndDate: new Date('2026-03-30T02:00:00Z'),
      ActionAfterCompletion: 'NONE',
    });
    const fired = await local.clock.advanceTo(Date.parse('2026-04-02T00:00:00Z'));
    expect(fired.map(({ at, name }) => `${at.slice(0, 16)} ${name}`)).toEqual([
      '2026-03-28T08:00 daily',
      // Summer time began.
      '2026-03-29T07:00 daily',
      '2026-03-30T00:00 hourly',
      '2026-03-30T01:00 hourly',
      '2026-03-30T02:00 hourly',
      '2026-03-30T07:00 daily',
    ]);
    const get = (Name: string) => client.send(new GetScheduleCommand({ Name, GroupName: 'onramp' }));
    await expect(get('daily')).rejects.toThrow(named('ResourceNotFoundException'));
    expect(await get('hourly')).toMatchObject({ Name: 'hourly', EndDate: new Date('2026-03-30T02:00:00Z') });
  });

  test('R70 a flexible window, another zone, being switched off and being kept are honoured', async () => {
    await create('flexible', '2026-02-01T00:00:00', {
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      ScheduleExpressionTimezone: 'America/New_York',
      ActionAfterCompletion: 'NONE',
    });
    await create('off', '2026-02-01T00:00:00', { State: 'DISABLED' });
    const fired = await local.clock.advanceTo(Date.parse('2026-02-03T00:00:00Z'));
    expect(fired.map(({ name }) => name)).toEqual(['flexible']);
    const late = Date.parse(fired[0]?.at ?? '') - Date.parse('2026-02-01T05:00:00Z');
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(15 * 60_000);
    const { Schedules = [] } = await client.send(new ListSchedulesCommand({ GroupName: 'onramp' }));
    expect(Schedules.map(({ Name, State }) => [Name, State])).toEqual([
      ['flexible', 'ENABLED'],
      ['off', 'DISABLED'],
    ]);
  });

  test.each([
    ['no such zone', { ScheduleExpressionTimezone: 'Mars/Olympus' }],
    ['a window without its length', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const } }],
    [
      'a window too long',
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const, MaximumWindowInMinutes: 1_441 } },
    ],
    ['a rate of nothing', { ScheduleExpression: 'rate(0 minutes)' }],
    ['a cron expression of five fields', { ScheduleExpression: 'cron(0 9 * * ?)' }],
    [
      'an end before the start',
      { StartDate: new Date('2026-03-02T00:00:00Z'), EndDate: new Date('2026-03-01T00:00:00Z') },
    ],
    [
      'too many retries',
      { Target: { Arn: functionArn, RoleArn: roleArn, RetryPolicy: { MaximumRetryAttempts: 186 } } },
    ],
  ])('R70 refuses %s', async (_, more) => {
    await expect(create('sub_a', '2026-02-01T00:00:00', more)).rejects.toThrow(named('ValidationException'));
  });

  test('R70 what cannot be delivered becomes a dead letter', async () => {
    const Target = {
      Arn: missingArn,
      RoleArn: roleArn,
      Input: '{"a":1}',
      DeadLetterConfig: { Arn: queueArn },
    };
    await create('sub_a', '2026-02-01T00:00:00', { Target });
    await local.clock.advanceTo(Date.parse('2026-02-02T00:00:00Z'));
    expect(local.queues.messages()).toEqual([
      expect.objectContaining({
        body: '{"a":1}',
        attributes: expect.objectContaining({
          ERROR_MESSAGE: 'Function not found',
          SCHEDULED_TIME: '2026-02-01T00:00:00Z',
        }),
      }),
    ]);
  });

  test('R36 a sweep is made at the first tick after something is due, and only then', async () => {
    const put = (Item: object) =>
      local.engines.all[0]?.call('DynamoDB_20120810.PutItem', { TableName: table, Item });
    await put({
      pk: { S: 'A' },
      sk: { S: '1' },
      duePk: { S: 'DUE#1' },
      dueSk: { S: '2026-02-01T00:01:00.000Z#A' },
    });

    const fired = await local.clock.advanceTo(Date.parse('2026-02-01T00:11:00Z'));

    expect(fired.map(({ at, kind }) => `${kind} ${at}`)).toEqual([
      'tick 2026-02-01T00:05:00.000Z',
      'tick 2026-02-01T00:10:00.000Z',
    ]);
    expect(local.invocations.map(({ arn }) => arn)).toEqual([sweeperArn, sweeperArn]);
  });

  test('R70 120 idle days take no time', async () => {
    const begun = performance.now();
    expect(await local.clock.advanceTo(start + 120 * 86_400_000)).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
