import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvRecords } from '../../../lib/http/csv.ts';
import { ProblemAnswer } from '../../../lib/http/problem.ts';

const fieldsOf = (text: string) => csvRecords(text).map(({ fields }) => fields);

describe('CSV', () => {
  test.each([
    [
      'lines that end with LF',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'lines that end with CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'lines that end with CR',
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a last line without an end', 'a\n1', [['a'], ['1']]],
    [
      'a comma in quotes',
      'a,b\n"Contoso, Ltd",2',
      [
        ['a', 'b'],
        ['Contoso, Ltd', '2'],
      ],
    ],
    ['doubled quotes', 'a\n"the ""best"" one"', [['a'], ['the "best" one']]],
    [
      'nothing but quotes',
      'a,b\n"""",""',
      [
        ['a', 'b'],
        ['"', ''],
      ],
    ],
    [
      'line breaks in quotes',
      'a,b\n"one\r\ntwo\nthree",4',
      [
        ['a', 'b'],
        ['one\r\ntwo\nthree', '4'],
      ],
    ],
    ['a quote in a plain field', 'a\nBob "the" Ek', [['a'], ['Bob "the" Ek']]],
    [
      'empty fields',
      'a,b,c\n,,3',
      [
        ['a', 'b', 'c'],
        ['', '', '3'],
      ],
    ],
    [
      'empty lines, and lines of separators',
      'a,b\n\n,\n  \n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, where there is no comma',
      'a;b\n"x;y";2,5',
      [
        ['a', 'b'],
        ['x;y', '2,5'],
      ],
    ],
    [
      'commas, where there are both',
      'a,b;c\n1,2;3',
      [
        ['a', 'b;c'],
        ['1', '2;3'],
      ],
    ],
    ['letters of any script', 'a\nÅkeri Öst 株式会社', [['a'], ['Åkeri Öst 株式会社']]],
    ['nothing', '', []],
  ])('reads %s', (_, text, expected) => {
    expect(fieldsOf(text)).toEqual(expected);
  });

  test('says on which line of the file each record begins', () => {
    expect(csvRecords('a,b\r\n"1\r\n1",2\r\n\r\n3,4').map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test.each([
    ['a quote that is never closed', 'a\n1\n"2\n3\n', 3],
    ['something after the closing quote', 'a,b\n1,"2"x\n', 2],
    ['a single quote inside of a quoted field', 'a\n"the "best" one"', 2],
  ])('R68 refuses %s, and names the line', (_, text, line) => {
    expect(() => csvRecords(text)).toThrow(ProblemAnswer);
    try {
      csvRecords(text);
    } catch (error) {
      expect((error as ProblemAnswer).problem).toMatchObject({
        code: 'malformed-request',
        detail: expect.stringContaining(`on line ${line}.`),
      });
    }
  });

  const written = (records: readonly (readonly string[])[], separator: string, lineEnd: string): string =>
    records
      .map((fields) =>
        fields
          .map((field) => (/[",;\r\n\ufeff]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
          .join(separator),
      )
      .join(lineEnd);

  test('reads whatever was written', () => {
    const nasty = fc.constantFrom('"', ',', ';', '\r', '\n', '\ufeff', 'å', ' ', 'x');
    const field = fc.oneof(
      fc.string({ unit: nasty, maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const record = fc
      .array(field, { minLength: 2, maxLength: 5 })
      .filter((fields) => fields.some((one) => one.trim() !== ''));
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 8 }),
        fc.constantFrom(',', ';'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (records, separator, lineEnd) => {
          // The header decides what parts the fields.
          const table = [['first', 'second'], ...records];
          expect(fieldsOf(written(table, separator, lineEnd))).toEqual(table);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
