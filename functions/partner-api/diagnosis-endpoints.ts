import { type Catalog, provisioningOf, serviceOf } from '../../lib/catalog.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import { replyTo } from '../../lib/http/reply.ts';
import { diagnoseMe } from '../../lib/operations/partner/diagnose-me.ts';
import { diagnoseSubscription } from '../../lib/operations/partner/diagnose-subscription.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import { presentDiagnosis } from '../../lib/presentation/diagnosis.ts';
import type { diagnosisRoutes } from './diagnosis-routes.ts';

/** The endpoints that say why something does not work. */
export function diagnosisEndpoints(
  dataCenters: DataCenters,
  catalog: Catalog,
): Endpoints<typeof diagnosisRoutes> {
  const provisioning = provisioningOf(catalog);
  const me = diagnoseMe({ dataCenters, provisioning });
  const subscription = diagnoseSubscription(dataCenters, (service) => ({
    provisioning,
    endOfSupport: serviceOf(catalog, service)?.endOfSupport,
  }));
  return {
    diagnoseMe: async ({ query, request }) =>
      replyTo(await me(query.accountNumber, request), (found) => ({
        status: 200,
        body: presentDiagnosis(found),
      })),
    diagnoseSubscription: async ({ path, request }) =>
      replyTo(await subscription(path.subscriptionId ?? '', request), (found) => ({
        status: 200,
        body: presentDiagnosis(found),
      })),
  };
}
