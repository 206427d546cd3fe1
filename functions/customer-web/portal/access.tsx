import { AccessPage } from '../pages/portal/access.tsx';
import { page } from '../reply.ts';
import type { Web, WebHandler } from '../web.ts';
import { isReply, refusedPage, usableInsideWith } from './entry.tsx';

/** Who can touch the account (R63). */
export const showAccess =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await usableInsideWith(web, request, subscriptionId, (caller) =>
      web.operations.viewAccess(subscriptionId, caller),
    );
    if (isReply(found)) return found;
    const access = found.beside;
    if (!access.ok) return refusedPage(access.refusal, found);
    return page(200, <AccessPage {...found} items={access.value.items} removed={access.value.removed} />);
  };
