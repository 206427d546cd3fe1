import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { JwtAuthorizer } from '../template/model.ts';
import { type GatewayAnswer, gatewayAnswer } from './answer.ts';
import { scopesOf } from './event.ts';

export type Authorization = { readonly claims: JWTPayload } | { readonly refusal: GatewayAnswer };
export type Authorize = (
  header: string | undefined,
  authorizer: JwtAuthorizer,
  scopes: readonly string[],
) => Promise<Authorization>;

/** API Gateway accepts signatures of RSA keys only. */
const algorithms = ['RS256', 'RS384', 'RS512'];

const unauthorized = (challenge: string): Authorization => ({
  refusal: gatewayAnswer(401, 'Unauthorized', { 'www-authenticate': challenge }),
});

const invalidToken = (scopes: readonly string[], description: string): Authorization =>
  unauthorized(`Bearer scope="${scopes.join(' ')}" error="invalid_token" error_description="${description}"`);

const insufficientScope = (scopes: readonly string[]): Authorization => ({
  refusal: gatewayAnswer(403, 'Forbidden', {
    'www-authenticate': `Bearer scope="${scopes.join(' ')}" error="insufficient_scope" error_description="scope is missing"`,
  }),
});

const discoverKeys = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  const { jwks_uri } = (await response.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(jwks_uri));
};

const checkAudience = (claims: JWTPayload, audiences: readonly string[]): void => {
  // Access tokens of some issuers name the client in `client_id` and no audience; the gateway takes either.
  const named = claims.aud === undefined ? [claims.client_id] : [claims.aud].flat();
  if (!named.some((audience) => audiences.includes(String(audience))))
    throw new errors.JWTClaimValidationFailed('the token has an invalid audience', claims);
};

/**
 * API Gateway's JWT authorizer: signature, issuer, time, audience or client, and one of the route's scopes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function jwtAuthorizer(): Authorize {
  const keys = new Map<string, Promise<JWTVerifyGetKey>>();
  const keysOf = (issuer: string): Promise<JWTVerifyGetKey> => {
    const known = keys.get(issuer) ?? discoverKeys(issuer);
    keys.set(issuer, known);
    known.catch(() => keys.delete(issuer));
    return known;
  };

  return async (header, { issuer, audiences }, scopes) => {
    const token = header?.replace(/^Bearer /i, '');
    if (!token) return unauthorized('Bearer');
    try {
      const { payload } = await jwtVerify(token, await keysOf(issuer), { issuer, algorithms });
      checkAudience(payload, audiences);
      const held = scopesOf(payload);
      const allowed = scopes.length === 0 || scopes.some((scope) => held.includes(scope));
      return allowed ? { claims: payload } : insufficientScope(scopes);
    } catch (error) {
      const reason =
        error instanceof errors.JOSEError ? error.message.replaceAll('"', "'") : 'unable to verify';
      return invalidToken(scopes, reason);
    }
  };
}
