import type { DataCenterStack } from './data-center.ts';

/** A finding that stands, on the constructs of a stack whose path fits, and why. */
export interface Acknowledgement {
  /** Of cdk-nag; with the finding in brackets where a rule has several. */
  readonly rule: string;
  /** The path of the resource in its stack, as a whole. */
  readonly on: RegExp;
  readonly because: string;
}

/** Every advice of AWS that Onramp does not follow. All else fails the synthesis. */
export const acknowledgements = ({ region, table, props }: DataCenterStack): Acknowledgement[] => [
  {
    rule: 'AwsSolutions-APIG4',
    // Whatever is not under /v1: a route there that is public must be explained by itself.
    on: /^HttpApi\/(GET|POST) --(?!v1--|documents--|assets--|openapi).*$/,
    because:
      'Pages for browsers, which carry no bearer token: links are checked by their HMAC, everything after the sign-in ' +
      'by the encrypted session cookie, forms by their token and origin.',
  },
  {
    rule: 'AwsSolutions-APIG4',
    on: /^HttpApi\/GET --(documents--.*|assets--.*|openapi\.json|v1--services(--\{service\})?)$/,
    because: 'Public by requirement: agreements, style sheet, description of the API, catalogue (R17).',
  },
  {
    rule: 'AwsSolutions-APIG4',
    on: /^HttpApi\/(\$default|ANY .*)$/,
    because:
      'Fall-backs do nothing but answer 404 and 405 in our own words; every route that does more is its own.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    on: /^Functions\/[a-z-]+\/Role\/DefaultPolicy\/Resource$/,
    because: 'X-Ray has no resources to name; its two write actions are allowed only where tracing is on.',
  },
  {
    rule: `AwsSolutions-IAM5[Resource::arn:aws:scheduler:${region}:<AWS::AccountId>:schedule/${table.location.table}/sub_*]`,
    on: /^Functions\/(outbox|sweeper)\/Role\/DefaultPolicy\/Resource$/,
    because:
      'Alarms are named after subscriptions, whose ids are made at run time; only this group, only such names.',
  },
  {
    rule: `AwsSolutions-IAM5[Resource::<${table.logicalId}.Arn>/stream/*]`,
    on: /^Functions\/outbox\/Role\/DefaultPolicy\/Resource$/,
    because: 'Lambda lists the streams of this one table; the name of a stream is its birth time.',
  },
  {
    rule: 'AwsSolutions-SMG4',
    on: /^(Link|Session|Cursor|Recipient)Secret\/Secret\/Resource$/,
    because:
      'A key must overlap with its forerunner for as long as what it signed is valid, 14 days for links. ' +
      'It is turned once a year, and at once when it may be known, as docs/runbook.md says.',
  },
  {
    rule: 'AwsSolutions-COG2',
    on: /^SignIn\/Pool\/Resource$/,
    because:
      'A second factor is offered, not demanded: customers come once, from a mail, and activation must not fail on a ' +
      'missing telephone. Whoever wants to demand one, of support above all, configures an issuer.',
  },
  {
    rule: 'AwsSolutions-COG8',
    on: /^SignIn\/Pool\/Resource$/,
    because:
      'The plus plan costs ten times as much per person; password length, rate limits and the hidden existence of ' +
      'users stand without it. Whoever needs risk-based sign-in configures an issuer.',
  },
  ...['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'].map((rule) => ({
    rule,
    on: /^[a-z]+-(failures|undelivered)\/Queue\/Resource$/,
    because: 'It is itself the dead-letter queue, of Lambda or of Scheduler, which the rule does not see.',
  })),
  {
    rule: 'Serverless-LambdaDLQ',
    on: /^Functions\/(partner-api|support-api|customer-web|token-claims)\/Function\/Resource$/,
    because:
      'Called and awaited by API Gateway or Cognito: the caller gets the failure, there is no event to keep.',
  },
  {
    rule: 'Serverless-LambdaDLQ',
    on: /^Functions\/(outbox|lifecycle|sweeper|deliveries)\/Function\/Resource$/,
    because:
      'What fails goes to an on-failure destination, which tells more than a dead-letter queue: the event and the error.',
  },
  ...(props.settings.tracing
    ? []
    : [
        {
          rule: 'Serverless-LambdaTracing',
          on: /^Functions\/[a-z-]+\/Function\/Resource$/,
          because:
            'A setting, off here: logs carry the request id through every function, and tracing adds to cold starts.',
        },
      ]),
];
