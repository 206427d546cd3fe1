import * as openid from 'openid-client';
import { accountId, type Identity, type Language } from '../domain/identity.ts';
import type { SignInTransaction } from './session.ts';

export interface RelyingPartyOptions {
  /** The identity provider. `http` is accepted on the loopback interface only. */
  readonly issuer: string;
  readonly clientId: string;
  readonly publicUrl: string;
  /** The claim that holds the account name. `email` counts only when the provider has verified it. */
  readonly accountClaim: string;
}

export interface SignInRequest {
  readonly returnTo: string;
  readonly language: Language;
  /** The account that the provider should propose. */
  readonly account?: string;
  /** Asks for the credentials even of somebody who is signed in there, so that another account can be chosen. */
  readonly afresh?: boolean;
}

/** How a sign-in ended. */
export type SignInResult =
  | { readonly is: 'signed-in'; readonly identity: Identity }
  | { readonly is: 'declined' | 'not-verified' | 'failed'; readonly reason: string };

/** The identity provider cannot be reached. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}

/** Signs people in by OpenID Connect: code flow, PKCE, state, nonce, and one exact redirect URI. */
export interface RelyingParty {
  begin(request: SignInRequest): Promise<{ location: string; transaction: SignInTransaction }>;
  /** `query` is what the provider sent back. Rejects with `IssuerUnavailable`. */
  complete(query: string, transaction: SignInTransaction): Promise<SignInResult>;
  /** Where the browser goes to sign out at the provider as well; `undefined` when it knows no such thing. */
  signOutLocation(): Promise<string | undefined>;
}

export const callbackPath = '/sign-in/callback';
export const signedOutPath = '/signed-out';

const secondsToAnswer = 8;

export function relyingParty(options: RelyingPartyOptions): RelyingParty {
  const { publicUrl, accountClaim } = options;
  const redirectUri = `${publicUrl}${callbackPath}`;
  const scope = accountClaim === 'email' ? 'openid email' : 'openid email profile';
  const provider = discovered(options);

  return {
    async begin({ returnTo, language, account, afresh }) {
      const codeVerifier = openid.randomPKCECodeVerifier();
      const transaction = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        codeVerifier,
        returnTo,
      };
      const location = openid.buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUri,
        scope,
        state: transaction.state,
        nonce: transaction.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        ...(account && { login_hint: account }),
        ...(afresh && { prompt: 'login' }),
      });
      return { location: location.href, transaction };
    },

    async complete(query, { state, nonce, codeVerifier }) {
      const configuration = await provider();
      try {
        // Built from configuration: the address the request came by is never trusted.
        const tokens = await openid.authorizationCodeGrant(
          configuration,
          new URL(`${redirectUri}?${query}`),
          {
            expectedState: state,
            expectedNonce: nonce,
            pkceCodeVerifier: codeVerifier,
            idTokenExpected: true,
          },
        );
        const idToken = tokens.claims();
        if (!idToken) return { is: 'failed', reason: 'no-id-token' };
        // A provider may give claims in the ID token or at its user info endpoint only.
        const claims =
          accountClaim in idToken || !configuration.serverMetadata().userinfo_endpoint
            ? idToken
            : await openid.fetchUserInfo(configuration, tokens.access_token, idToken.sub);
        return signedIn({ issuer: idToken.iss, subject: idToken.sub }, claims, accountClaim);
      } catch (error) {
        return notSignedIn(error);
      }
    },

    async signOutLocation() {
      const configuration = await provider();
      if (!configuration.serverMetadata().end_session_endpoint) return undefined;
      const afterwards = `${publicUrl}${signedOutPath}`;
      // `logout_uri` is the name that Amazon Cognito has for it; others ignore it.
      return openid.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: afterwards,
        logout_uri: afterwards,
      }).href;
    },
  };
}

/** Reads the provider's metadata once per container; a failure is not kept. */
function discovered({ issuer, clientId }: RelyingPartyOptions): () => Promise<openid.Configuration> {
  let kept: Promise<openid.Configuration> | undefined;
  return () => {
    kept ??= openid
      .discovery(new URL(issuer), clientId, undefined, openid.None(), {
        timeout: secondsToAnswer,
        execute: isLoopback(issuer) ? [openid.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        kept = undefined;
        throw new IssuerUnavailable('The identity provider does not answer.', { cause: error });
      });
    return kept;
  };
}

const isLoopback = (issuer: string): boolean => {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
};

function signedIn(
  { issuer, subject }: { issuer: string; subject: string },
  claims: Readonly<Record<string, unknown>>,
  accountClaim: string,
): SignInResult {
  const account = claims[accountClaim];
  if (typeof account !== 'string' || account === '') return { is: 'failed', reason: 'no-account-claim' };
  if (accountClaim === 'email' && claims.email_verified !== true)
    return { is: 'not-verified', reason: 'email-not-verified' };
  return { is: 'signed-in', identity: { issuer, subject, accountId: accountId(account) } };
}

function notSignedIn(error: unknown): SignInResult {
  if (error instanceof openid.AuthorizationResponseError)
    return { is: error.error === 'access_denied' ? 'declined' : 'failed', reason: error.error };
  if (error instanceof openid.ResponseBodyError) return { is: 'failed', reason: error.error };
  const code = error instanceof openid.ClientError ? (error.code ?? error.name) : 'unknown';
  const cause = error instanceof Error ? error.cause : undefined;
  // `fetch` reports every failure of the network as a TypeError.
  if (code === 'OAUTH_TIMEOUT' || error instanceof TypeError || cause instanceof TypeError)
    throw new IssuerUnavailable('The identity provider does not answer.', { cause: error });
  return { is: 'failed', reason: code };
}
