import { describe, expect, test } from '@jest/globals';
import { accountId } from '../../../lib/domain/identity.ts';

describe('the account of a name', () => {
  test('R25 is the same however its letters A to Z are written', () => {
    expect(accountId(' Kim@Contoso.EXAMPLE ')).toBe('kim@contoso.example');
  });

  test.each([
    ['the Kelvin sign', '\u212aim@contoso.example'],
    ['a capital I with a dot', 'k\u0130m@contoso.example'],
    ['a no-break space after it', 'kim@contoso.example\u00a0'],
    ['letters in full width', '\uff2bim@contoso.example'],
  ])('R1 R25 with %s is another account than the one it looks like', (_, lookalike) => {
    expect(accountId(lookalike)).not.toBe(accountId('kim@contoso.example'));
    expect(accountId(lookalike)).toBe(lookalike);
  });
});
