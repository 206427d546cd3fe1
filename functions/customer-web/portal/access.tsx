import { AccessPage } from '../pages/portal/access.tsx';
import { page } from '../reply.ts';
import type { Web, WebHandler } from '../web.ts';
import { administratorInside, isReply, refusedPage } from './entry.tsx';

/** Who can touch the account (R63). */
export const showAccess =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await administratorInside(web, request, subscriptionId);
    if (isReply(found)) return found;
    const access = await web.operations.viewAccess(subscriptionId, found.caller);
    if (!access.ok) return refusedPage(access.refusal, found);
    return page(200, <AccessPage {...found} items={access.value.items} />);
  };
