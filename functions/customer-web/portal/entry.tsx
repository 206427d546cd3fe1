import { whoPays } from '../../../lib/domain/billing/who-pays.ts';
import type { Identity, Language } from '../../../lib/domain/identity.ts';
import { holds } from '../../../lib/domain/portal/portal.ts';
import { whyNotUsable } from '../../../lib/domain/portal/portal-actions.ts';
import type { Refusal } from '../../../lib/domain/refusal.ts';
import { idempotencyUnder } from '../../../lib/http/idempotency-key.ts';
import { statusOf } from '../../../lib/http/status.ts';
import type { Session } from '../../../lib/identity/session.ts';
import type { PortalView } from '../../../lib/operations/customer/view-portal.ts';
import type { CallerContext } from '../../../lib/operations/request.ts';
import { isOwnForm } from '../own-form.ts';
import { NoticePage } from '../pages/notice.tsx';
import { LinkButton, SignOutForm } from '../pages/parts.tsx';
import { OverviewPage } from '../pages/portal/overview.tsx';
import { portalTextsIn } from '../pages/portal/texts.ts';
import { type Done, doneThings } from '../pages/portal/wording.ts';
import { textsIn } from '../pages/texts.ts';
import { page, type Reply } from '../reply.ts';
import { languageOf, type WebRequest } from '../request.ts';
import { sessionOf } from '../visitor.ts';
import type { Web } from '../web.ts';

/** Somebody inside a portal, in front of one of its pages. */
export interface Inside {
  readonly language: Language;
  readonly session: Session;
  readonly view: PortalView;
  readonly caller: CallerContext;
}

export const isReply = (value: object): value is Reply => 'statusCode' in value;

/** Who is signed in, or the page that asks to. */
export async function signedIn(web: Web, request: WebRequest): Promise<Session | Reply> {
  return (await sessionOf(web, request)) ?? pleaseSignIn(languageOf(request), request.path);
}

export const callerIn = (web: Web, request: WebRequest, { identity }: Session): CallerContext => ({
  caller: identity,
  now: request.now,
  correlationId: request.correlationId,
  newId: web.newId,
  ...versionIn(request),
  ...onceIn(request, identity),
});

/** The form says from which version it was made; one that was changed since is not overwritten. */
const versionIn = ({ form }: WebRequest): { ifMatch?: string } => {
  const version = form.get('version');
  return version !== null && /^\d{1,9}(\.\d{1,9})?$/.test(version) ? { ifMatch: `"${version}"` } : {};
};

/** A form whose page made it for one use has one effect, however often it is sent (R67). */
const onceIn = ({ form, path }: WebRequest, caller: Identity): Pick<CallerContext, 'idempotency'> => {
  const key = form.get('once');
  if (key === null || !/^[\w-]{1,64}$/.test(key)) return {};
  return { idempotency: idempotencyUnder(key, { caller, path, body: form.toString() }) };
};

const subscriptionIdForm = /^sub_\w{1,40}$/;
export const isSubscriptionId = (text: string): boolean => subscriptionIdForm.test(text);

/** What a page shows, read while it is found out whether there is such a page; it decides for itself who may see it. */
type Beside<T> = (caller: CallerContext) => Promise<T>;
type InsideWith<T> = Inside & { readonly beside: T };

const noneBeside = async (): Promise<undefined> => undefined;

/** A user of the portal, or the page for whoever is not. */
export const inside = (web: Web, request: WebRequest, subscriptionId: string): Promise<Inside | Reply> =>
  insideWith(web, request, subscriptionId, noneBeside);

async function insideWith<T>(
  web: Web,
  request: WebRequest,
  subscriptionId: string,
  beside: Beside<T>,
): Promise<InsideWith<T> | Reply> {
  const session = await signedIn(web, request);
  if (isReply(session)) return session;
  const language = languageOf(request);
  if (!isSubscriptionId(subscriptionId)) return noPortal(language, session);
  const caller = callerIn(web, request, session);
  const [viewed, read] = await Promise.all([
    web.operations.viewPortal(subscriptionId, session.identity, request.now),
    beside(caller),
  ]);
  if (!viewed.ok) return noPortal(language, session, subscriptionId);
  return { language, session, view: viewed.value, caller, beside: read };
}

/** A user of a portal that can be used, or the page that says what is the matter (R32). */
export const usableInside = (
  web: Web,
  request: WebRequest,
  subscriptionId: string,
): Promise<Inside | Reply> => usableInsideWith(web, request, subscriptionId, noneBeside);

export async function usableInsideWith<T>(
  web: Web,
  request: WebRequest,
  subscriptionId: string,
  beside: Beside<T>,
): Promise<InsideWith<T> | Reply> {
  const found = await insideWith(web, request, subscriptionId, beside);
  if (isReply(found)) return found;
  const block = whyNotUsable(found.view.standing);
  return block ? page(statusOf[block.code], <OverviewPage {...found} />) : found;
}

/** An administrator in such a portal, or the page for whoever is none (R37). */
export const administratorInside = (
  web: Web,
  request: WebRequest,
  subscriptionId: string,
): Promise<Inside | Reply> => administratorInsideWith(web, request, subscriptionId, noneBeside);

/** The same with what the page shows. */
export async function administratorInsideWith<T>(
  web: Web,
  request: WebRequest,
  subscriptionId: string,
  beside: Beside<T>,
): Promise<InsideWith<T> | Reply> {
  const found = await usableInsideWith(web, request, subscriptionId, beside);
  if (isReply(found)) return found;
  return holds(found.view.user, 'administrator') ? found : administratorsOnly(found.language);
}

/** The same with a form that must be one of ours. */
export async function administratorWithForm(
  web: Web,
  request: WebRequest,
  subscriptionId: string,
): Promise<Inside | Reply> {
  return withOwnForm(web, request, await administratorInside(web, request, subscriptionId));
}

/** Whoever was found, if the form is one of ours. */
export function withOwnForm<T extends Inside>(web: Web, request: WebRequest, found: T | Reply): T | Reply {
  if (isReply(found) || isOwnForm(request, web.site, found.session)) return found;
  return foreignForm(found.language);
}

export const foreignForm = (language: Language): Reply =>
  page(403, <NoticePage language={language} notice={textsIn(language).foreignForm} />);

const administratorsOnly = (language: Language): Reply =>
  page(
    403,
    <NoticePage language={language} notice={portalTextsIn(language).administratorsOnly}>
      <LinkButton href="/portal" label={textsIn(language).toPortal} />
    </NoticePage>,
  );

const billingOnly = (
  code: 'billing-administrator-only' | 'billing-access-only',
  language: Language,
  { billing }: PortalView,
): Reply => {
  const { billingAdministratorOnly, billingAccessOnly } = portalTextsIn(language);
  const administrator = billing?.administrator.accountId ?? '';
  const notice =
    code === 'billing-access-only'
      ? billingAccessOnly(administrator)
      : billingAdministratorOnly(whoPays(billing).is === 'new-owner' ? undefined : administrator);
  return page(
    403,
    <NoticePage language={language} notice={notice}>
      <LinkButton href="/portal" label={textsIn(language).toPortal} />
    </NoticePage>,
  );
};

export const gone = (language: Language): Reply =>
  page(
    404,
    <NoticePage language={language} notice={portalTextsIn(language).noSuchUser}>
      <LinkButton href="/portal" label={textsIn(language).toPortal} />
    </NoticePage>,
  );

/** Answers a refusal that no form explains. */
export function refusedPage({ code }: Pick<Refusal, 'code'>, { language, session, view }: Inside): Reply {
  switch (code) {
    case 'not-found':
      return gone(language);
    case 'administrators-only':
      return administratorsOnly(language);
    case 'billing-administrator-only':
    case 'billing-access-only':
      return billingOnly(code, language, view);
    case 'subscription-inactive':
    case 'subscription-expired':
    case 'subscription-purged':
      return page(statusOf[code], <OverviewPage language={language} session={session} view={view} />);
    default:
      throw new Error(`A page of the portal was refused with ${code}.`);
  }
}

/** Answers an address at which there is nothing. */
export const nothingHere = (language: Language): Reply =>
  page(404, <NoticePage language={language} notice={textsIn(language).notFound} />);

/** Asks to sign in, and to come back here. */
export function pleaseSignIn(language: Language, path: string): Reply {
  const texts = textsIn(language);
  return page(
    401,
    <NoticePage language={language} notice={texts.notSignedIn}>
      <LinkButton href={`/sign-in?to=${encodeURIComponent(path)}`} label={texts.signIn} />
    </NoticePage>,
  );
}

/** The same for a subscription that is another's and for one that there is not (R69). */
export const noPortal = (language: Language, session: Session, subscriptionId?: string): Reply =>
  page(
    404,
    <NoticePage language={language} notice={textsIn(language).noPortal(session.identity.accountId)}>
      <LinkButton
        href={subscriptionId ? `/ask/${subscriptionId}` : '/ask'}
        label={portalTextsIn(language).ask.button}
      />
      <SignOutForm session={session} label={textsIn(language).signOut} look="button second" />
    </NoticePage>,
  );

/** What was done last, from the address of the page. */
export const doneIn = ({ query }: WebRequest): Done | undefined =>
  doneThings.find((thing) => thing === query.get('done'));
