import type { SupportRequest } from '../../lib/domain/desk/support-request.ts';
import type { Outcome } from '../../lib/domain/refusal.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import { tagOf } from '../../lib/operations/entity-tag.ts';
import {
  askSupport,
  listOwnRequests,
  viewOwnRequest,
  writeToSupport,
} from '../../lib/operations/partner/ask-support.ts';
import type { Loaded } from '../../lib/operations/ports/loaded.ts';
import type { Store } from '../../lib/operations/ports/store.ts';
import type { RequestContext } from '../../lib/operations/request.ts';
import { presentOwnRequest } from '../../lib/presentation/support-requests.ts';
import type { requestRoutes } from './request-routes.ts';

/** The endpoints of a partner's own requests to support. */
export function requestEndpoints(
  home: { readonly home: Store },
  cursors: Cursors,
): Endpoints<typeof requestRoutes> {
  const paged = pagedReplies(cursors);
  return {
    askSupport: async ({ body, request }) =>
      requestReply(await askSupport(home)(body, request), request, 201),
    listOwnRequests: ({ query, request }) =>
      paged(
        { path: '/v1/support-requests', query },
        request,
        (own: SupportRequest) => presentOwnRequest(own, request.now),
        (page) => listOwnRequests(home)(page, request),
      ),
    viewOwnRequest: async ({ path, request }) =>
      requestReply(await viewOwnRequest(home)(path.requestId ?? '', request), request, 200),
    writeToSupport: async ({ path, body, request }) =>
      requestReply(await writeToSupport(home)(path.requestId ?? '', body.text, request), request, 200),
  };
}

const requestReply = (
  outcome: Outcome<Loaded<SupportRequest>>,
  { now }: RequestContext,
  status: number,
): Reply =>
  replyTo(outcome, ({ value, version }) => ({
    status,
    body: presentOwnRequest(value, now),
    headers: {
      etag: tagOf(version),
      ...(status === 201 && { location: `/v1/support-requests/${value.id}` }),
    },
  }));
