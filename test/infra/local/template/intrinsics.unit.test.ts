import { describe, expect, test } from '@jest/globals';
import { resolveIntrinsics, type Scope } from '../../../../infra/local/template/intrinsics.ts';

const scope: Scope = {
  ref: (name) => ({ 'AWS::Region': 'eu-north-1', Queue: 'https://queue' })[name] ?? `id of ${name}`,
  attribute: (logicalId, name) => `${name} of ${logicalId}`,
  condition: (name) => name === 'Yes',
  mapping: (name, first, second) => `${name}/${first}/${second}`,
  importValue: (name) => `import of ${name}`,
};
/** A variable as CloudFormation writes it in a text. */
const variable = (name: string) => `$\{${name}}`;
const resolve = (value: unknown) => resolveIntrinsics(value, scope);

describe('intrinsic functions of a template', () => {
  test.each([
    ['Ref', { Ref: 'Queue' }, 'https://queue'],
    ['Fn::GetAtt with a list', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'Arn of Role'],
    ['Fn::GetAtt with a text', { 'Fn::GetAtt': 'Role.Arn' }, 'Arn of Role'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 1]] }, 'a-eu-north-1-1'],
    [
      'Fn::Sub',
      { 'Fn::Sub': `${variable('AWS::Region')}/${variable('Role.Arn')}` },
      'eu-north-1/Arn of Role',
    ],
    ['Fn::Sub of a literal', { 'Fn::Sub': variable('!Literal') }, variable('Literal')],
    ['Fn::Sub with variables', { 'Fn::Sub': [variable('a'), { a: { Ref: 'Queue' } }] }, 'https://queue'],
    ['Fn::Select of Fn::Split', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    ['Fn::If', { 'Fn::If': ['Yes', 'then', 'else'] }, 'then'],
    ['Fn::If otherwise', { 'Fn::If': ['No', 'then', 'else'] }, 'else'],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'x'] }, 'Map/eu-north-1/x'],
    ['Fn::ImportValue', { 'Fn::ImportValue': 'other' }, 'import of other'],
    ['Fn::Equals', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-north-1'] }, true],
    ['nested values', { a: [{ Ref: 'Queue' }, { b: 1 }] }, { a: ['https://queue', { b: 1 }] }],
  ])('%s', (_, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  test('a condition of a policy statement is none of the template', () => {
    const statement = { Condition: { StringEquals: { 'aws:SourceAccount': '1' } } };
    expect(resolve(statement)).toEqual(statement);
  });

  test('one that is not known stops the start', () => {
    expect(() => resolve({ 'Fn::Cidr': [] })).toThrow(
      'The template uses Fn::Cidr, which the local cloud does not know.',
    );
  });
});
