import { applies, type Need } from './policy.ts';
import type { Principal } from './principal.ts';

/** One action on one resource that a function is allowed. */
export interface Permission {
  readonly dataCenter: string;
  readonly function: string;
  readonly action: string;
  readonly resource: string;
  /** Whether a call needed it since the start. */
  readonly used: boolean;
}

/** Tells permissions that are needed from those that nobody would miss. */
export interface Ledger {
  used(principal: Principal, need: Need): void;
  permissions(): Permission[];
}

/** Lambda itself uses these, not the function's code. */
const ofTheService = [
  'logs:',
  'xray:',
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
  'sqs:SendMessage',
];

export function createLedger(principals: readonly Principal[]): Ledger {
  const permissions = principals.flatMap((principal) =>
    principal.statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) =>
        statement.actions.flatMap((action) =>
          statement.resources.map((resource) => ({
            principal,
            alone: { ...statement, actions: [action], resources: [resource] },
            used: ofTheService.some((prefix) => action.startsWith(prefix)),
          })),
        ),
      ),
  );
  return {
    used: (principal, need) => {
      for (const permission of permissions)
        if (permission.principal === principal && applies(permission.alone, need)) permission.used = true;
    },
    permissions: () =>
      permissions.map(({ principal, alone, used }) => ({
        ...principal.caller,
        action: alone.actions[0] ?? '',
        resource: alone.resources[0] ?? '',
        used,
      })),
  };
}
