import { type Catalog, supportOf } from '../../lib/catalog.ts';
import type { SupportRequest } from '../../lib/domain/desk/support-request.ts';
import type { Outcome } from '../../lib/domain/refusal.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import { listRequests } from '../../lib/operations/desk/list-requests.ts';
import {
  answerFromDesk,
  closeFromDesk,
  releaseToQueue,
  takeFromQueue,
  viewRequest,
} from '../../lib/operations/desk/work-on-request.ts';
import { tagOf } from '../../lib/operations/entity-tag.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import type { Loaded } from '../../lib/operations/ports/loaded.ts';
import type { CallerContext } from '../../lib/operations/request.ts';
import { viewHistoryAtHome } from '../../lib/operations/support/view-history.ts';
import { presentChange } from '../../lib/presentation/history.ts';
import { presentDeskRequest } from '../../lib/presentation/support-requests.ts';
import type { requestRoutes } from './request-routes.ts';

interface Dependencies {
  readonly catalog: Catalog;
  readonly dataCenters: DataCenters;
  readonly cursors: Cursors;
}

/** The endpoints of the support desk. */
export function requestEndpoints({
  catalog,
  dataCenters: { home },
  cursors,
}: Dependencies): Endpoints<typeof requestRoutes> {
  const desk = { home };
  const paged = pagedReplies(cursors);
  const close = closeFromDesk(desk, supportOf(catalog));
  return {
    listRequests: ({ query, request }) => {
      const { limit, cursor, state = 'open', ...filter } = query;
      return paged(
        { path: '/v1/support/requests', query },
        request,
        (one: SupportRequest) => presentDeskRequest(one, request.caller.accountId),
        (page) => listRequests(desk)({ state, ...filter }, page),
      );
    },
    viewRequest: async ({ path, request }) =>
      requestReply(await viewRequest(desk)(path.requestId ?? ''), request),
    viewRequestHistory: ({ path: { requestId = '' }, query, request }) =>
      paged({ path: `/v1/support/requests/${requestId}/history`, query }, request, presentChange, (page) =>
        viewHistoryAtHome(desk)('support-request', requestId, page),
      ),
    takeRequest: async ({ path, body, request }) =>
      requestReply(await takeFromQueue(desk)(path.requestId ?? '', body.takeOver ?? false, request), request),
    releaseRequest: async ({ path, request }) =>
      requestReply(await releaseToQueue(desk)(path.requestId ?? '', request), request),
    answerRequest: async ({ path, body, request }) =>
      requestReply(await answerFromDesk(desk)(path.requestId ?? '', body.text, request), request),
    closeRequest: async ({ path, body, request }) =>
      requestReply(await close(path.requestId ?? '', body.reason, request), request),
  };
}

const requestReply = (outcome: Outcome<Loaded<SupportRequest>>, { caller }: CallerContext): Reply =>
  replyTo(outcome, ({ value, version }) => ({
    status: 200,
    body: presentDeskRequest(value, caller.accountId),
    headers: { etag: tagOf(version) },
  }));
