import type { Catalog } from '../../lib/catalog.ts';
import type { Enrolment } from '../../lib/domain/enrolment/enrolment.ts';
import type { Outcome } from '../../lib/domain/refusal.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import { cancelEnrolment, runEnrolment } from '../../lib/operations/enrolment/change-enrolment.ts';
import {
  type EnrolmentDependencies,
  startEnrolment,
} from '../../lib/operations/enrolment/start-enrolment.ts';
import {
  listEnrolments,
  viewEnrolment,
  viewEnrolmentHistory,
  viewRows,
} from '../../lib/operations/enrolment/view-enrolments.ts';
import { tagOf } from '../../lib/operations/entity-tag.ts';
import type { Loaded } from '../../lib/operations/ports/loaded.ts';
import { presentEnrolment, presentRow } from '../../lib/presentation/enrolments.ts';
import { presentChange } from '../../lib/presentation/history.ts';
import { rowsIn } from './enrolment-file.ts';
import type { enrolmentRoutes } from './enrolment-routes.ts';

/** The endpoints of bulk enrolments. */
export function enrolmentEndpoints({
  cursors,
  ...dependencies
}: EnrolmentDependencies & { readonly cursors: Cursors }): Endpoints<typeof enrolmentRoutes> {
  const { catalog } = dependencies;
  const paged = pagedReplies(cursors);
  const reply = (outcome: Outcome<Loaded<Enrolment>>, status: number) => replyFor(outcome, status, catalog);
  return {
    startEnrolment: async ({ body, request }) =>
      reply(await startEnrolment(dependencies)(rowsIn(body), request), 202),
    listEnrolments: ({ query, request }) =>
      paged(
        { path: '/v1/enrolments', query },
        request,
        (one: Enrolment) => presentEnrolment(one, catalog),
        (page) => listEnrolments(dependencies)(page, request),
      ),
    viewEnrolment: async ({ path, request }) =>
      reply(await viewEnrolment(dependencies)(path.enrolmentId ?? '', request), 200),
    listEnrolmentRows: ({ path: { enrolmentId = '' }, query, request }) => {
      const { status } = query;
      return paged({ path: `/v1/enrolments/${enrolmentId}/rows`, query }, request, presentRow, (page) =>
        viewRows(dependencies)(enrolmentId, { ...page, ...(status && { status }) }, request),
      );
    },
    viewEnrolmentHistory: ({ path: { enrolmentId = '' }, query, request }) =>
      paged({ path: `/v1/enrolments/${enrolmentId}/history`, query }, request, presentChange, (page) =>
        viewEnrolmentHistory(dependencies)(enrolmentId, page, request),
      ),
    runEnrolment: async ({ path, request }) =>
      reply(await runEnrolment(dependencies)(path.enrolmentId ?? '', request), 202),
    cancelEnrolment: async ({ path, request }) =>
      reply(await cancelEnrolment(dependencies)(path.enrolmentId ?? '', request), 200),
  };
}

const replyFor = (outcome: Outcome<Loaded<Enrolment>>, status: number, catalog: Catalog): Reply =>
  replyTo(outcome, ({ value, version }) => ({
    status,
    body: presentEnrolment(value, catalog),
    headers: {
      etag: tagOf(version),
      ...(status === 202 && { location: `/v1/enrolments/${value.id}` }),
    },
  }));
