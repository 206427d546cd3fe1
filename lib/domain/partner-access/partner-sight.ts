import type { BillingAccount } from '../billing/billing-account.ts';
import { isBillingEvent } from '../billing/billing-events.ts';
import type { SubscriptionEvent } from '../subscription/subscription-events.ts';

/** Events that say what is paid, how, and by whom; the partner sees them with its access to billing alone (R61). */
const ofMoney: ReadonlySet<SubscriptionEvent['type']> = new Set<SubscriptionEvent['type']>([
  'billing-details-given',
  'payment-method-replaced',
  'converted',
  'purchased',
  'charged',
  'delegate-added',
  'delegate-removed',
  'account-information-corrected',
  'advisor-fee-claimed',
]);

const isOfMoney = ({ type }: SubscriptionEvent): boolean => ofMoney.has(type);

/**
 * Whether a partner sees an event in the history: what is paid with access to billing, the service with its user, and
 * whatever concerns the partner itself with either (R61, R66).
 */
export function partnerSees(event: SubscriptionEvent, { partnerAccess }: BillingAccount): boolean {
  const { billing, user } = partnerAccess;
  if (isOfMoney(event)) return billing.is === 'open';
  return user.is === 'open' || (billing.is === 'open' && isBillingEvent(event));
}
