import type { EventBase } from '../change.ts';
import type { Address } from '../organization.ts';
import { evolveOwnership, type OwnershipEvent } from '../ownership/ownership-events.ts';
import {
  evolvePartnerOfRecord,
  type PartnerOfRecordEvent,
} from '../partner-of-record/partner-of-record-events.ts';
import type { Contact } from '../subscription/contact.ts';
import type { BillingAccount, PaymentMethod } from './billing-account.ts';

/** Where to bill and how it is paid (R49, R64). */
export interface BillingDetailsGiven extends EventBase {
  readonly type: 'billing-details-given';
  readonly address: Address;
  readonly paymentMethod: PaymentMethod;
}

/** How it is paid was replaced, and perhaps where to bill (R49, R56). */
export interface PaymentMethodReplaced extends EventBase {
  readonly type: 'payment-method-replaced';
  /** Who is told of it: as it was then, so that nobody hides it by handing billing on. */
  readonly mailedTo?: { readonly contact: Contact; readonly billing: Pick<BillingAccount, 'administrator'> };
  /** The digits of what paid before, for the history (R66). */
  readonly before?: string;
  readonly paymentMethod: PaymentMethod;
  readonly address?: Address;
}

/** What happens to the billing account of a subscription, and to nothing else of it. */
export type BillingEvent =
  | BillingDetailsGiven
  | PaymentMethodReplaced
  | PartnerOfRecordEvent
  | OwnershipEvent;

const billingEvents: Readonly<Record<BillingEvent['type'], true>> = {
  'billing-details-given': true,
  'payment-method-replaced': true,
  'partner-of-record-designated': true,
  'partner-of-record-removed': true,
  'advisor-fee-claimed': true,
  'delegate-added': true,
  'delegate-removed': true,
  'ownership-transfer-requested': true,
  'ownership-transfer-consented': true,
  'ownership-transfer-not-executed': true,
  'ownership-transfer-declined': true,
  'ownership-transfer-withdrawn': true,
  'ownership-transferred': true,
  'card-digits-mismatched': true,
  'card-block-lifted': true,
  'billing-handed-over': true,
  'billing-passed-on': true,
  'partner-access-removed': true,
  'partner-access-granted': true,
};

/** Whether an event is one of the billing account. */
export const isBillingEvent = (event: EventBase): event is BillingEvent => event.type in billingEvents;

/** The billing account after an event. */
export function evolveBilling(account: BillingAccount, event: BillingEvent): BillingAccount {
  switch (event.type) {
    case 'billing-details-given':
      return { ...account, address: event.address, paymentMethod: event.paymentMethod };
    case 'payment-method-replaced':
      return {
        ...account,
        ...(event.address && { address: event.address }),
        paymentMethod: event.paymentMethod,
      };
    case 'partner-of-record-designated':
    case 'partner-of-record-removed':
    case 'advisor-fee-claimed':
      return evolvePartnerOfRecord(account, event);
    default:
      return evolveOwnership(account, event);
  }
}
