import type { Endpoints } from '../../lib/http/api.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import {
  type PartnerTransferView,
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

/** The transfer with the tag that its commands honour (R67). */
const transferReply =
  (status: number) =>
  (view: PartnerTransferView): Reply => ({
    status,
    body: presentTransferForPartner(view),
    headers: { etag: view.tag },
  });

/** The endpoints of the transfer, for the partner while one of its people is the owner. */
export const ownershipEndpoints = ({ dataCenters }: Dependencies): Endpoints<typeof ownershipRoutes> => ({
  viewTransferForCustomer: async ({ path: { subscriptionId = '' }, request }) =>
    replyTo(await viewTransferAsPartner(dataCenters)(subscriptionId, request), transferReply(200)),
  requestTransferForCustomer: async ({ path: { subscriptionId = '' }, query, body: command, request }) =>
    replyToBilling(
      await requestTransferAsPartner(dataCenters)(
        { subscriptionId, command, dryRun: query.dryRun === 'true' },
        request,
      ),
      transferReply(201),
    ),
  withdrawTransferForCustomer: async ({ path: { subscriptionId = '' }, query, request }) =>
    replyToBilling(
      await withdrawTransferAsPartner(dataCenters)(
        { subscriptionId, dryRun: query.dryRun === 'true' },
        request,
      ),
      transferReply(200),
    ),
});
