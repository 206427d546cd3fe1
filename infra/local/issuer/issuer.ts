import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { importJWK, SignJWT } from 'jose';
import type Provider from 'oidc-provider';
import { listen } from '../server.ts';
import { type AccountStore, Accounts, claimsOf } from './accounts.ts';
import { issuerKeys, type KeyStore } from './keys.ts';
import { pageHeaders, problemPage, signInPage } from './pages.ts';
import { interactionPath, oidcProvider, type ProviderOptions } from './provider.ts';

export interface IssuerOptions
  extends Pick<ProviderOptions, 'clientId' | 'audience' | 'scopes' | 'publicUrls'> {
  readonly port: number;
  readonly keyStore: KeyStore;
  readonly accountStore: AccountStore;
}

/** The identity provider of the local cloud. */
export interface Issuer {
  readonly url: string;
  /**
   * A bearer token of that person, as signing in would give it; it lives for ten years, so that moving the
   * clock does not end it.
   *
   * @param scope one or several, with spaces between
   */
  issueToken(accountId: string, scope: string): Promise<string>;
  close(): Promise<void>;
}

const tokenLifetime = '10 years';
/** An account name and some form encoding, in characters. */
const longestForm = 4_096;

const show = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, pageHeaders).end(body);
};

/** Shows the form, and signs in whoever is named in it. */
async function signIn(
  { provider, accounts }: { provider: Provider; accounts: Accounts },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    show(response, 200, signInPage(String(params.login_hint ?? '')));
    return;
  }
  const form = new URLSearchParams((await text(request)).slice(0, longestForm));
  const name = form.get('account')?.trim();
  if (!name) {
    show(response, 400, signInPage(''));
    return;
  }
  const { subject } = accounts.open(name);
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: subject } },
    { mergeWithLastSubmission: false },
  );
}

/** Starts the identity provider. Throws an OperatorError when the port is taken. */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const { port, clientId, audience, scopes, publicUrls } = options;
  const url = `http://127.0.0.1:${port}`;
  const accounts = new Accounts(options.accountStore);
  const keys = await issuerKeys(options.keyStore);
  const provider = oidcProvider({ issuer: url, clientId, audience, scopes, publicUrls, accounts, keys });
  const serveProtocol = provider.callback();

  const server = createServer(async (request, response) => {
    if (!request.url?.startsWith(interactionPath(''))) {
      await serveProtocol(request, response);
      return;
    }
    try {
      await signIn({ provider, accounts }, request, response);
    } catch {
      show(
        response,
        400,
        problemPage('This sign-in is over. Go back to where you came from and start again.'),
      );
    }
  });
  const { close } = await listen(server, port, 'The identity provider');
  const key = await importJWK(keys.signing, 'RS256');

  return {
    url,
    close,
    issueToken: (accountId, scope) => {
      const { subject, name } = accounts.open(accountId);
      const { email, email_verified } = claimsOf({ name });
      return new SignJWT({ client_id: clientId, scope, email, email_verified, jti: randomUUID() })
        .setProtectedHeader({ alg: 'RS256', kid: String(keys.signing.kid), typ: 'at+jwt' })
        .setIssuer(url)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(tokenLifetime)
        .sign(key);
    },
  };
}
