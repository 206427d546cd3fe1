import { describe, expect, test } from '@jest/globals';
import { activationUrl, presentedLink, unsubscribeUrl, unsubscribing } from '../../../lib/identity/links.ts';

const k1 = { id: 'k1', key: 'first-key-of-at-least-thirty-two-characters' };
const k2 = { id: 'k2', key: 'second-key-of-at-least-thirty-two-characters' };
const invitationId = 'inv_01JD0Z5K3N8Q4R7T9VWXYZ0123';
const publicUrl = 'https://eu.onramp.example';

const tokenOf = (url: string): string => url.slice(`${publicUrl}/activate/`.length);
const token = tokenOf(activationUrl(publicUrl, k1, invitationId, 1));

describe('activation links', () => {
  test('R23 a link names its invitation and is of its own generation only', () => {
    const link = presentedLink(k1, token);
    expect(link?.invitationId).toBe(invitationId);
    expect([1, 2, 3].map((generation) => link?.isOf(generation))).toEqual([true, false, false]);
  });

  test('R22 the same invitation and generation always give the same link, which stands in no storage', () => {
    expect(activationUrl(publicUrl, k1, invitationId, 1)).toBe(`${publicUrl}/activate/${token}`);
    expect(token).toMatch(/^inv_[0-9A-Z]+\.k1-[\w-]{43}$/);
  });

  test('R24 a link made before the key was rotated still opens, one made two rotations ago does not', () => {
    expect(presentedLink({ ...k2, previous: k1 }, token)?.isOf(1)).toBe(true);
    expect(presentedLink(k2, token)).toBeUndefined();
  });

  test.each([
    ['another invitation', token.replace('0123.', '0124.')],
    ['another key id', presentedKeyId(token, 'k2')],
    ['one character changed', `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`],
    ['the last character changed, whose low bits do not count', lastCharacterChanged(token)],
  ])('R24 a link with %s is not genuine', (_, forged) => {
    const link = presentedLink({ ...k2, previous: k1 }, forged);
    expect([1, 2, 3].some((generation) => link?.isOf(generation))).toBe(false);
  });

  test.each(['', 'inv_1', `${token}x`, `${token}=`, token.replace('.', '%2E'), `/${token}`, 'inv_../x.k1-'])(
    'R24 %j is not a link at all',
    (text) => {
      expect(presentedLink(k1, text)).toBeUndefined();
    },
  );
});

describe('links that stop the help mails', () => {
  const subscriptionId = 'sub_01JD0Z5K3N8Q4R7T9VWXYZ0123';
  const path = `${publicUrl}/unsubscribe/`;
  const stop = unsubscribeUrl(publicUrl, k1, subscriptionId).slice(path.length);

  test('R48 a link names its subscription, also after one rotation of the key', () => {
    expect(unsubscribing(k1, stop)).toBe(subscriptionId);
    expect(unsubscribing({ ...k2, previous: k1 }, stop)).toBe(subscriptionId);
    expect(unsubscribing(k2, stop)).toBeUndefined();
  });

  test.each([
    ['of another subscription', stop.replace('0123.', '0124.')],
    ['of another key', presentedKeyId(stop, 'k2')],
    ['with its last character changed', lastCharacterChanged(stop)],
    ['that activates', token],
    ['made of one that activates', token.replace('inv_', 'sub_')],
    ['that is none', ''],
  ])('R48 a link %s stops nothing', (_, forged) => {
    expect(unsubscribing({ ...k2, previous: k1 }, forged)).toBeUndefined();
  });
});

function presentedKeyId(of: string, keyId: string): string {
  return of.replace('.k1-', `.${keyId}-`);
}

function lastCharacterChanged(of: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(of.at(-1) ?? 'A');
  return `${of.slice(0, -1)}${alphabet[last ^ 1]}`;
}
