import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Key, type KeyRing, keyOf } from './key-ring.ts';

/** An activation link as somebody presented it: it names an invitation, and can be asked whether it is genuine. */
export interface PresentedLink {
  readonly invitationId: string;
  /** Whether the link is the one made for that generation of the invitation (R23). Takes the same time for any answer. */
  isOf(generation: number): boolean;
}

const tokenPattern =
  /^(?<invitationId>inv_[0-9A-Za-z]{1,40}(?:_[0-9A-Za-z]{1,40})?)\.(?<keyId>[0-9A-Za-z]{1,16})-(?<mac>[0-9A-Za-z_-]{43})$/;

/**
 * The activation link of one generation of an invitation: `{publicUrl}/activate/{invitationId}.{keyId}-{mac}`.
 * Nothing of it is stored: whoever has the key can compute it again.
 */
export const activationUrl = (
  publicUrl: string,
  key: Key,
  invitationId: string,
  generation: number,
): string => `${publicUrl}/activate/${invitationId}.${key.id}-${mac(key, invitationId, generation)}`;

/** Takes a token apart; `undefined` when it is not one of ours, be it for its form or for its key. */
export function presentedLink(keys: KeyRing, token: string): PresentedLink | undefined {
  const { invitationId, keyId, mac: presented } = tokenPattern.exec(token)?.groups ?? {};
  if (!invitationId || !keyId || !presented) return undefined;
  const key = keyOf(keys, keyId);
  if (!key) return undefined;
  return {
    invitationId,
    isOf: (generation) =>
      timingSafeEqual(Buffer.from(mac(key, invitationId, generation)), Buffer.from(presented)),
  };
}

const mac = (key: Key, invitationId: string, generation: number): string =>
  codeOf(key, 'activation-link', invitationId, String(generation));

const unsubscribePattern =
  /^(?<subscriptionId>sub_[0-9A-Za-z]{1,40})\.(?<keyId>[0-9A-Za-z]{1,16})-(?<mac>[0-9A-Za-z_-]{43})$/;

/**
 * Where the help mails of a subscription are stopped: `{publicUrl}/unsubscribe/{subscriptionId}.{keyId}-{mac}` (R48).
 * It lives as long as the key, and does nothing else.
 */
export const unsubscribeUrl = (publicUrl: string, key: Key, subscriptionId: string): string =>
  `${publicUrl}/unsubscribe/${subscriptionId}.${key.id}-${unsubscribeMac(key, subscriptionId)}`;

/** The subscription that a token of such a link names; `undefined` when it is not genuine. */
export function unsubscribing(keys: KeyRing, token: string): string | undefined {
  const { subscriptionId, keyId, mac: presented } = unsubscribePattern.exec(token)?.groups ?? {};
  const key = keyOf(keys, keyId);
  if (!subscriptionId || !presented || !key) return undefined;
  const genuine = timingSafeEqual(Buffer.from(unsubscribeMac(key, subscriptionId)), Buffer.from(presented));
  return genuine ? subscriptionId : undefined;
}

const unsubscribeMac = (key: Key, subscriptionId: string): string =>
  codeOf(key, 'unsubscribe-link', subscriptionId);

/** The first part says what the code is for, and keeps it apart from any other use of the key. */
const codeOf = (key: Key, ...parts: readonly string[]): string =>
  createHmac('sha256', key.key).update(parts.join('\n')).digest('base64url');
