import type { Instant } from '../instant.ts';
import type { Allowance } from './allowance.ts';
import type { BillingAccount } from './billing-account.ts';
import { type Charge, chargeFor, type Month, monthAt, type Position } from './charge.ts';
import type { Plan, Rates, Release } from './price-list.ts';

/** What a paid subscription runs on, at the prices it was bought at; the catalogue's can change (R49, R51). */
export interface PaidTerms {
  /** When it became paid; every month is counted from here. */
  readonly since: Instant;
  readonly plan: Plan;
  readonly release: Release;
  readonly rates: Rates;
}

/** Whether the partner can still touch the billing account or use the service, which costs the standard fee (R62). */
export const hasPartnerAccess = (billing: Pick<BillingAccount, 'partnerAccess'> | undefined): boolean =>
  billing?.partnerAccess.billing.is === 'open' || billing?.partnerAccess.user.is === 'open';

/** What a month is charged for (R62). */
function monthlyPositions(
  { plan, rates }: PaidTerms,
  { licences, storageGb }: Allowance,
  withPartner: boolean,
): Position[] {
  const positions: Position[] = [
    { for: 'licences', quantity: licences, unitPrice: plan.monthlyPerLicence },
    { for: 'storage', quantity: storageGb, unitPrice: rates.storagePerGbMonthly },
    ...(withPartner
      ? [{ for: 'partner-user', quantity: 1, unitPrice: rates.partnerUserMonthly } as const]
      : []),
  ];
  return positions.filter(({ quantity }) => quantity > 0);
}

/** The charge of the month that begins at an instant (R62). */
export const chargeOfMonth = (
  terms: PaidTerms,
  allowance: Allowance,
  withPartner: boolean,
  at: Instant,
): Charge =>
  chargeFor(monthlyPositions(terms, allowance, withPartner), terms.rates.currency, monthOf(terms, at), at);

/** The charged month in which an instant lies. */
export const monthOf = ({ since }: Pick<PaidTerms, 'since'>, at: Instant): Month => monthAt(since, at);
