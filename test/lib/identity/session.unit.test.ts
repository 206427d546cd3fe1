import { describe, expect, test } from '@jest/globals';
import { accountId } from '../../../lib/domain/identity.ts';
import { isFormOf, sessions } from '../../../lib/identity/session.ts';

const k1 = { id: 'k1', key: 'first-key-of-at-least-thirty-two-characters' };
const k2 = { id: 'k2', key: 'second-key-of-at-least-thirty-two-characters' };
const now = new Date('2026-11-20T08:00:00Z');
const kim = {
  issuer: 'https://issuer.example',
  subject: 'kim-1',
  accountId: accountId('kim@contoso.example'),
};

const withKeys = (
  ring: Parameters<typeof sessions>[0] extends () => Promise<infer R> ? R : never,
  dataCenter = 'eu',
) => sessions(async () => ring, dataCenter);

describe('sessions', () => {
  test('R25 a session opens as it was closed', async () => {
    const ours = withKeys(k1);
    const session = { ...ours.start(kim), subscriptionId: 'sub_1' };
    expect(await ours.open(await ours.close(session, now), now)).toEqual(session);
  });

  test('R25 it outlives one rotation of the key, not two', async () => {
    const ours = withKeys(k1);
    const cookie = await ours.close(ours.start(kim), now);
    expect(await withKeys({ ...k2, previous: k1 }).open(cookie, now)).toMatchObject({ identity: kim });
    expect(await withKeys(k2).open(cookie, now)).toBeUndefined();
  });

  test('R25 neither another data center nor another use of the key takes it', async () => {
    const ours = withKeys(k1);
    const cookie = await ours.close(ours.start(kim), now);
    expect(await withKeys(k1, 'us').open(cookie, now)).toBeUndefined();
    expect(await ours.openSignIn(cookie, now)).toBeUndefined();
    const transaction = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/portal' };
    const signIn = await ours.closeSignIn(transaction, now);
    expect(await ours.openSignIn(signIn, now)).toEqual(transaction);
    expect(await ours.open(signIn, now)).toBeUndefined();
  });

  test('R25 a sign-in may take a quarter of an hour', async () => {
    const ours = withKeys(k1);
    const cookie = await ours.closeSignIn(
      { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/portal' },
      now,
    );
    expect(await ours.openSignIn(cookie, new Date('2026-11-20T08:14:59Z'))).toBeDefined();
    expect(await ours.openSignIn(cookie, new Date('2026-11-20T08:15:01Z'))).toBeUndefined();
  });

  test.each(['', 'x', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0.e30.'])('R25 %j is no session', async (cookie) => {
    expect(await withKeys(k1).open(cookie, now)).toBeUndefined();
  });

  test('R26 a form belongs to the session whose token it has', () => {
    const ours = withKeys(k1);
    const [session, other] = [ours.start(kim), ours.start(kim)];
    expect(isFormOf(session, session.formToken)).toBe(true);
    for (const token of [other.formToken, '', `${session.formToken}x`])
      expect(isFormOf(session, token)).toBe(false);
  });
});
