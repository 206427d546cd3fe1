import type * as z from 'zod/mini';
import { checked, type Present } from './input.ts';
import { jsonFrom } from './json.ts';
import { type Problem, ProblemAnswer, problem } from './problem.ts';
import { sensitiveInput } from './sensitive-input.ts';

/** One line of a JSON Lines body: what it holds, or why it cannot be taken. Lines count from 1. */
export type Line<T> = { readonly line: number } & ({ readonly value: T } | { readonly problem: Problem });

/** So many lines are written well before a request has to be answered; an answer tells of each. */
const mostLines = 10_000;

/** Reads JSON Lines; each line is valid or refused by itself, and empty lines are passed over (R15, R68). */
export function jsonLines<S extends z.ZodMiniType>(text: string, schema: S): Line<Present<z.output<S>>>[] {
  const lines = text.replace(/^\ufeff/, '').split('\n', mostLines + 2);
  if (lines.length > mostLines + 1)
    throw new ProblemAnswer(problem('body-too-large', `Send at most ${mostLines} lines.`));
  return lines.flatMap((raw, at) =>
    raw.trim() === '' ? [] : [{ line: at + 1, ...lineOf(() => jsonFrom(raw, 'The line'), schema) }],
  );
}

/** What a line holds, or why it cannot be taken; `read` may throw `ProblemAnswer`. */
export function lineOf<S extends z.ZodMiniType>(
  read: () => unknown,
  schema: S,
): { value: Present<z.output<S>> } | { problem: Problem } {
  try {
    const value = read();
    const sensitive = sensitiveInput(value, {}, {});
    if (sensitive) return { problem: sensitive };
    return { value: checked(schema, value, 'body') as Present<z.output<S>> };
  } catch (error) {
    if (error instanceof ProblemAnswer) return { problem: error.problem };
    throw error;
  }
}
