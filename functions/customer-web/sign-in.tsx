import type { Language } from '../../lib/domain/identity.ts';
import { errorPlace, log } from '../../lib/http/log.ts';
import { IssuerUnavailable, signedOutPath } from '../../lib/identity/relying-party.ts';
import { sessionSeconds, signInSeconds } from '../../lib/identity/session.ts';
import type { InvitationView } from '../../lib/operations/customer/open-invitation.ts';
import { clearCookie, setCookie } from './cookies.ts';
import { isOwnForm } from './own-form.ts';
import { NoticePage } from './pages/notice.tsx';
import { LinkButton } from './pages/parts.tsx';
import { textsIn } from './pages/texts.ts';
import type { Notice } from './pages/wording.ts';
import { page, type Reply, seeOther } from './reply.ts';
import { languageOf, type WebRequest } from './request.ts';
import { linkOf, sessionOf } from './visitor.ts';
import type { Web, WebHandler } from './web.ts';

/** Where to sign in with another account than the one the identity provider still knows. */
const signInAfresh = '/sign-in?afresh=yes';

export const startSignIn =
  (web: Web): WebHandler =>
  async (request) => {
    const invitation = await openInvitationOf(web, request);
    const language = languageOf(request, invitation?.language);
    try {
      const { location, transaction } = await web.relyingParty.begin({
        returnTo: returnTo(request, invitation),
        language,
        ...(invitation && { account: invitation.invitee.accountId }),
        ...(request.query.has('afresh') && { afresh: true }),
      });
      const sealed = await web.sessions.closeSignIn(transaction, new Date(request.now));
      return seeOther(location, [setCookie(web.site, 'sign-in', sealed, signInSeconds)]);
    } catch (error) {
      return unavailable(request, error, language);
    }
  };

export const finishSignIn =
  (web: Web): WebHandler =>
  async (request) => {
    const language = languageOf(request);
    const texts = textsIn(language);
    const sealed = request.cookie('sign-in');
    const transaction = sealed && (await web.sessions.openSignIn(sealed, new Date(request.now)));
    if (!transaction) return retry(400, language, texts.signInNotCompleted);
    try {
      const result = await web.relyingParty.complete(request.rawQuery, transaction);
      const done = clearCookie(web.site, 'sign-in');
      if (result.is !== 'signed-in') {
        log({
          level: 'info',
          event: 'sign-in-not-completed',
          requestId: request.correlationId,
          code: result.is,
        });
        return result.is === 'not-verified'
          ? retry(403, language, texts.notVerified, [done])
          : retry(400, language, texts.signInNotCompleted, [done]);
      }
      const session = await web.sessions.close(web.sessions.start(result.identity), new Date(request.now));
      return seeOther(transaction.returnTo, [done, setCookie(web.site, 'session', session, sessionSeconds)]);
    } catch (error) {
      return unavailable(request, error, language);
    }
  };

/** Ends the session here, then at the identity provider. The invitation stays, for the right account to accept it (R25). */
export const signOut =
  (web: Web): WebHandler =>
  async (request) => {
    const session = await sessionOf(web, request);
    const language = languageOf(request);
    if (!isOwnForm(request, web.site, session))
      return page(403, <NoticePage language={language} notice={textsIn(language).foreignForm} />);
    const location = await web.relyingParty.signOutLocation().catch((error: unknown) => {
      log({
        level: 'warn',
        event: 'issuer-sign-out-skipped',
        requestId: request.correlationId,
        ...errorPlace(error),
      });
      return undefined;
    });
    return seeOther(location ?? signedOutPath, [clearCookie(web.site, 'session')]);
  };

export const showSignedOut = (): WebHandler => async (request) => {
  const language = languageOf(request);
  const texts = textsIn(language);
  return page(
    200,
    <NoticePage language={language} notice={texts.signedOut}>
      <LinkButton href={signInAfresh} label={texts.signIn} />
    </NoticePage>,
  );
};

/** Where to go on: to the page that asked to sign in, to the invitation that is open, or to the portal. */
function returnTo({ query }: WebRequest, invitation: InvitationView | undefined): string {
  const to = query.get('to') ?? '';
  if (ownPath.test(to)) return to;
  if (!invitation) return '/portal';
  return invitation.to === 'portal' ? '/join' : '/agreements';
}

/** Our own pages for people who are signed in, and nothing else: nobody is led away by a link to the sign-in. */
const ownPath = /^\/(?:portal|ask|join|sign-up)(?:\/\w{1,64}){0,4}$/;

async function openInvitationOf(web: Web, request: WebRequest) {
  const link = await linkOf(web, request);
  const opened = link && (await web.operations.openInvitation(link, request.now));
  return opened?.is === 'open' ? opened.invitation : undefined;
}

function retry(status: number, language: Language, notice: Notice, cookies: readonly string[] = []): Reply {
  return page(
    status,
    <NoticePage language={language} notice={notice}>
      <LinkButton href={signInAfresh} label={textsIn(language).signInAgain} />
    </NoticePage>,
    cookies,
  );
}

function unavailable(request: WebRequest, error: unknown, language: Language): Reply {
  if (!(error instanceof IssuerUnavailable)) throw error;
  log({
    level: 'warn',
    event: 'issuer-unavailable',
    requestId: request.correlationId,
    ...errorPlace(error),
  });
  return retry(503, language, textsIn(language).signInUnavailable);
}
