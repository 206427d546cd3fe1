import type { BillingAccount, PaymentMethod } from './billing-account.ts';
import type { EventBase } from './change.ts';
import type { Address } from './organization.ts';

/** Where to bill and how it is paid (R49, R64). */
export interface BillingDetailsGiven extends EventBase {
  readonly type: 'billing-details-given';
  readonly address: Address;
  readonly paymentMethod: PaymentMethod;
}

/** What happens to the billing account of a subscription, and to nothing else of it. */
export type BillingEvent = BillingDetailsGiven;

const billingEvents: Readonly<Record<BillingEvent['type'], true>> = {
  'billing-details-given': true,
};

/** Whether an event is one of the billing account. */
export const isBillingEvent = (event: EventBase): event is BillingEvent => event.type in billingEvents;

/** The billing account after an event. */
export function evolveBilling(account: BillingAccount, event: BillingEvent): BillingAccount {
  switch (event.type) {
    case 'billing-details-given':
      return { ...account, address: event.address, paymentMethod: event.paymentMethod };
    default:
      return event.type satisfies never;
  }
}
