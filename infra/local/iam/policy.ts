/** One statement of an IAM policy, every reference resolved. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  /** `service:Action`, with `*` and `?` as wildcards. */
  readonly actions: readonly string[];
  /** ARNs, with wildcards. Absent in a trust policy. */
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
}

/** A comparison of a request's context, such as `StringEquals` of `iam:PassedToService`. */
export interface Condition {
  readonly operator: ConditionOperator;
  readonly key: string;
  readonly values: readonly string[];
}

export type ConditionOperator = (typeof conditionOperators)[number];

/** The comparisons known here; another one stops the start rather than being taken for met. */
export const conditionOperators = [
  'StringEquals',
  'StringLike',
  'StringNotEquals',
  'ArnEquals',
  'ArnLike',
  'Bool',
] as const;

/** One thing that a caller must be allowed to do. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  /** What conditions can ask for: `iam:PassedToService`, `aws:SourceArn`… */
  readonly context?: Readonly<Record<string, string>>;
}

export type Verdict = 'allowed' | 'not allowed' | 'denied';

/** As IAM decides: a `Deny` that applies wins, then an `Allow` that applies, and what nothing allows is refused. */
export function judge(statements: readonly PolicyStatement[], need: Need): Verdict {
  const applying = statements.filter((statement) => applies(statement, need));
  if (applying.some(({ effect }) => effect === 'Deny')) return 'denied';
  return applying.length > 0 ? 'allowed' : 'not allowed';
}

/** Whether a statement speaks of what is needed. */
export function applies({ actions, resources, conditions }: PolicyStatement, need: Need): boolean {
  return (
    actions.some((pattern) => matches(pattern.toLowerCase(), need.action.toLowerCase())) &&
    resources.some((pattern) => matches(pattern, need.resource)) &&
    conditions.every((condition) => isMet(condition, need.context ?? {}))
  );
}

function isMet({ operator, key, values }: Condition, context: Readonly<Record<string, string>>): boolean {
  const value = context[key];
  if (operator === 'StringNotEquals') return value === undefined || !values.includes(value);
  if (value === undefined) return false;
  if (operator === 'StringEquals' || operator === 'Bool') return values.includes(value);
  return values.some((pattern) => matches(pattern, value));
}

const patterns = new Map<string, RegExp>();

/** `*` stands for any text, `?` for one character. */
export function matches(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  const known = patterns.get(pattern);
  const expression = known ?? new RegExp(`^${expressionOf(pattern)}$`, 's');
  if (!known) patterns.set(pattern, expression);
  return expression.test(text);
}

function expressionOf(pattern: string): string {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return literal.replaceAll('*', '.*').replaceAll('?', '.');
}
