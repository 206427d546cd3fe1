import { type Enrolment, isUnderWay } from '../../domain/enrolment/enrolment.ts';
import { isAhead, isLastTry } from '../../domain/enrolment/enrolment-pass.ts';
import { type EnrolmentRow, withOutcome } from '../../domain/enrolment/enrolment-row.ts';
import type { Ordering } from '../partner/add-service.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { RequestContext } from '../request.ts';
import { checkRow } from './check-row.ts';
import { enrolRow } from './enrol-row.ts';
import { leaveRows } from './leave-rows.ts';
import { record, type Worked } from './record-slice.ts';
import { dataCenterOf, type RowResult, type RowWork } from './row-work.ts';

/** What rows are worked on with. */
export interface RowDependencies extends Ordering {
  /** Milliseconds that pass really, from any moment on. */
  readonly milliseconds: () => number;
}

/** How long a slice begins with further rows: it must not hold up what else the stream brings. */
const sliceMilliseconds = 5_000;
/** Rows that are looked at together. Those that are carried out come one after another, and do not collide. */
const checkedAtATime = 5;

/**
 * Works on the next rows of a bulk enrolment, as the change says that orders it: a few seconds, at most a chunk. What
 * became of them is the next change, which orders the next slice. An enrolment that has gone on since is left alone.
 */
export const workOnRows =
  (dependencies: RowDependencies) =>
  async ({ of, version }: StoredChange, request: RequestContext): Promise<void> => {
    const { home } = dependencies.dataCenters;
    const { enrolment } = await home.load({ enrolment: ref('enrolment', ...of.id) });
    if (enrolment?.version !== version) return;
    if (enrolment.value.endedAt !== undefined) return leaveRows(dependencies, enrolment, request);
    if (!isUnderWay(enrolment.value)) return;
    const [chunkAt = 0] = enrolment.value.pass.ahead;
    const chunk = ref('enrolment-rows', enrolment.value.id, String(chunkAt));
    const { rows } = await home.load({ rows: chunk });
    if (!rows) return;
    const slice = await sliceOf(dependencies, enrolment, rows.value.rows, request);
    await record(dependencies, { enrolment, chunk, slice }, request);
  };

async function sliceOf(
  dependencies: RowDependencies,
  enrolment: Loaded<Enrolment>,
  rows: readonly EnrolmentRow[],
  request: RequestContext,
): Promise<Worked> {
  const { milliseconds } = dependencies;
  const { value } = enrolment;
  const until = milliseconds() + sliceMilliseconds;
  const open = rows.flatMap((row) =>
    isAhead(row, value) && row.order ? [{ ...row, order: row.order }] : [],
  );
  const atATime = value.run ? 1 : checkedAtATime;
  const done = new Map<number, EnrolmentRow>();
  const silent = new Set(value.pass.silent);
  const work = workerOn(dependencies, value, silent, request);
  let begun = 0;
  let stopped = false;
  while (begun < open.length && !stopped && (begun === 0 || milliseconds() < until)) {
    if (value.run && !(await stillStands(dependencies, enrolment))) break;
    const together = open.slice(begun, begun + atATime);
    begun += together.length;
    for (const [row, result] of await Promise.all(together.map(work))) {
      const next = rowAfter(row, result, value);
      if (next) done.set(row.line, next);
      stopped ||= result.is === 'stopped';
    }
  }
  return { rows: done, isWhole: begun >= open.length, silent: [...silent], stopped };
}

/** Looks at a row, or carries it out; a data center that has been `silent` before is not asked again. */
const workerOn = (
  dependencies: RowDependencies,
  enrolment: Enrolment,
  silent: Set<string>,
  request: RequestContext,
) => {
  const one = enrolment.run ? enrolRow(dependencies) : checkRow(dependencies);
  const caller = enrolment.run?.by ?? enrolment.createdBy;
  const asCaller = { ...request, correlationId: enrolment.id, caller };
  return async (row: RowWork['row']): Promise<readonly [RowWork['row'], RowResult]> => {
    const dataCenter = dataCenterOf(row.order, dependencies.catalog);
    if (dataCenter !== undefined && silent.has(dataCenter)) return [row, { is: 'unavailable' }];
    const result = await one({ row, enrolment, request: asCaller });
    if ('silent' in result && result.silent !== undefined) silent.add(result.silent);
    return [row, result];
  };
};

/** The row with its outcome; `undefined` when it waits for another try. */
function rowAfter(row: EnrolmentRow, result: RowResult, enrolment: Enrolment): EnrolmentRow | undefined {
  if (result.is === 'done') return withOutcome(row, result.outcome);
  return result.is === 'unavailable' && isLastTry(enrolment)
    ? withOutcome(row, { status: 'left' })
    : undefined;
}

/** Whether nobody has cancelled the enrolment, or gone on with it, since it was read. */
async function stillStands(
  { dataCenters: { home } }: RowDependencies,
  { value: { id }, version }: Loaded<Enrolment>,
): Promise<boolean> {
  const { now } = await home.load({ now: ref('enrolment', id) });
  return now?.version === version;
}
