import * as z from 'zod/mini';
import type { RowOrder, RowProblem, SentRow } from '../../lib/domain/enrolment/enrolment-row.ts';
import { externalId } from '../../lib/http/fields.ts';
import type { Present, SentFile } from '../../lib/http/input.ts';
import { jsonFrom } from '../../lib/http/json.ts';
import { type Line, lineOf } from '../../lib/http/json-lines.ts';
import { type FieldProblem, type Problem, ProblemAnswer, problem } from '../../lib/http/problem.ts';
import { columnOf } from '../../lib/presentation/enrolment-columns.ts';
import { sentRow } from '../../lib/presentation/enrolments.ts';
import { tableRows } from './enrolment-table.ts';

/** So many rows fit, with all that is kept of them, into one transaction. */
const mostRows = 1_000;
/** Of a row at fault the first fields are named. */
const mostErrors = 5;

type ReadRow = Line<Present<z.output<typeof sentRow>>>;

/**
 * The rows of a file, each valid or refused by itself (R15, R68). Throws `ProblemAnswer` for a file of which no row
 * can be taken, and for one with too many.
 */
export function rowsIn(file: SentFile): SentRow[] {
  const rows = file.format === 'csv' ? tableRows(file.text) : lineRows(file.text);
  if (rows.length > mostRows)
    throw new ProblemAnswer(
      problem('body-too-large', `Send at most ${mostRows} rows, and the others as another enrolment.`),
    );
  const sent = rows.map(({ line, read }) => sentRowOf({ line, ...lineOf(read, sentRow) }, read));
  const [first] = sent;
  if (!first) throw new ProblemAnswer(problem('invalid-request', 'The file has no rows.'));
  if (sent.every((row) => 'problem' in row) && 'problem' in first)
    throw noneFit(first.line, first.problem, file.format);
  return sent;
}

const lineRows = (text: string): ReturnType<typeof tableRows> =>
  text
    .split(/\r?\n/)
    .flatMap((raw, at) =>
      raw.trim() === '' ? [] : [{ line: at + 1, read: () => jsonFrom(raw, 'The line') }],
    );

function sentRowOf(row: ReadRow, read: () => unknown): SentRow {
  const { line } = row;
  if ('problem' in row) return { line, ...externalIdIn(read), problem: rowProblem(row.problem) };
  const { subscription, activation, ...customer } = row.value;
  if (activation && !subscription) return { line, externalId: customer.externalId, problem: serviceMissing };
  return {
    line,
    order: {
      customer: customer as RowOrder['customer'],
      ...(subscription && { subscription }),
      ...(activation && { activation }),
    },
  };
}

const idAlone = z.object({ externalId });

/** The partner's own id of a row that cannot be taken, if that much can be read. */
function externalIdIn(read: () => unknown): { readonly externalId?: string } {
  const row = lineOf(
    () => ({ externalId: (read() as { externalId?: unknown } | null)?.externalId }),
    idAlone,
  );
  return 'value' in row ? { externalId: row.value.externalId } : {};
}

const serviceMissing: RowProblem = {
  code: 'invalid-request',
  detail: 'The activation is of a service. Name it, or leave the activation out.',
  errors: [{ pointer: '/subscription', code: 'missing', detail: 'This field is required.' }],
};

const rowProblem = ({ code, detail, errors = [] }: Problem): RowProblem => ({
  code,
  detail,
  errors: errors.slice(0, mostErrors),
});

/** A file of which nothing can be taken is a mistake as a whole, of the kind of its first row. */
const noneFit = (line: number, { code, detail, errors }: RowProblem, format: SentFile['format']) =>
  new ProblemAnswer(
    problem(
      code as Problem['code'],
      `No row can be taken. Line ${line}: ${detail}`,
      format === 'csv' ? errors.map(withColumn) : errors,
    ),
  );

function withColumn(error: FieldProblem): FieldProblem {
  const column = columnOf(error.pointer);
  return column === undefined ? error : { ...error, column };
}
