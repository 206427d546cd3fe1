import type { CustomerRequest } from '../../../lib/domain/desk/customer-request.ts';
import type { Outcome } from '../../../lib/domain/refusal.ts';
import type { Endpoints } from '../../../lib/http/api.ts';
import type { Cursors } from '../../../lib/http/page.ts';
import { pagedReplies } from '../../../lib/http/paged-replies.ts';
import { type Reply, replyTo } from '../../../lib/http/reply.ts';
import { tagOf } from '../../../lib/operations/entity-tag.ts';
import type { Loaded } from '../../../lib/operations/ports/loaded.ts';
import type { RequestContext } from '../../../lib/operations/request.ts';
import { presentDiagnosis } from '../../../lib/presentation/diagnosis.ts';
import { presentCustomerRequest } from '../../../lib/presentation/support-requests.ts';
import type { CustomerOperations } from '../operations.ts';
import type { requestRoutes } from './request-routes.ts';

interface Dependencies {
  readonly operations: CustomerOperations;
  readonly cursors: Cursors;
}

/** What users of the portal ask of support. */
export function requestEndpoints({ operations, cursors }: Dependencies): Endpoints<typeof requestRoutes> {
  const paged = pagedReplies(cursors);
  return {
    diagnoseAsCustomer: async ({ path: { subscriptionId = '' }, request }) =>
      replyTo(await operations.diagnose(subscriptionId, request), (found) => ({
        status: 200,
        body: presentDiagnosis(found),
      })),
    askSupportAsCustomer: async ({ path: { subscriptionId = '' }, body, request }) => {
      const asked = await operations.askSupport(subscriptionId, body, request);
      const location = asked.ok
        ? { location: `/v1/subscriptions/${subscriptionId}/support-requests/${asked.value.value.id}` }
        : {};
      return requestReply(asked, request, 201, location);
    },
    listCustomerRequests: ({ path: { subscriptionId = '' }, query, request }) =>
      paged(
        { path: `/v1/subscriptions/${subscriptionId}/support-requests`, query },
        request,
        (asked: CustomerRequest) => presentCustomerRequest(asked, request.now),
        (page) => operations.listSupportRequests(subscriptionId, page, request),
      ),
    viewCustomerRequest: async ({ path: { subscriptionId = '', requestId = '' }, request }) =>
      requestReply(await operations.viewSupportRequest(subscriptionId, requestId, request), request, 200),
    writeToSupportAsCustomer: async ({ path: { subscriptionId = '', requestId = '' }, body, request }) =>
      requestReply(
        await operations.writeToSupport(subscriptionId, requestId, body.text, request),
        request,
        200,
      ),
  };
}

const requestReply = (
  outcome: Outcome<Loaded<CustomerRequest>>,
  { now }: RequestContext,
  status: number,
  headers: Record<string, string> = {},
): Reply =>
  replyTo(outcome, ({ value, version }) => ({
    status,
    body: presentCustomerRequest(value, now),
    headers: { etag: tagOf(version), ...headers },
  }));
