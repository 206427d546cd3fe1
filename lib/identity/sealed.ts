import { hkdfSync } from 'node:crypto';
import { EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import { type Key, type KeyRing, keyOf } from './key-ring.ts';

/** Closes and opens small values that a browser keeps for us and must be able neither to read nor to change. */
export interface Seal {
  /** Closes a value; it cannot be opened after `seconds`. */
  close(value: JWTPayload, seconds: number, now: Date): Promise<string>;
  /** What was closed; `undefined` when it is not ours, was changed, is too old or was closed for another purpose. */
  open(text: string, now: Date): Promise<JWTPayload | undefined>;
}

/** `purpose` keeps the values of one use from being accepted for another: each has a key of its own. */
export const sealFor = (purpose: string, keys: () => Promise<KeyRing>): Seal => ({
  async close(value, seconds, now) {
    const key = await keys();
    return new EncryptJWT(value)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.id })
      .setIssuedAt(now)
      .setExpirationTime(Math.floor(now.getTime() / 1000) + seconds)
      .encrypt(secretFor(purpose, key));
  },

  async open(text, now) {
    const ring = await keys();
    try {
      const { payload } = await jwtDecrypt(
        text,
        ({ kid }) => {
          const key = keyOf(ring, kid);
          if (!key) throw new Error('no such key');
          return secretFor(purpose, key);
        },
        {
          currentDate: now,
          requiredClaims: ['exp'],
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        },
      );
      return payload;
    } catch {
      // Whatever is wrong with it, the answer is the same: it is not a value of ours any more.
      return undefined;
    }
  },
});

const secretFor = (purpose: string, { key }: Key): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, '', `onramp ${purpose}`, 32));
