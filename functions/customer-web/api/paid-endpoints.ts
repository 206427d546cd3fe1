import { accepted } from '../../../lib/domain/refusal.ts';
import type { Subscription } from '../../../lib/domain/subscription/subscription.ts';
import type { Endpoints } from '../../../lib/http/api.ts';
import type { Cursors } from '../../../lib/http/page.ts';
import { pagedReplies } from '../../../lib/http/paged-replies.ts';
import { replyTo } from '../../../lib/http/reply.ts';
import { chargesOf, nextCharge } from '../../../lib/operations/billing/charges.ts';
import type { Loaded } from '../../../lib/operations/ports/loaded.ts';
import type { CallerContext } from '../../../lib/operations/request.ts';
import {
  billingReply,
  presentMadeCharge,
  presentNextCharge,
  replyToBilling,
  withCharge,
} from '../../../lib/presentation/present-billing.ts';
import type { CustomerOperations } from '../operations.ts';
import type { paidRoutes } from './paid-routes.ts';

interface Dependencies {
  readonly operations: CustomerOperations;
  readonly cursors: Cursors;
}

/** What the billing administrator at the customer calls about paying. */
export function paidEndpoints({ operations, cursors }: Dependencies): Endpoints<typeof paidRoutes> {
  const paged = pagedReplies(cursors);
  return {
    viewBilling: async ({ path: { subscriptionId = '' }, request }) =>
      replyTo(await operations.openBilling(subscriptionId, request), ({ subscription, version, buyer }) =>
        billingReply(
          { value: subscription, version },
          { buyer, accountId: request.caller.accountId },
          request.now,
        ),
      ),
    convertTrial: async ({ path: { subscriptionId = '' }, query, body: command, request }) => {
      const dryRun = query.dryRun === 'true';
      return replyToBilling(await operations.convert({ subscriptionId, command, dryRun }, request), (done) =>
        withCharge(doneReply(done, request), done),
      );
    },
    buy: async ({ path: { subscriptionId = '' }, query, body: command, request }) => {
      const dryRun = query.dryRun === 'true';
      return replyToBilling(await operations.buy({ subscriptionId, command, dryRun }, request), (done) => ({
        ...withCharge(doneReply(done, request), done),
        status: 201,
      }));
    },
    replacePaymentMethod: async ({ path: { subscriptionId = '' }, query, body: command, request }) => {
      const dryRun = query.dryRun === 'true';
      return replyToBilling(
        await operations.replacePayment({ subscriptionId, command, dryRun }, request),
        (done) => doneReply(done, request),
      );
    },
    listCharges: ({ path: { subscriptionId = '' }, query, request }) =>
      paged(
        { path: `/v1/subscriptions/${subscriptionId}/charges`, query },
        request,
        presentMadeCharge,
        async (page) => {
          const open = await operations.openBilling(subscriptionId, request);
          return open.ok ? accepted(await chargesOf(open.value.store, subscriptionId, page)) : open;
        },
      ),
    previewCharge: async ({ path: { subscriptionId = '' }, request }) =>
      replyTo(await operations.openBilling(subscriptionId, request), ({ subscription }) => ({
        status: 200,
        body: presentNextCharge(nextCharge(subscription, request.now)),
      })),
  };
}

/** After what the billing administrator did. */
const doneReply = (done: Loaded<Subscription>, { now, caller }: CallerContext) =>
  billingReply(done, { buyer: 'billing-administrator', accountId: caller.accountId }, now);
