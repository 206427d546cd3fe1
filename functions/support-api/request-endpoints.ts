import type { Outcome } from '../../lib/domain/refusal.ts';
import type { SupportRequest } from '../../lib/domain/support-request.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import {
  answerFromDesk,
  closeFromDesk,
  listRequests,
  takeFromQueue,
  viewRequest,
} from '../../lib/operations/desk/work-on-request.ts';
import { tagOf } from '../../lib/operations/entity-tag.ts';
import type { DataCenters, Loaded } from '../../lib/operations/ports.ts';
import { presentDeskRequest } from '../../lib/presentation/support-requests.ts';
import type { requestRoutes } from './request-routes.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly cursors: Cursors;
}

/** The endpoints of the support desk. */
export function requestEndpoints({
  dataCenters: { home },
  cursors,
}: Dependencies): Endpoints<typeof requestRoutes> {
  const desk = { home };
  const paged = pagedReplies(cursors);
  return {
    listRequests: ({ query, request }) =>
      paged({ path: '/v1/support/requests', query }, request, presentDeskRequest, (page) =>
        listRequests(desk)(query.state ?? 'open', page),
      ),
    viewRequest: async ({ path }) => requestReply(await viewRequest(desk)(path.requestId ?? '')),
    takeRequest: async ({ path, request }) =>
      requestReply(await takeFromQueue(desk)(path.requestId ?? '', request)),
    answerRequest: async ({ path, body, request }) =>
      requestReply(await answerFromDesk(desk)(path.requestId ?? '', body.text, request)),
    closeRequest: async ({ path, request }) =>
      requestReply(await closeFromDesk(desk)(path.requestId ?? '', request)),
  };
}

const requestReply = (outcome: Outcome<Loaded<SupportRequest>>): Reply =>
  replyTo(outcome, ({ value, version }) => ({
    status: 200,
    body: presentDeskRequest(value),
    headers: { etag: tagOf(version) },
  }));
