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
    expect(faults.draw({ ...put, dataCenter: 'us' })).toBe('error');
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
    expect(faults.draw({ dataCenter: 'us', service: 'ses', operation: 'SendRawEmail' })).toBe('unreachable');
    expect(faults.draw(put)).toBe('conflict');
    expect(faults.draw(get)).toBeUndefined();
  });
});
