import { describe, expect, test } from '@jest/globals';
import { distinctiveWords, spelling } from '../../../../lib/domain/directory/company-name.ts';

describe('the words that tell a company name apart', () => {
  test.each([
    ['Nordic Héalth Group AB (publ)', 'nordic health group'],
    ['ÅKERLUNDS Bygg & Måleri i Örebro Aktiebolag', 'akerlunds bygg maleri orebro'],
    ['Schmidt und Söhne GmbH & Co. KG', 'schmidt sohne'],
    ['Møller Ægir Łódź Groß A/S', 'moller aegir lodz gross'],
    ['H & M Hennes & Mauritz', 'hm hennes mauritz'],
    ['H.M. Hennes', 'hm hennes'],
    ["McDonald's S.p.A.", 'mcdonalds'],
    ['株式会社トヨオカ', 'トヨオカ'],
    ['Консулт Строй ЕООД', 'консулт строи'],
    ['أرامكو السعودية', 'أرامكو السعودية'.normalize('NFKD').replaceAll(/\p{M}/gu, '')],
    ['X', 'x'],
    ['3M', '3m'],
    ['The Co.', 'the co'],
    ['one two three four five six seven', 'one two three four five six'],
    ['Berg Berg Berg', 'berg'],
    ['★ – !', ''],
  ])('R10 %s: %s', (name, words) => {
    expect(distinctiveWords(name).join(' ')).toBe(words);
  });

  test.each([
    ['karlsson', 'carlson'],
    ['eriksson', 'ericson'],
    ['muller', 'mueller'],
    ['sorensen', 'soerensen'],
    ['arhus', 'aarhus'],
    ['schultz', 'schults'],
    ['wallin', 'valin'],
    ['phoenix', 'fonix'],
  ])('R10 %s and %s are spelt alike', (one, other) => {
    expect(spelling(one)).toBe(spelling(other));
  });

  test('R10 numbers are not', () => {
    expect(spelling('1177')).toBe('1177');
  });
});
