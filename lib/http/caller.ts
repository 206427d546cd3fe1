import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { accountId, type Identity } from '../domain/identity.ts';

/**
 * The signed-in person, from the claims that the authorizer has verified. `accountClaim` holds the account's name.
 * An e-mail address counts only when the issuer says that it has verified it, any other name unless it says not.
 */
export function callerOf(
  event: Pick<APIGatewayProxyEventV2WithJWTAuthorizer, 'requestContext'>,
  accountClaim: string,
): Identity | undefined {
  const claims = event.requestContext.authorizer?.jwt?.claims ?? {};
  const { iss, sub, email_verified: verified } = claims;
  const account = claims[accountClaim];
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof account !== 'string') return undefined;
  const isVerified = verified === true || verified === 'true';
  if (!isVerified && (accountClaim === 'email' || verified !== undefined)) return undefined;
  return { issuer: iss, subject: sub, accountId: accountId(account) };
}
