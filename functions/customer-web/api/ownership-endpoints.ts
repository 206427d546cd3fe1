import type { PartnerAccessKind } from '../../../lib/domain/billing/billing-account.ts';
import type { Outcome } from '../../../lib/domain/refusal.ts';
import type { Endpoints } from '../../../lib/http/api.ts';
import { type Reply, replyTo } from '../../../lib/http/reply.ts';
import type { Billed } from '../../../lib/operations/billing/change-billing.ts';
import type { Inside } from '../../../lib/operations/ownership/inside.ts';
import type { TransferView } from '../../../lib/operations/ownership/transfer.ts';
import type { CallerContext } from '../../../lib/operations/request.ts';
import { replyToBilling } from '../../../lib/presentation/present-billing.ts';
import {
  presentAddedDelegate,
  presentDelegates,
  presentEnabled,
  presentHandedOver,
  presentInformation,
  presentReceipt,
  presentRemovedDelegate,
  presentTransfer,
} from '../../../lib/presentation/present-ownership.ts';
import type { CustomerOperations } from '../operations.ts';
import type { ownershipRoutes } from './ownership-routes.ts';

interface Dependencies {
  readonly operations: CustomerOperations;
}

/** What concerns the ownership: parse, operation, present. */
export function ownershipEndpoints({ operations }: Dependencies): Endpoints<typeof ownershipRoutes> {
  const transferAfter = async (
    changed: Outcome<Billed<unknown>>,
    subscriptionId: string,
    request: CallerContext,
    status: number,
  ): Promise<Reply> => {
    if (!changed.ok || changed.value.dryRun) return replyToBilling(changed, () => ({ status }));
    const view = await operations.viewTransfer(subscriptionId, undefined, request);
    return replyTo(view, (found) => ({ ...transferReply(found), status }));
  };
  const removal =
    (kinds: readonly PartnerAccessKind[]) =>
    async ({
      path: { subscriptionId = '' },
      query,
      request,
    }: {
      readonly path: Readonly<Record<string, string>>;
      readonly query: { readonly dryRun: 'true' | 'false' };
      readonly request: CallerContext;
    }) =>
      replyToBilling(
        await operations.removePartnerAccess(
          { subscriptionId, dryRun: query.dryRun === 'true', kinds },
          request,
        ),
        (receipt) => ({ status: 200, body: presentReceipt(receipt) }),
      );
  return {
    listDelegates: async ({ path: { subscriptionId = '' }, request }) =>
      replyTo(await operations.viewDelegates(subscriptionId, request), (inside) => ({
        status: 200,
        body: presentDelegates(inside),
        headers: { etag: inside.tag },
      })),
    addDelegate: async ({ path: { subscriptionId = '' }, query, body, request }) =>
      replyToBilling(
        await operations.addDelegate(
          { subscriptionId, accountId: body.accountId, dryRun: query.dryRun === 'true' },
          request,
        ),
        (added) => ({
          status: 201,
          body: presentAddedDelegate(added),
          headers: { location: `/v1/subscriptions/${subscriptionId}/delegates` },
        }),
      ),
    removeDelegate: async ({ path: { subscriptionId = '', delegateId = '' }, query, request }) =>
      replyToBilling(
        await operations.removeDelegate(
          {
            subscriptionId,
            delegateId,
            confirmed: query.confirm === 'true',
            dryRun: query.dryRun === 'true',
          },
          request,
        ),
        ({ value }) => ({ status: 200, body: presentRemovedDelegate(delegateId, value.billing) }),
      ),
    viewOwnershipTransfer: async ({ path: { subscriptionId = '' }, query, request }) =>
      replyTo(await operations.viewTransfer(subscriptionId, query.newAdministrator, request), transferReply),
    requestOwnershipTransfer: async ({ path: { subscriptionId = '' }, query, body: command, request }) =>
      transferAfter(
        await operations.requestTransfer(
          { subscriptionId, command, dryRun: query.dryRun === 'true' },
          request,
        ),
        subscriptionId,
        request,
        201,
      ),
    consentToOwnershipTransfer: async ({ path: { subscriptionId = '' }, query, request }) =>
      transferAfter(
        await operations.consentToTransfer({ subscriptionId, dryRun: query.dryRun === 'true' }, request),
        subscriptionId,
        request,
        200,
      ),
    callOffOwnershipTransfer: async ({ path: { subscriptionId = '' }, query, request }) =>
      replyToBilling(
        await operations.callOffTransfer({ subscriptionId, dryRun: query.dryRun === 'true' }, request),
        () => ({ status: 204 }),
      ),
    handOverBilling: async ({ path: { subscriptionId = '' }, query, body, request }) =>
      replyToBilling(
        await operations.handOverBilling(
          { subscriptionId, ...body, dryRun: query.dryRun === 'true' },
          request,
        ),
        ({ value }) => ({ status: 200, body: presentHandedOver(value) }),
      ),
    enablePartnerUser: async ({ path: { subscriptionId = '' }, query, request }) =>
      replyToBilling(
        await operations.enablePartnerUser({ subscriptionId, dryRun: query.dryRun === 'true' }, request),
        ({ value }) => ({ status: 200, body: presentEnabled(value, request.now) }),
      ),
    removePartnerBilling: removal(['billing']),
    removePartnerUser: removal(['user']),
    removePartner: removal(['billing', 'user']),
    viewAccountInformation: async ({ path: { subscriptionId = '' }, request }) =>
      replyTo(await operations.viewInformation(subscriptionId, request), informationReply),
    correctAccountInformation: async ({ path: { subscriptionId = '' }, query, body, request }) =>
      replyToBilling(
        await operations.correctInformation(
          { subscriptionId, correction: body, dryRun: query.dryRun === 'true' },
          request,
        ),
        informationReply,
      ),
  };
}

const transferReply = (view: TransferView): Reply => ({
  status: 200,
  body: presentTransfer(view),
  headers: { etag: view.tag },
});

const informationReply = (inside: Inside): Reply => ({
  status: 200,
  body: presentInformation(inside),
  headers: { etag: inside.tag },
});
