import { unsubscribing } from '../../lib/identity/links.ts';
import type { HelpMails } from '../../lib/operations/customer/help-mails.ts';
import { HelpMailsPage } from './pages/help-mails.tsx';
import { NoticePage } from './pages/notice.tsx';
import { textsIn } from './pages/texts.ts';
import { page, type Reply } from './reply.ts';
import { languageOf, type WebRequest } from './request.ts';
import type { Web, WebHandler } from './web.ts';

/** Shows whether the help mails go on, with the button that stops them; changes nothing (R48). */
export const showHelpMails =
  (web: Web): WebHandler =>
  async (request, { token = '' }) => {
    const subscriptionId = unsubscribing(await web.linkKeys(), token);
    if (subscriptionId === undefined) return unknownLink(request);
    return helpMailsPage(request, token, await web.operations.viewHelpMails(subscriptionId, request.now));
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
    const changed = await web.operations.changeHelpMails(subscriptionId, wanted, {
      now: request.now,
      correlationId: request.correlationId,
      newId: web.newId,
    });
    return helpMailsPage(request, token, changed);
  };

function helpMailsPage(request: WebRequest, token: string, mails: HelpMails): Reply {
  const language = languageOf(request, mails.language);
  return page(200, <HelpMailsPage language={language} token={token} mails={mails} />);
}

function unknownLink(request: WebRequest): Reply {
  const language = languageOf(request);
  return page(404, <NoticePage language={language} notice={textsIn(language).helpMails.unknown} />);
}
