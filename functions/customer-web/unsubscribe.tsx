import { unsubscribing } from '../../lib/identity/links.ts';
import type { HelpMails } from '../../lib/operations/customer/help-mails.ts';
import { HelpMailsPage } from './pages/help-mails.tsx';
import { NoticePage } from './pages/notice.tsx';
import { pathIn } from './pages/portal/frame.tsx';
import { textsIn } from './pages/texts.ts';
import { page, type Reply } from './reply.ts';
import { languageOf, type WebRequest } from './request.ts';
import { sessionOf } from './visitor.ts';
import type { Web, WebHandler } from './web.ts';

/** Shows whether the help mails go on, with the button that stops them; changes nothing (R48). */
export const showHelpMails =
  (web: Web): WebHandler =>
  async (request, { token = '' }) => {
    const subscriptionId = unsubscribing(await web.linkKeys(), token);
    if (subscriptionId === undefined) return unknownLink(request);
    return helpMailsPage(web, request, {
      token,
      subscriptionId,
      mails: await web.operations.viewHelpMails(subscriptionId, request.now),
    });
  };

/**
 * Stops the help mails, for a mail program's one click as for the page's button: the link alone allows it, without
 * sign-in, cookie or origin. Answers with a page, never a redirect (RFC 8058).
 */
export const submitHelpMails =
  (web: Web): WebHandler =>
  async (request, { token = '' }) => {
    const subscriptionId = unsubscribing(await web.linkKeys(), token);
    if (subscriptionId === undefined) return unknownLink(request);
    const wanted = request.form.has('resume');
    const mails = await web.operations.changeHelpMails(subscriptionId, wanted, {
      now: request.now,
      correlationId: request.correlationId,
      newId: web.newId,
    });
    return helpMailsPage(web, request, { token, subscriptionId, mails });
  };

interface Shown {
  readonly token: string;
  readonly subscriptionId: string;
  readonly mails: HelpMails;
}

/** Whoever came from the portal is led back to it. */
async function helpMailsPage(
  web: Web,
  request: WebRequest,
  { token, subscriptionId, mails }: Shown,
): Promise<Reply> {
  const language = languageOf(request, mails.language);
  const portal = (await sessionOf(web, request)) && pathIn(subscriptionId);
  return page(200, <HelpMailsPage language={language} token={token} mails={mails} portal={portal} />);
}

function unknownLink(request: WebRequest): Reply {
  const language = languageOf(request);
  return page(404, <NoticePage language={language} notice={textsIn(language).helpMails.unknown} />);
}
