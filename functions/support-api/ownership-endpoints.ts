import type { Endpoints } from '../../lib/http/api.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import {
  executeTransfer,
  liftCardBlock,
  type SupportTransferView,
  viewTransferAsSupport,
  withdrawTransferAsSupport,
} from '../../lib/operations/ownership/support-transfer.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import { replyToBilling } from '../../lib/presentation/present-billing.ts';
import { presentTransferForSupport } from '../../lib/presentation/present-ownership.ts';
import type { ownershipRoutes } from './ownership-routes.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
}

/** The transfer with the tag that its commands honour (R67). */
const transferReply =
  (status: number) =>
  (view: SupportTransferView): Reply => ({
    status,
    body: presentTransferForSupport(view),
    headers: { etag: view.tag },
  });

/** The endpoints of what support does about the ownership. */
export const ownershipEndpoints = ({ dataCenters }: Dependencies): Endpoints<typeof ownershipRoutes> => ({
  viewTransferForSupport: async ({ path: { subscriptionId = '' }, request }) =>
    replyTo(await viewTransferAsSupport(dataCenters)(subscriptionId, request.now), transferReply(200)),
  executeOwnershipTransfer: async ({ path: { subscriptionId = '' }, query, body: command, request }) =>
    replyToBilling(
      await executeTransfer(dataCenters)(
        { subscriptionId, command, dryRun: query.dryRun === 'true' },
        request,
      ),
      transferReply(200),
    ),
  withdrawTransferForSupport: async ({ path: { subscriptionId = '' }, query, request }) =>
    replyToBilling(
      await withdrawTransferAsSupport(dataCenters)(
        { subscriptionId, dryRun: query.dryRun === 'true' },
        request,
      ),
      transferReply(200),
    ),
  liftCardBlock: async ({ path: { subscriptionId = '' }, query, body, request }) =>
    replyToBilling(
      await liftCardBlock(dataCenters)({ subscriptionId, ...body, dryRun: query.dryRun === 'true' }, request),
      transferReply(200),
    ),
});
