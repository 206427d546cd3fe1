import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { customerWeb } from '../../../functions/customer-web/app.ts';
import type { CustomerOperations } from '../../../functions/customer-web/operations.ts';
import { siteAt } from '../../../functions/customer-web/site.ts';
import type { CustomerRequest } from '../../../lib/domain/desk/customer-request.ts';
import { accountId, type Identity, type Language } from '../../../lib/domain/identity.ts';
import { instant } from '../../../lib/domain/instant.ts';
import { firstUser, openPortal } from '../../../lib/domain/portal/portal-commands.ts';
import { accepted, type Outcome, refused } from '../../../lib/domain/refusal.ts';
import { cursors } from '../../../lib/http/page.ts';
import { activationUrl, unsubscribeUrl } from '../../../lib/identity/links.ts';
import type { RelyingParty, SignInResult } from '../../../lib/identity/relying-party.ts';
import { sessions } from '../../../lib/identity/session.ts';
import type { HelpMails } from '../../../lib/operations/customer/help-mails.ts';
import type { InvitationView, OpenedLink } from '../../../lib/operations/customer/open-invitation.ts';
import type { PortalView } from '../../../lib/operations/customer/view-portal.ts';

export const now = new Date('2026-11-20T08:00:00Z');
export const kim: Identity = {
  issuer: 'https://issuer.example',
  subject: 'kim-1',
  accountId: accountId('kim@contoso.example'),
};
export const robin: Identity = {
  issuer: 'https://issuer.example',
  subject: 'robin-1',
  accountId: accountId('robin@fabrikam.example'),
};

const keys = { id: 'k1', key: 'a-key-of-more-than-thirty-two-characters' };

/** Where the help mails of the subscription are stopped. */
export const unsubscribePath = new URL(
  unsubscribeUrl('https://eu.onramp.example', keys, 'sub_01JD0Z5K3N8Q4R7T9VWXYZ0123'),
).pathname;

export const invitation: InvitationView = {
  subscriptionId: 'sub_01JD0Z5K3N8Q4R7T9VWXYZ0123',
  serviceName: 'RapidStart Services',
  organizationName: 'Contoso AB',
  partnerName: 'Fabrikam Consulting',
  to: 'activation',
  invitee: { accountId: kim.accountId, firstName: 'Kim', lastName: 'Åkesson' },
  language: 'en',
  expiresAt: instant('2026-12-04T08:00:00Z'),
};

const administrator = firstUser(
  'usr_01JD0Z5K3N8Q4R7T9VWXYZ0001',
  { person: invitation.invitee, identity: kim, language: 'en' },
  instant(now),
);

export const portal: PortalView = {
  subscriptionId: invitation.subscriptionId,
  organizationName: invitation.organizationName,
  service: 'rapidstart-services',
  serviceName: invitation.serviceName,
  partnerName: invitation.partnerName,
  standing: {
    status: 'active',
    deadlines: [{ kind: 'inactivation', at: instant('2027-02-18T08:00:00Z') }],
    notices: [],
  },
  countryOfUse: 'SE',
  dataCenter: 'eu',
  place: 'SE',
  allowance: undefined,
  billing: undefined,
  terms: undefined,
  payable: false,
  helpMails: 'over',
  portal: openPortal(invitation.subscriptionId, administrator),
  user: administrator,
  administrators: [administrator],
  contacts: [{ role: 'billing-contact', users: [administrator] }],
  waiting: 0,
  tag: '"1"',
};

interface Calls {
  readonly opened: number[];
  readonly accepted: Parameters<CustomerOperations['acceptInvitation']>[];
}

/** What the world around the pages is like. Change it in a test, then visit. */
export interface Circumstances {
  link: OpenedLink;
  /** What looking at an invitation fails with. */
  failure?: Error;
  acceptance: Outcome<{ subscriptionId: string }>;
  /** What whom the invitation names has asked support. */
  asked: CustomerRequest[];
  /** What the signed-in person may enter. */
  portals: PortalView[];
  helpMails: HelpMails;
  signIn: SignInResult | Error;
  /** Where the identity provider signs people out; `undefined` when it cannot. */
  signOutAt: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: string;
}

export interface Visit {
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export function world({ publicUrl = 'https://eu.onramp.example', language = 'en' as Language } = {}) {
  const site = siteAt(publicUrl, 'eu');
  const shown: InvitationView = { ...invitation, language };
  const circumstances: Circumstances = {
    link: { is: 'open', invitation: shown },
    acceptance: accepted({ subscriptionId: shown.subscriptionId }),
    asked: [],
    portals: [portal],
    helpMails: {
      is: 'wanted',
      serviceName: 'Dynamics 365',
      organizationName: invitation.organizationName,
      language,
    },
    signIn: { is: 'signed-in', identity: kim },
    signOutAt: `https://issuer.example/logout?post_logout_redirect_uri=${publicUrl}/signed-out`,
  };
  const calls: Calls = { opened: [], accepted: [] };

  const operations = notCalled<CustomerOperations>({
    async openInvitation(link) {
      if (circumstances.failure) throw circumstances.failure;
      calls.opened.push([1, 2, 3].find((generation) => link.isOf(generation)) ?? 0);
      return link.isOf(1) ? circumstances.link : { is: 'unknown' };
    },
    async acceptInvitation(...acceptance) {
      calls.accepted.push(acceptance);
      return circumstances.acceptance;
    },
    async viewPortal(subscriptionId) {
      const found = circumstances.portals.find((view) => view.subscriptionId === subscriptionId);
      return found ? accepted(found) : refused('not-found', 'There is none.');
    },
    listSupportRequests: async () =>
      accepted({ items: circumstances.asked.map((value) => ({ value, version: 1 })) }),
    trialsOffered: () => [],
    viewHelpMails: async () => circumstances.helpMails,
    portalsOf: async () => circumstances.portals.map(({ subscriptionId }) => subscriptionId),
  });

  const relyingParty: RelyingParty = {
    begin: async ({ returnTo, language: wanted, account, afresh }) => ({
      location: `https://issuer.example/authorize?${new URLSearchParams({
        ui_locales: wanted,
        ...(account && { login_hint: account }),
        ...(afresh && { prompt: 'login' }),
      })}`,
      transaction: { state: 's', nonce: 'n', codeVerifier: 'v', returnTo },
    }),
    async complete() {
      if (circumstances.signIn instanceof Error) throw circumstances.signIn;
      return circumstances.signIn;
    },
    signOutLocation: async () => circumstances.signOutAt,
  };

  const ring = async () => keys;
  const ourSessions = sessions(ring, 'eu');
  const app = customerWeb({
    site,
    operations,
    relyingParty,
    sessions: ourSessions,
    linkKeys: ring,
    cursors: cursors(ring),
    now: () => now,
    newId: (prefix) => `${prefix}_1`,
  });

  const handle = (event: APIGatewayProxyEventV2) => app(event, { awsRequestId: 'r' } as Context);
  const activationPath = new URL(activationUrl(publicUrl, keys, 'inv_01JD0Z5K3N8Q4R7T9VWXYZ0123', 1))
    .pathname;
  return { site, circumstances, calls, handle, activationPath, sessions: ourSessions };
}

/** Operations of which only some are expected to be called. */
export const notCalled = <All extends object>(some: Partial<All>): All =>
  new Proxy(some, {
    get: (operations, name) => {
      const operation = operations[name as keyof All];
      if (!operation) throw new Error(`${String(name)} was not expected.`);
      return operation;
    },
  }) as All;

export type World = ReturnType<typeof world>;

/** Somebody's browser: keeps cookies from answer to answer, and does not follow redirects. */
export function browserOf({ handle, site }: Pick<World, 'handle' | 'site'>) {
  const jar = new Map<string, string>();
  const visit = async (method: string, url: string, { form, headers }: Visit = {}): Promise<Answer> => {
    const body = form && new URLSearchParams(form).toString();
    const result = await handle(
      eventOf(method, new URL(url, site.publicUrl), {
        cookies: [...jar].map(([name, value]) => `${name}=${value}`),
        headers: {
          ...(body !== undefined && {
            'content-type': 'application/x-www-form-urlencoded',
            origin: site.publicUrl,
            'sec-fetch-site': 'same-origin',
          }),
          ...headers,
        },
        ...(body !== undefined && { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }),
      }),
    );
    for (const cookie of result.cookies ?? []) keep(jar, cookie);
    return answerOf(result);
  };
  return {
    jar,
    get: (url: string, options?: Visit) => visit('GET', url, options),
    post: (url: string, form: Record<string, string>, headers?: Record<string, string>) =>
      visit('POST', url, { form, ...(headers && { headers }) }),
    send: visit,
  };
}

export type TestBrowser = ReturnType<typeof browserOf>;

/** Goes from the link in the mail to the page after sign-in. */
export async function signInAs(identity: Identity, around: World, browser = browserOf(around)) {
  around.circumstances.signIn = { is: 'signed-in', identity };
  await browser.get(around.activationPath);
  await browser.get('/sign-in');
  await browser.get('/sign-in/callback?code=c&state=s');
  return browser;
}

/** The fields of the form on a page, its boxes not ticked. */
export const fieldsOf = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );

export const bothBoxes = { 'online-services-agreement': 'agreed', 'privacy-statement': 'agreed' };

function keep(jar: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  if (/Max-Age=0\b/.test(cookie)) jar.delete(name);
  else jar.set(name, value);
}

const answerOf = (result: APIGatewayProxyStructuredResultV2): Answer => ({
  status: result.statusCode ?? 200,
  headers: (result.headers ?? {}) as Record<string, string>,
  cookies: result.cookies ?? [],
  body: result.body ?? '',
});

export const eventOf = (
  method: string,
  url: URL,
  rest: { cookies?: string[]; headers?: Record<string, string>; body?: string; isBase64Encoded?: boolean },
): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: url.pathname,
  rawQueryString: url.search.slice(1),
  headers: { host: 'attacker.example', ...rest.headers },
  ...(rest.cookies && rest.cookies.length > 0 && { cookies: rest.cookies }),
  ...(rest.body !== undefined && { body: rest.body }),
  isBase64Encoded: rest.isBase64Encoded ?? false,
  requestContext: {
    accountId: '1',
    apiId: 'a',
    domainName: 'attacker.example',
    domainPrefix: 'attacker',
    http: { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: 'request-1',
    routeKey: '$default',
    stage: '$default',
    time: '20/Nov/2026:08:00:00 +0000',
    timeEpoch: 1795161600000,
  },
});
