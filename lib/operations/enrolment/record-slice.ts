import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { afterSlice, type Slice } from '../../domain/enrolment/enrolment-pass.ts';
import { type EnrolmentRow, isOpen } from '../../domain/enrolment/enrolment-row.ts';
import { accepted } from '../../domain/refusal.ts';
import type { Ordering } from '../partner/add-service.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Ref, ref } from '../ports/records.ts';
import type { RequestContext } from '../request.ts';
import { transact } from '../transact.ts';
import { commitOf } from './commit-enrolment.ts';

/** The rows of a slice by their lines, as far as anything has become of them. */
export interface Worked extends Omit<Slice, 'before' | 'after'> {
  readonly rows: ReadonlyMap<number, EnrolmentRow>;
}

/** Writes down what became of rows, also when the enrolment was cancelled meanwhile: what is done stays done. */
export async function record(
  { dataCenters: { home }, catalog }: Pick<Ordering, 'dataCenters' | 'catalog'>,
  {
    enrolment: { value: worked, version },
    chunk,
    slice,
  }: {
    readonly enrolment: Loaded<Enrolment>;
    readonly chunk: Ref<'enrolment-rows'>;
    readonly slice: Worked;
  },
  request: RequestContext,
): Promise<void> {
  const self = ref('enrolment', worked.id);
  const outcome = await transact(
    {
      store: home,
      read: { enrolment: self, rows: chunk },
      decide: ({ enrolment, rows }) => {
        const nothing = accepted({ value: undefined });
        if (!enrolment || !rows) return nothing;
        const isOurs = enrolment.version === version;
        // Another worker has gone on with it, and has done the same rows.
        if (!isOurs && enrolment.value.endedAt === undefined) return nothing;
        const before = rows.value.rows;
        const after = before.map((row) =>
          isOurs ? (slice.rows.get(row.line) ?? row) : lateFor(row, slice.rows.get(row.line)),
        );
        if (!isOurs && after.every((row, at) => row === before[at])) return nothing;
        const decision = afterSlice(enrolment.value, { ...slice, before, after }, request.now);
        const besides = [{ put: chunk, value: { rows: after }, expect: rows.version } as const];
        return accepted({
          value: undefined,
          commit: commitOf(
            decision,
            enrolment,
            { catalog, author: authorOf(worked), besides },
            { ...request, correlationId: worked.id },
          ),
        });
      },
    },
    request,
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}

/** What was done with a row by the time its enrolment ended. */
const lateFor = (row: EnrolmentRow, worked: EnrolmentRow | undefined): EnrolmentRow =>
  worked && !isOpen(worked) && worked.status !== 'left' && (isOpen(row) || row.status === 'left')
    ? worked
    : row;

/** Rows are worked on for whoever started the enrolment. */
const authorOf = ({ createdBy, run, partnerId }: Enrolment) =>
  ({
    actor: { role: 'partner', accountId: (run?.by ?? createdBy).accountId },
    onBehalfOf: { role: 'partner', id: partnerId },
  }) as const;
