import { Duration } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FailureQueue } from './failure-queue.ts';
import type { Mail } from './mail.ts';
import type { Program } from './program.ts';

export interface MailReportsProps {
  readonly ruleName: string;
  readonly mail: Mail;
  /** Started for each report. */
  readonly program: Program;
  readonly undelivered: FailureQueue;
}

/** Told of every mail: what came back, was taken for spam, was not taken, or has to wait. */
const troubles = ['Email Bounced', 'Email Complaint Received', 'Email Rejected', 'Email Delivery Delayed'];
/** Told of mails whose state somebody sees: invitations. Of all others it is enough to know that they went out. */
const shown = ['activation', 'user-invitation', 'partner-invitation'];

/** Starts a function for what SES tells about the mails of a data center. */
export class MailReports extends Construct {
  constructor(scope: Construct, id: string, { ruleName, mail, program, undelivered }: MailReportsProps) {
    super(scope, id);
    mail.report(['DELIVERY', 'DELIVERY_DELAY', 'BOUNCE', 'COMPLAINT', 'REJECT']);
    const ours = { 'ses:configuration-set': [mail.configurationSetName] };
    const rule = new CfnRule(this, 'Rule', {
      name: ruleName,
      description: `Starts ${program.name} for what SES says of mails`,
      state: 'ENABLED',
      eventPattern: {
        source: ['aws.ses'],
        $or: [
          { 'detail-type': troubles, detail: { mail: { tags: ours } } },
          { 'detail-type': ['Email Delivered'], detail: { mail: { tags: { ...ours, kind: shown } } } },
        ],
      },
      targets: [
        {
          id: program.name,
          arn: program.arn,
          retryPolicy: { maximumEventAgeInSeconds: Duration.hours(6).toSeconds(), maximumRetryAttempts: 20 },
          deadLetterConfig: { arn: undelivered.arn },
        },
      ],
    });
    new CfnPermission(this, 'Permission', {
      action: 'lambda:InvokeFunction',
      functionName: program.function.functionName,
      principal: 'events.amazonaws.com',
      sourceArn: rule.attrArn,
    });
    undelivered.queue.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        principals: [new ServicePrincipal('events.amazonaws.com')],
        resources: [undelivered.arn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
  }
}
