import { describe, expect, test } from '@jest/globals';
import { readDataCenter } from '../../../../infra/local/template/data-center.ts';
import { Stack, type Template } from '../../../../infra/local/template/stack.ts';

const stackOf = (Resources: Template['Resources'], more: Partial<Template> = {}) =>
  new Stack(
    { ...more, ...(Resources && { Resources }) },
    {
      stack: 'onramp-eu',
      region: 'eu-north-1',
      account: '000000000000',
      apiEndpoint: 'http://127.0.0.1:4000',
      imports: () => undefined,
    },
  );

describe('the resources of a template', () => {
  test('know each other by their physical names', () => {
    const stack = stackOf({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { RoleName: 'r', Anything: { 'Fn::GetAtt': ['Dead', 'Arn'] } },
      },
      Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    });
    const [role, dead, api] = stack.resources();
    expect(role?.attributes.Arn).toBe('arn:aws:iam::000000000000:role/r');
    expect(role?.properties.Anything).toBe('arn:aws:sqs:eu-north-1:000000000000:dead');
    expect(dead?.id).toBe('https://sqs.eu-north-1.amazonaws.com/000000000000/dead');
    expect(api?.attributes.ApiEndpoint).toBe('http://127.0.0.1:4000');
  });

  test('are left out when their condition does not hold', () => {
    const stack = stackOf(
      { Dead: { Type: 'AWS::SQS::Queue', Condition: 'Never', Properties: {} } },
      { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } },
    );
    expect(stack.resources()).toEqual([]);
  });

  test('stop the start when their type is not known', () => {
    expect(() => stackOf({ Cache: { Type: 'AWS::ElastiCache::CacheCluster' } }).resources()).toThrow(
      'The local cloud does not know the resource type AWS::ElastiCache::CacheCluster of Cache',
    );
  });

  test('stop the start when a property is not understood', () => {
    const fifo = stackOf({ Dead: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } });
    expect(() => fifo.resources()).toThrow(
      'The local cloud does not understand the property FifoQueue of Dead (AWS::SQS::Queue).',
    );
  });

  test('stop the start when a property has a value that cannot be honoured', () => {
    const table = stackOf({
      Data: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { BillingMode: 'PROVISIONED', AttributeDefinitions: [], KeySchema: [] },
      },
    });
    expect(() => readDataCenter('eu', table, () => '')).toThrow(
      /^The local cloud cannot run Data \(AWS::DynamoDB::Table\): BillingMode/,
    );
  });
});
