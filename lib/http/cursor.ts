import { createHmac, timingSafeEqual } from 'node:crypto';

/** A key by id, so that it can rotate. */
interface SigningKey {
  readonly id: string;
  readonly key: string;
}
export interface SigningKeys extends SigningKey {
  readonly previous?: SigningKey;
}

const cursorPattern = /^(?<keyId>[0-9A-Za-z]{1,16})\.(?<payload>[\w-]{1,2000})\.(?<mac>[\w-]{43})$/;

/** An opaque, signed cursor that is good for one list of one caller only (`scope`). */
export const sealCursor = (keys: SigningKeys, scope: string, position: string): string => {
  const payload = Buffer.from(position).toString('base64url');
  return `${keys.id}.${payload}.${mac(keys, scope, payload)}`;
};

/** The position in a cursor; `undefined` when it is broken, forged, of another list or of another caller. */
export function openCursor(keys: SigningKeys, scope: string, cursor: string): string | undefined {
  const { keyId, payload, mac: presented } = cursorPattern.exec(cursor)?.groups ?? {};
  const key = [keys, keys.previous].find((candidate) => candidate?.id === keyId);
  if (!key || !payload || !presented) return undefined;
  const genuine = timingSafeEqual(Buffer.from(mac(key, scope, payload)), Buffer.from(presented));
  return genuine ? Buffer.from(payload, 'base64url').toString() : undefined;
}

const mac = ({ key }: SigningKey, scope: string, payload: string): string =>
  createHmac('sha256', key).update(`cursor\n${scope}\n${payload}`).digest('base64url');
