import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { callerOf } from '../../../lib/http/caller.ts';

type Event = Pick<APIGatewayProxyEventV2WithJWTAuthorizer, 'requestContext'>;

const eventWith = (claims: Record<string, string | boolean>) =>
  ({ requestContext: { authorizer: { jwt: { claims, scopes: [] } } } }) as unknown as Event;

const person = { iss: 'https://id.example', sub: 'kim' };

describe('the caller of a request', () => {
  test('R1 is the account that the issuer has verified, in one notation', () => {
    const event = eventWith({ ...person, email: 'Kim@Contoso.example', email_verified: 'true' });
    expect(callerOf(event, 'email')).toEqual({
      issuer: 'https://id.example',
      subject: 'kim',
      accountId: 'kim@contoso.example',
    });
  });

  test.each([
    ['is not verified', { ...person, email: 'kim@contoso.example', email_verified: 'false' }],
    ['is not said to be verified', { ...person, email: 'kim@contoso.example' }],
    ['is not there', { ...person, email_verified: 'true' }],
    ['is nobody’s', { email: 'kim@contoso.example', email_verified: 'true', iss: 'https://id.example' }],
  ])('R1 is nobody, whom no directory associates, when the e-mail address %s', (_, claims) => {
    expect(callerOf(eventWith(claims), 'email')).toBeUndefined();
  });

  test('R1 may be named by another claim, unless the issuer says that it is not verified', () => {
    const claims = { ...person, upn: 'kim@contoso.example' };
    expect(callerOf(eventWith(claims), 'upn')?.accountId).toBe('kim@contoso.example');
    expect(callerOf(eventWith({ ...claims, email_verified: 'false' }), 'upn')).toBeUndefined();
  });

  test('is nobody without an authorizer', () => {
    expect(callerOf({ requestContext: {} } as unknown as Event, 'email')).toBeUndefined();
  });
});
