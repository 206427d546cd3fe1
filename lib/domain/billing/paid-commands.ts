import { refusedFor } from '../action.ts';
import type { Instant } from '../instant.ts';
import type { Address } from '../organization.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import type { Subscription } from '../subscription/subscription.ts';
import type { SubscriptionDecision } from '../subscription/subscription-events.ts';
import { standingOf } from '../subscription/subscription-timeline.ts';
import type { Allowance } from './allowance.ts';
import type { PaymentGiver, PaymentMethod } from './billing-account.ts';
import { type Charge, chargeFor, type Position } from './charge.ts';
import { chargeOfMonth, hasPartnerAccess, monthOf, type PaidTerms } from './paid.ts';
import { type Buyer, whyNotConvert, whyNotPurchase } from './paid-actions.ts';
import type { Purchase } from './paid-events.ts';
import type { Plan, PriceList } from './price-list.ts';

/** More than anybody uses, and little enough for sums to stay exact. */
const mostLicences = 100_000;
const mostStorageGb = 100_000;

export interface Convert {
  readonly plan: string;
  /** What the trial runs on, unless another one is named. */
  readonly release?: string;
  readonly billingAddress: Address;
  readonly paymentMethod: PaymentMethod;
  /** As many as the trial has, unless another number is given; the same with storage. */
  readonly licences?: number;
  readonly storageGb?: number;
}

/** What must be known to sell, besides the subscription. */
export interface SalesFacts {
  /** Of the service, as the catalogue has it today. */
  readonly prices: PriceList | undefined;
  /** Who asks. That it is the billing administrator has been checked (R56). */
  readonly buyer: Buyer;
  readonly now: Instant;
}

/**
 * Turns a trial into a paid subscription that keeps its id, and charges the first month; support does so for a trial
 * that has expired (R49, R50). `users`: how many need a licence. Time must have been passed first.
 */
export function convert(
  state: Subscription,
  command: Convert,
  { prices, buyer, now, users, by }: SalesFacts & { readonly users: number; readonly by: PaymentGiver },
): SubscriptionDecision {
  const block = whyNotConvert(standingOf(state, now).status, buyer);
  if (block) return refusedFor(block);
  if (!prices) return cannotBePaid;
  const plan = prices.plans.find((one) => one.plan === command.plan);
  if (!plan) return planNotOffered(prices);
  const release = command.release
    ? prices.releases.find((one) => one.release === command.release)
    : prices.releases[0];
  if (!release) return releaseNotOffered(prices);
  if (command.billingAddress.country !== state.countryOfUse) return addressNotInCountry(state.countryOfUse);
  const allowance: Allowance = {
    licences: command.licences ?? state.allowance?.licences ?? Math.max(1, users),
    storageGb: command.storageGb ?? state.allowance?.storageGb ?? 0,
  };
  if (allowance.licences < users) return tooFewLicences(users);
  const { currency, storagePerGbMonthly, partnerUserMonthly } = prices;
  const rates = { currency, storagePerGbMonthly, partnerUserMonthly };
  const paid: PaidTerms = { since: now, plan: planOf(plan), release, rates };
  const withPartner = hasPartnerAccess(state.billing);
  const charge = chargeOfMonth(paid, allowance, withPartner, now);
  const { billingAddress: address } = command;
  const paymentMethod = { ...command.paymentMethod, givenBy: by };
  return accepted([
    { type: 'billing-details-given', at: now, address, paymentMethod },
    { type: 'converted', at: now, paid, allowance, charge },
  ]);
}

/** What somebody wants to buy, by the names of the catalogue. */
export type PurchaseOrder =
  | { readonly kind: 'plan'; readonly plan: string }
  | { readonly kind: 'release'; readonly release: string }
  | { readonly kind: 'licences'; readonly licences: number }
  | { readonly kind: 'storage'; readonly storageGb: number };

/**
 * Buys for a paid subscription: a higher plan, a newer release, more licences or storage; charged at once for the
 * rest of the month (R51). Time must have been passed first.
 */
export function purchase(
  state: Subscription,
  order: PurchaseOrder,
  { prices, buyer, now }: SalesFacts,
): SubscriptionDecision {
  const block = whyNotPurchase(standingOf(state, now).status, buyer, state.billing);
  if (block) return refusedFor(block);
  if (state.phase !== 'paid' || !prices) return cannotBePaid;
  const { paid, allowance } = state;
  const sold = soldOf(order, { paid, allowance, prices });
  if (!sold.ok) return sold;
  const charge = chargeOfPurchase(sold.value, { paid, allowance, now });
  return accepted([{ type: 'purchased', at: now, purchase: sold.value, ...(charge && { charge }) }]);
}

function soldOf(
  order: PurchaseOrder,
  { paid, allowance, prices }: { paid: PaidTerms; allowance: Allowance; prices: PriceList },
): Outcome<Purchase> {
  switch (order.kind) {
    case 'plan': {
      const found = upwards(prices.plans, ({ plan }) => plan, paid.plan.plan, order.plan);
      if (found === 'none') return planNotOffered(prices);
      return found === 'not-up' ? notAnUpgrade('plan') : accepted({ kind: 'plan', plan: planOf(found) });
    }
    case 'release': {
      const found = upwards(prices.releases, ({ release }) => release, paid.release.release, order.release);
      if (found === 'none') return releaseNotOffered(prices);
      if (found === 'not-up') return notAnUpgrade('release');
      return accepted({ kind: 'release', release: { release: found.release, name: found.name } });
    }
    case 'licences':
      return allowance.licences + order.licences > mostLicences
        ? tooMuch('licences', mostLicences)
        : accepted(order);
    case 'storage':
      return allowance.storageGb + order.storageGb > mostStorageGb
        ? tooMuch('storageGb', mostStorageGb)
        : accepted(order);
    default:
      return order satisfies never;
  }
}

/** The offer of a name, if it stands above the present one; whatever is offered stands above what no longer is. */
function upwards<T>(
  offers: readonly T[],
  nameOf: (offer: T) => string,
  present: string,
  wanted: string,
): T | 'none' | 'not-up' {
  const place = offers.findIndex((offer) => nameOf(offer) === wanted);
  const offer = offers[place];
  if (offer === undefined) return 'none';
  return place > offers.findIndex((one) => nameOf(one) === present) ? offer : 'not-up';
}

/** For the rest of the month; nothing when it costs nothing. */
function chargeOfPurchase(
  sold: Purchase,
  { paid, allowance, now }: { paid: PaidTerms; allowance: Allowance; now: Instant },
): Charge | undefined {
  const position = positionOf(sold, paid, allowance);
  if (!position || position.unitPrice <= 0) return undefined;
  return chargeFor([position], paid.rates.currency, monthOf(paid, now), now);
}

function positionOf(
  sold: Purchase,
  { plan, rates }: PaidTerms,
  { licences }: Allowance,
): Position | undefined {
  switch (sold.kind) {
    case 'plan': {
      const difference = sold.plan.monthlyPerLicence - plan.monthlyPerLicence;
      return { for: 'licences', quantity: licences, unitPrice: difference };
    }
    case 'licences':
      return { for: 'licences', quantity: sold.licences, unitPrice: plan.monthlyPerLicence };
    case 'storage':
      return { for: 'storage', quantity: sold.storageGb, unitPrice: rates.storagePerGbMonthly };
    case 'release':
      return undefined;
    default:
      return sold satisfies never;
  }
}

const planOf = ({ plan, name, monthlyPerLicence }: Plan): Plan => ({ plan, name, monthlyPerLicence });

const cannotBePaid = refused(
  'service-cannot-be-paid',
  'This service has no prices, and so cannot be paid for. Ask support what takes its place.',
);

export const addressNotInCountry = (country: string): Outcome<never> =>
  refused(
    'billing-address-not-in-country',
    `The billing address has to be in the country of use, ${country}. Give one that is.`,
    '/billingAddress/country',
  );

const planNotOffered = ({ plans }: PriceList): Outcome<never> =>
  refused(
    'plan-not-offered',
    `There is no such plan. Give one of: ${plans.map(({ plan }) => plan).join(', ')}.`,
    '/plan',
  );

const releaseNotOffered = ({ releases }: PriceList): Outcome<never> =>
  refused(
    'release-not-offered',
    `There is no such release. Give one of: ${releases.map(({ release }) => release).join(', ')}.`,
    '/release',
  );

const notAnUpgrade = (what: 'plan' | 'release'): Outcome<never> =>
  refused(
    'not-an-upgrade',
    what === 'plan'
      ? 'A plan can only be changed for a higher one. Name one that comes after yours in GET /v1/services/{service}.'
      : 'A release can only be changed for a newer one. Name one that comes after yours in GET /v1/services/{service}.',
    `/${what}`,
  );

const tooFewLicences = (users: number): Outcome<never> =>
  refused(
    'too-few-licences',
    `${users} users of the portal need a licence each. Take as many, or delete users first.`,
    '/licences',
  );

const tooMuch = (field: 'licences' | 'storageGb', most: number): Outcome<never> =>
  refused('too-much-bought', `There can be ${most} at most. Buy fewer, or ask support.`, `/${field}`);
