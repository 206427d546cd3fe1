import { refusedFor } from '../action.ts';
import type { Instant } from '../instant.ts';
import type { Address } from '../organization.ts';
import { accepted, type Outcome } from '../refusal.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { standingOf } from '../subscription/subscription-timeline.ts';
import type { BillingAccount, PaymentGiver, PaymentMethod } from './billing-account.ts';
import type { PaymentMethodReplaced } from './billing-events.ts';
import { type Buyer, whyNotReplacePayment } from './paid-actions.ts';
import { addressNotInCountry } from './paid-commands.ts';

export interface ReplacePaymentMethod {
  readonly reference: string;
  readonly lastFour: string;
  /** Where to bill from now on; absent: as before. */
  readonly billingAddress?: Address;
}

/** Replaces how a paid subscription is paid; the same once more changes nothing (R15, R49, R56). */
export function replacePaymentMethod(
  state: Subscription,
  { billingAddress, reference, lastFour }: ReplacePaymentMethod,
  { buyer, by, now }: { readonly buyer: Buyer; readonly by: PaymentGiver; readonly now: Instant },
): Outcome<readonly PaymentMethodReplaced[]> {
  const block = whyNotReplacePayment(standingOf(state, now).status, buyer);
  if (block) return refusedFor(block);
  if (billingAddress && billingAddress.country !== state.countryOfUse)
    return addressNotInCountry(state.countryOfUse);
  const paymentMethod: PaymentMethod = { reference, lastFour, givenBy: by };
  const { paymentMethod: present, address } = state.billing ?? {};
  const same =
    JSON.stringify([present?.reference, present?.lastFour, present?.givenBy?.accountId]) ===
      JSON.stringify([reference, lastFour, by.accountId]) &&
    (!billingAddress || JSON.stringify(billingAddress) === JSON.stringify(address));
  if (same) return accepted([]);
  return accepted([
    {
      type: 'payment-method-replaced',
      at: now,
      paymentMethod,
      ...(state.billing && {
        mailedTo: { contact: state.contact, billing: { administrator: state.billing.administrator } },
      }),
      ...(present && { before: present.lastFour }),
      ...(billingAddress && { address: billingAddress }),
    },
  ]);
}

/** What the payment provider calls the method is shown to nobody but who gave it. */
export const referenceFor = (
  { reference, givenBy }: PaymentMethod,
  viewer: string | undefined,
): string | undefined => (viewer !== undefined && givenBy?.accountId === viewer ? reference : undefined);

export interface PaymentWarning {
  readonly code: 'payment-method-of-former-owner';
  readonly detail: string;
}

/** After a transfer the new owner is asked for a payment method of their own (R59). */
export function paymentWarnings({
  paymentMethod,
  administrator,
}: Pick<BillingAccount, 'paymentMethod' | 'administrator'>): readonly PaymentWarning[] {
  const giver = paymentMethod?.givenBy;
  if (!giver || giver.of === 'support' || giver.accountId === administrator.accountId) return [];
  if (giver.of === 'partner' && administrator.of === 'partner') return [];
  return [
    {
      code: 'payment-method-of-former-owner',
      detail: `The payment method is the one that ${giver.accountId} gave. Replace it with one of your own.`,
    },
  ];
}
