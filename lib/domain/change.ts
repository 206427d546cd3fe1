import type { AccountId } from './identity.ts';
import type { Instant } from './instant.ts';

/** Who made a change. The schedule and the sweep are `system`. */
export type Actor =
  | { readonly role: 'partner' | 'customer' | 'support'; readonly accountId: AccountId }
  /** Somebody at a customer, in a history that outlives the subscription, which alone says who (R34). */
  | { readonly role: 'customer'; readonly accountId?: undefined }
  /** Whoever holds a link from a mail that asks for no sign-in; nobody knows who. */
  | { readonly role: 'mail-recipient' }
  | { readonly role: 'system' };

/** For whom a change was made when not for the actor. */
export interface OnBehalfOf {
  readonly role: 'partner' | 'customer';
  readonly id: string;
}

/** What happened, at which instant. The rest of an event is its own. */
export interface EventBase {
  readonly type: string;
  readonly at: Instant;
}

/** One commit on one aggregate: its history and, until its reactions are done, its outbox (R66). */
export interface Change {
  readonly id: string;
  /** The version of the aggregate that this change made. */
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly onBehalfOf?: OnBehalfOf;
  readonly correlationId: string;
  /** What the state was before and after, in the words of the API. */
  readonly from?: string;
  readonly to?: string;
  readonly events: readonly EventBase[];
}
