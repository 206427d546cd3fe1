import { statusOf } from '../../../lib/http/status.ts';
import { type Invited, invitedBy } from '../agreements.tsx';
import { deadEnd } from '../dead-end.tsx';
import { isOwnForm } from '../own-form.ts';
import { NoticePage } from '../pages/notice.tsx';
import { LinkButton } from '../pages/parts.tsx';
import { noRejection } from '../pages/portal/rejection.tsx';
import { InvitedQuestionPage } from '../pages/support/invited.tsx';
import { supportTextsIn } from '../pages/support/texts.ts';
import { callerIn, foreignForm, isReply } from '../portal/entry.tsx';
import { read, rejectionOf } from '../portal/form.ts';
import { page, type Reply } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import { blank, entriesIn, question } from './support.tsx';

type Shown = Pick<Parameters<typeof InvitedQuestionPage>[0], 'entries' | 'rejection'> & {
  readonly status: number;
};
/** Of what they asked before, the newest. */
const requestsShown = 25;

export const showInvitedQuestion =
  (web: Web): WebHandler =>
  async (request) => {
    const invited = await invitedBy(web, request);
    if (isReply(invited)) return invited;
    return formPage(web, request, invited, { entries: blank, rejection: noRejection, status: 200 });
  };

/** Whom the invitation names asks support before they have accepted, once however often the form is sent (R33, R67). */
export const submitInvitedQuestion =
  (web: Web): WebHandler =>
  async (request) => {
    const invited = await invitedBy(web, request);
    if (isReply(invited)) return invited;
    const { session, language, invitation } = invited;
    if (!isOwnForm(request, web.site, session)) return foreignForm(language);
    const entries = entriesIn(request);
    const given = read(question, { ...entries });
    if ('faults' in given) return formPage(web, request, invited, { entries, rejection: given, status: 422 });
    const caller = callerIn(web, request, session);
    const asked = await web.operations.askSupport(invitation.subscriptionId, given.value, caller);
    if (asked.ok) return askedPage(invited);
    const rejection = rejectionOf(asked.refusal);
    if (!rejection) return deadEnd('unknown', language, invitation.serviceName);
    return formPage(web, request, invited, { entries, rejection, status: statusOf[rejection.refusal] });
  };

async function formPage(
  web: Web,
  request: WebRequest,
  { language, session, invitation }: Invited,
  { status, ...shown }: Shown,
): Promise<Reply> {
  const asked = await web.operations.listSupportRequests(
    invitation.subscriptionId,
    { limit: requestsShown, newestFirst: true },
    callerIn(web, request, session),
  );
  return page(
    status,
    <InvitedQuestionPage
      language={language}
      session={session}
      organizationName={invitation.organizationName}
      requests={asked.ok ? asked.value.items.map(({ value }) => value) : []}
      {...shown}
      once={web.newId('msg')}
    />,
  );
}

function askedPage({ language, session }: Invited): Reply {
  const { invited } = supportTextsIn(language);
  return page(
    200,
    <NoticePage language={language} notice={invited.asked(session.identity.accountId)}>
      <LinkButton href="/agreements" label={invited.back} />
      <a href="/agreements/support">{invited.earlier}</a>
    </NoticePage>,
  );
}
