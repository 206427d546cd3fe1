import type { Catalog } from '../../lib/catalog.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import { convertAsSupport } from '../../lib/operations/billing/sell.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import { presentSubscription } from '../../lib/presentation/present.ts';
import { replyToBilling, withCharge } from '../../lib/presentation/present-billing.ts';
import type { paidRoutes } from './paid-routes.ts';

interface Dependencies {
  readonly catalog: Catalog;
  readonly dataCenters: DataCenters;
}

/** The endpoints of what support does about paying. */
export const paidEndpoints = (dependencies: Dependencies): Endpoints<typeof paidRoutes> => ({
  convertExpiredTrial: async ({ path: { subscriptionId = '' }, query, body: command, request }) => {
    const dryRun = query.dryRun === 'true';
    return replyToBilling(
      await convertAsSupport(dependencies)({ subscriptionId, command, dryRun }, request),
      (converted) =>
        withCharge(
          {
            status: 200,
            body: presentSubscription(converted, 'support'),
            headers: { etag: converted.tag },
          },
          converted,
        ),
    );
  },
});
