import {
  type CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
  type UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instant } from '../../../lib/domain/instant.ts';
import type { Alarms } from '../../../lib/operations/ports/alarms.ts';
import { schedulerAlarms } from '../../../lib/schedule/scheduler-alarms.ts';
import {
  functionArn,
  queueArn,
  roleArn,
  startTestAws,
  type TestAws,
} from '../../infra/local/support/test-aws.ts';
import { at } from '../support/records.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const id = 'sub_01KA0000000000000000000000';

describe('the alarm of a subscription', () => {
  let local: TestAws;
  let client: SchedulerClient;
  let sent: string[];
  let meanwhile: ((command: string) => Promise<unknown> | undefined) | undefined;
  let alarms: Alarms;

  beforeEach(async () => {
    local = await startTestAws({ startedAt: start });
    client = new SchedulerClient({ ...local.client, maxAttempts: 1 });
    sent = [];
    meanwhile = undefined;
    const watched = {
      send: async (command: CreateScheduleCommand) => {
        const name = command.constructor.name.replace('ScheduleCommand', '');
        await meanwhile?.(name);
        sent.push(name);
        return client.send(command);
      },
    } as unknown as SchedulerClient;
    alarms = schedulerAlarms({
      client: watched,
      group: 'onramp',
      targetArn: functionArn,
      roleArn,
      deadLetterArn: queueArn,
    });
  });
  afterEach(async () => {
    client.destroy();
    await local.stop();
  });

  const schedule = () => client.send(new GetScheduleCommand({ Name: id, GroupName: 'onramp' }));
  const remove = () => client.send(new DeleteScheduleCommand({ Name: id, GroupName: 'onramp' }));

  test('R30 is one schedule, named after it, that tells the function which subscription', async () => {
    await alarms.set(id, at('2026-04-01T10:00:00Z'));
    expect(await schedule()).toMatchObject({
      Name: id,
      GroupName: 'onramp',
      ScheduleExpression: 'at(2026-04-01T10:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      State: 'ENABLED',
      Target: {
        Arn: functionArn,
        RoleArn: roleArn,
        Input: JSON.stringify({ subscriptionId: id }),
        DeadLetterConfig: { Arn: queueArn },
      },
    });
    expect(sent).toEqual(['Create']);
  });

  test('R36 rings at the next whole second, so never early, and is gone', async () => {
    await alarms.set(id, at('2026-04-01T10:00:00.001Z'));
    expect(await local.clock.advanceTo(Date.parse('2026-04-01T10:00:00.999Z'))).toEqual([]);
    const fired = await local.clock.advanceTo(Date.parse('2026-04-01T10:00:01Z'));
    expect(fired.map(({ at: when }) => when)).toEqual(['2026-04-01T10:00:01.000Z']);
    expect(local.invocations.map(({ payload }) => payload)).toEqual([{ subscriptionId: id }]);
    await expect(schedule()).rejects.toThrow(ResourceNotFoundException);
  });

  test('R31 moves to another instant, and there is only one', async () => {
    await alarms.set(id, at('2026-04-01T10:00:00Z'));
    await alarms.set(id, at('2026-03-02T10:00:00Z'));
    await alarms.set(id, at('2026-05-01T10:00:00Z'));
    expect((await schedule()).ScheduleExpression).toBe('at(2026-05-01T10:00:00)');
    expect((await client.send(new ListSchedulesCommand({ GroupName: 'onramp' }))).Schedules).toHaveLength(1);
    expect(sent).toEqual(['Create', 'Create', 'Update', 'Create', 'Update']);
    expect((await local.clock.advanceTo(Date.parse('2026-04-30T00:00:00Z'))).length).toBe(0);
  });

  test('R67 set twice to one instant rings once', async () => {
    await Promise.all([1, 2, 3].map(() => alarms.set(id, at('2026-04-01T10:00:00Z'))));
    const fired = await local.clock.advanceTo(Date.parse('2026-04-02T00:00:00Z'));
    expect(fired).toHaveLength(1);
  });

  test('R36 is created when it rang and deleted itself between being found and being moved', async () => {
    await alarms.set(id, at('2026-04-01T10:00:00Z'));
    meanwhile = (command) => (command === 'Update' ? remove() : undefined);
    await alarms.set(id, at('2026-05-01T10:00:00Z'));
    expect(sent).toEqual(['Create', 'Create', 'Update', 'Create']);
    expect((await schedule()).ScheduleExpression).toBe('at(2026-05-01T10:00:00)');
  });

  test('R34 is cleared, and one that is not there is cleared already', async () => {
    await alarms.set(id, at('2026-04-01T10:00:00Z'));
    await alarms.clear(id);
    await alarms.clear(id);
    await expect(schedule()).rejects.toThrow(ResourceNotFoundException);
    expect(await local.clock.advanceTo(Date.parse('2026-06-01T00:00:00Z'))).toEqual([]);
  });

  test('R36 an instant in the past is refused by the Scheduler, and the one that stands stays', async () => {
    await alarms.set(id, at('2026-04-01T10:00:00Z'));
    await local.clock.advanceTo(Date.parse('2026-02-01T00:00:00Z'));
    const past = at('2026-01-15T00:00:00Z');
    await expect(alarms.set(id, past)).rejects.toThrow(
      expect.objectContaining({ name: 'ValidationException' }),
    );
    await expect(alarms.set('sub_other', past)).rejects.toThrow(
      expect.objectContaining({ name: 'ValidationException' }),
    );
    expect((await schedule()).ScheduleExpression).toBe('at(2026-04-01T10:00:00)');
  });

  test('what the Scheduler refuses otherwise is told, not taken for a schedule that is gone', async () => {
    local.aws.faults.use({
      seed: 1,
      rules: [{ service: 'scheduler', kind: 'throttle', probability: 1 }],
    });
    await expect(alarms.set(id, at('2026-04-01T10:00:00Z'))).rejects.toThrow();
    await expect(alarms.clear(id)).rejects.toThrow();
  });
});

describe('what is asked of the Scheduler', () => {
  /** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
  test('R36 keeps to its rules for whatever instant, and is never early nor a second late', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.stringMatching(/^sub_[0-9A-HJKMNP-TV-Z]{26}$/),
        async (date, subscriptionId) => {
          const asked: (CreateScheduleCommand | UpdateScheduleCommand)[] = [];
          const send = async (command: CreateScheduleCommand) => void asked.push(command);
          const alarms = schedulerAlarms({
            client: { send } as unknown as SchedulerClient,
            group: 'onramp-eu',
            targetArn: functionArn,
            roleArn,
            deadLetterArn: queueArn,
          });
          await alarms.set(subscriptionId, instant(date));
          const input = asked[0]?.input;
          expect(input?.Name).toMatch(/^[0-9a-zA-Z-_.]{1,64}$/);
          expect(input?.ScheduleExpression).toMatch(/^at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\)$/);
          const rings = Date.parse(`${input?.ScheduleExpression?.slice(3, -1)}Z`);
          expect(rings - date.getTime()).toBeGreaterThanOrEqual(0);
          expect(rings - date.getTime()).toBeLessThan(1_000);
          const retries = input?.Target?.RetryPolicy;
          expect(retries?.MaximumRetryAttempts).toBeLessThanOrEqual(185);
          expect(retries?.MaximumEventAgeInSeconds).toBeGreaterThanOrEqual(60);
          expect(retries?.MaximumEventAgeInSeconds).toBeLessThanOrEqual(86_400);
          expect(JSON.parse(input?.Target?.Input ?? '')).toEqual({ subscriptionId });
        },
      ),
    );
  });
});
