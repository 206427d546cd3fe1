import type { Outcome } from '../../../lib/domain/refusal.ts';
import type { Endpoints } from '../../../lib/http/api.ts';
import { type Reply, replyTo } from '../../../lib/http/reply.ts';
import { foundBody, soughtBy } from '../../../lib/http/search.ts';
import type { Billed } from '../../../lib/operations/billing/change-billing.ts';
import type { CallerContext } from '../../../lib/operations/request.ts';
import { presentFoundPartner } from '../../../lib/presentation/found-partner.ts';
import { presentPartnerOfRecord } from '../../../lib/presentation/partner-of-record.ts';
import { presentPreview } from '../../../lib/presentation/present-billing.ts';
import type { CustomerOperations } from '../operations.ts';
import type { partnerRoutes } from './partner-routes.ts';

/** The endpoints by which customers find a partner, and choose their partner of record. */
export function partnerEndpoints(operations: CustomerOperations): Endpoints<typeof partnerRoutes> {
  const view = async (subscriptionId: string, request: CallerContext): Promise<Reply> =>
    replyTo(await operations.viewPartnerOfRecord(subscriptionId, request), (found) => ({
      status: 200,
      body: presentPartnerOfRecord(found, request.caller),
      headers: { etag: found.tag },
    }));
  /** What was done is read again after the commit, with its history. */
  const changed = async <T>(
    outcome: Outcome<Billed<T>>,
    subscriptionId: string,
    request: CallerContext,
  ): Promise<Reply> =>
    outcome.ok && !outcome.value.dryRun
      ? view(subscriptionId, request)
      : replyTo(outcome, (billed) => ({
          status: 200,
          body: billed.dryRun ? presentPreview(billed.preview) : undefined,
        }));
  return {
    viewPartnerOfRecord: ({ path: { subscriptionId = '' }, request }) => view(subscriptionId, request),
    designatePartner: async ({ path: { subscriptionId = '' }, query, body, request }) => {
      const command = { ...body, subscriptionId, dryRun: query.dryRun === 'true' };
      return changed(await operations.designatePartner(command, request), subscriptionId, request);
    },
    removePartnerOfRecord: async ({ path: { subscriptionId = '' }, query, request }) => {
      const { dryRun, ...named } = query;
      const command = { ...named, subscriptionId, dryRun: dryRun === 'true' };
      return changed(await operations.removePartnerOfRecord(command, request), subscriptionId, request);
    },
    findPartnersForCustomer: async ({ query }) => {
      const sought = soughtBy(query, ['name', 'phone', 'authorizationNumber']);
      const found = await operations.findPartners({ ...sought, limit: query.limit });
      return { status: 200, body: foundBody(found, presentFoundPartner) };
    },
  };
}
