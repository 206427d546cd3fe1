import { type Actions, actionsFrom, type BlockedAction } from '../action.ts';
import type { EventBase } from '../change.ts';
import type { Identity } from '../identity.ts';
import { addDays, type Instant } from '../instant.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { type EnrolmentRow, isOpen, type RowStatus } from './enrolment-row.ts';

/**
 * `checking`: the dry run is under way; `checked`: it says what would happen; `stopped`: whoever started it has lost
 * the membership.
 */
export const enrolmentStatuses = [
  'checking',
  'checked',
  'running',
  'finished',
  'cancelled',
  'stopped',
] as const;
export type EnrolmentStatus = (typeof enrolmentStatuses)[number];

/** How many rows stand how. */
export type RowCounts = Readonly<Record<RowStatus, number>>;

/** How far a pass over the rows has come. Rows are worked on in chunks. */
export interface Pass {
  /** Chunks that are still to be gone through, the next one first. */
  readonly ahead: readonly number[];
  /** Chunks with rows whose data center did not answer: the next pass. */
  readonly again: readonly number[];
  /** Passes that were made for such rows. */
  readonly tries: number;
  /** Data centers that did not answer in this pass; it asks them no more. */
  readonly silent: readonly string[];
}

/** A bulk enrolment: a file of rows that is looked at first, and then carried out. Lives at home. */
export interface Enrolment {
  readonly id: string;
  readonly partnerId: string;
  readonly status: EnrolmentStatus;
  readonly createdAt: Instant;
  /** Whose membership the dry run relies on. */
  readonly createdBy: Identity;
  readonly checkedAt?: Instant;
  /** The run, and whose membership it relies on. */
  readonly run?: { readonly at: Instant; readonly by: Identity };
  readonly endedAt?: Instant;
  readonly chunks: number;
  readonly total: number;
  readonly rows: RowCounts;
  readonly pass: Pass;
  /** From here on only the counts are known. */
  readonly rowsForgottenAt?: Instant;
}

export interface EnrolmentEvent extends EventBase {
  readonly type:
    | 'enrolment-opened'
    | 'rows-checked'
    | 'enrolment-checked'
    | 'enrolment-run'
    | 'rows-enrolled'
    | 'enrolment-finished'
    | 'enrolment-cancelled'
    | 'enrolment-stopped'
    | 'enrolment-lapsed'
    | 'rows-forgotten';
  /** How many rows were worked on. */
  readonly count?: number;
}

export interface EnrolmentDecision {
  readonly enrolment: Enrolment;
  readonly events: readonly EnrolmentEvent[];
  /** From when on the rows are worked on; absent when there is nothing to do. */
  readonly goesOnAt?: Instant;
}
type Decision = Outcome<EnrolmentDecision>;

/** Rows of a chunk: worked on together, and written together with what became of them. */
export const rowsPerChunk = 25;

export const chunksOf = (rows: readonly EnrolmentRow[]): EnrolmentRow[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsPerChunk) }, (_, at) =>
    rows.slice(at * rowsPerChunk, (at + 1) * rowsPerChunk),
  );

/** Opens a bulk enrolment, whose dry run begins. */
export function openEnrolment(
  rows: readonly EnrolmentRow[],
  by: { readonly id: string; readonly partnerId: string; readonly caller: Identity },
  now: Instant,
): EnrolmentDecision & { readonly chunks: readonly (readonly EnrolmentRow[])[] } {
  const chunks = chunksOf(rows);
  return {
    chunks,
    enrolment: {
      id: by.id,
      partnerId: by.partnerId,
      status: 'checking',
      createdAt: now,
      createdBy: by.caller,
      chunks: chunks.length,
      total: rows.length,
      rows: tallyOf(rows),
      pass: passOver(chunks.length),
    },
    events: [{ type: 'enrolment-opened', at: now, count: rows.length }],
    goesOnAt: now,
  };
}

const passOver = (chunks: number): Pass => ({
  ahead: Array.from({ length: chunks }, (_, at) => at),
  again: [],
  tries: 0,
  silent: [],
});

const noRows: Record<RowStatus, number> = {
  unchecked: 0,
  'would-enrol': 0,
  enrolled: 0,
  unchanged: 0,
  refused: 0,
  left: 0,
};

function tallyOf(rows: readonly Pick<EnrolmentRow, 'status'>[]): RowCounts {
  const tally = { ...noRows };
  for (const { status } of rows) tally[status]++;
  return tally;
}

const recounted = (counts: RowCounts, before: RowCounts, after: RowCounts): RowCounts => ({
  unchecked: counts.unchecked - before.unchecked + after.unchecked,
  'would-enrol': counts['would-enrol'] - before['would-enrol'] + after['would-enrol'],
  enrolled: counts.enrolled - before.enrolled + after.enrolled,
  unchanged: counts.unchanged - before.unchanged + after.unchanged,
  refused: counts.refused - before.refused + after.refused,
  left: counts.left - before.left + after.left,
});

/** A row as its enrolment's readers see it: once that has ended, what was not come to is left. */
export const asSeen = (row: EnrolmentRow, { endedAt }: Pick<Enrolment, 'endedAt'>): EnrolmentRow =>
  endedAt !== undefined && isOpen(row) ? { ...row, status: 'left' } : row;

export const isUnderWay = ({ status }: Pick<Enrolment, 'status'>): boolean =>
  status === 'checking' || status === 'running';

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

type End = Extract<EnrolmentStatus, 'finished' | 'cancelled' | 'stopped'>;

/** Whatever was not come to is left. */
function ended(
  enrolment: Enrolment,
  status: End,
  events: readonly EnrolmentEvent[],
  now: Instant,
): EnrolmentDecision {
  const { rows } = enrolment;
  const left = rows.left + rows.unchecked + rows['would-enrol'];
  return {
    enrolment: {
      ...enrolment,
      status,
      endedAt: now,
      rows: { ...rows, unchecked: 0, 'would-enrol': 0, left },
    },
    events: [...events, { type: `enrolment-${status}`, at: now }],
    // Rows that are left are still to be rid of what they asked for.
    ...(status !== 'finished' && { goesOnAt: now }),
  };
}

/** Carries out what the dry run announced, and no other row. One that runs already goes on. */
export function runEnrolment(enrolment: Enrolment, by: Identity, now: Instant): Decision {
  if (enrolment.status === 'running') return accepted({ enrolment, events: [] });
  const block = whyNotRun(enrolment);
  if (block) return refusedBy(block);
  return accepted({
    enrolment: { ...enrolment, status: 'running', run: { at: now, by }, pass: passOver(enrolment.chunks) },
    events: [{ type: 'enrolment-run', at: now }],
    goesOnAt: now,
  });
}

/** Stops before the next row; what is done stays done. Again changes nothing. */
export function cancelEnrolment(enrolment: Enrolment, now: Instant): Decision {
  if (enrolment.status === 'cancelled') return accepted({ enrolment, events: [] });
  const block = whyNotCancel(enrolment);
  return block ? refusedBy(block) : accepted(ended(enrolment, 'cancelled', [], now));
}

/** Only counts are kept of rows whose time is over; what was never run until then is not run any more. */
export function forgetRows(enrolment: Enrolment, now: Instant): EnrolmentDecision {
  const lapsed = enrolment.endedAt === undefined;
  const over = lapsed
    ? ended(enrolment, 'cancelled', [{ type: 'enrolment-lapsed', at: now }], now)
    : { enrolment, events: [] };
  return {
    enrolment: { ...over.enrolment, rowsForgottenAt: now },
    events: [...over.events, { type: 'rows-forgotten', at: now }],
  };
}

type Block = Omit<BlockedAction, 'action'>;
const refusedBy = ({ code, reason, remedy }: Block): Outcome<never> => refused(code, `${reason} ${remedy}`);

const endedBlock: Block = {
  code: 'enrolment-ended',
  reason: 'This enrolment has ended.',
  remedy: 'Send the rows that are left as a new one: what is done already is not done again.',
};

function whyNotRun({ status, rows }: Enrolment): Block | undefined {
  switch (status) {
    case 'checking':
      return {
        code: 'enrolment-not-checked',
        reason: 'The dry run is still under way.',
        remedy: 'Wait until the status is checked, and look at the rows.',
      };
    case 'checked':
      return rows['would-enrol'] > 0
        ? undefined
        : {
            code: 'nothing-to-enrol',
            reason: 'The dry run found no row with anything to do.',
            remedy: 'Correct the rows that are refused, and send them as a new enrolment.',
          };
    case 'running':
      return {
        code: 'enrolment-running',
        reason: 'The enrolment runs already.',
        remedy: 'Wait until it has finished.',
      };
    case 'finished':
    case 'cancelled':
    case 'stopped':
      return endedBlock;
    default:
      return status satisfies never;
  }
}

const whyNotCancel = ({ endedAt }: Enrolment): Block | undefined =>
  endedAt === undefined ? undefined : endedBlock;

export type EnrolmentAction = 'run' | 'cancel';

/** What can be done with a bulk enrolment now (R65). */
export const enrolmentActions = (enrolment: Enrolment): Actions<EnrolmentAction> =>
  actionsFrom<EnrolmentAction>({
    run: whyNotRun(enrolment) ?? true,
    cancel: whyNotCancel(enrolment) ?? true,
  });
