import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/** The keyed digests of an address: under the key in use first, then under the one before it. */
export type RecipientDigests = (address: string) => Promise<readonly [string, ...string[]]>;

/** Whether mails to an address are blocked in a data center. One round trip. */
export async function isSuppressed(store: Store, digests: readonly string[]): Promise<boolean> {
  const found = await store.load(
    Object.fromEntries(digests.map((digest) => [digest, ref('suppression', digest)])),
  );
  return Object.values(found).some((suppression) => suppression !== undefined);
}

/** Lets mails go to an address again. */
export async function liftSuppression(
  store: Store,
  holderId: string,
  digests: readonly string[],
): Promise<void> {
  for (const digest of digests) {
    await store.forget(ref('suppression', digest));
    await store.forget(ref('suppression-pointer', holderId, digest));
  }
}

/** Blocks that came from mails about a subscription go with it (R34). */
export async function forgetSuppressions(store: Store, subscriptionId: string): Promise<void> {
  const listing = { of: 'suppression-pointers', holderId: subscriptionId } as const;
  const { items } = await store.list(listing, { limit: mostSuppressions });
  for (const { value } of items) await store.forget(ref('suppression', value.digest));
}

/** More than a portal has users. */
const mostSuppressions = 1_000;
