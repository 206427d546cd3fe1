import type { Language } from '../../lib/domain/identity.ts';
import type { Session } from '../../lib/identity/session.ts';
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
    if (chosen) return portalOf(web, request, session, chosen);

    const { identity } = session;
    const entries = await web.operations.listPortals({ identity, now: request.now });
    const [only, ...others] = entries;
    if (!only) return noPortal(language, session);
    if (others.length === 0) return portalOf(web, request, session, only.subscriptionId);
    return page(200, <ChoosePortalPage language={language} session={session} view={entries} />);
  };

async function portalOf(
  web: Web,
  request: WebRequest,
  session: Session,
  subscriptionId: string,
): Promise<Reply> {
  const language = languageOf(request);
  const { identity } = session;
  const viewed = await web.operations.viewPortal({ subscriptionId, identity, now: request.now });
  return viewed.ok
    ? page(200, <PortalPage language={language} session={session} view={viewed.value} />)
    : noPortal(language, session);
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
      <SignOutForm language={language} session={session} />
    </NoticePage>,
  );
