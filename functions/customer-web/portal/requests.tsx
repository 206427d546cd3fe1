import { statusOf } from '../../../lib/http/status.ts';
import { noRejection, type Rejection } from '../pages/portal/fields.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import { RequestsPage } from '../pages/portal/requests.tsx';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import {
  administratorInside,
  administratorWithForm,
  doneIn,
  type Inside,
  isReply,
  refusedPage,
} from './entry.tsx';
import { rejectionOf } from './form.ts';

/** Never more wait at a time than are shown. */
const requestsPerPage = 100;

export const showAccessRequests =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await administratorInside(web, request, subscriptionId);
    return isReply(found) ? found : requestsPage(web, request, found);
  };

async function requestsPage(
  web: Web,
  request: WebRequest,
  found: Inside,
  rejection: Rejection = noRejection,
  status = 200,
): Promise<Reply> {
  const { subscriptionId } = found.view;
  const requests = await web.operations.viewAccessRequests(
    subscriptionId,
    { limit: requestsPerPage },
    found.caller,
  );
  if (!requests.ok) return refusedPage(requests.refusal, found);
  return page(
    status,
    <RequestsPage
      {...found}
      requests={requests.value.items.map((item) => item.request)}
      askAt={`${web.site.publicUrl}/ask/${subscriptionId}`}
      done={doneIn(request)}
      rejection={rejection}
    />,
  );
}

/** Grants a request, as a user, or declines it (R37). */
export const submitDecision =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', requestId = '' }) => {
    const found = await administratorWithForm(web, request, subscriptionId);
    if (isReply(found)) return found;
    const grants = request.form.get('decision') === 'grant';
    const decided = grants
      ? await web.operations.grantAccess(subscriptionId, requestId, ['user'], found.caller)
      : await web.operations.declineAccess(subscriptionId, requestId, found.caller);
    if (decided.ok)
      return seeOther(
        `${pathIn(subscriptionId, 'requests')}?done=${grants ? 'access-granted' : 'access-declined'}`,
      );
    const rejection = rejectionOf(decided.refusal);
    if (!rejection) return refusedPage(decided.refusal, found);
    const { refusal } = rejection;
    return requestsPage(web, request, found, { faults: {}, refusal }, statusOf[refusal]);
  };
