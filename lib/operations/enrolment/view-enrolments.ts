import { asSeen, type Enrolment } from '../../domain/enrolment/enrolment.ts';
import { rowsPerChunk } from '../../domain/enrolment/enrolment-commands.ts';
import type { EnrolmentRow, RowStatus } from '../../domain/enrolment/enrolment-row.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import type { PageRequest } from '../partner/list-customers.ts';
import { memberOf, membershipRef, owned } from '../partner/member.ts';
import type { Page } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Records, ref, type StoredChange } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import { rowsKeptUntil } from './commit-enrolment.ts';
import type { EnrolmentDependencies } from './start-enrolment.ts';

/** The caller's bulk enrolments, oldest first. */
export const listEnrolments =
  ({ home }: EnrolmentDependencies) =>
  async (page: PageRequest, request: CallerContext): Promise<Outcome<Page<Enrolment>>> => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    return accepted(await home.list({ of: 'enrolments', partnerId: member.value.value.partnerId }, page));
  };

/** One of the caller's bulk enrolments, and how far it has come. */
export const viewEnrolment =
  ({ home }: EnrolmentDependencies) =>
  async (enrolmentId: string, request: CallerContext): Promise<Outcome<Loaded<Enrolment>>> => {
    const { membership, enrolment } = await home.load({
      membership: membershipRef(request),
      enrolment: ref('enrolment', enrolmentId),
    });
    return owned(enrolment, membership);
  };

/** Every change of a bulk enrolment, oldest first (R66). */
export const viewEnrolmentHistory =
  (dependencies: EnrolmentDependencies) =>
  async (
    enrolmentId: string,
    page: PageRequest,
    request: CallerContext,
  ): Promise<Outcome<Page<StoredChange>>> => {
    const own = await viewEnrolment(dependencies)(enrolmentId, request);
    if (!own.ok) return own;
    const aggregate = ref('enrolment', enrolmentId);
    return accepted(await dependencies.home.list({ of: 'changes', aggregate }, page));
  };

export interface RowsRequest extends PageRequest {
  readonly status?: RowStatus;
}

/** A page of the rows with what would become, or became, of each; in the order of the file. */
export const viewRows =
  (dependencies: EnrolmentDependencies) =>
  async (
    enrolmentId: string,
    { limit, after = '0', status }: RowsRequest,
    request: CallerContext,
  ): Promise<Outcome<Page<EnrolmentRow>>> => {
    const own = await viewEnrolment(dependencies)(enrolmentId, request);
    if (!own.ok) return own;
    const { value: enrolment, version } = own.value;
    const keptUntil = rowsKeptUntil(enrolment, dependencies.catalog);
    if (enrolment.rowsForgottenAt || (keptUntil && keptUntil <= request.now)) return forgotten;
    const from = Number(after);
    const first = Math.floor(from / rowsPerChunk);
    // Filtered rows can be anywhere; others follow one another.
    const most = status ? enrolment.chunks : Math.ceil(limit / rowsPerChunk) + 1;
    const chunks = await loadChunks(dependencies, enrolment, { first, most });
    const rows = chunks
      .flatMap((rows, at) =>
        rows.map((row, place) => ({
          at: (first + at) * rowsPerChunk + place,
          row: asSeen(row, enrolment),
        })),
      )
      .filter(({ at, row }) => at >= from && (status === undefined || row.status === status));
    const [next] = rows.slice(limit);
    return accepted({
      items: rows.slice(0, limit).map(({ row }) => ({ value: row, version })),
      ...(next && { next: String(next.at) }),
    });
  };

async function loadChunks(
  { home }: EnrolmentDependencies,
  { id, chunks }: Enrolment,
  { first, most }: { readonly first: number; readonly most: number },
): Promise<(readonly EnrolmentRow[])[]> {
  const count = Math.max(0, Math.min(most, chunks - first));
  const names = Array.from({ length: count }, (_, at) => String(first + at));
  if (names.length === 0) return [];
  const wanted = Object.fromEntries(names.map((at) => [at, ref('enrolment-rows', id, at)]));
  const loaded = (await home.load(wanted)) as Record<string, Loaded<Records['enrolment-rows']> | undefined>;
  return names.map((at) => loaded[at]?.value.rows ?? []);
}

const forgotten = refused(
  'rows-forgotten',
  'The rows of this enrolment are not kept any longer; how many there were of each kind is. Your customers say what they have.',
);
