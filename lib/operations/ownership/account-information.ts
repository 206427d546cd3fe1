import { type Correction, correctInformation as decide } from '../../domain/ownership/account-information.ts';
import type { Outcome } from '../../domain/refusal.ts';
import { type Billed, onceDone } from '../billing/change-billing.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { CallerContext } from '../request.ts';
import type { Commanded } from './delegates.ts';
import { billingAccess, changeOwnership, customerAlone, type Inside, openOwnership } from './inside.ts';

/** The account information, for who has access to billing (R60, R64). */
export const viewInformation = (dataCenters: DataCenters) => openOwnership(dataCenters, billingAccess);

/** Corrects it; what is said is read again after the commit (R64). */
export const correctInformation =
  (dataCenters: DataCenters) =>
  async (
    { subscriptionId, dryRun, correction }: Commanded & { readonly correction: Correction },
    request: CallerContext,
  ): Promise<Outcome<Billed<Inside>>> => {
    const changed = await changeOwnership(dataCenters)(
      {
        subscriptionId,
        dryRun,
        allowed: customerAlone,
        decide: ({ subscription, billing }) => decide({ ...subscription, billing }, correction, request.now),
      },
      request,
    );
    return onceDone(changed, () => viewInformation(dataCenters)(subscriptionId, request));
  };
