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
import type { Web, WebHandler } from '../web.ts';
import { blank, entriesIn, question } from './support.tsx';

type Shown = Pick<Parameters<typeof InvitedQuestionPage>[0], 'entries' | 'rejection'> & {
  readonly status: number;
};

export const showInvitedQuestion =
  (web: Web): WebHandler =>
  async (request) => {
    const invited = await invitedBy(web, request);
    if (isReply(invited)) return invited;
    return formPage(web, invited, { entries: blank, rejection: noRejection, status: 200 });
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
    if ('faults' in given) return formPage(web, invited, { entries, rejection: given, status: 422 });
    const caller = callerIn(web, request, session);
    const asked = await web.operations.askSupport(invitation.subscriptionId, given.value, caller);
    if (asked.ok) return askedPage(invited);
    const rejection = rejectionOf(asked.refusal);
    if (!rejection) return deadEnd('unknown', language, invitation.serviceName);
    return formPage(web, invited, { entries, rejection, status: statusOf[rejection.refusal] });
  };

const formPage = (web: Web, { language, session }: Invited, { status, ...shown }: Shown): Reply =>
  page(
    status,
    <InvitedQuestionPage language={language} session={session} {...shown} once={web.newId('msg')} />,
  );

function askedPage({ language, session }: Invited): Reply {
  const { invited } = supportTextsIn(language);
  return page(
    200,
    <NoticePage language={language} notice={invited.asked(session.identity.accountId)}>
      <LinkButton href="/agreements" label={invited.back} />
    </NoticePage>,
  );
}
