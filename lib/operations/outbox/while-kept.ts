import { isBeingPurged } from '../../domain/customer/order.ts';
import { accepted } from '../../domain/refusal.ts';
import type { Commit } from '../ports/commit.ts';
import { type Ref, ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { RequestContext } from '../request.ts';
import { transact } from '../transact.ts';

interface KeptCommit {
  readonly subscriptionId: string;
  readonly commit: Omit<Commit, 'idempotency'>;
  /** What the commit makes; when it stands there already, an earlier attempt has made it. */
  readonly makes?: Ref;
}

/**
 * Commits at home what concerns a subscription of any data center, unless its purge has begun: that marks the order
 * before it deletes anything, so that whatever is committed here is found by it (R34).
 */
export async function commitWhileKept(
  home: Store,
  { subscriptionId, commit, makes }: KeptCommit,
  request: RequestContext,
): Promise<void> {
  const self = ref('order', subscriptionId);
  const outcome = await transact(
    {
      store: home,
      read: { order: self, made: makes },
      decide: ({ order, made }) => {
        if (!order || made || isBeingPurged(order.value)) return accepted({ value: undefined });
        const writes = [...commit.writes, { check: self, expect: order.version } as const];
        return accepted({ value: undefined, commit: { ...commit, writes } });
      },
    },
    request,
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}

/** Whether home keeps a subscription for which no purge has begun (R34). */
export async function isKept(home: Store, subscriptionId: string): Promise<boolean> {
  const { order } = await home.load({ order: ref('order', subscriptionId) });
  return order !== undefined && !isBeingPurged(order.value);
}
