import { type Catalog, serviceOf } from '../../catalog.ts';
import type { PaymentGiver } from '../../domain/billing/billing-account.ts';
import type { Buyer } from '../../domain/billing/paid-actions.ts';
import {
  type Convert,
  convert as decideConversion,
  purchase as decidePurchase,
  type PurchaseOrder,
} from '../../domain/billing/paid-commands.ts';
import { type ReplacePaymentMethod, replacePaymentMethod } from '../../domain/billing/payment-method.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { Changed } from '../change-subscription.ts';
import type { OrderedSubscription } from '../partner/ordered-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import type { CallerContext } from '../request.ts';
import {
  type Billed,
  type BillingChange,
  type ChangedOrder,
  changeBillingAsCustomer,
  changeBillingAsPartner,
  changeBillingAsSupport,
} from './change-billing.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly catalog: Catalog;
}

/** A command as it comes in: on which subscription, and whether it is only to be looked at. */
interface Commanded<Command> {
  readonly subscriptionId: string;
  readonly command: Command;
  readonly dryRun: boolean;
}

type Sell<Command, Answer> = (
  commanded: Commanded<Command>,
  request: CallerContext,
) => Promise<Outcome<Billed<Answer>>>;

/** Turns a trial into a paid subscription, by the billing administrator at the customer (R49). */
export const convertAsCustomer =
  ({ dataCenters, catalog }: Dependencies): Sell<Convert, Changed> =>
  (commanded, request) =>
    changeBillingAsCustomer(dataCenters)(
      conversion(catalog, commanded, { buyer: 'billing-administrator', of: 'customer' }, request),
      request,
    );

/** The same by the partner while it is the billing administrator (R49, R56). */
export const convertAsPartner =
  ({ dataCenters, catalog }: Dependencies): Sell<Convert, ChangedOrder> =>
  (commanded, request) =>
    changeBillingAsPartner(dataCenters)(
      conversion(catalog, commanded, { buyer: 'billing-administrator', of: 'partner' }, request),
      request,
    );

/** The same by support, for a trial that has expired and is not purged yet (R50). */
export const convertAsSupport =
  ({ dataCenters, catalog }: Dependencies): Sell<Convert, ChangedOrder> =>
  (commanded, request) =>
    changeBillingAsSupport(dataCenters)(
      conversion(catalog, commanded, { buyer: 'support', of: 'support' }, request),
      request,
    );

const conversion = (
  catalog: Catalog,
  { command, ...which }: Commanded<Convert>,
  { buyer, of }: { readonly buyer: Buyer; readonly of: PaymentGiver['of'] },
  { now, caller }: CallerContext,
): BillingChange => ({
  ...which,
  // Every user of the portal needs a licence.
  reliesOnPortal: true,
  decide: (current, { portal }) =>
    decideConversion(current, command, {
      ...salesFacts(catalog, current, buyer, now),
      users: portal?.value.users.length ?? 0,
      by: { of, accountId: caller.accountId },
    }),
});

/** Buys for a paid subscription, by the billing administrator at the customer (R51). */
export const purchaseAsCustomer =
  ({ dataCenters, catalog }: Dependencies): Sell<PurchaseOrder, Changed> =>
  (commanded, request) =>
    changeBillingAsCustomer(dataCenters)(purchase(catalog, commanded, request), request);

/** The same by the partner while it is the billing administrator (R51, R56). */
export const purchaseAsPartner =
  ({ dataCenters, catalog }: Dependencies): Sell<PurchaseOrder, ChangedOrder> =>
  (commanded, request) =>
    changeBillingAsPartner(dataCenters)(purchase(catalog, commanded, request), request);

const purchase = (
  catalog: Catalog,
  { command, ...which }: Commanded<PurchaseOrder>,
  { now }: CallerContext,
): BillingChange => ({
  ...which,
  decide: (current) =>
    decidePurchase(current, command, salesFacts(catalog, current, 'billing-administrator', now)),
});

/** Replaces how it is paid, by the billing administrator at the customer (R56). */
export const replacePaymentAsCustomer =
  (dataCenters: DataCenters): Sell<ReplacePaymentMethod, Loaded<Subscription>> =>
  (commanded, request) =>
    changeBillingAsCustomer(dataCenters)(replacement(commanded, 'customer', request), request);

/** The same by the partner while it is the billing administrator (R56). */
export const replacePaymentAsPartner =
  (dataCenters: DataCenters): Sell<ReplacePaymentMethod, OrderedSubscription> =>
  (commanded, request) =>
    changeBillingAsPartner(dataCenters)(replacement(commanded, 'partner', request), request);

const replacement = (
  { command, ...which }: Commanded<ReplacePaymentMethod>,
  of: 'partner' | 'customer',
  { now, caller }: CallerContext,
): BillingChange => ({
  ...which,
  decide: (current) =>
    replacePaymentMethod(current, command, {
      buyer: 'billing-administrator',
      by: { of, accountId: caller.accountId },
      now,
    }),
});

const salesFacts = (
  catalog: Catalog,
  { service }: Subscription,
  buyer: Buyer,
  now: CallerContext['now'],
) => ({ prices: serviceOf(catalog, service)?.paid, buyer, now });
