import { type Catalog, provisioningOf, serviceOf } from '../../lib/catalog.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { replyTo } from '../../lib/http/reply.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import { appointAdministrator } from '../../lib/operations/support/appoint-administrator.ts';
import { diagnosePerson } from '../../lib/operations/support/diagnose-person.ts';
import { liftMailBlock } from '../../lib/operations/support/lift-mail-block.ts';
import {
  diagnoseAnySubscription,
  viewAnySubscription,
  viewAnySubscriptionHistory,
} from '../../lib/operations/support/view-subscription.ts';
import { presentAppointed } from '../../lib/presentation/appointed-administrator.ts';
import { presentDiagnosis } from '../../lib/presentation/diagnosis.ts';
import { presentChange } from '../../lib/presentation/history.ts';
import { presentSubscription } from '../../lib/presentation/present.ts';
import type { subscriptionRoutes } from './subscription-routes.ts';

interface Dependencies {
  readonly catalog: Catalog;
  readonly dataCenters: DataCenters;
  readonly cursors: Cursors;
}

/** The endpoints of what support sees of any subscription. */
export function subscriptionEndpoints({
  catalog,
  dataCenters,
  cursors,
}: Dependencies): Endpoints<typeof subscriptionRoutes> {
  const paged = pagedReplies(cursors);
  const provisioning = provisioningOf(catalog);
  const factsOf = (service: string) => ({
    provisioning,
    endOfSupport: serviceOf(catalog, service)?.endOfSupport,
  });
  const diagnose = diagnoseAnySubscription(dataCenters, factsOf);
  const diagnoseFor = diagnosePerson(dataCenters, factsOf);
  return {
    viewAnySubscription: async ({ path, request }) =>
      replyTo(await viewAnySubscription(dataCenters)(path.subscriptionId ?? '', request), (subscription) => ({
        status: 200,
        body: presentSubscription(subscription, 'support'),
        headers: { etag: subscription.tag },
      })),
    viewAnySubscriptionHistory: ({ path: { subscriptionId = '' }, query, request }) =>
      paged(
        { path: `/v1/support/subscriptions/${subscriptionId}/history`, query },
        request,
        presentChange,
        (page) => viewAnySubscriptionHistory(dataCenters)(subscriptionId, page),
      ),
    liftMailBlock: async ({ path, body, request }) =>
      replyTo(await liftMailBlock(dataCenters)(path.subscriptionId ?? '', body, request), (subscription) => ({
        status: 202,
        body: presentSubscription(subscription, 'support'),
        headers: { etag: subscription.tag },
      })),
    appointPortalAdministrator: async ({ path, body, request }) =>
      replyTo(await appointAdministrator(dataCenters)(path.subscriptionId ?? '', body, request), (user) => ({
        status: 200,
        body: presentAppointed(user),
      })),
    diagnoseAnySubscription: async ({ path: { subscriptionId = '' }, query: { accountId }, request }) =>
      replyTo(
        accountId === undefined
          ? await diagnose(subscriptionId, request)
          : await diagnoseFor(subscriptionId, accountId, request),
        (found) => ({ status: 200, body: presentDiagnosis(found) }),
      ),
  };
}
