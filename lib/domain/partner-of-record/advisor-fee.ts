import { refusedFor } from '../action.ts';
import type { AdvisorFee } from '../billing/billing-account.ts';
import type { Customer } from '../customer/customer.ts';
import { type Account, partnerOfRecordFor } from '../directory/account.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { expiredBlock } from '../subscription/subscription-blocks.ts';
import { designatedFor } from './designation.ts';
import type { AdvisorFeeClaimed } from './partner-of-record-events.ts';

/** The account number of a customer's partner of record: of its account, or chosen before it has one (R52, R54). */
export const partnerOfRecordOf = (
  { designations = [] }: Pick<Customer, 'designations'>,
  account: Account | undefined,
  productLine: string,
): string | undefined =>
  account ? partnerOfRecordFor(account, productLine) : designatedFor(designations, productLine);

/** Claims the advisor fee: after the trial became paid, once (R55). Time must have been passed first. */
export function claimAdvisorFee(
  subscription: Subscription,
  claim: Omit<AdvisorFee, 'claimedAt'>,
  now: Instant,
): Outcome<readonly AdvisorFeeClaimed[]> {
  const { billing, periods, phase } = subscription;
  if (periods.trialDays === undefined) return noAdvisorFee;
  if (phase !== 'paid' || !billing) return phase === 'expired' ? trialExpired : trialNotPaid;
  if (billing.advisorFee) return alreadyClaimed;
  return accepted([{ type: 'advisor-fee-claimed', at: now, fee: { ...claim, claimedAt: now } }]);
}

export const notPartnerOfRecord = refused(
  'not-partner-of-record',
  'You are not the partner of record of this customer for the product line. Ask the customer to choose you: they need your authorization number.',
);
const noAdvisorFee = refused(
  'no-advisor-fee',
  'The advisor fee is paid for trials that became paid subscriptions. This service has no trial.',
);
const trialNotPaid = refused(
  'trial-not-paid',
  'The trial has not become a paid subscription. Claim the advisor fee when it has.',
);
const trialExpired = refusedFor(expiredBlock);
const alreadyClaimed = refused(
  'advisor-fee-already-claimed',
  'The advisor fee of this subscription has been claimed. It is paid once. Ask support if you did not claim it.',
);
