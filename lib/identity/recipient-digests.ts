import { createHmac } from 'node:crypto';
import type { RecipientDigests } from '../operations/delivery/suppressions.ts';
import type { Key, KeyRing } from './key-ring.ts';

/** Digests of mail addresses under a key of the data center: who has the table alone can recognize nobody. */
export const recipientDigests =
  (keys: () => Promise<KeyRing>): RecipientDigests =>
  async (address) => {
    const { previous, ...current } = await keys();
    return [digest(current, address), ...(previous ? [digest(previous, address)] : [])];
  };

const digest = ({ id, key }: Key, address: string): string =>
  `${id}-${createHmac('sha256', key).update(`mail-recipient\n${address.toLowerCase()}`).digest('base64url')}`;
