import type { BillingAccount, Delegate } from '../../domain/billing/billing-account.ts';
import type { AccountId } from '../../domain/identity.ts';
import {
  addDelegate as decideAdd,
  removeDelegate as decideRemove,
  noSuchDelegate,
} from '../../domain/ownership/delegates.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { type Billed, onceDone } from '../billing/change-billing.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { CallerContext } from '../request.ts';
import { billingAccess, changeOwnership, type Inside, openOwnership } from './inside.ts';

/** The delegates of a subscription (R60). */
export const viewDelegates = (dataCenters: DataCenters) => openOwnership(dataCenters, billingAccess);

/** A delegate beside the billing account that has them all. */
export interface AddedDelegate {
  readonly delegate: Delegate;
  readonly billing: BillingAccount;
}

/** Makes a user of the portal a delegate (R60). */
export const addDelegate =
  (dataCenters: DataCenters) =>
  async (
    { subscriptionId, accountId, dryRun }: Commanded & { readonly accountId: AccountId },
    request: CallerContext,
  ): Promise<Outcome<Billed<AddedDelegate>>> => {
    const id = request.newId('del');
    const changed = await changeOwnership(dataCenters)(
      {
        subscriptionId,
        dryRun,
        allowed: billingAccess,
        decide: ({ billing, portal, user }: Inside) =>
          decideAdd(billing, { accountId }, { portal, id, by: user.accountId }, request.now),
      },
      request,
    );
    return onceDone(changed, async ({ value: { billing } }) => {
      // A repeated request can be about one who was removed since.
      const delegate = billing?.delegates.find(({ holder }) => holder.accountId === accountId);
      return billing && delegate ? accepted({ delegate, billing }) : noSuchDelegate;
    });
  };

/** Removes a delegate, once it is confirmed (R60). */
export const removeDelegate =
  (dataCenters: DataCenters) =>
  (
    {
      subscriptionId,
      delegateId,
      confirmed,
      dryRun,
    }: Commanded & { readonly delegateId: string; readonly confirmed: boolean },
    request: CallerContext,
  ) =>
    changeOwnership(dataCenters)(
      {
        subscriptionId,
        dryRun,
        allowed: billingAccess,
        // A dry run is what shows the way to the confirmation.
        decide: ({ billing }) => decideRemove(billing, delegateId, confirmed || dryRun, request.now),
      },
      request,
    );

/** A command on one subscription, or a look at what it would do. */
export interface Commanded {
  readonly subscriptionId: string;
  readonly dryRun: boolean;
}
