import { describe, expect, test } from '@jest/globals';
import {
  beginnings,
  goodResemblance,
  initialsOf,
  resemblance,
  rotations,
  slips,
} from '../../../../lib/domain/directory/resemblance.ts';

const all = (asked: string): string[] => {
  const { whole, pairs, words } = beginnings(asked);
  return [...whole, ...pairs, ...words, ...words.flatMap(slips)];
};
const leadsTo = (places: readonly string[], name: string): boolean =>
  places.some((place) => rotations(name).some((rotation) => rotation.startsWith(place)));

describe('what a name is found by', () => {
  test('R10 it begins with each of its words in turn, without legal forms, case and accents', () => {
    expect(rotations('Nordic Héalth Group AB')).toEqual([
      'nordik+health+group',
      'health+group+nordik',
      'group+nordik+health',
    ]);
    expect(rotations('')).toEqual([]);
  });

  test.each([1, 2, 3, 4, 5, 6])('R10 of %i words every one and every two begin it', (many) => {
    const words = ['alfa', 'beta', 'gama', 'delta', 'eta', 'jota'].slice(0, many);
    const entries = rotations(words.join(' '));
    for (const word of words) expect(entries.some((entry) => entry.startsWith(word))).toBe(true);
    for (const one of words)
      for (const other of words.filter((word) => word !== one))
        expect(leadsTo(beginnings(`${other} ${one}`).whole, words.join(' '))).toBe(true);
    expect(new Set(entries).size).toBe(entries.length);
  });

  test.each([
    ['nordic group', 'Nordic Group AB'],
    ['Group Nordic', 'Nordic Group AB'],
    ['nord', 'Nordic Group AB'],
    ['nordic gr', 'Nordic Group AB'],
    ['contosso', 'Contoso Ltd'],
    ['kontoso', 'Contoso Ltd'],
    ['x', 'X Corp'],
    ['Smith Plumbing', 'Smith and Sons Global Plumbing of Denver'],
  ])('R10 %s leads to %s at once', (asked, name) => {
    expect(leadsTo(beginnings(asked).whole, name)).toBe(true);
  });

  test.each([
    ['cotnoso', 'Contoso Ltd'],
    ['contxoso', 'Contoso Ltd'],
    ['contoos', 'Contoso Ltd'],
    ['Contoso Norge', 'Norge Sales of Contoso'],
  ])('R10 %s leads to %s', (asked, name) => {
    expect(leadsTo(all(asked), name)).toBe(true);
    expect(resemblance(asked, name)).toBeGreaterThanOrEqual(goodResemblance);
  });

  test('R10 a name that is no longer than what is asked for sorts before those that go on', () => {
    const numbered = ['Consulting Acme', 'Consulting AB', 'Consultingo'].map(
      (name) => `${rotations(name)[0]}#A-1`,
    );
    expect(numbered.toSorted()[0]).toBe('konsulting#A-1');
  });

  test('R10 every rotation lies where its beginnings are looked for', () => {
    for (const rotation of rotations('X Nordic Health 3M'))
      for (const beginning of all(rotation))
        if (rotation.startsWith(beginning)) expect(initialsOf(rotation)).toBe(initialsOf(beginning));
  });

  test('no key is longer than a table takes, and none ends within a character', () => {
    const long = '\ud840\udc00\ufdfa'.repeat(80);
    for (const text of [...rotations(long), ...all(long)]) {
      expect(Buffer.byteLength(text)).toBeLessThan(400);
      expect(text.isWellFormed()).toBe(true);
    }
  });

  test('R10 however long the name, it is looked for in a bounded number of places', () => {
    const endless = Array.from({ length: 40 }, (_, at) => `${at}abcdefghijklmnopqrstuvwxyz`).join(' ');
    const { whole, pairs, words } = beginnings(endless);
    expect(whole).toHaveLength(6);
    expect(pairs.length + words.length).toBe(16);
    expect(slips(words[0] ?? '').length).toBeLessThanOrEqual(26);
  });
});

describe('how much a name resembles what is asked for', () => {
  test.each([
    ['contoso', 'Contoso Ltd', 'Contosso Ltd'],
    ['contoso', 'Contosso Ltd', 'Contodo Ltd'],
    ['karlsson bygg', 'Karlsson Bygg AB', 'Carlsson Bygg AB'],
    ['karlsson bygg', 'Carlsson Bygg AB', 'Bygg AB'],
  ])('R10 %s: %s more than %s', (asked, closer, other) => {
    expect(resemblance(asked, closer)).toBeGreaterThan(resemblance(asked, other));
  });

  test('R10 not at all when a word of it has no counterpart', () => {
    expect(resemblance('contoso norge', 'Contoso Sverige AB')).toBe(0);
  });
});
