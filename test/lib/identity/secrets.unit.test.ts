import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, test } from '@jest/globals';
import { keyRingOf } from '../../../lib/identity/secrets.ts';

const key = 'a-key-of-more-than-thirty-two-characters';

/** Secrets Manager, as it answers one call after the other. */
function manager(...answers: (string | Error)[]) {
  let calls = 0;
  const send = async () => {
    const answer = answers[Math.min(calls++, answers.length - 1)];
    if (answer instanceof Error) throw answer;
    return { SecretString: answer };
  };
  return { client: { send } as unknown as SecretsManagerClient, calls: () => calls };
}

describe('key rings', () => {
  test('R23 a key is read once and kept for five minutes, then looked for again', async () => {
    const { client, calls } = manager(
      JSON.stringify({ id: 'k1', key }),
      JSON.stringify({ id: 'k2', key, previous: { id: 'k1', key } }),
    );
    let now = 0;
    const keys = keyRingOf(client, 'link', () => now);
    await Promise.all([keys(), keys()]);
    now = 5 * 60_000 - 1;
    expect(await keys()).toEqual({ id: 'k1', key });
    expect(calls()).toBe(1);
    now += 1;
    expect(await keys()).toEqual({ id: 'k2', key, previous: { id: 'k1', key } });
  });

  test('R23 a failure is not kept', async () => {
    const { client } = manager(new Error('throttled'), JSON.stringify({ id: 'k1', key }));
    const keys = keyRingOf(client, 'link');
    await expect(keys()).rejects.toThrow('throttled');
    expect(await keys()).toEqual({ id: 'k1', key });
  });

  test.each(['{}', JSON.stringify({ id: 'k-1', key }), JSON.stringify({ id: 'k1', key: 'short' })])(
    'R15 a secret that is no key ring is refused without being quoted: %s',
    async (secret) => {
      await expect(keyRingOf(manager(secret).client, 'link')()).rejects.toThrow(
        /^The secret link is not a key ring\.$/,
      );
    },
  );
});
