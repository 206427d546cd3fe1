import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importJWK, SignJWT } from 'jose';
import type { LocalCloudProcess } from './local-cloud.ts';

/** What a token says of its validity; times in seconds from now. */
export interface Validity {
  readonly audience?: string;
  readonly issuer?: string;
  readonly subject?: string;
  readonly expiry?: number;
  readonly notBefore?: number;
}

/** Signs as only the issuer can, which is there to show that the signature alone is not enough. */
export async function signedToken(
  cloud: LocalCloudProcess,
  claims: Readonly<Record<string, unknown>>,
  {
    audience = 'onramp',
    issuer = cloud.issuer,
    subject = 'someone',
    expiry = 3_600,
    notBefore = -60,
  }: Validity = {},
): Promise<string> {
  const file = await readFile(join(cloud.dataDirectory, 'issuer.jsonl'), 'utf8');
  const { signing } = JSON.parse(file.split('\n')[0] ?? '').v;
  const now = Math.floor(Date.parse(await cloud.now()) / 1000);
  return new SignJWT({ email: 'anna@partner.example', email_verified: true, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: signing.kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt(now - 7_200)
    .setNotBefore(now + notBefore)
    .setExpirationTime(now + expiry)
    .sign(await importJWK(signing, 'RS256'));
}
