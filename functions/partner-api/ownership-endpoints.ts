import type { Endpoints } from '../../lib/http/api.ts';
import { replyTo } from '../../lib/http/reply.ts';
import {
  requestTransferAsPartner,
  viewTransferAsPartner,
  withdrawTransferAsPartner,
} from '../../lib/operations/ownership/partner-transfer.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import { replyToBilling } from '../../lib/presentation/present-billing.ts';
import { presentTransferForPartner } from '../../lib/presentation/present-ownership.ts';
import type { ownershipRoutes } from './ownership-routes.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
}

/** The endpoints of the transfer, for the partner while one of its people is the owner. */
export const ownershipEndpoints = ({ dataCenters }: Dependencies): Endpoints<typeof ownershipRoutes> => ({
  viewTransferForCustomer: async ({ path: { subscriptionId = '' }, request }) =>
    replyTo(await viewTransferAsPartner(dataCenters)(subscriptionId, request), (view) => ({
      status: 200,
      body: presentTransferForPartner(view),
    })),
  requestTransferForCustomer: async ({ path: { subscriptionId = '' }, query, body: command, request }) =>
    replyToBilling(
      await requestTransferAsPartner(dataCenters)(
        { subscriptionId, command, dryRun: query.dryRun === 'true' },
        request,
      ),
      (view) => ({ status: 201, body: presentTransferForPartner(view) }),
    ),
  withdrawTransferForCustomer: async ({ path: { subscriptionId = '' }, query, request }) =>
    replyToBilling(
      await withdrawTransferAsPartner(dataCenters)(
        { subscriptionId, dryRun: query.dryRun === 'true' },
        request,
      ),
      (view) => ({ status: 200, body: presentTransferForPartner(view) }),
    ),
});
