import { randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** The issuer's secrets, made at the first start and kept, so that tokens and sessions survive a restart. */
export interface IssuerKeys {
  /** Signs tokens: RSA, because API Gateway verifies nothing else. Has `kid`, `alg` and `use`. */
  readonly signing: JWK;
  /** Signs the issuer's own cookies. */
  readonly cookies: string;
}

/** Keeps the keys; a `DurableMap` is one. */
export interface KeyStore {
  get(name: 'keys'): IssuerKeys | undefined;
  set(name: 'keys', keys: IssuerKeys): void;
}

const algorithm = 'RS256';

export async function issuerKeys(store: KeyStore): Promise<IssuerKeys> {
  const kept = store.get('keys');
  if (kept) return kept;
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const keys = {
    signing: { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' },
    cookies: randomBytes(32).toString('base64url'),
  };
  store.set('keys', keys);
  return keys;
}
