import { CfnOutput } from 'aws-cdk-lib';
import { CfnApiMapping, CfnDomainName, type CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';

/** A host name, and where its certificate and its DNS records are, as far as they are known. */
export interface CustomDomain {
  readonly name: string;
  readonly certificateArn?: string | undefined;
  readonly hostedZoneId?: string | undefined;
}

/**
 * Serves an API under a host name of one's own. With a hosted zone everything happens by itself; without one the
 * deployment waits until whoever keeps the DNS has proved the domain, and tells where the name must point.
 */
export class ApiDomain extends Construct {
  constructor(scope: Construct, id: string, { domain, stage }: { domain: CustomDomain; stage: CfnStage }) {
    super(scope, id);
    const { name, hostedZoneId } = domain;
    const host = new CfnDomainName(this, 'Name', {
      domainName: name,
      domainNameConfigurations: [
        {
          certificateArn: domain.certificateArn ?? this.certificateFor(domain),
          endpointType: 'REGIONAL',
          securityPolicy: 'TLS_1_2',
        },
      ],
    });
    new CfnApiMapping(this, 'Mapping', { apiId: stage.apiId, domainName: host.ref, stage: stage.ref });
    if (!hostedZoneId)
      new CfnOutput(this, 'Target', {
        value: host.attrRegionalDomainName,
        description: `The CNAME of ${name}`,
      });
    else
      new CfnRecordSet(this, 'Record', {
        name,
        type: 'A',
        hostedZoneId,
        aliasTarget: { dnsName: host.attrRegionalDomainName, hostedZoneId: host.attrRegionalHostedZoneId },
      });
  }

  private certificateFor({ name, hostedZoneId }: CustomDomain): string {
    return new CfnCertificate(this, 'Certificate', {
      domainName: name,
      validationMethod: 'DNS',
      ...(hostedZoneId && { domainValidationOptions: [{ domainName: name, hostedZoneId }] }),
    }).ref;
  }
}
