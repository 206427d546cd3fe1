import { refusedFor } from '../../domain/action.ts';
import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import type { Buyer } from '../../domain/billing/paid-actions.ts';
import {
  requestTransfer as decideRequest,
  withdrawTransfer as decideWithdrawal,
  nobodyJoinedBlock,
  type RequestTransfer,
} from '../../domain/ownership/ownership.ts';
import type { Portal } from '../../domain/portal/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { SubscriptionDecision } from '../../domain/subscription/subscription-events.ts';
import { standingOf } from '../../domain/subscription/subscription-timeline.ts';
import {
  type Billed,
  billingNotOpen,
  changeBillingAsPartner,
  onceDone,
  partnerAdministersBilling,
} from '../billing/change-billing.ts';
import { openBillingAsPartner } from '../billing/open-billing.ts';
import { checkTag } from '../entity-tag.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import type { Commanded } from './delegates.ts';
import { told } from './inside.ts';
import { ownershipTag } from './ownership-tag.ts';
import { type TransferState, transferView } from './support-transfer.ts';

/** The transfer, and what who looks at it at the partner is in billing. */
export interface PartnerTransferView extends TransferState {
  readonly buyer: Buyer;
  readonly tag: string;
}

/** How the transfer stands, for the partner while one of its people is the billing administrator (R58). */
export const viewTransferAsPartner =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, request: CallerContext): Promise<Outcome<PartnerTransferView>> => {
    const open = await openBillingAsPartner(dataCenters, partnerAdministersBilling)(subscriptionId, request);
    if (!open.ok) return open;
    const { subscription, version, store, buyer } = open.value;
    const { billing } = subscription;
    if (!billing) return billingNotOpen;
    const { portal } = await store.load({ portal: ref('portal', subscriptionId) });
    const standing = standingOf(subscription, request.now);
    const tag = ownershipTag({ version, portal });
    return accepted({ ...transferView(billing, { portal: portal?.value, standing }), buyer, tag });
  };

type Answer = Promise<Outcome<Billed<PartnerTransferView>>>;

/** The owner at the partner asks for the transfer to somebody at the customer (R57). */
export const requestTransferAsPartner =
  (dataCenters: DataCenters) =>
  (
    { command, ...which }: Commanded & { readonly command: RequestTransfer },
    request: CallerContext,
  ): Answer => {
    const id = request.newId('tra');
    const by = { role: 'partner', accountId: request.caller.accountId } as const;
    return changed(dataCenters, which, request, (billing, subscription, portal) =>
      portal
        ? told(
            decideRequest(
              billing,
              command,
              {
                portal,
                id,
                by,
                subscriptionId: which.subscriptionId,
                organizationName: subscription.names.organization,
                dryRun: which.dryRun,
              },
              request.now,
            ),
            { subscription, portal },
          )
        : refusedFor(nobodyJoinedBlock),
    );
  };

/** The owner at the partner withdraws it. */
export const withdrawTransferAsPartner =
  (dataCenters: DataCenters) =>
  (which: Commanded, request: CallerContext): Answer =>
    changed(dataCenters, which, request, (billing, subscription, portal) => {
      const by = { role: 'partner', accountId: request.caller.accountId } as const;
      return told(decideWithdrawal(billing, by, request.now), { subscription, portal });
    });

async function changed(
  dataCenters: DataCenters,
  which: Commanded,
  { ifMatch, ...request }: CallerContext,
  decide: (
    billing: BillingAccount,
    subscription: Subscription,
    portal: Portal | undefined,
  ) => SubscriptionDecision,
): Answer {
  const outcome = await changeBillingAsPartner(dataCenters)(
    {
      ...which,
      reliesOnPortal: true,
      decide: (current, known) =>
        checkTag(ownershipTag(known), ifMatch) ??
        (current.billing ? decide(current.billing, current, known.portal?.value) : billingNotOpen),
    },
    request,
  );
  return onceDone(outcome, () => viewTransferAsPartner(dataCenters)(which.subscriptionId, request));
}
