import { OperatorError } from '../operator-error.ts';

/** Whether a record passes a filter. */
export type Filter = (record: unknown) => boolean;

type Test = (value: unknown) => boolean;
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value === 'string' && test(value);

/** The comparisons of EventBridge patterns that make sense for a table's records: numbers are text there. */
const operators: Readonly<Record<string, (argument: unknown) => Test>> = {
  prefix: (argument) => text((value) => value.startsWith(String(argument))),
  suffix: (argument) => text((value) => value.endsWith(String(argument))),
  exists: (argument) => (value) => (value !== undefined) === argument,
  'anything-but': (argument) => (value) => value !== undefined && ![argument].flat().includes(value),
  'equals-ignore-case': (argument) => text((value) => value.toLowerCase() === String(argument).toLowerCase()),
};

const testOf = (rule: unknown): Test => {
  if (!isObject(rule)) return (value) => value === rule;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(rule);
  const operator = operators[name];
  const nested = name === 'anything-but' && isObject(argument);
  if (!operator || nested || others.length > 0)
    throw new OperatorError(`The local cloud does not know the stream filter ${JSON.stringify(rule)}.`);
  return operator(argument);
};

const compile = (pattern: Json): Filter => {
  const parts = Object.entries(pattern).map(([key, rule]): Filter => {
    if (key === '$or') return anyOf(rule);
    const matches = ruleOf(rule);
    return (value) => matches(isObject(value) ? value[key] : undefined);
  });
  return (value) => parts.every((part) => part(value));
};

const anyOf = (patterns: unknown): Filter => {
  if (!Array.isArray(patterns) || !patterns.every(isObject))
    throw new OperatorError(`$or lists patterns, unlike ${JSON.stringify(patterns)}.`);
  const filters = patterns.map(compile);
  return (value) => filters.some((filter) => filter(value));
};

const ruleOf = (rule: unknown): Filter => {
  if (isObject(rule)) return compile(rule);
  if (!Array.isArray(rule))
    throw new OperatorError(`A stream filter lists its values in brackets, unlike ${JSON.stringify(rule)}.`);
  const tests = rule.map(testOf);
  // Of a list in the event it is enough that one of its values fits.
  return (value) => tests.some((test) => (Array.isArray(value) ? value.some(test) : test(value)));
};

/**
 * Reads the filters of an event source mapping: a record passes if any of them matches, or if there is none.
 * Throws an OperatorError for a comparison that is not known.
 */
export function compileFilters(patterns: readonly string[]): Filter {
  const filters = patterns.map((pattern) => compile(JSON.parse(pattern)));
  return (record) => filters.length === 0 || filters.some((filter) => filter(record));
}
