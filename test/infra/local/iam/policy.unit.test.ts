import { describe, expect, test } from '@jest/globals';
import { judge, matches, type PolicyStatement } from '../../../../infra/local/iam/policy.ts';
import { readRoles } from '../../../../infra/local/iam/roles.ts';
import type { Resource } from '../../../../infra/local/template/stack.ts';

const table = 'arn:aws:dynamodb:eu-north-1:000000000000:table/onramp-eu';
const statement = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  effect: 'Allow',
  actions: ['dynamodb:PutItem'],
  resources: [table],
  conditions: [],
  ...more,
});
const put = { action: 'dynamodb:PutItem', resource: table };

describe('a policy', () => {
  test('allows what a statement names, and nothing else', () => {
    expect(judge([statement()], put)).toBe('allowed');
    expect(judge([statement()], { ...put, action: 'dynamodb:GetItem' })).toBe('not allowed');
    expect(judge([statement()], { ...put, resource: `${table}/index/due` })).toBe('not allowed');
    expect(judge([], put)).toBe('not allowed');
  });

  test('denies what any statement denies', () => {
    expect(judge([statement(), statement({ effect: 'Deny', actions: ['dynamodb:*'] })], put)).toBe('denied');
  });

  test.each([
    ['arn:*:schedule/onramp-eu/sub_*', 'arn:aws:scheduler:x:1:schedule/onramp-eu/sub_1', true],
    ['arn:*:schedule/onramp-eu/sub_*', 'arn:aws:scheduler:x:1:schedule/onramp-us/sub_1', false],
    ['sub_?', 'sub_1', true],
    ['sub_?', 'sub_12', false],
    ['a.b', 'axb', false],
    ['a.b*', 'axb1', false],
    ['*', 'anything (at) all/+', true],
  ])('%s matches %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test('knows actions whatever the case of their letters', () => {
    expect(judge([statement({ actions: ['dynamodb:putitem'] })], put)).toBe('allowed');
  });

  test('applies only when its conditions are met', () => {
    const pass = statement({
      actions: ['iam:PassRole'],
      resources: ['*'],
      conditions: [
        { operator: 'StringEquals', key: 'iam:PassedToService', values: ['scheduler.amazonaws.com'] },
      ],
    });
    const need = { action: 'iam:PassRole', resource: 'arn:aws:iam::000000000000:role/alarms' };
    const to = (service: string) => ({ ...need, context: { 'iam:PassedToService': service } });
    expect(judge([pass], to('scheduler.amazonaws.com'))).toBe('allowed');
    expect(judge([pass], to('lambda.amazonaws.com'))).toBe('not allowed');
    expect(judge([pass], need)).toBe('not allowed');
  });
});

describe('the roles of a template', () => {
  const resource = (type: string, id: string, properties: Record<string, unknown>): Resource => ({
    logicalId: id,
    type: `AWS::IAM::${type}`,
    id,
    attributes: { Arn: `arn:aws:iam::000000000000:${type.toLowerCase()}/${id}` },
    properties,
  });
  const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
  const allow = (Action: string | string[]) => ({ Effect: 'Allow', Action, Resource: table });
  const trust = document({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { Service: 'lambda.amazonaws.com' },
  });

  test('hold what inline, attached and managed policies say', () => {
    const [role] = readRoles([
      resource('Role', 'one', {
        AssumeRolePolicyDocument: trust,
        Policies: [{ PolicyName: 'inline', PolicyDocument: document(allow('dynamodb:GetItem')) }],
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
      }),
      resource('Policy', 'its', { Roles: ['one'], PolicyDocument: document(allow(['dynamodb:PutItem'])) }),
      resource('Policy', 'other', { Roles: ['two'], PolicyDocument: document(allow('dynamodb:Scan')) }),
    ]);
    expect(role?.statements.flatMap(({ actions }) => actions)).toEqual([
      'dynamodb:GetItem',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'dynamodb:PutItem',
    ]);
    expect(role?.trust).toMatchObject([{ actions: ['sts:AssumeRole'], resources: ['lambda.amazonaws.com'] }]);
  });

  test.each([
    ['a condition', { ...allow('dynamodb:GetItem'), Condition: { IpAddress: { 'aws:SourceIp': '::1' } } }],
    ['a part', { ...allow('dynamodb:GetItem'), NotAction: 'dynamodb:Scan' }],
  ])('stop the start at %s that is not understood', (_, unknown) => {
    const policy = resource('Role', 'one', {
      AssumeRolePolicyDocument: trust,
      Policies: [{ PolicyDocument: document(unknown) }],
    });
    expect(() => readRoles([policy])).toThrow(/^The local cloud does not/);
  });
});
