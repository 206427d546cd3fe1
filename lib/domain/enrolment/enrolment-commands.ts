import { refusedFor } from '../action.ts';
import type { Identity } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome } from '../refusal.ts';
import { ended } from './end-enrolment.ts';
import type { Enrolment, EnrolmentDecision } from './enrolment.ts';
import { whyNotCancel, whyNotRun } from './enrolment-actions.ts';
import { passOver } from './enrolment-pass.ts';
import type { EnrolmentRow } from './enrolment-row.ts';
import { tallyOf } from './row-counts.ts';

type Decision = Outcome<EnrolmentDecision>;

/** Rows of a chunk: worked on together, and written together with what became of them. */
export const rowsPerChunk = 25;

const chunksOf = (rows: readonly EnrolmentRow[]): EnrolmentRow[][] =>
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

/** Carries out what the dry run announced, and no other row. One that runs already goes on. */
export function runEnrolment(enrolment: Enrolment, by: Identity, now: Instant): Decision {
  if (enrolment.status === 'running') return accepted({ enrolment, events: [] });
  const block = whyNotRun(enrolment);
  if (block) return refusedFor(block);
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
  return block ? refusedFor(block) : accepted(ended(enrolment, 'cancelled', [], now));
}
