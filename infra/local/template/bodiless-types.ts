import { arn, named, type ResourceType } from './resource-type.ts';

/** IAM has no regions. */
const iam = (kind: 'role' | 'policy', property: string): ResourceType => ({
  id: (place) => named(place, property),
  attributes: (place) => ({ Arn: `arn:aws:iam::${place.account}:${kind}/${named(place, property)}` }),
});

/** `Ref` answers its ARN. */
const managedPolicy: ResourceType = {
  ...iam('policy', 'ManagedPolicyName'),
  id: (place) => `arn:aws:iam::${place.account}:policy/${named(place, 'ManagedPolicyName')}`,
};

const bodiless = (service: string, resource: (name: string) => string, property: string): ResourceType => ({
  id: (place) => named(place, property),
  attributes: (place) => ({ Arn: arn(place, service, resource(named(place, property))) }),
});

/** Types that have nothing to do on one machine: who may do what, what is watched, logged and drawn. */
export const withoutBody: Readonly<Record<string, ResourceType>> = {
  'AWS::CDK::Metadata': bodiless('cloudformation', (name) => name, 'Name'),
  'AWS::CloudWatch::Alarm': bodiless('cloudwatch', (name) => `alarm:${name}`, 'AlarmName'),
  'AWS::CloudWatch::CompositeAlarm': bodiless('cloudwatch', (name) => `alarm:${name}`, 'AlarmName'),
  'AWS::CloudWatch::Dashboard': bodiless('cloudwatch', (name) => `dashboard/${name}`, 'DashboardName'),
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': iam('policy', 'PolicyName'),
  'AWS::IAM::Role': iam('role', 'RoleName'),
  'AWS::KMS::Key': bodiless('kms', (name) => `key/${name}`, 'KeyName'),

  'AWS::Logs::LogGroup': bodiless('logs', (name) => `log-group:${name}:*`, 'LogGroupName'),
  'AWS::Logs::MetricFilter': bodiless('logs', (name) => name, 'FilterName'),
  'AWS::Logs::QueryDefinition': bodiless('logs', (name) => name, 'Name'),
  'AWS::Logs::ResourcePolicy': bodiless('logs', (name) => name, 'PolicyName'),
  'AWS::Route53::RecordSet': bodiless('route53', (name) => name, 'Name'),

  'AWS::SNS::Subscription': bodiless('sns', (name) => name, 'Id'),
  'AWS::SNS::Topic': {
    id: (place) => arn(place, 'sns', named(place, 'TopicName')),
    attributes: (place) => ({
      TopicArn: arn(place, 'sns', named(place, 'TopicName')),
      TopicName: named(place, 'TopicName'),
    }),
  },
  'AWS::SNS::TopicPolicy': bodiless('sns', (name) => name, 'Id'),
  'AWS::SQS::QueuePolicy': bodiless('sqs', (name) => name, 'Id'),
};
