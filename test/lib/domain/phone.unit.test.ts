import { describe, expect, test } from '@jest/globals';
import { nationalParts, phoneNumber, withoutCountry } from '../../../lib/domain/phone.ts';

describe('one number however it is written', () => {
  test.each([
    ['+46 8 555 0100', undefined],
    ['+46 (0)8 555 0100', undefined],
    ['+46 08 555 01 00', undefined],
    ['+46-8-555.01.00', 'US'],
    ['0046 8 555 0100', 'SE'],
    ['011 46 8 555 0100', 'US'],
    ['08-555 01 00', 'SE'],
    ['(08) 555 01 00', 'SE'],
    ['085550100', 'SE'],
  ])('R10 %s in %s is a number in Stockholm', (text, country) => {
    expect(phoneNumber(text, country)).toBe('+4685550100');
  });

  test.each([
    ['+1 (425) 555-0100', undefined],
    ['(425) 555-0100', 'US'],
    ['1-425-555-0100', 'CA'],
    ['001 425 555 0100', 'DE'],
  ])('R10 %s in %s is a number near Seattle', (text, country) => {
    expect(phoneNumber(text, country)).toBe('+14255550100');
  });

  test.each([
    ['06 1234 5678', 'IT', '+390612345678'],
    ['+39 06 1234 5678', undefined, '+390612345678'],
    ['06 1 234 5678', 'HU', '+3612345678'],
    ['8 495 123-45-67', 'RU', '+74951234567'],
    ['22 12 34 56', 'NO', '+4722123456'],
    ['0011 46 8 555 0100', 'AU', '+4685550100'],
    ['02 5550 0100', 'AU', '+61255500100'],
    ['(0)8 555 0100', 'SE', '+4685550100'],
  ])('R10 %s in %s is %s', (text, country, number) => {
    expect(phoneNumber(text, country)).toBe(number);
  });

  test.each([
    ['08-555 01 00', undefined],
    ['08-555 01 00', 'XX'],
    ['+12', undefined],
    ['+4685550100468555010046', undefined],
    ['not a number', 'SE'],
    ['', 'SE'],
  ])('R10 %j in %s names nothing', (text, country) => {
    expect(phoneNumber(text, country)).toBeUndefined();
  });

  test('R10 what it answers it reads again as the same', () => {
    for (const number of ['+4685550100', '+14255550100', '+390612345678'])
      for (const country of [undefined, 'SE', 'US']) expect(phoneNumber(number, country)).toBe(number);
  });
});

describe('a number in the notation of nobody knows which country', () => {
  test.each([
    ['08-123 45 67', '+46 8 123 45 67'],
    ['(08) 123 45 67', '0046 (0)8 123 45 67'],
    ['06 1234 5678', '+39 06 1234 5678'],
    ['06 1 234 5678', '+36 1 234 5678'],
    ['8 495 123-45-67', '+7 495 123 45 67'],
    ['(425) 555-0100', '+1 425 555 0100'],
    ['1-425-555-0100', '+1 425 555 0100'],
    ['22 12 34 56', '+47 22 12 34 56'],
  ])('R53 %s can be %s', (national, international) => {
    expect(nationalParts(national)).toContain(withoutCountry(phoneNumber(international) ?? ''));
  });

  test.each(['+46 8 123 45 67', '0046 8 123 45 67', '0', '', 'no number'])('R53 %j is none', (text) => {
    expect(nationalParts(text)).toEqual([]);
  });
});
