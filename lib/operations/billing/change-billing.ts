import { refusedFor } from '../../domain/action.ts';
import { billingAccessOnly, hasAccessToBilling } from '../../domain/billing/billing-access.ts';
import type { Charge } from '../../domain/billing/charge.ts';
import {
  billingAdministratorOnlyBlock,
  partnerAsBuyer,
  whyNotAtPartner,
  whyNotBuyer,
} from '../../domain/billing/paid-actions.ts';
import { stillProvisioning } from '../../domain/customer/order.ts';
import { samePerson } from '../../domain/identity.ts';
import type { Membership } from '../../domain/partner/partner.ts';
import { whyNotBillingForPartner, whyNotForPartner } from '../../domain/partner-access/partner-access.ts';
import { userWho } from '../../domain/portal/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { billingNotOpenBlock } from '../../domain/subscription/subscription-blocks.ts';
import { standingOf, timelineOf } from '../../domain/subscription/subscription-timeline.ts';
import {
  type Changed,
  changeSubscription,
  type Known,
  previewSubscription,
  type SubscriptionChange,
} from '../change-subscription.ts';
import { checkTag, tagOfStanding } from '../entity-tag.ts';
import { byPartner, mayChange, membershipRef, notFound, stillMember } from '../partner/member.ts';
import { type OrderedSubscription, ordered, withReport } from '../partner/ordered-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import { reportAtOnce } from '../subscription/report.ts';
import { accountAtHome } from '../time/account-at-home.ts';
import { type Preview, previewOf } from './preview.ts';

/**
 * A command on the money side of a subscription, whoever gives it. `decide` gets the subscription as it truly stands,
 * time having passed; `reliesOnPortal` lets it see the portal, whose version then has to stand at the commit.
 * `dryRun` gives a {@link Preview} by the same decision, and nothing is written.
 */
export interface BillingChange extends Pick<SubscriptionChange, 'decide' | 'besides' | 'reliesOnPortal'> {
  readonly subscriptionId: string;
  readonly dryRun: boolean;
}

/** An order as its data center has just changed it, with the charge that was made, if there was one (R51). */
export interface ChangedOrder extends OrderedSubscription {
  readonly charge?: Charge;
}

/** What came of a command: done, or only looked at. */
export type Billed<T> =
  | { readonly dryRun: true; readonly preview: Preview }
  | { readonly dryRun: false; readonly done: T };

/**
 * A command of the billing administrator who is a user of the customer portal, by identity (R56). Other users of the
 * portal may not; to everybody else the subscription is not there (R69). `may` replaces that rule for a command that
 * others may give too.
 */
export const changeBillingAsCustomer =
  (dataCenters: DataCenters) =>
  async (
    change: BillingChange & { readonly may?: CustomerMay },
    request: CallerContext,
  ): Promise<Outcome<Billed<Changed>>> => {
    const { caller, now } = request;
    const may = change.may ?? billingAdministratorAlone;
    const outcome = await carriedOut(
      change,
      {
        store: dataCenters.in(dataCenters.here),
        author: { actor: { role: 'customer', accountId: caller.accountId } },
        facts: accountAtHome(dataCenters, change.subscriptionId),
        // Whether somebody else is a user of the portal decides between 403 and 404.
        reliesOnPortal: true,
        authorize: (current, known) => may(current, known, caller),
        decide: (current, known) =>
          checkTag(tagOfStanding(known.version, standingOf(current, now)), request.ifMatch) ??
          change.decide(current, known),
      },
      request,
    );
    return !outcome.ok && outcome.refusal.code === 'subscription-purged' ? notFound : outcome;
  };

/** Why a user of the customer portal may not; `notFound` for somebody who is none. */
export type CustomerMay = (
  current: Subscription,
  known: Known,
  caller: CallerContext['caller'],
) => Outcome<never> | undefined;

/** The billing administrator and nobody else (R56). */
export const billingAdministratorAlone: CustomerMay = ({ billing, phase }, { portal }, caller) => {
  if (phase === 'purging') return notFound;
  const holder = billing?.administrator;
  if (holder?.of === 'customer' && samePerson(holder.identity, caller)) return undefined;
  return portal && userWho(portal.value, caller) ? refusedFor(whyNotBuyer(billing)) : notFound;
};

/** Whoever may see what is paid: the billing administrator, delegates, and who decides for the customer (R60, R61). */
export const withAccessToBilling: CustomerMay = ({ billing, phase }, { portal }, caller) => {
  const user = portal && userWho(portal.value, caller);
  if (phase === 'purging' || !user) return notFound;
  return billing && hasAccessToBilling(billing, user) ? undefined : billingAccessOnly;
};

/**
 * A command of the partner while one of its people is the billing administrator and its access to billing is open
 * (R56, R61): authorized at home, done in the subscription's data center, then reported to home.
 */
export const changeBillingAsPartner =
  (dataCenters: DataCenters) =>
  async (change: BillingChange, request: CallerContext): Promise<Outcome<Billed<ChangedOrder>>> => {
    const { membership, order: loaded } = await dataCenters.home.load({
      membership: membershipRef(request),
      order: ref('order', change.subscriptionId),
    });
    const allowed = mayChange(loaded, membership, request, (own) => ordered(own.value, request.now).tag);
    if (!allowed.ok) return allowed;
    const { own, member } = allowed.value;
    const order = own.value;
    const waiting = stillProvisioning(order);
    if (waiting) return waiting;
    const isHere = order.dataCenter === dataCenters.here;
    const outcome = await carriedOut(
      change,
      {
        store: dataCenters.in(order.dataCenter),
        // What is bought binds and charges the customer, as the sign-up does (R47).
        author: {
          ...byPartner(request, member),
          onBehalfOf: { role: 'customer', id: order.customerId },
        },
        facts: () => Promise.resolve({ account: order.account }),
        authorize: (current) => partnerPaysFor(current, member.value),
        // Only where both live in one table can authorization and effect be one step.
        besides: (next, known) => [
          ...(change.besides?.(next, known) ?? []),
          ...(isHere ? [stillMember(request, member)] : []),
        ],
      },
      request,
    );
    return reported(dataCenters, outcome, (changed) =>
      ordered(withReport(order, changed), request.now, member.value),
    );
  };

/** Any user of the partner, while one of its people is the billing administrator (R56, R61). */
export const partnerAdministersBilling = ({ billing, phase }: Subscription): Outcome<never> | undefined => {
  if (!billing) return phase === 'purging' ? undefined : billingNotOpen;
  const removed = whyNotForPartner({ billing });
  if (removed) return removed;
  const mayBill = billing.administrator.of === 'partner' && billing.partnerAccess.billing.is === 'open';
  return mayBill ? undefined : billingAdministratorOnly;
};

/** Who at the partner spends money: its billing administrator there and its administrators (R5, R51, R56, R61). */
export function partnerPaysFor(
  current: Subscription,
  member: Pick<Membership, 'accountId' | 'role' | 'replaced'>,
): Outcome<never> | undefined {
  const barred = partnerAdministersBilling(current);
  if (barred || !current.billing) return barred;
  const block = whyNotAtPartner(partnerAsBuyer(timelineOf(current).billing, member));
  return block && refusedFor(block);
}

/** The partner, while its access to billing is open; whether its user is disabled or not (R61). */
export const partnerSeesBilling = ({ billing, phase }: Subscription): Outcome<never> | undefined => {
  if (!billing) return phase === 'purging' ? undefined : billingNotOpen;
  return whyNotBillingForPartner(billing);
};

/** A command of support for the customer: done in the subscription's data center, then reported to home. */
export const changeBillingAsSupport =
  (dataCenters: DataCenters) =>
  async (change: BillingChange, request: CallerContext): Promise<Outcome<Billed<ChangedOrder>>> => {
    const { order: loaded } = await dataCenters.home.load({ order: ref('order', change.subscriptionId) });
    if (!loaded) return notFound;
    const order = loaded.value;
    const before = ordered(order, request.now);
    const stale = checkTag(before.tag, request.ifMatch);
    if (stale) return stale;
    const waiting = stillProvisioning(order);
    if (waiting) return waiting;
    const outcome = await carriedOut(
      change,
      {
        store: dataCenters.in(order.dataCenter),
        author: {
          actor: { role: 'support', accountId: request.caller.accountId },
          onBehalfOf: { role: 'customer', id: order.customerId },
        },
        facts: () => Promise.resolve({ account: order.account }),
      },
      request,
    );
    return reported(dataCenters, outcome, (changed) => ordered(withReport(order, changed), request.now));
  };

/** A command as it was authorized: done, or only looked at. */
export async function carriedOut(
  { subscriptionId, dryRun, decide, besides, reliesOnPortal }: BillingChange,
  how: Pick<SubscriptionChange, 'store' | 'author' | 'facts'> & Partial<SubscriptionChange>,
  request: CallerContext,
): Promise<Outcome<Billed<Changed>>> {
  const change: SubscriptionChange = {
    subscriptionId,
    decide,
    ...(besides && { besides }),
    ...(reliesOnPortal && { reliesOnPortal }),
    ...how,
  };
  if (!dryRun) {
    const changed = await changeSubscription(change, request);
    return changed.ok ? accepted({ dryRun, done: changed.value }) : changed;
  }
  const decided = await previewSubscription(change, request);
  return decided.ok ? accepted({ dryRun, preview: await previewOf(decided.value, request.now) }) : decided;
}

/** What was done is reported to home, so that it is read there at once. */
function reported(
  dataCenters: DataCenters,
  outcome: Outcome<Billed<Changed>>,
  view: (changed: Loaded<Subscription>) => OrderedSubscription,
): Promise<Outcome<Billed<ChangedOrder>>> {
  return onceDone(outcome, async (done) => {
    await reportAtOnce(dataCenters, done);
    const { charge } = done;
    return accepted({ ...view(done), ...(charge && { charge }) });
  });
}

/** The answer to a command: what is shown of it once it is done, or what it would bring. */
export async function onceDone<Done, Shown>(
  outcome: Outcome<Billed<Done>>,
  show: (done: Done) => Promise<Outcome<Shown>>,
): Promise<Outcome<Billed<Shown>>> {
  if (!outcome.ok) return outcome;
  if (outcome.value.dryRun) return accepted(outcome.value);
  const shown = await show(outcome.value.done);
  return shown.ok ? accepted({ dryRun: false, done: shown.value }) : shown;
}

const billingAdministratorOnly = refusedFor(billingAdministratorOnlyBlock);

export const billingNotOpen = refusedFor(billingNotOpenBlock);
