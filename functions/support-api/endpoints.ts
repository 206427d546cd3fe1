import type { Catalog } from '../../lib/catalog.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { replyTo } from '../../lib/http/reply.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import { reactivateSubscription } from '../../lib/operations/support/reactivate-subscription.ts';
import { presentSubscription } from '../../lib/presentation/present.ts';
import { accountEndpoints } from './account-endpoints.ts';
import { ownershipEndpoints } from './ownership-endpoints.ts';
import { paidEndpoints } from './paid-endpoints.ts';
import { partnerEndpoints } from './partner-endpoints.ts';
import { requestEndpoints } from './request-endpoints.ts';
import type { routes } from './routes.ts';
import { subscriptionEndpoints } from './subscription-endpoints.ts';

export interface SupportApiDependencies {
  readonly catalog: Catalog;
  readonly dataCenters: DataCenters;
  readonly cursors: Cursors;
  /** Milliseconds of some clock that only goes forward. */
  readonly milliseconds: () => number;
}

/** Every endpoint of the support API: parse, operation, present. */
export function supportEndpoints(dependencies: SupportApiDependencies): Endpoints<typeof routes> {
  const { dataCenters } = dependencies;
  return {
    ...accountEndpoints(dependencies),
    reactivateSubscription: async ({ path, body, request }) =>
      replyTo(
        await reactivateSubscription(dataCenters)(path.subscriptionId ?? '', body.accountNumber, request),
        (subscription) => ({
          status: 200,
          body: presentSubscription(subscription, 'support'),
          headers: { etag: subscription.tag },
        }),
      ),
    ...partnerEndpoints({ home: dataCenters.home }, dependencies.cursors),
    ...ownershipEndpoints({ dataCenters }),
    ...subscriptionEndpoints(dependencies),
    ...requestEndpoints(dependencies),
    ...paidEndpoints(dependencies),
  };
}
