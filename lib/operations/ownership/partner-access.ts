import type { PartnerAccessKind } from '../../domain/billing/billing-account.ts';
import { monthOf } from '../../domain/billing/paid.ts';
import type { Instant } from '../../domain/instant.ts';
import {
  removePartnerAccess as decide,
  enablePartnerUser as decideEnabling,
  type Receipt,
  receiptOf,
} from '../../domain/partner-access/partner-access.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Contact } from '../../domain/subscription/contact.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { type Billed, onceDone } from '../billing/change-billing.ts';
import { notFound } from '../partner/member.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import type { CallerContext } from '../request.ts';
import { reportAtOnce } from '../subscription/report.ts';
import type { Commanded } from './delegates.ts';
import { changeOwnership, customerAlone, told } from './inside.ts';

/** The receipt, and from when on the fee for the partner is no longer charged; absent while access remains (R62). */
export interface AccessReceipt extends Receipt {
  readonly subscriptionId: string;
  /** Where notifications go by now; no longer to an address that the partner gave. */
  readonly noticesTo: Contact;
  readonly feeStopsAt?: Instant;
}

/** Removes access of the partner, one kind or both in one change; again gives the same receipt (R61). */
export const removePartnerAccess =
  (dataCenters: DataCenters) =>
  async (
    { subscriptionId, dryRun, kinds }: Commanded & { readonly kinds: readonly PartnerAccessKind[] },
    request: CallerContext,
  ): Promise<Outcome<Billed<AccessReceipt>>> => {
    const receiptId = request.newId('rec');
    const changed = await changeOwnership(dataCenters)(
      {
        subscriptionId,
        dryRun,
        allowed: customerAlone,
        decide: (inside) =>
          told(decide(inside.billing, kinds, { by: inside.user.accountId, receiptId }, request.now), inside),
      },
      request,
    );
    return onceDone(changed, async (done) => {
      await reportAtOnce(dataCenters, done);
      const receipt = accessReceiptOf(done.value);
      return receipt ? accepted(receipt) : notFound;
    });
  };

/** Lets the partner's user in again; again changes nothing (R61). */
export const enablePartnerUser =
  (dataCenters: DataCenters) =>
  async (which: Commanded, request: CallerContext): Promise<Outcome<Billed<Loaded<Subscription>>>> => {
    const changed = await changeOwnership(dataCenters)(
      {
        ...which,
        allowed: customerAlone,
        decide: (inside) =>
          told(decideEnabling(inside.billing, { by: inside.user.accountId }, request.now), inside),
      },
      request,
    );
    if (changed.ok && !changed.value.dryRun) await reportAtOnce(dataCenters, changed.value.done);
    return changed;
  };

/** The receipt of the newest removal; `undefined` when nothing is removed (R61, R62). */
export function accessReceiptOf(subscription: Subscription): AccessReceipt | undefined {
  const receipt = subscription.billing && receiptOf(subscription.billing);
  if (!receipt) return undefined;
  const { at, remaining } = receipt;
  const stops = subscription.phase === 'paid' ? monthOf(subscription.paid, at).until : at;
  const feeStopsAt = remaining.length === 0 ? { feeStopsAt: stops } : {};
  return { ...receipt, subscriptionId: subscription.id, noticesTo: subscription.contact, ...feeStopsAt };
}
