import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { jsonFrom } from './json.ts';
import { checkPathParameters, pathParametersOf } from './path-parameters.ts';
import { type FieldProblem, ProblemAnswer, problem } from './problem.ts';
import type { Route } from './route.ts';
import { sensitiveInput } from './sensitive-input.ts';

/** The parts of a request, checked against the route's schemas. */
export interface Input {
  readonly path: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
}

/** What was parsed from JSON has no field that is `undefined`: it is there or it is not. */
export type Present<T> = T extends string | number | boolean | null
  ? T
  : { readonly [Key in keyof T]: Present<Exclude<T[Key], undefined>> };

/** Larger bodies than any operation needs are refused unread. */
export const largestBodyBytes = 64 * 1024;
/** As base64 it must fit, with all else of the event, into the 6 MB with which a function can be called. */
const largestLinesBytes = 4 * 1024 * 1024;
const linesType = /^application\/(?:x-ndjson|jsonl|x-jsonlines)\s*(?:;.*)?$/i;
const csvType = /^text\/csv\s*(?:;.*)?$/i;
const jsonType = /^application\/(?:[\w.+-]+\+)?json\s*(?:;.*)?$/i;

const noQuery = z.strictObject({});

/** Reads a request by its route. Throws `ProblemAnswer` for what cannot be read or is not valid (R15, R68). */
export function inputOf(event: APIGatewayProxyEventV2, route: Route): Input {
  const path = pathParametersOf(event);
  const query = event.queryStringParameters ?? {};
  if (route.bodyCsvExample !== undefined) return { path, query, body: fileOf(event) };
  if (route.bodyLines) return { path, query, body: textOf(event, linesType, largestLinesBytes) };
  const raw = route.body ? bodyOf(event, route.bodyOptional === true) : undefined;
  const sensitive = sensitiveInput(raw, query, path);
  if (sensitive) throw new ProblemAnswer(sensitive);
  checkPathParameters(path);
  return {
    path,
    query: checked(route.query ?? noQuery, query, 'query'),
    body: route.body ? checked(route.body, raw, 'body') : undefined,
  };
}

/** A file of rows: JSON Lines, or a table. */
export interface SentFile {
  readonly format: 'lines' | 'csv';
  readonly text: string;
}

/** All of its rows are stored in one transaction, which takes 4 MB. */
const largestFileBytes = 1024 * 1024;
const fileType = new RegExp(`${linesType.source}|${csvType.source}`, 'i');
const noText = '\ufffd';
const byteOrderMark = /^\ufeff/;

function fileOf(event: APIGatewayProxyEventV2): SentFile {
  const text = textOf(event, fileType, largestFileBytes);
  if (text.includes(noText))
    throw new ProblemAnswer(
      problem('malformed-request', 'The file is not UTF-8. In Excel, save it as “CSV UTF-8”.'),
    );
  const isTable = csvType.test(event.headers['content-type'] ?? '');
  return { format: isTable ? 'csv' : 'lines', text: text.replace(byteOrderMark, '') };
}

function bodyOf(event: APIGatewayProxyEventV2, optional: boolean): unknown {
  const text = textOf(event, jsonType, largestBodyBytes);
  return text === '' && optional ? {} : jsonFrom(text, 'The body');
}

const mediaTypes = new Map([
  [jsonType, 'JSON as application/json'],
  [linesType, 'JSON Lines as application/x-ndjson'],
  [fileType, 'JSON Lines as application/x-ndjson, or CSV as text/csv'],
]);

function textOf(event: APIGatewayProxyEventV2, type: RegExp, largest: number): string {
  const body = event.body ?? '';
  const text = event.isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
  if (Buffer.byteLength(text) > largest)
    throw new ProblemAnswer(problem('body-too-large', `Send at most ${largest} bytes.`));
  if (text !== '' && !type.test(event.headers['content-type'] ?? ''))
    throw new ProblemAnswer(
      problem('unsupported-media-type', `Send ${mediaTypes.get(type) ?? 'another media type'}.`),
    );
  return text;
}

/** An answer names the first fields at fault, and of a name that is not ours the beginning: enough to find them. */
const mostFieldsNamed = 20;
const longestName = 64;

/** The value of a schema. Throws `ProblemAnswer` that points to each field at fault. */
export function checked(schema: z.ZodMiniType, value: unknown, part: 'query' | 'body'): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .flatMap((issue) => fieldProblems(issue, value, part))
    .slice(0, mostFieldsNamed);
  const fields = errors.map(({ pointer }) => pointer || 'the body').join(', ');
  const code = part === 'query' ? 'malformed-request' : 'invalid-request';
  throw new ProblemAnswer(problem(code, `Correct ${fields}, then send the request again.`, errors));
}

type Issue = z.core.$ZodIssue;

function fieldProblems(issue: Issue, value: unknown, part: 'query' | 'body'): FieldProblem[] {
  const prefix = part === 'query' ? '/query' : '';
  const at = (path: readonly PropertyKey[]): string =>
    prefix + path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: at([...issue.path, key.slice(0, longestName).toWellFormed()]),
      code: 'unknown-field',
      detail: 'This field is not known here. Remove it.',
    }));
  if (issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined)
    return [{ pointer: at(issue.path), code: 'missing', detail: 'This field is required.' }];
  return [{ pointer: at(issue.path), code: codeOf(issue), detail: wording(issue) }];
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((part, step) => (part as Record<PropertyKey, unknown> | undefined)?.[step], value);

/** A rule of our own is named by its schema; what kind of thing is meant is a value like any other. */
function codeOf(issue: Issue): string {
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') return issue.params.code;
  return (issue.code === 'invalid_union' ? 'invalid_value' : issue.code).replaceAll('_', '-');
}

/** What is wrong with a field, never what it held. */
function wording(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Give this as ${issue.expected}.`;
    case 'too_small':
      return `This is too short or too small: at least ${issue.minimum}.`;
    case 'too_big':
      return `This is too long or too large: at most ${issue.maximum}.`;
    case 'invalid_value':
      return `Give one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return issue.message === 'Invalid input'
        ? `This is not a valid ${issue.format}.`
        : `Give ${issue.message}.`;
    default:
      return issue.message === 'Invalid input' ? 'This is not valid.' : issue.message;
  }
}
