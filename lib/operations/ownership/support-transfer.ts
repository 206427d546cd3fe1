import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import { liftCardBlock as decideLift } from '../../domain/billing/card-digits.ts';
import type { Instant } from '../../domain/instant.ts';
import { type CheckedStep, transferChecklist, withdrawTransfer } from '../../domain/ownership/ownership.ts';
import {
  executeTransfer as decide,
  type ExecuteTransfer,
  type Opening,
} from '../../domain/ownership/support-execution.ts';
import { canHold } from '../../domain/partner/who-answers.ts';
import { type Portal, userOf } from '../../domain/portal/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { SubscriptionDecision } from '../../domain/subscription/subscription-events.ts';
import { standingOf } from '../../domain/subscription/subscription-timeline.ts';
import { type Billed, billingNotOpen, changeBillingAsSupport, onceDone } from '../billing/change-billing.ts';
import { checkTag } from '../entity-tag.ts';
import { notFound } from '../partner/member.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import type { Commanded } from './delegates.ts';
import { told } from './inside.ts';
import { ownershipTag } from './ownership-tag.ts';

/** What of a transfer is shown to who is no user of the portal. */
export interface TransferState extends Opening {
  readonly billing: BillingAccount;
  readonly checklist: readonly CheckedStep[];
}

/** How the transfer stands, for support. */
export interface SupportTransferView extends TransferState {
  readonly tag: string;
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
    const tag = ownershipTag({ version: subscription.version, portal });
    return accepted({ ...transferView(billing, { portal: portal?.value, standing }), tag });
  };

/** The transfer as it stands in a billing account. */
export function transferView(billing: BillingAccount, opening: Opening): TransferState {
  const { transfer } = billing;
  const user = transfer && opening.portal && userOf(opening.portal, transfer.newOwner.userId);
  return { billing, ...opening, checklist: transfer ? transferChecklist(billing, user) : [] };
}

/** Support executes the transfer as one change, or opens it for a reason when the owner is gone (R59). */
export const executeTransfer =
  (dataCenters: DataCenters) =>
  (
    { command, ...which }: Commanded & { readonly command: ExecuteTransfer },
    request: CallerContext,
  ): Answer => {
    const by = { role: 'support', accountId: request.caller.accountId } as const;
    const ids = { id: request.newId('tra'), delegateId: request.newId('del') };
    return changed(dataCenters, which, request, async (billing, subscription, portal) => {
      const standing = standingOf(subscription, request.now);
      const ownerHasLeft = await hasLeft(dataCenters, subscription);
      const facts = { portal, standing, by, ownerHasLeft, ...ids };
      return told(decide(billing, command, facts, request.now), { subscription, portal });
    });
  };

/** Whether the owner at the partner has left, or was replaced by support; asked once there is a transfer that can be executed. */
async function hasLeft(
  { home }: DataCenters,
  { billing, partnerId }: Pick<Subscription, 'billing' | 'partnerId'>,
): Promise<boolean> {
  if (billing?.administrator.of !== 'partner' || !billing.transfer?.consentedAt) return false;
  const { partner } = await home.load({ partner: ref('partner', partnerId) });
  return !partner || !canHold(partner.value, billing.administrator.accountId);
}

/** Support withdraws it, whoever asked: the way when those who could are gone. */
export const withdrawTransferAsSupport =
  (dataCenters: DataCenters) =>
  (which: Commanded, request: CallerContext): Answer =>
    changed(dataCenters, which, request, (billing, subscription, portal) => {
      const by = { role: 'support', accountId: request.caller.accountId } as const;
      return told(withdrawTransfer(billing, by, request.now), { subscription, portal });
    });

/** Support has looked at who gave wrong digits of the card, and lets them be given again (R57). */
export const liftCardBlock =
  (dataCenters: DataCenters) =>
  ({ reason, ...which }: Commanded & { readonly reason: string }, request: CallerContext): Answer =>
    changed(dataCenters, which, request, (billing) => decideLift(billing, reason, request.now));

type Answer = Promise<Outcome<Billed<SupportTransferView>>>;

/** A command on what `viewTransferAsSupport` shows: portal and billing account stand as they were looked at (R67). */
async function changed(
  dataCenters: DataCenters,
  { subscriptionId, dryRun }: Commanded,
  { ifMatch, ...request }: CallerContext,
  decideOn: (
    billing: BillingAccount,
    subscription: Subscription,
    portal: Portal | undefined,
  ) => SubscriptionDecision | Promise<SubscriptionDecision>,
): Answer {
  const outcome = await changeBillingAsSupport(dataCenters)(
    {
      subscriptionId,
      dryRun,
      reliesOnPortal: true,
      decide: (subscription, known) => {
        const { billing } = subscription;
        if (!billing) return billingNotOpen;
        const stale = checkTag(ownershipTag(known), ifMatch);
        return stale ?? decideOn(billing, subscription, known.portal?.value);
      },
    },
    request,
  );
  return onceDone(outcome, () => viewTransferAsSupport(dataCenters)(subscriptionId, request.now));
}
