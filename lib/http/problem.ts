import { type ProblemCode, statusOf } from './status.ts';

/** One field at fault, by RFC 6901 pointer into the body, or by query parameter. */
export interface FieldProblem {
  readonly pointer: string;
  /** The column of a table that it stands in. */
  readonly column?: string;
  readonly code: string;
  readonly detail: string;
}

/** Problem details (RFC 9457) with a stable code (R68). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly errors?: readonly FieldProblem[];
}

const titleOf = (code: ProblemCode): string => {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The problem that a code stands for. `errors` names the fields at fault. */
export const problem = (code: ProblemCode, detail: string, errors?: readonly FieldProblem[]): Problem => ({
  type: `urn:onramp:problem:${code}`,
  title: titleOf(code),
  status: statusOf[code],
  detail,
  code,
  ...(errors && errors.length > 0 && { errors }),
});

/** Thrown at the edge to answer with a problem. */
export class ProblemAnswer extends Error {
  override readonly name = 'ProblemAnswer';
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  constructor(answer: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(answer.code);
    this.problem = answer;
    this.headers = headers;
  }
}
