import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { type Accounts, claimsOf } from './accounts.ts';
import type { IssuerKeys } from './keys.ts';
import { MemoryAdapter } from './memory-adapter.ts';
import { pageHeaders, problemPage, signedOutPage, signOutPage } from './pages.ts';

export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** What access tokens carry as `aud`. */
  readonly audience: string;
  readonly scopes: readonly string[];
  /** Where the portal of each data center is reached. */
  readonly publicUrls: readonly string[];
  readonly accounts: Accounts;
  readonly keys: IssuerKeys;
}

/** The portal's paths, which every identity provider has to be told exactly. */
const callbackPath = '/sign-in/callback';
const signedOutPath = '/signed-out';

export const interactionPath = (id: string): string => `/sign-in/${id}`;

const seconds = { hour: 60 * 60, day: 24 * 60 * 60 };

const show = (context: KoaContextWithOIDC, body: string): void => {
  context.set(pageHeaders);
  context.body = body;
};

/** A grant of everything that was asked for: the client is our own, so there is nothing to consent to. */
async function grantAll(context: KoaContextWithOIDC) {
  const { client, session, params, provider, resourceServers } = context.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(String(params?.scope ?? ''));
  for (const [resource, server] of Object.entries(resourceServers ?? {}))
    grant.addResourceScope(resource, server.scope);
  await grant.save();
  return grant;
}

const features = ({ issuer, audience, scopes }: ProviderOptions): Configuration['features'] => ({
  devInteractions: { enabled: false },
  // Access tokens are JWTs for the API, whether or not the client names it.
  resourceIndicators: {
    enabled: true,
    defaultResource: () => `${issuer}/${audience}`,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: scopes.join(' '),
      audience,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'RS256' } },
    }),
  },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (context, form) =>
      show(
        context,
        signOutPage(form.replace('</form>', '<input type="hidden" name="logout" value="yes"></form>')),
      ),
    postLogoutSuccessSource: (context) => show(context, signedOutPage()),
  },
});

/** OpenID Connect as the portal uses it: code flow with PKCE, one public client. */
export function oidcProvider(options: ProviderOptions): Provider {
  const { issuer, clientId, publicUrls, accounts, keys } = options;
  const describe = (subject: string) => {
    const account = accounts.find(subject);
    return account && { sub: subject, ...claimsOf(account) };
  };
  return new Provider(issuer, {
    adapter: MemoryAdapter,
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: publicUrls.map((url) => `${url}${callbackPath}`),
        post_logout_redirect_uris: publicUrls.map((url) => `${url}${signedOutPath}`),
      },
    ],
    jwks: { keys: [keys.signing as never] },
    cookies: { keys: [keys.cookies] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    scopes: ['openid', 'email', 'profile'],
    // Claims go into the ID token as well, so that nobody needs the user info endpoint.
    conformIdTokenClaims: false,
    features: features(options),
    findAccount: (_context, subject) => {
      const claims = describe(subject);
      return claims && { accountId: subject, claims: () => claims };
    },
    extraTokenClaims: (_context, token) => {
      const claims = 'accountId' in token ? describe(String(token.accountId)) : undefined;
      return claims && { email: claims.email, email_verified: claims.email_verified };
    },
    loadExistingGrant: grantAll,
    interactions: { url: (_context, { uid }) => interactionPath(uid) },
    pkce: { required: () => true },
    renderError: (context, { error, error_description }) =>
      show(context, problemPage(`${error_description ?? error}.`)),
    ttl: {
      AccessToken: seconds.hour,
      IdToken: seconds.hour,
      Interaction: seconds.hour,
      Session: seconds.day,
      Grant: seconds.day,
    },
  });
}
