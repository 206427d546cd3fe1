import { OperatorError } from '../operator-error.ts';

/** What a template's functions can look up. */
export interface Scope {
  /** `Ref`: a pseudo parameter, a parameter's default, or a resource's physical id. */
  ref(name: string): unknown;
  /** `Fn::GetAtt`. */
  attribute(logicalId: string, name: string): unknown;
  condition(name: string): boolean;
  mapping(name: string, first: string, second: string): unknown;
  importValue(name: string): unknown;
}

type Resolve = (value: unknown) => unknown;
type Intrinsic = (argument: unknown, scope: Scope, resolve: Resolve) => unknown;

/** Stands for `AWS::NoValue`: the property or element is left out. */
export const noValue = Symbol('AWS::NoValue');

const text = (value: unknown, of: string): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new OperatorError(`The template uses ${of} on something that is no text: ${JSON.stringify(value)}.`);
};

const list = (value: unknown, of: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new OperatorError(`The template uses ${of} on something that is no list: ${JSON.stringify(value)}.`);
};

const substitute: Intrinsic = (argument, scope, resolve) => {
  const [template, variables] = Array.isArray(argument)
    ? [text(argument[0], 'Fn::Sub'), resolve(argument[1]) as Record<string, unknown>]
    : [text(argument, 'Fn::Sub'), {}];
  return template.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (Object.hasOwn(variables, name)) return text(variables[name], 'Fn::Sub');
    const [logicalId = '', ...attribute] = name.split('.');
    const value = attribute.length ? scope.attribute(logicalId, attribute.join('.')) : scope.ref(logicalId);
    return text(value, 'Fn::Sub');
  });
};

const getAttribute: Intrinsic = (argument, scope) => {
  const [logicalId, ...name] = Array.isArray(argument) ? argument : text(argument, 'Fn::GetAtt').split('.');
  return scope.attribute(text(logicalId, 'Fn::GetAtt'), name.join('.'));
};

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(text(argument, 'Ref')),
  'Fn::GetAtt': getAttribute,
  'Fn::Sub': substitute,
  'Fn::Join': (argument, _scope, resolve) => {
    const [separator, parts] = list(argument, 'Fn::Join');
    return list(resolve(parts), 'Fn::Join')
      .map((part) => text(part, 'Fn::Join'))
      .join(text(separator, 'Fn::Join'));
  },
  'Fn::Select': (argument, _scope, resolve) => {
    const [index, parts] = list(argument, 'Fn::Select');
    const selected = list(resolve(parts), 'Fn::Select')[Number(resolve(index))];
    if (selected === undefined)
      throw new OperatorError(
        `The template selects an element that is not there: ${JSON.stringify(argument)}.`,
      );
    return selected;
  },
  'Fn::Split': (argument, _scope, resolve) => {
    const [separator, whole] = list(argument, 'Fn::Split');
    return text(resolve(whole), 'Fn::Split').split(text(separator, 'Fn::Split'));
  },
  'Fn::If': (argument, scope, resolve) => {
    const [name, yes, no] = list(argument, 'Fn::If');
    return resolve(scope.condition(text(name, 'Fn::If')) ? yes : no);
  },
  'Fn::FindInMap': (argument, scope, resolve) => {
    const [map, first, second] = list(argument, 'Fn::FindInMap').map((key) =>
      text(resolve(key), 'Fn::FindInMap'),
    );
    return scope.mapping(map ?? '', first ?? '', second ?? '');
  },
  'Fn::ImportValue': (argument, scope, resolve) =>
    scope.importValue(text(resolve(argument), 'Fn::ImportValue')),
  'Fn::Base64': (argument, _scope, resolve) =>
    Buffer.from(text(resolve(argument), 'Fn::Base64')).toString('base64'),
  'Fn::Equals': (argument, _scope, resolve) => {
    const [left, right] = list(resolve(argument), 'Fn::Equals');
    return left === right;
  },
  'Fn::Not': (argument, _scope, resolve) => !list(resolve(argument), 'Fn::Not')[0],
  'Fn::And': (argument, _scope, resolve) => list(resolve(argument), 'Fn::And').every(Boolean),
  'Fn::Or': (argument, _scope, resolve) => list(resolve(argument), 'Fn::Or').some(Boolean),
  Condition: (argument, scope) => scope.condition(text(argument, 'Condition')),
};

/** Only a lone `Condition` with a name is a reference to one; a policy statement has the key as well. */
const intrinsicOf = (value: object): [string, unknown] | undefined => {
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length !== 1 || !only) return undefined;
  const [key, argument] = only;
  if (key === 'Condition' && typeof argument !== 'string') return undefined;
  return key === 'Ref' || key === 'Condition' || key.startsWith('Fn::') ? only : undefined;
};

/**
 * Replaces the intrinsic functions in a template's value by what they stand for.
 * Throws a OperatorError for one that is not known.
 */
export function resolveIntrinsics(value: unknown, scope: Scope): unknown {
  const resolve: Resolve = (inner) => resolveIntrinsics(inner, scope);
  if (Array.isArray(value)) return value.map(resolve).filter((element) => element !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const call = intrinsicOf(value);
  if (call) {
    const [name, argument] = call;
    const intrinsic = intrinsics[name];
    if (!intrinsic)
      throw new OperatorError(`The template uses ${name}, which the local cloud does not know.`);
    return intrinsic(argument, scope, resolve);
  }
  const resolved = Object.entries(value).map(([key, inner]) => [key, resolve(inner)] as const);
  return Object.fromEntries(resolved.filter(([, inner]) => inner !== noValue));
}
