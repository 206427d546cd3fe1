import { describe, expect, test } from '@jest/globals';
import { beginnings, initialsOf, rotations } from '../../../lib/domain/resemblance.ts';

const findable = (asked: string, name: string): boolean =>
  beginnings(asked).some((beginning) => rotations(name).some((rotation) => rotation.startsWith(beginning)));

describe('what a name is found by', () => {
  test('R10 it begins with each of its words in turn, without legal forms, case and accents', () => {
    expect(rotations('Nordic Héalth Group AB')).toEqual([
      'nordic health group',
      'health group nordic',
      'group nordic health',
    ]);
    expect(rotations('')).toEqual([]);
  });

  test.each([
    ['nordic group', 'Nordic Group AB'],
    ['Group Nordic', 'Nordic Group AB'],
    ['nord', 'Nordic Group AB'],
    ['nordic gr', 'Nordic Group AB'],
    ['contosso', 'Contoso Ltd'],
    ['cotnoso', 'Contoso Ltd'],
    ['Contoso Norge', 'Norge Sales of Contoso'],
    ['x', 'X Corp'],
  ])('R10 %s leads to %s', (asked, name) => {
    expect(findable(asked, name)).toBe(true);
  });

  test('R10 all of what is asked for comes first, which tells it apart among many with a common word', () => {
    expect(beginnings('Nordic Group').slice(0, 2)).toEqual(['nordic group', 'group nordic']);
  });

  test('R10 every rotation lies where its beginnings are looked for', () => {
    for (const rotation of rotations('X Nordic Health 3M'))
      for (const beginning of beginnings(rotation))
        if (rotation.startsWith(beginning)) expect(initialsOf(rotation)).toBe(initialsOf(beginning));
  });

  test('no key is longer than a table takes, and none ends within a character', () => {
    const long = '\ud840\udc00\ufdfa'.repeat(80);
    for (const text of [...rotations(long), ...beginnings(long)]) {
      expect(Buffer.byteLength(text)).toBeLessThan(400);
      expect(text.isWellFormed()).toBe(true);
    }
  });
});
