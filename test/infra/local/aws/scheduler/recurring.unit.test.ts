import { describe, expect, test } from '@jest/globals';
import { recurringSource } from '../../../../../infra/local/aws/scheduler/recurring.ts';

const at = (time: string) => Date.parse(`2026-01-01T${time}Z`);
const never = Number.POSITIVE_INFINITY;

function given(now: string, idleUntil?: () => Promise<number | undefined>) {
  const clock = { time: at(now), now: () => clock.time };
  const delivered: string[] = [];
  const source = recurringSource({
    dataCenter: 'eu',
    region: 'eu-north-1',
    schedule: {
      name: 'sweep',
      group: 'default',
      expression: 'rate(5 minutes)',
      targetArn: 'arn',
      roleArn: 'role',
    },
    period: 300_000,
    clock,
    idleUntil,
    deliver: async (firing) => {
      delivered.push(new Date(firing.at).toISOString().slice(11, 19));
    },
  });
  return { clock, source, delivered };
}

describe('R70 a recurring schedule', () => {
  test('R70 has its next tick at the next multiple of its period', async () => {
    const { source, clock, delivered } = given('10:01:00');
    expect(await source.next(never)).toBe(at('10:05:00'));
    clock.time = at('10:05:00');
    await source.fireDue(at('10:05:00'));
    expect(delivered).toEqual(['10:05:00']);
    expect(await source.next(never)).toBe(at('10:10:00'));
  });

  test('R36 a sweep ticks first at or after the earliest due instant', async () => {
    const { source } = given('10:01:00', async () => at('13:33:20'));
    expect(await source.next(never)).toBe(at('13:35:00'));
  });

  test('R36 a sweep ticks again while something is overdue', async () => {
    const { source, clock, delivered } = given('10:01:00', async () => at('10:02:00'));
    for (const time of ['10:05:00', '10:10:00']) {
      expect(await source.next(never)).toBe(at(time));
      clock.time = at(time);
      await source.fireDue(at(time));
    }
    expect(delivered).toEqual(['10:05:00', '10:10:00']);
  });

  test('R70 a sweep does not tick when nothing is due', async () => {
    const { source, clock, delivered } = given('10:01:00', async () => undefined);
    expect(await source.next(never)).toBeUndefined();
    clock.time = at('12:00:00');
    expect(await source.fireDue(at('12:00:00'))).toEqual([]);
    expect(delivered).toEqual([]);
  });

  test('R70 a sweep need not look while something else comes first', async () => {
    let looked = 0;
    const { source } = given('10:01:00', async () => {
      looked += 1;
      return undefined;
    });
    await source.next(at('10:04:00'));
    expect(looked).toBe(0);
  });

  test('R36 a tick that passed while the machine was busy is made up for', async () => {
    const { source, clock } = given('10:01:00', async () => at('10:04:00'));
    clock.time = at('10:05:01');
    expect(await source.next(never)).toBe(at('10:05:00'));
  });
});
