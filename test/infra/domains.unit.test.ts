import { beforeAll, describe, expect, test } from '@jest/globals';
import { logicalIdOf, propertiesOf, resourcesOf, type Synthesized, synthesized } from './templates.ts';

const outputsOf = ({ templates }: Synthesized, id: string, of: string) =>
  Object.entries(templates[id]?.Outputs ?? {}).filter(([name]) => name.startsWith(of));

const recordsOf = ({ templates }: Synthesized, id: string, type: string) =>
  propertiesOf(templates[id], 'AWS::Route53::RecordSet').filter(({ Type }) => Type === type);

describe('a domain of one’s own', () => {
  let app: Synthesized;
  beforeAll(async () => {
    app = await synthesized({
      settings: {
        domains: {
          eu: { name: 'eu.acme.example', hostedZoneId: 'Z0EU' },
          us: { name: 'us.acme.example', certificateArn: 'arn:aws:acm:us-east-1:1:certificate/a' },
          ap: { name: 'ap.acme.example' },
        },
      },
    });
  });

  test.each(['eu', 'us', 'ap'])('takes the place of the own endpoint of %s', (id) => {
    const template = app.templates[id];
    const domain = logicalIdOf(template, 'DomainName', `${id}.acme.example`);
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::DomainName')).toHaveLength(1);
    expect(propertiesOf(template, 'AWS::ApiGatewayV2::ApiMapping')).toHaveLength(1);
    expect(domain).toBeDefined();
    expect(propertiesOf(template, 'AWS::ApiGatewayV2::Api')[0]?.DisableExecuteApiEndpoint).toBe(true);
  });

  test('in a hosted zone proves its certificate and points to the API by itself', () => {
    const [[certificate, { Properties } = { Properties: {} }] = ['']] = resourcesOf(
      app.templates.eu,
      'AWS::CertificateManager::Certificate',
    ) as [string, { Properties: Record<string, unknown> }][];
    expect(Properties).toEqual({
      DomainName: 'eu.acme.example',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: 'eu.acme.example', HostedZoneId: 'Z0EU' }],
    });
    const [[name, domain] = []] = resourcesOf(app.templates.eu, 'AWS::ApiGatewayV2::DomainName');
    expect(domain?.Properties.DomainNameConfigurations).toEqual([
      { CertificateArn: { Ref: certificate }, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
    ]);
    expect(recordsOf(app, 'eu', 'A')).toEqual([
      {
        Name: 'eu.acme.example',
        Type: 'A',
        HostedZoneId: 'Z0EU',
        AliasTarget: {
          DNSName: { 'Fn::GetAtt': [name, 'RegionalDomainName'] },
          HostedZoneId: { 'Fn::GetAtt': [name, 'RegionalHostedZoneId'] },
        },
      },
    ]);
    expect(outputsOf(app, 'eu', 'HttpApiDomain')).toEqual([]);
  });

  test('takes a certificate that is there', () => {
    expect(resourcesOf(app.templates.us, 'AWS::CertificateManager::Certificate')).toEqual([]);
    expect(
      propertiesOf(app.templates.us, 'AWS::ApiGatewayV2::DomainName')[0]?.DomainNameConfigurations,
    ).toEqual([expect.objectContaining({ CertificateArn: 'arn:aws:acm:us-east-1:1:certificate/a' })]);
  });

  test.each(['us', 'ap'])('outside a hosted zone tells where the name of %s must point', (id) => {
    expect(resourcesOf(app.templates[id], 'AWS::Route53::RecordSet')).toEqual([]);
    expect(outputsOf(app, id, 'HttpApiDomainTarget')).toHaveLength(1);
  });

  test('is made a certificate for, to be proved by hand, where neither is known', () => {
    expect(propertiesOf(app.templates.ap, 'AWS::CertificateManager::Certificate')).toEqual([
      { DomainName: 'ap.acme.example', ValidationMethod: 'DNS' },
    ]);
  });
});

describe('the sender', () => {
  const settings = {
    sender: 'Acme <hello@acme.example>',
    senders: {
      eu: {
        sender: 'Acme Europe <hello@eu.acme.example>',
        hostedZoneId: 'Z0EU',
        mailFromDomain: 'bounce.eu.acme.example',
      },
      us: { mailFromDomain: 'bounce-us.acme.example' },
    },
  };
  let app: Synthesized;
  beforeAll(async () => {
    app = await synthesized({ settings });
  });

  test('R22 is chosen for all data centers, or for one', () => {
    const senderOf = (id: string) =>
      propertiesOf(app.templates[id], 'AWS::Lambda::Function')
        .map(({ Environment }) => (Environment as { Variables: Record<string, string> }).Variables.SENDER)
        .find(Boolean);
    expect(senderOf('eu')).toBe('Acme Europe <hello@eu.acme.example>');
    expect(senderOf('us')).toBe('Acme <hello@acme.example>');
  });

  test.each([
    ['eu', 'eu.acme.example'],
    ['ap', 'acme.example'],
  ])('R22 signs with DKIM, 2048 bits, in %s', (id, domain) => {
    expect(propertiesOf(app.templates[id], 'AWS::SES::EmailIdentity')).toEqual([
      expect.objectContaining({
        EmailIdentity: domain,
        DkimAttributes: { SigningEnabled: true },
        DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
      }),
    ]);
  });

  test('in a hosted zone proves its domain by itself', () => {
    const [[identity] = []] = resourcesOf(app.templates.eu, 'AWS::SES::EmailIdentity');
    expect(recordsOf(app, 'eu', 'CNAME')).toEqual(
      [1, 2, 3].map((number) => ({
        Name: { 'Fn::GetAtt': [identity, `DkimDNSTokenName${number}`] },
        Type: 'CNAME',
        TTL: '3600',
        HostedZoneId: 'Z0EU',
        ResourceRecords: [{ 'Fn::GetAtt': [identity, `DkimDNSTokenValue${number}`] }],
      })),
    );
    expect(recordsOf(app, 'eu', 'MX')).toEqual([
      expect.objectContaining({
        Name: 'bounce.eu.acme.example',
        ResourceRecords: ['10 feedback-smtp.eu-north-1.amazonses.com'],
      }),
    ]);
    expect(recordsOf(app, 'eu', 'TXT')).toEqual([
      expect.objectContaining({ ResourceRecords: ['"v=spf1 include:amazonses.com ~all"'] }),
    ]);
    expect(outputsOf(app, 'eu', 'MailRecords')).toEqual([]);
  });

  test('outside a hosted zone tells the records', () => {
    expect(resourcesOf(app.templates.us, 'AWS::Route53::RecordSet')).toEqual([]);
    expect(outputsOf(app, 'us', 'MailRecordsDkim')).toHaveLength(3);
    expect(outputsOf(app, 'us', 'MailRecordsMailFrom').map(([, { Value }]) => Value)).toEqual([
      'bounce-us.acme.example MX 10 feedback-smtp.us-east-1.amazonses.com',
      'bounce-us.acme.example TXT "v=spf1 include:amazonses.com ~all"',
    ]);
  });

  test('R22 is verified by its address where its domain is not ours', async () => {
    const { templates } = await synthesized({
      settings: { sender: 'Acme <hello@mail.acme.example>', senderIdentity: 'address' },
    });
    expect(propertiesOf(templates.eu, 'AWS::SES::EmailIdentity')).toEqual([
      expect.objectContaining({ EmailIdentity: 'hello@mail.acme.example' }),
    ]);
    expect(Object.keys(templates.eu?.Outputs ?? {}).filter((name) => name.startsWith('Mail'))).toEqual([]);
  });
});
