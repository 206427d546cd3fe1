import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import { liftCardBlock as decideLift } from '../../domain/billing/card-digits.ts';
import type { Instant } from '../../domain/instant.ts';
import { type CheckedStep, transferChecklist, withdrawTransfer } from '../../domain/ownership/ownership.ts';
import {
  executeTransfer as decide,
  type ExecuteTransfer,
  type Opening,
} from '../../domain/ownership/support-execution.ts';
import { userOf } from '../../domain/portal/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { standingOf } from '../../domain/subscription/subscription-timeline.ts';
import { type Billed, billingNotOpen, changeBillingAsSupport } from '../billing/change-billing.ts';
import { notFound } from '../partner/member.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import type { Commanded } from './delegates.ts';
import { told } from './inside.ts';

/** How the transfer stands, for support. */
export interface SupportTransferView extends Opening {
  readonly billing: BillingAccount;
  readonly checklist: readonly CheckedStep[];
}

/** The state of the transfer of any subscription, from its data center (R36, R58). */
export const viewTransferAsSupport =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, now: Instant): Promise<Outcome<SupportTransferView>> => {
    const { order } = await dataCenters.home.load({ order: ref('order', subscriptionId) });
    if (!order) return notFound;
    const { subscription, portal } = await dataCenters.in(order.value.dataCenter).load({
      subscription: ref('subscription', subscriptionId),
      portal: ref('portal', subscriptionId),
    });
    if (!subscription || subscription.value.phase === 'purged') return notFound;
    const standing = standingOf(subscription.value, now);
    if (standing.status === 'purged') return notFound;
    const { billing } = subscription.value;
    if (!billing) return billingNotOpen;
    return accepted(transferView(billing, { portal: portal?.value, standing }));
  };

/** What of the transfer is shown to who is no user of the portal. */
export function transferView(billing: BillingAccount, opening: Opening): SupportTransferView {
  const { transfer } = billing;
  const user = transfer && opening.portal && userOf(opening.portal, transfer.newOwner.userId);
  return { billing, ...opening, checklist: transfer ? transferChecklist(billing, user) : [] };
}

/** Support executes the transfer as one change, or opens it for a reason when the owner is gone (R59). */
export const executeTransfer =
  (dataCenters: DataCenters) =>
  async (
    { subscriptionId, dryRun, command }: Commanded & { readonly command: ExecuteTransfer },
    request: CallerContext,
  ): Promise<Outcome<Billed<SupportTransferView>>> => {
    const by = { role: 'support', accountId: request.caller.accountId } as const;
    const changed = await changeBillingAsSupport(dataCenters)(
      {
        subscriptionId,
        dryRun,
        reliesOnPortal: true,
        decide: (subscription, { portal }) => {
          const { billing } = subscription;
          if (!billing) return billingNotOpen;
          const facts = {
            portal: portal?.value,
            standing: standingOf(subscription, request.now),
            by,
            id: request.newId('tra'),
            delegateId: request.newId('del'),
          };
          const decision = decide(billing, command, facts, request.now);
          return portal ? told(decision, { subscription, portal: portal.value }) : decision;
        },
      },
      request,
    );
    return viewed(dataCenters, subscriptionId, changed, request);
  };

/** Support withdraws it, whoever asked: the way when those who could are gone. */
export const withdrawTransferAsSupport =
  (dataCenters: DataCenters) =>
  async (which: Commanded, request: CallerContext): Promise<Outcome<Billed<SupportTransferView>>> => {
    const changed = await changeBillingAsSupport(dataCenters)(
      {
        ...which,
        decide: ({ billing }) => (billing ? withdrawTransfer(billing, request.now) : billingNotOpen),
      },
      request,
    );
    return viewed(dataCenters, which.subscriptionId, changed, request);
  };

/** Support has looked at who gave wrong digits of the card, and lets them be given again (R57). */
export const liftCardBlock =
  (dataCenters: DataCenters) =>
  async (
    { subscriptionId, dryRun, reason }: Commanded & { readonly reason: string },
    request: CallerContext,
  ): Promise<Outcome<Billed<SupportTransferView>>> => {
    const changed = await changeBillingAsSupport(dataCenters)(
      {
        subscriptionId,
        dryRun,
        decide: ({ billing }) => (billing ? decideLift(billing, reason, request.now) : billingNotOpen),
      },
      request,
    );
    return viewed(dataCenters, subscriptionId, changed, request);
  };

async function viewed(
  dataCenters: DataCenters,
  subscriptionId: string,
  changed: Outcome<Billed<unknown>>,
  { now }: CallerContext,
): Promise<Outcome<Billed<SupportTransferView>>> {
  if (!changed.ok) return changed;
  if (changed.value.dryRun) return accepted(changed.value);
  const view = await viewTransferAsSupport(dataCenters)(subscriptionId, now);
  return view.ok ? accepted({ dryRun: false, done: view.value }) : view;
}
