import { OperatorError } from '../operator-error.ts';
import type { Resource } from '../template/stack.ts';
import {
  type Condition,
  type ConditionOperator,
  conditionOperators,
  type PolicyStatement,
} from './policy.ts';

/** A role of a template with all that its policies say, wherever they are written. */
export interface RoleDefinition {
  readonly name: string;
  readonly arn: string;
  /** Who may take the role; `resources` are the service principals. */
  readonly trust: readonly PolicyStatement[];
  readonly statements: readonly PolicyStatement[];
}

interface PolicyDocument {
  readonly Statement?: unknown;
}

/** What AWS's own policies allow, as far as templates here attach them. */
const managedPolicies: Readonly<Record<string, readonly string[]>> = {
  AWSLambdaBasicExecutionRole: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
};

/** Reads the roles of a stack: inline policies, attached ones, `AWS::IAM::Policy` and `ManagedPolicy`. @throws OperatorError */
export function readRoles(resources: readonly Resource[]): RoleDefinition[] {
  const policies = resources.filter(({ type }) => /^AWS::IAM::(Managed)?Policy$/.test(type));
  const own = new Map(
    policies.flatMap((policy) => (policy.attributes.Arn ? [[policy.attributes.Arn, policy] as const] : [])),
  );
  return resources
    .filter(({ type }) => type === 'AWS::IAM::Role')
    .map((role) => ({
      name: role.id,
      arn: role.attributes.Arn ?? '',
      trust: readTrust(role),
      statements: [
        ...listOf(role.properties.Policies).flatMap((policy) =>
          readStatements((policy as { PolicyDocument: PolicyDocument }).PolicyDocument, role.logicalId),
        ),
        ...listOf(role.properties.ManagedPolicyArns).flatMap((arn) => {
          const policy = own.get(String(arn));
          return policy
            ? readStatements(policy.properties.PolicyDocument as PolicyDocument, policy.logicalId)
            : [managedStatement(String(arn), role.logicalId)];
        }),
        ...policies
          .filter(({ properties }) => listOf(properties.Roles).includes(role.id))
          .flatMap(({ properties, logicalId }) =>
            readStatements(properties.PolicyDocument as PolicyDocument, logicalId),
          ),
      ],
    }));
}

function managedStatement(arn: string, owner: string): PolicyStatement {
  const actions = managedPolicies[arn.split('/').at(-1) ?? ''];
  if (!actions) throw new OperatorError(`The local cloud does not know the policy ${arn} of ${owner}.`);
  return { effect: 'Allow', actions, resources: ['*'], conditions: [] };
}

function readTrust({ properties, logicalId }: Resource): PolicyStatement[] {
  const { Statement } = properties.AssumeRolePolicyDocument as PolicyDocument;
  return listOf(Statement).map((each) => {
    const { Principal } = each as { Principal?: { Service?: unknown } };
    return { ...readStatement(each, logicalId), resources: listOf(Principal?.Service).map(String) };
  });
}

function readStatements({ Statement }: PolicyDocument, owner: string): PolicyStatement[] {
  return listOf(Statement).map((each) => readStatement(each, owner));
}

const understood = ['Sid', 'Effect', 'Action', 'Resource', 'Condition', 'Principal'];

function readStatement(statement: unknown, owner: string): PolicyStatement {
  const { Effect, Action, Resource, Condition } = statement as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(statement as object).find((name) => !understood.includes(name));
  if (unknown)
    throw new OperatorError(`The local cloud does not understand ${unknown} in a policy of ${owner}.`);
  return {
    effect: Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: listOf(Action).map(String),
    resources: listOf(Resource).map(String),
    conditions: readConditions(Condition, owner),
  };
}

function readConditions(given: unknown, owner: string): Condition[] {
  return Object.entries((given ?? {}) as Record<string, Record<string, unknown>>).flatMap(
    ([operator, tests]) => {
      if (!(conditionOperators as readonly string[]).includes(operator))
        throw new OperatorError(
          `The local cloud does not know the condition ${operator} in a policy of ${owner}.`,
        );
      return Object.entries(tests).map(([key, value]) => ({
        operator: operator as ConditionOperator,
        key,
        values: listOf(value).map(String),
      }));
    },
  );
}

/** A single value, or a list of them, as policies write it. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
