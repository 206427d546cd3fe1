import { bulkEnrolmentOf, type Catalog } from '../../catalog.ts';
import { type Enrolment, type EnrolmentDecision, isUnderWay } from '../../domain/enrolment/enrolment.ts';
import { addDays, type Instant } from '../../domain/instant.ts';
import type { Commit, Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import { type PendingReaction, pending, pendingAt } from '../reactions.ts';
import type { Authorship, RequestContext } from '../request.ts';
import { changeOf } from '../transact.ts';

/** The commit of a decision: the next version of the enrolment, its change, and what drives it on. */
export function commitOf(
  { enrolment, events, goesOnAt }: EnrolmentDecision,
  before: Loaded<Enrolment> | undefined,
  by: { readonly catalog: Catalog; readonly author: Authorship; readonly besides: readonly Write[] },
  request: RequestContext,
): Commit {
  const self = ref('enrolment', enrolment.id);
  return {
    writes: [{ put: self, value: enrolment, expect: before?.version ?? 'absent' }, ...by.besides],
    change: changeOf(request, by.author, {
      of: self,
      version: (before?.version ?? 0) + 1,
      events,
      reactions: [
        ...(goesOnAt === undefined ? [] : drivenFrom(goesOnAt, request.now)),
        ...forgetting(enrolment, by.catalog),
      ],
      ...(before && { from: before.value.status }),
      to: enrolment.status,
    }),
  };
}

const drivenFrom = (goesOnAt: Instant, now: Instant): PendingReaction[] =>
  goesOnAt > now ? [pendingAt({ do: 'enrol-rows' }, goesOnAt)] : pending({ do: 'enrol-rows' });

const forgetting = (enrolment: Enrolment, catalog: Catalog): PendingReaction[] => {
  const until = rowsKeptUntil(enrolment, catalog);
  return until && enrolment.rowsForgottenAt === undefined ? [pendingAt({ do: 'forget-rows' }, until)] : [];
};

/** When the rows are forgotten; unknown while they are worked on. */
export function rowsKeptUntil(enrolment: Enrolment, catalog: Catalog): Instant | undefined {
  const since = isUnderWay(enrolment) ? undefined : (enrolment.endedAt ?? enrolment.checkedAt);
  return since && addDays(since, bulkEnrolmentOf(catalog).rowsKeptDays);
}
