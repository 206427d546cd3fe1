import { describe, expect, test } from '@jest/globals';
import { compileFilters } from '../../../../infra/local/streams/pattern.ts';

const record = (kind?: string, eventName = 'INSERT') => ({
  eventName,
  dynamodb: { NewImage: { pk: { S: 'sub_1' }, ...(kind && { kind: { S: kind } }) } },
});
const passes = (pattern: unknown, value: unknown) => compileFilters([JSON.stringify(pattern)])(value);

describe('the filters of a stream', () => {
  const newChanges = { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['change'] } } } };

  test.each([
    ['a new change', record('change'), true],
    ['another kind', record('state'), false],
    ['another event', record('change', 'MODIFY'), false],
    ['no kind', record(), false],
    ['a removal without image', { eventName: 'REMOVE', dynamodb: {} }, false],
  ])('let new changes through only: %s', (_, value, expected) => {
    expect(passes(newChanges, value)).toBe(expected);
  });

  test.each([
    [{ prefix: 'sub_' }, true],
    [{ prefix: 'cus_' }, false],
    [{ suffix: '_1' }, true],
    [{ 'equals-ignore-case': 'SUB_1' }, true],
    [{ 'anything-but': ['sub_1'] }, false],
    [{ 'anything-but': 'sub_2' }, true],
    [{ exists: true }, true],
    [{ exists: false }, false],
  ])('compare by %j', (rule, expected) => {
    expect(passes({ dynamodb: { NewImage: { pk: { S: [rule] } } } }, record())).toBe(expected);
  });

  test('let a record through that any of them matches; without any, all', () => {
    const either = compileFilters(['{"eventName":["REMOVE"]}', '{"eventName":["INSERT"]}']);
    expect(either(record())).toBe(true);
    expect(compileFilters([])(record())).toBe(true);
  });

  test('stop the start when one is not known', () => {
    expect(() => compileFilters(['{"a":[{"numeric":["<",1]}]}'])).toThrow(
      'The local cloud does not know the stream filter {"numeric":["<",1]}.',
    );
  });
});
