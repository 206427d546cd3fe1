import type { EnrolmentRow, RowStatus } from './enrolment-row.ts';

/** How many rows stand how. */
export type RowCounts = Readonly<Record<RowStatus, number>>;

const noRows: Record<RowStatus, number> = {
  unchecked: 0,
  'would-enrol': 0,
  enrolled: 0,
  unchanged: 0,
  refused: 0,
  left: 0,
};

export function tallyOf(rows: readonly Pick<EnrolmentRow, 'status'>[]): RowCounts {
  const tally = { ...noRows };
  for (const { status } of rows) tally[status]++;
  return tally;
}

export const recounted = (counts: RowCounts, before: RowCounts, after: RowCounts): RowCounts => ({
  unchecked: counts.unchecked - before.unchecked + after.unchecked,
  'would-enrol': counts['would-enrol'] - before['would-enrol'] + after['would-enrol'],
  enrolled: counts.enrolled - before.enrolled + after.enrolled,
  unchanged: counts.unchanged - before.unchanged + after.unchanged,
  refused: counts.refused - before.refused + after.refused,
  left: counts.left - before.left + after.left,
});
