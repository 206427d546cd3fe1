import { beforeAll, describe, expect, test } from '@jest/globals';
import { logicalIdOf, propertiesOf, resourcesOf, type Synthesized, synthesized } from './templates.ts';

let app: Synthesized;
beforeAll(async () => {
  app = await synthesized();
});

describe.each(['eu', 'us', 'ap'])('the data center %s', (id) => {
  test('R20 keeps its data in one encrypted, recoverable, protected table', () => {
    const tables = resourcesOf(app.templates[id], 'AWS::DynamoDB::Table');
    expect(tables).toHaveLength(1);
    expect(tables[0]?.[1]).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        TableName: `onramp-${id}`,
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        SSESpecification: { SSEEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'due',
            KeySchema: [
              { AttributeName: 'duePk', KeyType: 'HASH' },
              { AttributeName: 'dueSk', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
          {
            IndexName: 'list',
            KeySchema: [
              { AttributeName: 'listPk', KeyType: 'HASH' },
              { AttributeName: 'listSk', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      },
    });
  });

  test('runs every function on Node 24 and arm64, with its own limits and a log that is not kept for ever', () => {
    const template = app.templates[id];
    for (const lambda of propertiesOf(template, 'AWS::Lambda::Function')) {
      expect(lambda).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Timeout: expect.any(Number),
        MemorySize: expect.any(Number),
        LoggingConfig: {
          LogGroup: { Ref: logicalIdOf(template, 'LogGroupName', `/aws/lambda/${lambda.FunctionName}`) },
        },
      });
    }
    for (const log of propertiesOf(template, 'AWS::Logs::LogGroup')) expect(log.RetentionInDays).toBe(90);
  });

  test('answers before the gateway gives up, and ends a sweep before the next', () => {
    const timeoutOf = (name: string) =>
      propertiesOf(app.templates[id], 'AWS::Lambda::Function').find(
        ({ FunctionName }) => FunctionName === `onramp-${id}-${name}`,
      )?.Timeout;
    expect(timeoutOf('customer-web')).toBeLessThan(30);
    expect(timeoutOf('sweeper')).toBeLessThan(300);
  });

  test('R22 sends as the configured sender, by its own rules, and leaves links as they are', () => {
    const template = app.templates[id];
    expect(propertiesOf(template, 'AWS::SES::EmailIdentity')).toEqual([
      expect.objectContaining({ EmailIdentity: 'onramp.example' }),
    ]);
    expect(propertiesOf(template, 'AWS::SES::ConfigurationSet')).toEqual([
      expect.objectContaining({
        Name: `onramp-${id}`,
        VdmOptions: { DashboardOptions: { EngagementMetrics: 'DISABLED' } },
        SuppressionOptions: { SuppressedReasons: [] },
      }),
    ]);
    for (const { EventDestination } of propertiesOf(template, 'AWS::SES::ConfigurationSetEventDestination')) {
      const { MatchingEventTypes } = EventDestination as { MatchingEventTypes: string[] };
      expect(MatchingEventTypes).not.toContain('CLICK');
      expect(MatchingEventTypes).not.toContain('OPEN');
    }
  });

  test('lets AWS make the keys of links, sessions and cursors', () => {
    const secrets = propertiesOf(app.templates[id], 'AWS::SecretsManager::Secret');
    expect(secrets.map(({ Name }) => Name).sort()).toEqual(
      [...(id === 'eu' ? ['cursor'] : []), 'link', 'recipient', 'session'].map(
        (name) => `onramp/${id}/${name}`,
      ),
    );
    for (const { GenerateSecretString } of secrets)
      expect(GenerateSecretString).toMatchObject({
        SecretStringTemplate: '{"id":"k1"}',
        GenerateStringKey: 'key',
        PasswordLength: 64,
      });
  });
});

describe('sign-in without a configured issuer', () => {
  test.each(['eu', 'us', 'ap'])('R20 %s has a user pool of its own', (id) => {
    const template = app.templates[id];
    const [[pool = '', { Properties } = { Properties: {} }] = []] = resourcesOf(
      template,
      'AWS::Cognito::UserPool',
    );
    expect(Properties).toMatchObject({
      DeletionProtection: 'ACTIVE',
      UserPoolTier: 'ESSENTIALS',
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V2_0' } },
    });
    expect(propertiesOf(template, 'AWS::ApiGatewayV2::Authorizer')[0]?.JwtConfiguration).toEqual({
      Issuer: {
        'Fn::Join': [
          '',
          [
            expect.stringMatching(/^https:\/\/cognito-idp\.[a-z0-9-]+\.$/),
            { Ref: 'AWS::URLSuffix' },
            '/',
            { Ref: pool },
          ],
        ],
      },
      Audience: clientsOf(id)
        .filter(([, { ClientName }]) => ClientName !== 'portal')
        .map(([logicalId]) => ({ Ref: logicalId })),
    });
  });

  const clientsOf = (id: string) =>
    resourcesOf(app.templates[id], 'AWS::Cognito::UserPoolClient').map(
      ([logicalId, { Properties }]) => [logicalId, Properties] as const,
    );

  test('R25 people come back to this data center only, by code and without a secret', () => {
    const portal = clientsOf('us').find(([, { ClientName }]) => ClientName === 'portal')?.[1];
    expect(portal).toMatchObject({
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      CallbackURLs: [{ 'Fn::Join': ['', [expect.anything(), '/sign-in/callback']] }],
      // The pages need who somebody is, and nothing of the API.
      AllowedOAuthScopes: ['openid', 'email'],
    });
  });

  test.each([
    ['eu', ['customer', 'partner', 'support']],
    ['us', ['customer']],
  ])(
    'programs get tokens of %s by code, each of its own scope only, and take them where configured',
    async (id, names) => {
      const { templates } = await synthesized({
        settings: {
          apiClients: { partner: { callbackUrls: ['https://partners.example/callback'] } },
        },
      });
      const clients = propertiesOf(templates[id], 'AWS::Cognito::UserPoolClient')
        .filter(({ ClientName }) => ClientName !== 'portal')
        .sort((one, other) => (String(one.ClientName) < String(other.ClientName) ? -1 : 1));
      expect(clients.map(({ ClientName }) => ClientName)).toEqual(names.map((name) => `${name}-api`));
      clients.forEach((client, index) => {
        expect(client).toMatchObject({
          AllowedOAuthFlows: ['code'],
          GenerateSecret: false,
          AllowedOAuthScopes: [
            'openid',
            'email',
            { 'Fn::Join': ['', [expect.anything(), `/${names[index]}`]] },
          ],
          CallbackURLs: [
            names[index] === 'partner'
              ? 'https://partners.example/callback'
              : 'http://localhost:8400/callback',
          ],
        });
      });
    },
  );

  test('a callback in the clear is refused, but to one’s own machine', async () => {
    const settings = { apiClients: { partner: { callbackUrls: ['http://partners.example/callback'] } } };
    await expect(synthesized({ settings })).rejects.toThrow(/onramp\.apiClients\.partner\.callbackUrls/);
  });

  test('the scopes of partners and support exist at home only', () => {
    const scopesOf = (id: string) =>
      propertiesOf(app.templates[id], 'AWS::Cognito::UserPoolResourceServer').map(
        ({ Identifier, Scopes }) => [
          Identifier,
          (Scopes as { ScopeName: string }[]).map(({ ScopeName }) => ScopeName),
        ],
      );
    expect(scopesOf('eu')).toEqual([['onramp', ['partner', 'support', 'customer']]]);
    expect(scopesOf('us')).toEqual([['onramp', ['customer']]]);
  });

  test('R5 the trigger and the user pool mean the same group of supporters', async () => {
    const [group] = propertiesOf(app.templates.eu, 'AWS::Cognito::UserPoolGroup');
    const { handler } = await import('../../functions/token-claims/handler.ts');
    const { response } = await handler({
      request: { userAttributes: {}, groupConfiguration: { groupsToOverride: [String(group?.GroupName)] } },
    } as never);
    expect(response.claimsAndScopeOverrideDetails.accessTokenGeneration?.scopesToSuppress).toEqual([]);
  });

  test('a configured issuer makes the user pool unnecessary', async () => {
    const { templates } = await synthesized({
      settings: { issuer: 'https://issuer.example', audience: ['api'] },
    });
    expect(resourcesOf(templates.eu, 'AWS::Cognito::UserPool')).toEqual([]);
    expect(propertiesOf(templates.eu, 'AWS::ApiGatewayV2::Authorizer')[0]?.JwtConfiguration).toEqual({
      Issuer: 'https://issuer.example',
      Audience: ['api'],
    });
  });
});
