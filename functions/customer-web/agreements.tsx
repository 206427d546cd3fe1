import { type Language, samePerson } from '../../lib/domain/identity.ts';
import type { Refusal } from '../../lib/domain/refusal.ts';
import { agreementDocuments } from '../../lib/domain/subscription/invitation.ts';
import type { PresentedLink } from '../../lib/identity/links.ts';
import { type Session, sessionSeconds } from '../../lib/identity/session.ts';
import type { InvitationView } from '../../lib/operations/customer/open-invitation.ts';
import { agreedIn } from './agreed.ts';
import { clearCookie, setCookie } from './cookies.ts';
import { deadEnd, deadEndOfRefusal } from './dead-end.tsx';
import { isOwnForm } from './own-form.ts';
import { AgreementsPage } from './pages/agreements.tsx';
import { NoticePage } from './pages/notice.tsx';
import { LinkButton, SignOutForm } from './pages/parts.tsx';
import { textsIn } from './pages/texts.ts';
import { WrongAccountPage } from './pages/wrong-account.tsx';
import { page, type Reply, seeOther } from './reply.ts';
import { languageOf, type WebRequest } from './request.ts';
import { linkOf, sessionOf } from './visitor.ts';
import type { Web, WebHandler } from './web.ts';

/** The registered administrator in front of an open invitation. */
export interface Invited {
  readonly link: PresentedLink;
  readonly invitation: InvitationView;
  readonly session: Session;
  readonly language: Language;
}

export const showAgreements =
  (web: Web): WebHandler =>
  async (request) => {
    const invited = await invitedBy(web, request);
    return 'statusCode' in invited ? invited : page(200, <AgreementsPage {...invited} />);
  };

/** Accepts the invitation: both boxes, the registered account, our own form, once (R24, R25, R26). */
export const acceptAgreements =
  (web: Web): WebHandler =>
  async (request) => {
    const invited = await invitedBy(web, request);
    if ('statusCode' in invited) return invited;
    const { link, session, language } = invited;
    if (!isOwnForm(request, web.site, session))
      return page(403, <NoticePage language={language} notice={textsIn(language).foreignForm} />);

    const { agreements, faults, ticked } = agreedIn(request.form);
    if (Object.keys(faults).length > 0)
      return page(422, <AgreementsPage {...invited} ticked={ticked} faults={faults} />);

    const accepted = await web.operations.acceptInvitation(
      { link, agreements },
      {
        caller: session.identity,
        now: request.now,
        correlationId: request.correlationId,
        newId: web.newId,
      },
    );
    if (!accepted.ok) return notAccepted(accepted.refusal, invited);
    return toPortal(web, request, { ...session, subscriptionId: accepted.value.subscriptionId });
  };

async function toPortal(web: Web, request: WebRequest, session: Session): Promise<Reply> {
  const inPortal = await web.sessions.close(session, new Date(request.now));
  return seeOther('/portal', [
    setCookie(web.site, 'session', inPortal, sessionSeconds),
    clearCookie(web.site, 'invitation'),
  ]);
}

/** The invited administrator, or the page for whoever is not. */
export async function invitedBy(web: Web, request: WebRequest): Promise<Invited | Reply> {
  const [link, session] = await Promise.all([linkOf(web, request), sessionOf(web, request)]);
  if (!link) {
    if (session?.subscriptionId) return seeOther('/portal');
    const language = languageOf(request);
    return page(400, <NoticePage language={language} notice={textsIn(language).linkLost} />);
  }
  const opened = await web.operations.openInvitation(link, request.now);
  // Somebody who pressed the button twice, or came back, has arrived already.
  if (opened.is === 'used' && opened.accepted && session && samePerson(opened.accepted.by, session.identity))
    return toPortal(web, request, { ...session, subscriptionId: opened.accepted.subscriptionId });
  if (opened.is !== 'open')
    return deadEnd(
      opened.is,
      languageOf(request, opened.language),
      opened.serviceName,
      opened.to,
      opened.successor,
    );
  const { invitation } = opened;
  if (invitation.to === 'portal') return seeOther('/join');
  const language = languageOf(request, invitation.language);
  const texts = textsIn(language);
  if (!session)
    return page(
      401,
      <NoticePage language={language} notice={texts.notSignedIn} step={2}>
        <LinkButton href="/sign-in" label={texts.signIn} />
      </NoticePage>,
    );
  const registered = invitation.invitee.accountId;
  if (session.identity.accountId !== registered)
    return page(403, <WrongAccountPage language={language} session={session} registered={registered} />);
  return { link, invitation, session, language };
}

function notAccepted(refusal: Refusal, invited: Invited): Reply {
  const { language, session, invitation } = invited;
  const end = deadEndOfRefusal(refusal.code);
  if (end) return deadEnd(end, language, invitation.serviceName);
  switch (refusal.code) {
    case 'wrong-account': {
      const registered = invitation.invitee.accountId;
      return page(403, <WrongAccountPage language={language} session={session} registered={registered} />);
    }
    case 'agreement-missing': {
      const faults = Object.fromEntries(agreementDocuments.map((document) => [document, 'missing' as const]));
      return page(422, <AgreementsPage {...invited} faults={faults} />);
    }
    case 'administrator-is-portal-identity':
      return page(
        422,
        <NoticePage language={language} notice={textsIn(language).partnerAccount}>
          <SignOutForm session={session} label={textsIn(language).wrongAccount.button} look="button" />
        </NoticePage>,
      );
    case 'too-much-contention':
    case 'data-center-unavailable':
    case 'still-provisioning':
      return page(503, <NoticePage language={language} notice={textsIn(language).notNow} />);
    default:
      throw new Error(`An acceptance was refused with ${refusal.code}.`);
  }
}
