import type { Language } from '../../lib/domain/identity.ts';
import type { Session } from '../../lib/identity/session.ts';
import type { PortalView } from '../../lib/operations/customer/view-portal.ts';
import { NoticePage } from './pages/notice.tsx';
import { LinkButton, SignOutForm } from './pages/parts.tsx';
import { ChoosePortalPage, PortalPage } from './pages/portal.tsx';
import { textsIn } from './pages/texts.ts';
import { page, type Reply } from './reply.ts';
import { languageOf, type WebRequest } from './request.ts';
import { sessionOf } from './visitor.ts';
import type { Web, WebHandler } from './web.ts';

/** Shows the service that was chosen, or activated in this session, or the only one; else the choice (R27). */
export const showPortal =
  (web: Web): WebHandler =>
  async (request) => {
    const session = await sessionOf(web, request);
    const language = languageOf(request);
    if (!session) return notSignedIn(language);

    const chosen = request.query.get('subscription') ?? session.subscriptionId;
    if (chosen && !subscriptionIdForm.test(chosen)) return noPortal(language, session);
    if (chosen) return portalOf(web, request, session, chosen);

    const views = await portalsFor(web, request, session);
    const [only, ...others] = views;
    if (!only) return noPortal(language, session);
    return others.length === 0
      ? page(200, <PortalPage language={language} session={session} view={only} />)
      : page(200, <ChoosePortalPage language={language} session={session} view={views} />);
  };

const subscriptionIdForm = /^sub_\w{1,40}$/;

async function portalOf(
  web: Web,
  request: WebRequest,
  session: Session,
  subscriptionId: string,
): Promise<Reply> {
  const language = languageOf(request);
  const viewed = await web.operations.viewPortal(subscriptionId, session.identity, request.now);
  return viewed.ok
    ? page(200, <PortalPage language={language} session={session} view={viewed.value} />)
    : noPortal(language, session);
}

async function portalsFor(web: Web, request: WebRequest, { identity }: Session): Promise<PortalView[]> {
  const ids = await web.operations.portalsOf(identity);
  const viewed = await Promise.all(ids.map((id) => web.operations.viewPortal(id, identity, request.now)));
  return viewed.flatMap((view) => (view.ok ? [view.value] : []));
}

function notSignedIn(language: Language): Reply {
  const texts = textsIn(language);
  return page(
    401,
    <NoticePage language={language} notice={texts.notSignedIn}>
      <LinkButton href="/sign-in" label={texts.signIn} />
    </NoticePage>,
  );
}

/** The same for a subscription that is another's and for one that there is not (R69). */
const noPortal = (language: Language, session: Session): Reply =>
  page(
    404,
    <NoticePage language={language} notice={textsIn(language).noPortal(session.identity.accountId)}>
      <SignOutForm session={session} label={textsIn(language).signOut} look="button second" />
    </NoticePage>,
  );
