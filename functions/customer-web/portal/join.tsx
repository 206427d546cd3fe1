import type { Language } from '../../../lib/domain/identity.ts';
import type { Refusal } from '../../../lib/domain/refusal.ts';
import type { PresentedLink } from '../../../lib/identity/links.ts';
import { type Session, sessionSeconds } from '../../../lib/identity/session.ts';
import type { InvitationView } from '../../../lib/operations/customer/open-invitation.ts';
import { clearCookie, setCookie } from '../cookies.ts';
import { deadEnd, deadEndOfRefusal } from '../dead-end.tsx';
import { isOwnForm } from '../own-form.ts';
import { NoticePage } from '../pages/notice.tsx';
import { SignOutForm } from '../pages/parts.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import { JoinPage } from '../pages/portal/join.tsx';
import { textsIn } from '../pages/texts.ts';
import { WrongAccountPage } from '../pages/wrong-account.tsx';
import { page, type Reply, seeOther } from '../reply.ts';
import { languageOf, type WebRequest } from '../request.ts';
import { linkOf, sessionOf } from '../visitor.ts';
import type { Web, WebHandler } from '../web.ts';
import { callerIn, foreignForm, isReply, pleaseSignIn } from './entry.tsx';

/** The invited user in front of an open invitation. */
interface Invited {
  readonly link: PresentedLink;
  readonly invitation: InvitationView;
  readonly session: Session;
  readonly language: Language;
}

export const showJoin =
  (web: Web): WebHandler =>
  async (request) => {
    const invited = await invitedBy(web, request);
    return isReply(invited) ? invited : page(200, <JoinPage {...invited} />);
  };

/** Accepts the invitation: the invited account, our own form, once (R40). */
export const submitJoin =
  (web: Web): WebHandler =>
  async (request) => {
    const invited = await invitedBy(web, request);
    if (isReply(invited)) return invited;
    const { link, session, language } = invited;
    if (!isOwnForm(request, web.site, session)) return foreignForm(language);
    const joined = await web.operations.joinPortal(link, callerIn(web, request, session));
    if (!joined.ok) return notJoined(joined.refusal, invited);
    const { subscriptionId } = joined.value;
    const inPortal = await web.sessions.close({ ...session, subscriptionId }, new Date(request.now));
    return seeOther(pathIn(subscriptionId), [
      setCookie(web.site, 'session', inPortal, sessionSeconds),
      clearCookie(web.site, 'invitation'),
    ]);
  };

function notJoined({ code }: Refusal, invited: Invited): Reply {
  const { session, language, invitation } = invited;
  const end = deadEndOfRefusal(code);
  if (end) return deadEnd(end, language, invitation.serviceName, 'portal');
  switch (code) {
    case 'wrong-account':
      return wrongAccount(invited);
    case 'user-already-added':
      return seeOther(pathIn(invitation.subscriptionId));
    case 'administrator-is-portal-identity':
      return page(
        422,
        <NoticePage language={language} notice={textsIn(language).partnerAccount}>
          <SignOutForm session={session} label={textsIn(language).wrongAccount.button} look="button" />
        </NoticePage>,
      );
    default:
      return page(503, <NoticePage language={language} notice={textsIn(language).notNow} />);
  }
}

/** The invited user, or the page for whoever is not. */
async function invitedBy(web: Web, request: WebRequest): Promise<Invited | Reply> {
  const [link, session] = await Promise.all([linkOf(web, request), sessionOf(web, request)]);
  if (!link) {
    const language = languageOf(request);
    return page(400, <NoticePage language={language} notice={textsIn(language).linkLost} />);
  }
  const opened = await web.operations.openInvitation(link, request.now);
  if (opened.is !== 'open')
    return deadEnd(opened.is, languageOf(request, opened.language), opened.serviceName, opened.to);
  const { invitation } = opened;
  if (invitation.to === 'activation') return seeOther('/agreements');
  const language = languageOf(request, invitation.language);
  if (!session) return pleaseSignIn(language, '/join');
  const invited = { link, invitation, session, language };
  return session.identity.accountId === invitation.invitee.accountId ? invited : wrongAccount(invited);
}

const wrongAccount = ({ language, session, invitation }: Invited): Reply =>
  page(
    403,
    <WrongAccountPage
      language={language}
      session={session}
      registered={invitation.invitee.accountId}
      to="portal"
    />,
  );
