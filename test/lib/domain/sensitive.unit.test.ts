import { describe, expect, test } from '@jest/globals';
import { containsCardNumber, namesSecret } from '../../../lib/domain/sensitive.ts';

describe('what is never taken', () => {
  test.each([
    '4111111111111111',
    'Fabrikam 4111 1111 1111 1111 AB',
    '4111-1111-1111-1111',
    '4111.1111.1111.1111',
    '4111\u00a01111\u00a01111\u00a01111',
    '4111_1111_1111_1111',
    '4111/1111/1111/1111',
    '4111(1111)1111/1111',
    '4111 - 1111 - 1111 - 1111',
    '4111\u200b1111\u200b1111\u200b1111',
    '\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11',
    'order 7, card 5500 0000 0000 0004',
    '4222222222222',
    '6304000000000000000',
    '4111:1111:1111:1111',
    '4111+1111+1111+1111',
    '4111    1111    1111    1111',
    '\u0664\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661',
    '2026-11-21T10:11:12.345Z 4111111111111111',
  ])('R15 a payment card number is seen in %j', (text) => {
    expect(containsCardNumber(text)).toBe(true);
  });

  test.each([
    '4111 1111 1111 1112',
    '+46 8 555 0100',
    '411111111111',
    '2026-11-21T10:11:12.345678+00:00',
    '2026-11-21T10:11:12.345676+00:00',
    '2026-11-21T10:11:12.345Z 2026-11-21T10:11:12.345676+02:00',
    '\u0664\u0661\u0661\u0661',
    '0000 0000 0000 0000',
    'cus_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  ])('R15 none is seen in %j', (text) => {
    expect(containsCardNumber(text)).toBe(false);
  });

  test.each([
    'password',
    'Pass-Word',
    'p\u200bassword',
    'p\uff41ssword',
    'new_passwd',
    'lösenord',
    'Kennwort',
    'mot de passe',
    'PIN',
    'cvc',
  ])('R15 the field %j asks for a secret', (field) => {
    expect(namesSecret(field)).toBe(true);
  });

  test.each(['pinned', 'name', 'secretary', 'spin'])('R15 the field %j asks for none', (field) => {
    expect(namesSecret(field)).toBe(false);
  });
});
