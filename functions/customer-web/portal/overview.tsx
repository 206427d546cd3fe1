import { holds } from '../../../lib/domain/portal/portal.ts';
import { unsubscribeUrl } from '../../../lib/identity/links.ts';
import type { Session } from '../../../lib/identity/session.ts';
import type { PortalView } from '../../../lib/operations/customer/view-portal.ts';
import { ChoosePortalPage } from '../pages/choose-portal.tsx';
import { type PortalPageProps, pathIn } from '../pages/portal/frame.tsx';
import { OverviewPage } from '../pages/portal/overview.tsx';
import { page, type Reply, seeOther } from '../reply.ts';
import { languageOf, type WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import { inside, isReply, isSubscriptionId, noPortal, signedIn } from './entry.tsx';

/** Shows the service that was chosen, or activated in this session, or the only one; else the choice (R27). */
export const showPortal =
  (web: Web): WebHandler =>
  async (request) => {
    const session = await signedIn(web, request);
    if (isReply(session)) return session;
    const language = languageOf(request);
    const asked = request.query.get('subscription');
    if (asked) return isSubscriptionId(asked) ? seeOther(pathIn(asked)) : noPortal(language, session);
    if (session.subscriptionId) return overviewOf(web, request, session.subscriptionId);

    const views = await portalsFor(web, request, session);
    const [only, ...others] = views;
    if (!only) return noPortal(language, session);
    return others.length === 0
      ? overviewPage(web, { language, session, view: only })
      : page(200, <ChoosePortalPage language={language} session={session} views={views} />);
  };

/** One service: status, deadlines, licences and storage, who to contact (R27, R32, R45). */
export const showSubscription =
  (web: Web): WebHandler =>
  (request, { subscriptionId = '' }) =>
    overviewOf(web, request, subscriptionId);

async function overviewOf(web: Web, request: WebRequest, subscriptionId: string) {
  const found = await inside(web, request, subscriptionId);
  return isReply(found) ? found : overviewPage(web, found);
}

async function overviewPage(web: Web, { language, session, view }: PortalPageProps): Promise<Reply> {
  const mayStopMails = view.helpMails !== 'over' && holds(view.user, 'administrator');
  const key = mayStopMails ? await web.linkKeys() : undefined;
  return page(
    200,
    <OverviewPage
      language={language}
      session={session}
      view={view}
      helpMailsAt={key && unsubscribeUrl(web.site.publicUrl, key, view.subscriptionId)}
    />,
  );
}

async function portalsFor(web: Web, request: WebRequest, { identity }: Session): Promise<PortalView[]> {
  const ids = await web.operations.portalsOf(identity);
  const viewed = await Promise.all(ids.map((id) => web.operations.viewPortal(id, identity, request.now)));
  return viewed.flatMap((view) => (view.ok ? [view.value] : []));
}
