import { OperatorError } from '../operator-error.ts';
import type { DataCenterModel, FunctionDefinition } from '../template/model.ts';
import { judge } from './policy.ts';
import type { RoleDefinition } from './roles.ts';

const readingAStream = [
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:DescribeStream',
  'dynamodb:ListStreams',
];

/**
 * What Lambda checks when an event source or a destination is set up: that the function's role may use it.
 *
 * @throws OperatorError as the deployment would fail
 */
export function checkDeployment({ dataCenter, functions, mappings, roles }: DataCenterModel): void {
  const check = (
    { roleArn, program }: FunctionDefinition,
    action: string,
    resource: string,
    what: string,
  ) => {
    const { statements = [] } = roles.find(({ arn }) => arn === roleArn) ?? {};
    if (judge(statements, { action, resource }) === 'allowed') return;
    throw new OperatorError(
      `${what} of ${program} in ${dataCenter} cannot be deployed: its role does not allow ${action} on ${resource}.`,
    );
  };
  for (const definition of functions) {
    const { onFailureArn } = definition.asynchronous;
    if (onFailureArn) check(definition, 'sqs:SendMessage', onFailureArn, 'The failure destination');
  }
  for (const { functionArn, streamArn, onFailureArn } of mappings) {
    const reader = functions.find(({ arn }) => arn === functionArn);
    if (!reader) continue;
    for (const action of readingAStream) check(reader, action, streamArn, 'The event source');
    if (onFailureArn) check(reader, 'sqs:SendMessage', onFailureArn, 'The event source');
  }
}

/** Whether a function's role lets it write its log; without that it runs, and nobody reads what it says. */
export function mayLog(
  { region, account, roles }: Pick<DataCenterModel, 'region' | 'account' | 'roles'>,
  { name, roleArn }: Pick<FunctionDefinition, 'name' | 'roleArn'>,
): boolean {
  const { statements = [] } = roles.find(({ arn }) => arn === roleArn) ?? {};
  const group = `arn:aws:logs:${region}:${account}:log-group:/aws/lambda/${name}`;
  return ['logs:CreateLogStream', 'logs:PutLogEvents'].every(
    (action) => judge(statements, { action, resource: `${group}:log-stream:local` }) === 'allowed',
  );
}

export interface RoleCheck {
  /** Whether the Scheduler can take a role for the schedules of a group. */
  canTake(roleArn: string, groupArn: string): boolean;
  /** Whether a role that was taken may do something. */
  allows(roleArn: string, action: string, resource: string): boolean;
}

/** The roles that the Scheduler takes to invoke functions and to leave dead letters. */
export function schedulerRoles(roles: readonly RoleDefinition[], account: string): RoleCheck {
  const known = new Map(roles.map((role) => [role.arn, role]));
  return {
    canTake: (roleArn, groupArn) =>
      judge(known.get(roleArn)?.trust ?? [], {
        action: 'sts:AssumeRole',
        resource: 'scheduler.amazonaws.com',
        context: { 'aws:SourceArn': groupArn, 'aws:SourceAccount': account },
      }) === 'allowed',
    allows: (roleArn, action, resource) =>
      judge(known.get(roleArn)?.statements ?? [], { action, resource }) === 'allowed',
  };
}
