import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { accountNumberPattern } from './fields.ts';
import { ProblemAnswer, problem } from './problem.ts';

/** Ids and names: what needs no encoding in a path, and no longer than a key of the table may be. */
const anyId = /^[\w.~-]{1,64}$/;

const patterns: Readonly<Record<string, RegExp>> = { accountNumber: accountNumberPattern };

/** The parameters of a request's path, trimmed as fields of a body are. */
export const pathParametersOf = (event: APIGatewayProxyEventV2): Record<string, string> =>
  Object.fromEntries(
    Object.entries(event.pathParameters ?? {}).map(([name, value = '']) => [name, value.trim()]),
  );

/** Throws `ProblemAnswer` (404) for a parameter that names nothing, whoever asks, because of its form. */
export function checkPathParameters(parameters: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(parameters))
    if (!(patterns[name] ?? anyId).test(value)) throw nothingThere(name);
}

function nothingThere(name: string): ProblemAnswer {
  const detail = `There is nothing at this path, because its ${name} has not the form of one.`;
  return new ProblemAnswer(
    problem('unknown-path', detail, [{ pointer: `/path/${name}`, code: 'unknown-path', detail }]),
  );
}
