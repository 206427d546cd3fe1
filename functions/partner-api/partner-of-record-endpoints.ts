import type { Catalog } from '../../lib/catalog.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { claimAdvisorFee } from '../../lib/operations/partner-of-record/claim-advisor-fee.ts';
import { listDesignations } from '../../lib/operations/partner-of-record/list-designations.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import { presentAdvisorFee, presentDesignated } from '../../lib/presentation/advisor-fee.ts';
import { replyToBilling } from '../../lib/presentation/present-billing.ts';
import type { partnerOfRecordRoutes } from './partner-of-record-routes.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly catalog: Catalog;
  readonly cursors: Cursors;
}

/** The endpoints of a partner of record. */
export function partnerOfRecordEndpoints({
  cursors,
  ...dependencies
}: Dependencies): Endpoints<typeof partnerOfRecordRoutes> {
  const paged = pagedReplies(cursors);
  return {
    listDesignations: ({ query, request }) =>
      paged({ path: '/v1/partners/me/designations', query }, request, presentDesignated, (page) =>
        listDesignations(dependencies.dataCenters)(page, request),
      ),
    claimAdvisorFee: async ({ path: { subscriptionId = '' }, query, request }) =>
      replyToBilling(
        await claimAdvisorFee(dependencies)({ subscriptionId, dryRun: query.dryRun === 'true' }, request),
        (claimed) => ({ status: 201, body: presentAdvisorFee(claimed) }),
      ),
  };
}
