import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import type { CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Sender } from '../settings.ts';

interface DnsRecord {
  readonly id: string;
  readonly name: string;
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly value: string;
}

const hour = '3600';

/**
 * The DNS records that prove a sender's domain (DKIM) and take its bounces: written into the hosted zone, or told as
 * outputs for whoever keeps the DNS.
 */
export class MailRecords extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { sender, identity }: { sender: Sender; identity: CfnEmailIdentity },
  ) {
    super(scope, id);
    const { hostedZoneId, mailFromDomain } = sender;
    const records = [
      ...dkimRecords(identity),
      ...(mailFromDomain ? mailFromRecords(this, mailFromDomain) : []),
    ];
    for (const { id: recordId, name, type, value } of records)
      if (hostedZoneId)
        new CfnRecordSet(this, recordId, { name, type, hostedZoneId, ttl: hour, resourceRecords: [value] });
      else
        new CfnOutput(this, recordId, {
          value: `${name} ${type} ${value}`,
          description: 'A DNS record of the sender',
        });
  }
}

const dkimRecords = (identity: CfnEmailIdentity): DnsRecord[] =>
  (
    [
      [identity.attrDkimDnsTokenName1, identity.attrDkimDnsTokenValue1],
      [identity.attrDkimDnsTokenName2, identity.attrDkimDnsTokenValue2],
      [identity.attrDkimDnsTokenName3, identity.attrDkimDnsTokenValue3],
    ] as const
  ).map(([name, value], index) => ({ id: `Dkim${index + 1}`, name, type: 'CNAME', value }));

const mailFromRecords = (scope: Construct, name: string): DnsRecord[] => [
  { id: 'MailFromMx', name, type: 'MX', value: `10 feedback-smtp.${Stack.of(scope).region}.amazonses.com` },
  { id: 'MailFromSpf', name, type: 'TXT', value: '"v=spf1 include:amazonses.com ~all"' },
];
