import type { EventBase } from '../change.ts';
import type { Allowance } from './allowance.ts';
import type { Charge } from './charge.ts';
import type { PaidTerms } from './paid.ts';
import type { Plan, Release } from './price-list.ts';

/** What is bought for a paid subscription (R51). Licences and storage are added to what is there. */
export type Purchase =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'release'; readonly release: Release }
  | { readonly kind: 'licences'; readonly licences: number }
  | { readonly kind: 'storage'; readonly storageGb: number };

/** The trial became a paid subscription, and its first month was charged (R49). */
export interface Converted extends EventBase {
  readonly type: 'converted';
  readonly paid: PaidTerms;
  readonly allowance: Allowance;
  readonly charge: Charge;
}
/** `charge`: for the rest of the month; absent when there is nothing to charge (R51). */
export interface Purchased extends EventBase {
  readonly type: 'purchased';
  readonly purchase: Purchase;
  readonly charge?: Charge;
}
/** A month began, and was charged (R62). */
export interface Charged extends EventBase {
  readonly type: 'charged';
  readonly charge: Charge;
}

/** What happens to a paid subscription. */
export type PaidEvent = Converted | Purchased | Charged;

const paidEvents: Readonly<Record<PaidEvent['type'], true>> = {
  converted: true,
  purchased: true,
  charged: true,
};

/** Whether an event is one of a paid subscription. */
export const isPaidEvent = (event: EventBase): event is PaidEvent => event.type in paidEvents;

/** What a paid subscription runs on and holds. */
interface Held {
  readonly paid: PaidTerms;
  readonly allowance: Allowance;
}

/** What a paid subscription runs on and holds after a purchase (R45, R51). */
export function withPurchase({ paid, allowance }: Held, purchase: Purchase): Held {
  const { licences, storageGb } = allowance;
  switch (purchase.kind) {
    case 'plan':
      return { paid: { ...paid, plan: purchase.plan }, allowance };
    case 'release':
      return { paid: { ...paid, release: purchase.release }, allowance };
    case 'licences':
      return { paid, allowance: { licences: licences + purchase.licences, storageGb } };
    case 'storage':
      return { paid, allowance: { licences, storageGb: storageGb + purchase.storageGb } };
    default:
      return purchase satisfies never;
  }
}

/** What an event charges. */
export const chargeOf = (event: EventBase): Charge | undefined =>
  isPaidEvent(event) ? event.charge : undefined;
