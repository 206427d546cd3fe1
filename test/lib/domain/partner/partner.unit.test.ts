import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../../../lib/domain/directory/account.ts';
import { resemblance } from '../../../../lib/domain/directory/resemblance.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import { activatePartner } from '../../../../lib/domain/partner/activate-partner.ts';
import type { Partner, PartnerUser } from '../../../../lib/domain/partner/partner.ts';
import { containsCardNumber, namesSecret } from '../../../../lib/domain/sensitive.ts';
import { at, codeOf } from '../given.ts';

const anna = { issuer: 'https://id.example', subject: 'anna', accountId: accountId('Anna@Partner.example ') };
const account: Account = {
  accountNumber: 'P-1',
  organization: {
    name: 'Nordic Partner AB',
    address: { line1: 'Kungsgatan 1', city: 'Stockholm', postalCode: '111 43', country: 'SE' },
  },
  identities: [accountId('anna@partner.example')],
  partnersOfRecord: [],
};
const organization = { name: 'Nordic Partner AB', country: 'SE', phone: '+46 8 1' };
const ids = { partner: 'par_1', user: 'usr_1', authorizationNumber: '1234567890' };
const activate = (facts: Partial<Parameters<typeof activatePartner>[1]> = {}, caller = anna) =>
  activatePartner(
    { caller, accountNumber: 'P-1', organization },
    { account, active: false, elsewhere: undefined, ids, ...facts },
    at('2026-01-01'),
  );

describe('activating a partner organisation', () => {
  test('R1 R2 R8 an associated person becomes the administrator of an organisation with a ten-digit number', () => {
    expect(activate()).toMatchObject({
      ok: true,
      value: {
        partner: {
          authorizationNumber: '1234567890',
          organization,
          users: [
            { role: 'administrator', accountId: 'anna@partner.example', identity: { subject: 'anna' } },
          ],
        },
      },
    });
  });

  test('R1 nobody else, whether the account is there or not, gets the same answer', () => {
    const stranger = { ...anna, accountId: accountId('x@else.example') };
    expect(activate({}, stranger)).toEqual(activate({ account: undefined }));
    expect(codeOf(activate({}, stranger))).toBe('identity-not-associated');
  });

  test('R3 an active organisation says so, only to those associated with it, and names nobody', () => {
    const outcome = activate({ active: true });
    expect(codeOf(outcome)).toBe('partner-already-active');
    expect(JSON.stringify(outcome)).not.toMatch(/anna/i);
    const stranger = { ...anna, accountId: accountId('x@else.example') };
    expect(codeOf(activate({ active: true }, stranger))).toBe('identity-not-associated');
  });
});

describe('somebody who works for another organisation', () => {
  const user = (id: string, role: PartnerUser['role']): PartnerUser => ({
    id,
    accountId: accountId(`${id}@other.example`),
    role,
    since: at('2026-01-01'),
    identity: { issuer: 'https://id.example', subject: id },
  });
  const other = (...users: PartnerUser[]): Partner => ({
    id: 'par_2',
    accountNumber: 'P-2',
    authorizationNumber: '2234567890',
    organization,
    activatedAt: at('2026-01-01'),
    users,
  });

  test('R1 R66 leaves it for their own, as its history tells', () => {
    const [boss, me] = [user('boss', 'administrator'), user('me', 'implementation-expert')];
    const activation = activate({ elsewhere: { partner: other(boss, me), user: me } });
    expect(activation).toMatchObject({
      ok: true,
      value: { elsewhere: [{ type: 'user-left', userId: 'me' }] },
    });
  });

  test('R1 R2 but not as its last administrator, and is told what to do first', () => {
    const me = user('me', 'administrator');
    const refusal = activate({ elsewhere: { partner: other(me), user: me } });
    expect(refusal).toMatchObject({
      refusal: {
        code: 'last-administrator',
        detail: expect.stringContaining('Make somebody else administrator'),
      },
    });
    const two = other(me, user('boss', 'administrator'));
    expect(activate({ elsewhere: { partner: two, user: me } }).ok).toBe(true);
  });
});

describe('resembling names', () => {
  test.each([
    ['contoso', 'Contoso Ltd'],
    ['Contosso', 'Contoso Ltd'],
    ['CONTOSO AB', 'Contoso Sverige AB'],
    ['cafe ostra', 'Café Östra AB'],
    ['cont', 'Contoso Ltd'],
  ])('R10 %s resembles %s', (asked, name) => {
    expect(resemblance(asked, name)).toBeGreaterThan(0);
  });

  test.each([
    ['Fabrikam', 'Contoso Ltd'],
    ['Contoso Norge', 'Contoso Ltd'],
    ['!!!', 'Contoso Ltd'],
    ['', 'Contoso Ltd'],
  ])('R10 %s does not resemble %s', (asked, name) => {
    expect(resemblance(asked, name)).toBe(0);
  });
});

describe('what is never taken', () => {
  test.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    'pay with 4111 1111 1111 1111 please',
    '12 4111 1111 1111 1111',
    '378282246310005',
    '6304000000000000000',
  ])('R15 %s holds a card number', (text) => {
    expect(containsCardNumber(text)).toBe(true);
  });

  test.each([
    '4111111111111112',
    '+46 8 123 456',
    '411111111111',
    '0000000000000000',
    'sub_01M7XRT9AB7WAKE0KV8Z69MCZ8',
    '41111111111111111111111',
  ])('R15 %s does not', (text) => {
    expect(containsCardNumber(text)).toBe(false);
  });

  test.each(['password', 'Password', 'user_password', 'passwd', 'PIN', 'lösenord', 'new-password'])(
    'R15 a field named %s asks for a secret',
    (name) => {
      expect(namesSecret(name)).toBe(true);
    },
  );

  test.each(['postalCode', 'firstName', 'accountId', 'pinnedNote', 'compass'])(
    'R15 a field named %s does not',
    (name) => {
      expect(namesSecret(name)).toBe(false);
    },
  );
});
