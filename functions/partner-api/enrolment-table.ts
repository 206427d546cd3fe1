import { type CsvRecord, csvRecords } from '../../lib/http/csv.ts';
import { type FieldProblem, ProblemAnswer, problem } from '../../lib/http/problem.ts';
import { sensitiveInput } from '../../lib/http/sensitive-input.ts';
import { columns } from '../../lib/presentation/enrolment-columns.ts';

const columnNames = new Map(Object.keys(columns).map((name) => [name.toLowerCase(), name]));

/** What spreadsheets write for yes and no. */
const yesOrNo: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  sant: true,
  ja: true,
  '1': true,
  false: false,
  no: false,
  falskt: false,
  nej: false,
  '0': false,
};

/** A row as it stands in a file: where, and how to read it. `read` may throw `ProblemAnswer`. */
interface FileRow {
  readonly line: number;
  readonly read: () => unknown;
}

/**
 * The rows of a CSV file as the objects that JSON Lines would hold; empty fields are not there. Throws
 * `ProblemAnswer` for a header that does not fit, and when a row is read whose fields are not as many.
 */
export function tableRows(text: string): FileRow[] {
  const [header, ...records] = csvRecords(text);
  if (!header) return [];
  const names = columnsIn(header);
  return records.map((record) => ({ line: record.line, read: () => rowFrom(record, names) }));
}

/** The names of the columns as they are written here, in the order of the file. */
function columnsIn({ fields }: CsvRecord): string[] {
  const named = fields.map((field) => field.trim());
  while (named.at(-1) === '') named.pop();
  const sensitive = sensitiveInput(Object.fromEntries(named.map((name) => [name, ''])), {}, {});
  if (sensitive) throw new ProblemAnswer(sensitive);
  const folded = named.map((name) => name.toLowerCase());
  const errors = named.flatMap((name, at) => columnProblem(name, folded.indexOf(name.toLowerCase()) < at));
  if (errors.length > 0)
    throw new ProblemAnswer(
      problem(
        'invalid-request',
        `The first record names the columns. They can be: ${Object.keys(columns).join(', ')}.`,
        errors.slice(0, mostNamed),
      ),
    );
  return named.map((name) => columnNames.get(name.toLowerCase()) ?? name);
}

const mostNamed = 20;
const longestName = 64;

function columnProblem(name: string, isRepeated: boolean): FieldProblem[] {
  const pointer = `/${name.slice(0, longestName).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (!columnNames.has(name.toLowerCase()))
    return [{ pointer, code: 'unknown-field', detail: 'This column is not known here. Remove it.' }];
  return isRepeated ? [{ pointer, code: 'repeated', detail: 'This column is there already.' }] : [];
}

function rowFrom({ fields }: CsvRecord, names: readonly string[]): unknown {
  const beyond = fields.slice(names.length).some((field) => field.trim() !== '');
  if (beyond || fields.length < names.length)
    throw new ProblemAnswer(
      problem('malformed-request', `The row has ${fields.length} fields, and the first one ${names.length}.`),
    );
  const row: Nested = {};
  for (const [at, name] of names.entries()) {
    const text = (fields[at] ?? '').trim();
    if (text !== '') put(row, columns[name]?.split('.') ?? [], cellOf(name, text));
  }
  return row;
}

const cellOf = (name: string, text: string): unknown =>
  name === 'sendActivation' ? (yesOrNo[text.toLowerCase()] ?? text) : text;

interface Nested {
  [name: string]: unknown;
}

function put(row: Nested, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    row[name] = value;
    return;
  }
  const inner = (row[name] ?? {}) as Nested;
  row[name] = inner;
  put(inner, rest, value);
}
