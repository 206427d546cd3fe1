import type { EventBase } from '../change.ts';
import type { Identity } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { type EnrolmentRow, isOpen } from './enrolment-row.ts';
import type { RowCounts } from './row-counts.ts';

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

/** A row as its enrolment's readers see it: once that has ended, what was not come to is left. */
export const asSeen = (row: EnrolmentRow, { endedAt }: Pick<Enrolment, 'endedAt'>): EnrolmentRow =>
  endedAt !== undefined && isOpen(row) ? { ...row, status: 'left' } : row;

export const isUnderWay = ({ status }: Pick<Enrolment, 'status'>): boolean =>
  status === 'checking' || status === 'running';
