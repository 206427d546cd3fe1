import { describe, expect, test } from '@jest/globals';
import { createFaults } from '../../../../infra/local/aws/faults.ts';

const put = { dataCenter: 'eu', service: 'dynamodb', operation: 'PutItem' };
const get = { ...put, operation: 'GetItem' };

describe('R70 faults', () => {
  test('R70 there are none unless asked for', () => {
    expect(createFaults().draw(put)).toBeUndefined();
  });

  test('R70 the same seed gives the same faults', () => {
    const faults = createFaults();
    const plan = { seed: 7, rules: [{ service: 'dynamodb', kind: 'throttle' as const, probability: 0.3 }] };
    const drawn = () => {
      faults.use(plan);
      return Array.from({ length: 100 }, () => faults.draw(put));
    };
    const first = drawn();
    expect(drawn()).toEqual(first);
    expect(faults.plan().hits).toEqual([first.filter(Boolean).length]);
    expect(first.filter(Boolean).length).toBeGreaterThan(15);
    expect(first.filter(Boolean).length).toBeLessThan(45);
  });

  test('R70 a rule hits only what it names', () => {
    const faults = createFaults();
    faults.use({
      seed: 1,
      rules: [{ dataCenter: 'us', service: 'dynamodb', operation: 'PutItem', kind: 'error', probability: 1 }],
    });
    expect(faults.draw(put)).toBeUndefined();
    expect(faults.draw({ ...put, dataCenter: 'us' })?.kind).toBe('error');
    expect(faults.draw({ ...get, dataCenter: 'us' })).toBeUndefined();
  });

  test('R70 a whole data center can be out of reach, and only writes conflict', () => {
    const faults = createFaults();
    faults.use({
      seed: 1,
      rules: [
        { dataCenter: 'us', service: '*', kind: 'unreachable', probability: 1 },
        { service: 'dynamodb', kind: 'conflict', probability: 1 },
      ],
    });
    expect(faults.draw({ dataCenter: 'us', service: 'ses', operation: 'SendRawEmail' })?.kind).toBe(
      'unreachable',
    );
    expect(faults.draw(put)?.kind).toBe('conflict');
    expect(faults.draw(get)).toBeUndefined();
  });

  test('R70 a rule can let calls through first, and hit so often only', () => {
    const faults = createFaults();
    faults.use({ rules: [{ service: 'dynamodb', kind: 'crash-after', after: 2, times: 1 }] });
    const kinds = Array.from({ length: 5 }, () => faults.draw(put)?.kind);
    expect(kinds).toEqual([undefined, undefined, 'crash-after', undefined, undefined]);
  });

  test('R70 a rule can name who calls', () => {
    const faults = createFaults();
    faults.use({
      rules: [{ dataCenter: 'eu', service: '*', from: 'us', function: 'sweeper', kind: 'unreachable' }],
    });
    const from = (dataCenter: string, program: string) =>
      faults.draw({ ...put, caller: { dataCenter, function: program } })?.kind;
    expect([from('us', 'sweeper'), from('us', 'outbox'), from('eu', 'sweeper')]).toEqual([
      'unreachable',
      undefined,
      undefined,
    ]);
    expect(faults.draw(put)).toBeUndefined();
  });

  test('R36 a Scheduler out of reach fires nothing, or no alarms only', () => {
    const faults = createFaults();
    const dead = () =>
      (['Fire', 'Tick'] as const).map((operation) => faults.isDead({ dataCenter: 'eu', operation }));
    expect(dead()).toEqual([false, false]);
    faults.use({ rules: [{ service: 'scheduler', operation: 'Fire', kind: 'unreachable' }] });
    expect(dead()).toEqual([true, false]);
    faults.use({ rules: [{ dataCenter: 'eu', service: '*', kind: 'unreachable' }] });
    expect(dead()).toEqual([true, true]);
    faults.use({ rules: [{ dataCenter: 'us', service: '*', kind: 'unreachable' }] });
    expect(dead()).toEqual([false, false]);
  });
});
