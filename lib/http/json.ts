import { ProblemAnswer, problem } from './problem.ts';

/** No operation takes anything that is nested nearly as deep, and code that walks a value must not run out of stack. */
const deepest = 16;

/** Reads JSON. Throws `ProblemAnswer` for what is not valid, or nested too deep to be meant. `what` begins a sentence. */
export function jsonFrom(text: string, what: 'The body' | 'The line'): unknown {
  const value = parsed(text, what);
  if (isDeeper(value, deepest))
    throw new ProblemAnswer(
      problem('malformed-request', `${what} is nested more than ${deepest} levels deep.`),
    );
  return value;
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemAnswer(problem('malformed-request', `${what} is not valid JSON.`));
  }
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));
