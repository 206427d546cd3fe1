import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { KeyRing } from './key-ring.ts';

const keySchema = z.object({
  id: z.string().check(z.regex(/^[0-9A-Za-z]{1,16}$/)),
  key: z.string().check(z.minLength(32)),
});
const keyRingSchema = z.object({ ...keySchema.shape, previous: z.optional(keySchema) });

/** So long a container uses a key before it looks whether it was rotated. */
const freshForMilliseconds = 5 * 60_000;

/** Reads a key ring from Secrets Manager, and keeps it for some minutes. `now` gives milliseconds since 1970. */
export function keyRingOf(
  client: SecretsManagerClient,
  secretId: string,
  now: () => number = Date.now,
): () => Promise<KeyRing> {
  let kept: { readonly keys: Promise<KeyRing>; readonly until: number } | undefined;
  return () => {
    if (kept && now() < kept.until) return kept.keys;
    const keys = read(client, secretId);
    const fresh = { keys, until: now() + freshForMilliseconds };
    kept = fresh;
    keys.catch(() => {
      if (kept === fresh) kept = undefined;
    });
    return keys;
  };
}

async function read(client: SecretsManagerClient, secretId: string): Promise<KeyRing> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
  const parsed = keyRingSchema.safeParse(JSON.parse(SecretString ?? 'null'));
  // The message names the secret, never its content.
  if (!parsed.success) throw new Error(`The secret ${secretId} is not a key ring.`);
  const { previous, ...current } = parsed.data;
  return { id: current.id, key: current.key, ...(previous && { previous }) };
}
