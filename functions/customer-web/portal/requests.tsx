import { statusOf } from '../../../lib/http/status.ts';
import type { CallerContext } from '../../../lib/operations/request.ts';
import { pathIn } from '../pages/portal/frame.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { RequestsPage } from '../pages/portal/requests.tsx';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import {
  administratorInsideWith,
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
    const found = await administratorInsideWith(web, request, subscriptionId, waitingIn(web, subscriptionId));
    return isReply(found) ? found : requestsPage(web, request, found, found.beside);
  };

type Requests = Awaited<ReturnType<Web['operations']['viewAccessRequests']>>;

const waitingIn =
  (web: Web, subscriptionId: string) =>
  (caller: CallerContext): Promise<Requests> =>
    web.operations.viewAccessRequests(subscriptionId, { limit: requestsPerPage }, caller);

function requestsPage(
  web: Web,
  request: WebRequest,
  found: Inside,
  requests: Requests,
  rejected?: { readonly rejection: Rejection; readonly status: number },
): Reply {
  const { subscriptionId } = found.view;
  if (!requests.ok) return refusedPage(requests.refusal, found);
  return page(
    rejected?.status ?? 200,
    <RequestsPage
      {...found}
      requests={requests.value.items.map((item) => item.request)}
      askAt={`${web.site.publicUrl}/ask/${subscriptionId}`}
      done={doneIn(request)}
      rejection={rejected?.rejection ?? noRejection}
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
    return requestsPage(web, request, found, await waitingIn(web, subscriptionId)(found.caller), {
      rejection: { faults: {}, refusal },
      status: statusOf[refusal],
    });
  };
