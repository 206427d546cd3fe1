import { presentedLink } from '../../lib/identity/links.ts';
import { sessionSeconds } from '../../lib/identity/session.ts';
import { setCookie } from './cookies.ts';
import { deadEnd } from './dead-end.tsx';
import { InvitationPage } from './pages/invitation.tsx';
import { NoticePage } from './pages/notice.tsx';
import { textsIn } from './pages/texts.ts';
import { page, seeOther } from './reply.ts';
import { languageOf } from './request.ts';
import { linkOf } from './visitor.ts';
import type { Web, WebHandler } from './web.ts';

/** Opens the link of the mail: looks, changes nothing, and takes the secret out of the address bar (R24). */
export const openActivationLink =
  (web: Web): WebHandler =>
  async (request, { token = '' }) => {
    const link = presentedLink(await web.linkKeys(), token);
    if (!link) return deadEnd('unknown', languageOf(request));
    const opened = await web.operations.openInvitation(link, request.now);
    if (opened.is !== 'open')
      return deadEnd(
        opened.is,
        languageOf(request, opened.language),
        opened.serviceName,
        opened.to,
        opened.successor,
      );
    return seeOther('/activate', [setCookie(web.site, 'invitation', token, sessionSeconds)]);
  };

export const showInvitation =
  (web: Web): WebHandler =>
  async (request) => {
    const link = await linkOf(web, request);
    if (!link) {
      const language = languageOf(request);
      return page(400, <NoticePage language={language} notice={textsIn(language).linkLost} />);
    }
    const opened = await web.operations.openInvitation(link, request.now);
    if (opened.is !== 'open')
      return deadEnd(
        opened.is,
        languageOf(request, opened.language),
        opened.serviceName,
        opened.to,
        opened.successor,
      );
    const language = languageOf(request, opened.invitation.language);
    return page(200, <InvitationPage language={language} invitation={opened.invitation} />);
  };
