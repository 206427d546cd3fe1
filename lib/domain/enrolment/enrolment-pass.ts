import { addDays, type Instant } from '../instant.ts';
import { ended } from './end-enrolment.ts';
import {
  asSeen,
  type Enrolment,
  type EnrolmentDecision,
  type EnrolmentEvent,
  isUnderWay,
  type Pass,
} from './enrolment.ts';
import type { EnrolmentRow } from './enrolment-row.ts';
import { recounted, tallyOf } from './row-counts.ts';

export const passOver = (chunks: number): Pass => ({
  ahead: Array.from({ length: chunks }, (_, at) => at),
  again: [],
  tries: 0,
  silent: [],
});

/** Whether a row still waits for what is under way: the dry run, or the run. */
export const isAhead = ({ status }: EnrolmentRow, { run }: Pick<Enrolment, 'run'>): boolean =>
  status === (run ? 'would-enrol' : 'unchecked');

/** Minutes before each further pass for rows whose data center did not answer; after the last one they are left. */
const pauses = [2, 4, 8, 16, 30, 30];
const minutesPerDay = 24 * 60;

/** Whether a row whose data center does not answer is left, and not tried again. */
export const isLastTry = ({ pass }: Pick<Enrolment, 'pass'>): boolean => pass.tries >= pauses.length;

/** What became of some rows of the chunk that comes next. */
export interface Slice {
  readonly before: readonly EnrolmentRow[];
  readonly after: readonly EnrolmentRow[];
  /** Whether every row of the chunk was come to. */
  readonly isWhole: boolean;
  /** Data centers that did not answer. */
  readonly silent: readonly string[];
  /** Whether whoever started it has lost the membership. */
  readonly stopped: boolean;
}

/** The enrolment once a slice is done. Of one that was ended meanwhile only the counts change. */
export function afterSlice(enrolment: Enrolment, slice: Slice, now: Instant): EnrolmentDecision {
  const { before, after } = slice;
  const seen = (rows: readonly EnrolmentRow[]) => tallyOf(rows.map((row) => asSeen(row, enrolment)));
  const counted = { ...enrolment, rows: recounted(enrolment.rows, seen(before), seen(after)) };
  const count = after.filter((row, at) => row.status !== before[at]?.status).length;
  const worked: EnrolmentEvent = {
    type: enrolment.run ? 'rows-enrolled' : 'rows-checked',
    at: now,
    count,
  };
  if (!isUnderWay(enrolment)) return { enrolment: counted, events: [worked], goesOnAt: now };
  if (slice.stopped) return ended(counted, 'stopped', [worked], now);
  const pass = afterChunk(enrolment, slice);
  if (pass.ahead.length > 0) return { enrolment: { ...counted, pass }, events: [worked], goesOnAt: now };
  if (pass.again.length > 0) {
    const pause = pauses[pass.tries] ?? 0;
    const next: Pass = { ahead: pass.again, again: [], tries: pass.tries + 1, silent: [] };
    return {
      enrolment: { ...counted, pass: next },
      events: [worked],
      goesOnAt: addDays(now, pause / minutesPerDay),
    };
  }
  return enrolment.status === 'running'
    ? ended({ ...counted, pass }, 'finished', [worked], now)
    : {
        enrolment: { ...counted, pass, status: 'checked', checkedAt: now },
        events: [worked, { type: 'enrolment-checked', at: now }],
      };
}

function afterChunk(enrolment: Enrolment, { after, isWhole, silent }: Slice): Pass {
  const { pass } = enrolment;
  const heard = { ...pass, silent: [...new Set([...pass.silent, ...silent])] };
  const [chunk, ...ahead] = pass.ahead;
  if (!isWhole || chunk === undefined) return heard;
  return {
    ...heard,
    ahead,
    again: after.some((row) => isAhead(row, enrolment)) ? [...pass.again, chunk] : pass.again,
  };
}
