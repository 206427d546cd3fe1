import type { Catalog } from '../../lib/catalog.ts';
import { accepted } from '../../lib/domain/refusal.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import { chargesOf, nextCharge } from '../../lib/operations/billing/charges.ts';
import { openBillingAsPartner } from '../../lib/operations/billing/open-billing.ts';
import {
  convertAsPartner,
  purchaseAsPartner,
  replacePaymentAsPartner,
} from '../../lib/operations/billing/sell.ts';
import type { OrderedSubscription } from '../../lib/operations/partner/ordered-subscription.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import { presentSubscription } from '../../lib/presentation/present.ts';
import {
  presentMadeCharge,
  presentNextCharge,
  replyToBilling,
  withCharge,
} from '../../lib/presentation/present-billing.ts';
import type { paidRoutes } from './paid-routes.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly catalog: Catalog;
  readonly cursors: Cursors;
}

/** What the partner calls about paying while one of its people is the billing administrator. */
export function paidEndpoints({ cursors, ...dependencies }: Dependencies): Endpoints<typeof paidRoutes> {
  const paged = pagedReplies(cursors);
  const openBilling = openBillingAsPartner(dependencies.dataCenters);
  return {
    convertTrialForCustomer: async ({ path: { subscriptionId = '' }, query, body: command, request }) => {
      const dryRun = query.dryRun === 'true';
      return replyToBilling(
        await convertAsPartner(dependencies)({ subscriptionId, command, dryRun }, request),
        (converted) => withCharge(paidReply(converted), converted),
      );
    },
    buyForCustomer: async ({ path: { subscriptionId = '' }, query, body: command, request }) => {
      const dryRun = query.dryRun === 'true';
      return replyToBilling(
        await purchaseAsPartner(dependencies)({ subscriptionId, command, dryRun }, request),
        (bought) => ({ ...withCharge(paidReply(bought), bought), status: 201 }),
      );
    },
    replacePaymentMethodForCustomer: async ({
      path: { subscriptionId = '' },
      query,
      body: command,
      request,
    }) => {
      const dryRun = query.dryRun === 'true';
      const replace = replacePaymentAsPartner(dependencies.dataCenters);
      return replyToBilling(await replace({ subscriptionId, command, dryRun }, request), paidReply);
    },
    listChargesForCustomer: ({ path: { subscriptionId = '' }, query, request }) =>
      paged(
        { path: `/v1/partners/me/subscriptions/${subscriptionId}/charges`, query },
        request,
        presentMadeCharge,
        async (page) => {
          const open = await openBilling(subscriptionId, request);
          return open.ok ? accepted(await chargesOf(open.value.store, subscriptionId, page)) : open;
        },
      ),
    previewChargeForCustomer: async ({ path: { subscriptionId = '' }, request }) =>
      replyTo(await openBilling(subscriptionId, request), ({ subscription }) => ({
        status: 200,
        body: presentNextCharge(nextCharge(subscription, request.now)),
      })),
  };
}

const paidReply = (subscription: OrderedSubscription): Reply => ({
  status: 200,
  body: presentSubscription(subscription),
  headers: { etag: subscription.tag },
});
