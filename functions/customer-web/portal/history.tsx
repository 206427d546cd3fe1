import type { HistoryOf } from '../../../lib/operations/customer/view-portal-history.ts';
import { HistoryPage, type HistoryPart } from '../pages/portal/history.tsx';
import { page, type Reply } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import { administratorInside, type Inside, isReply, refusedPage } from './entry.tsx';

const changesPerPage = 25;
const nothing: HistoryPart = { changes: [], older: undefined };

/** Every change of the users and of the service, newest first; older ones of either on pages of their own (R66). */
export const showPortalHistory =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await administratorInside(web, request, subscriptionId);
    if (isReply(found)) return found;
    const earlier = (['users', 'service'] as const).find((of) => request.query.has(of));
    const [users, service] = await Promise.all([
      earlier === 'service' ? nothing : partOf(web, request, found, 'users'),
      earlier === 'users' ? nothing : partOf(web, request, found, 'service'),
    ]);
    if (isReply(users)) return users;
    if (isReply(service)) return service;
    return page(
      200,
      <HistoryPage {...found} users={users} service={service} earlier={earlier !== undefined} />,
    );
  };

async function partOf(
  web: Web,
  request: WebRequest,
  found: Inside,
  of: HistoryOf,
): Promise<HistoryPart | Reply> {
  const cursor = request.query.get(of);
  const list = { path: request.path, query: { limit: changesPerPage, of }, owner: ownerOf(found) };
  const part = await web.cursors.pageRequest(cursor ? { ...list, query: { ...list.query, cursor } } : list);
  const history = await web.operations.viewPortalHistory(
    found.view.subscriptionId,
    of,
    { ...part, newestFirst: true },
    found.caller,
  );
  if (!history.ok) return refusedPage(history.refusal, found);
  const { items, next } = history.value;
  const older = next === undefined ? undefined : await web.cursors.seal(list, next);
  return { changes: items.map(({ value }) => value), older };
}

const ownerOf = ({ session: { identity } }: Inside): string => `${identity.issuer}\n${identity.subject}`;
