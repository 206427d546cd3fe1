import type { Order } from '../../domain/customer/order.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { Kind, Records, Ref, StoredChange } from './records.ts';

/** A version that must stand, or `absent`. */
export type Expected = number | 'absent';

/** Parts of a commit. `otherwise` is the refusal when the expectation fails; without it the use case runs again. */
export type Write = { readonly otherwise?: Outcome<never> } & (
  | {
      [K in Kind]: { readonly put: Ref<K>; readonly value: Records[K]; readonly expect: Expected | 'any' };
    }[Kind]
  | { readonly remove: Ref; readonly expect: Expected | 'any' }
  /** Removes the entry of an account, unless it has become another organisation's: then the use case runs again. */
  | { readonly release: Ref<'portal-account'>; readonly heldBy: string }
  | { readonly check: Ref; readonly expect: Expected }
  | { readonly assign: Ref<'order'>; readonly account: NonNullable<Order['account']> }
);

/** One transaction: state, history, outbox and idempotency record together. */
export interface Commit {
  readonly writes: readonly Write[];
  readonly change?: StoredChange;
  readonly idempotency?: {
    readonly ref: Ref<'idempotency'>;
    readonly value: Records['idempotency'];
    /** The version of the expired record that TTL has not removed yet. */
    readonly replaces: number | undefined;
  };
}

/** `again`: something read has changed since, decide anew. `refused`: a condition with a refusal of its own failed. */
export type CommitResult =
  | { readonly is: 'done' }
  | { readonly is: 'again' }
  | { readonly is: 'refused'; readonly refusal: Outcome<never> };
