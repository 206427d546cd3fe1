import { describe, expect, test } from '@jest/globals';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { routes as supportRoutes } from '../../../functions/support-api/routes.ts';
import { handler } from '../../../functions/token-claims/handler.ts';

const signIn = (attributes: Record<string, string>, groups?: string[]): PreTokenGenerationV2TriggerEvent => ({
  version: '2',
  region: 'eu-north-1',
  userPoolId: 'eu-north-1_pool',
  triggerSource: 'TokenGeneration_HostedAuth',
  userName: 'b6c1',
  callerContext: { awsSdkVersion: '1', clientId: 'client' },
  request: {
    userAttributes: attributes,
    groupConfiguration: groups ? { groupsToOverride: groups } : {},
    scopes: ['openid', 'onramp/partner', 'onramp/support'],
  },
  response: { claimsAndScopeOverrideDetails: {} },
});

const accessTokenOf = async (event: PreTokenGenerationV2TriggerEvent) =>
  (await handler(event)).response.claimsAndScopeOverrideDetails?.accessTokenGeneration;

describe('the claims of an access token', () => {
  test('R25 a verified account is in it as verified', async () => {
    const token = await accessTokenOf(signIn({ email: 'ada@example.com', email_verified: 'true' }));
    expect(token?.claimsToAddOrOverride).toEqual({ email: 'ada@example.com', email_verified: 'true' });
  });

  test('R25 an account that nobody verified is in it as not verified', async () => {
    const token = await accessTokenOf(signIn({ email: 'ada@example.com', email_verified: 'false' }));
    expect(token?.claimsToAddOrOverride).toEqual({ email: 'ada@example.com', email_verified: 'false' });
  });

  test('R25 a person without an account name has none in it', async () => {
    expect((await accessTokenOf(signIn({})))?.claimsToAddOrOverride).toEqual({ email_verified: 'false' });
  });

  test('R5 nobody but support gets the scope without which no administrator is replaced', async () => {
    const replacing = supportRoutes.find(({ operationId }) => operationId === 'replaceAdministrator');
    for (const groups of [undefined, [], ['others']])
      expect((await accessTokenOf(signIn({}, groups)))?.scopesToSuppress).toEqual([replacing?.scope]);
  });

  test('R5 who is of support keeps that scope', async () => {
    expect((await accessTokenOf(signIn({}, ['onramp-support'])))?.scopesToSuppress).toEqual([]);
  });
});
