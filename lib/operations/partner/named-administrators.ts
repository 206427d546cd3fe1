import type { Person } from '../../domain/identity.ts';
import { ref, type Store, type Write } from '../ports.ts';

/**
 * Whether an account is named as administrator of a customer (R16). The index follows a moment later; the first
 * sign-in to the portal asks again, and from the invitation on no customer can name the account any more.
 */
export const administersCustomer = async (home: Store, accountId: string): Promise<boolean> => {
  const { items } = await home.list({ of: 'named-administrators', accountId }, { limit: 1 });
  return items.length > 0;
};

/** Part of a commit: a customer or a subscription names an administrator, perhaps instead of another one. */
export function namingOf(holderId: string, now: Person | undefined, before?: Person): Write[] {
  if (now?.accountId === before?.accountId) return [];
  return [
    ...(before
      ? [{ remove: ref('named-administrator', holderId, before.accountId), expect: 'any' } as const]
      : []),
    ...(now
      ? [
          {
            put: ref('named-administrator', holderId, now.accountId),
            value: { holderId },
            expect: 'any',
          } as const,
        ]
      : []),
  ];
}
