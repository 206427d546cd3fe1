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

  test('leave out what stands deep in a new image', () => {
    const of = (kind: string) => ({
      dynamodb: { NewImage: { data: { M: { of: { M: { kind: { S: kind } } } } } } },
    });
    const notOfAccounts = {
      dynamodb: {
        NewImage: { data: { M: { of: { M: { kind: { S: [{ 'anything-but': ['account'] }] } } } } } },
      },
    };
    expect([of('customer'), of('account')].map((one) => passes(notOfAccounts, one))).toEqual([true, false]);
  });

  test.each([
    ['the first', { type: ['bounce'], tags: { set: ['eu'] } }, true],
    ['the second', { type: ['delivery'], tags: { set: ['eu'], kind: ['news', 'activation'] } }, true],
    ['neither', { type: ['delivery'], tags: { set: ['eu'], kind: ['news'] } }, false],
    ['only a part of it', { type: ['delivery'], tags: { set: ['us'], kind: ['activation'] } }, false],
  ])('take any of the patterns in $or, and any value of a list: %s', (_, { type, tags }, expected) => {
    const pattern = {
      $or: [
        { type: ['bounce'], tags: { set: ['eu'] } },
        { type: ['delivery'], tags: { set: ['eu'], kind: ['activation'] } },
      ],
    };
    expect(passes(pattern, { type: type[0], tags })).toBe(expected);
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
