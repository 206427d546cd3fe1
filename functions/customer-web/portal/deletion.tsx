import { heldAlone, mandatoryRoles, type PortalUser } from '../../../lib/domain/portal/portal.ts';
import type { HandOver } from '../../../lib/domain/portal/portal-commands.ts';
import type { Outcome } from '../../../lib/domain/refusal.ts';
import { statusOf } from '../../../lib/http/status.ts';
import type { UserView } from '../../../lib/operations/customer/user-view.ts';
import { DeletionPage } from '../pages/portal/deletion.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import { type Faults, noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import {
  administratorInsideWith,
  administratorWithForm,
  type Inside,
  isReply,
  refusedPage,
} from './entry.tsx';
import { rejectionOf } from './form.ts';
import { versionOf } from './users.tsx';

export const showDeletion =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', userId = '' }) => {
    const found = await administratorInsideWith(web, request, subscriptionId, ({ ifMatch, ...caller }) =>
      web.operations.viewUser(subscriptionId, userId, caller),
    );
    return isReply(found) ? found : deletionPage(web, found, userId, { viewed: found.beside });
  };

async function deletionPage(
  web: Web,
  found: Inside,
  userId: string,
  {
    chosen = {},
    rejection = noRejection,
    status = 200,
    viewed: known,
  }: {
    readonly viewed?: Outcome<UserView>;
    readonly chosen?: HandOver;
    readonly rejection?: Rejection;
    readonly status?: number;
  } = {},
): Promise<Reply> {
  const { ifMatch, ...caller } = found.caller;
  const viewed = known ?? (await web.operations.viewUser(found.view.subscriptionId, userId, caller));
  if (!viewed.ok) return refusedPage(viewed.refusal, found);
  const { user, portal } = viewed.value;
  return page(
    status,
    <DeletionPage
      {...found}
      view={{ ...found.view, portal }}
      user={user}
      chosen={chosen}
      version={versionOf(viewed.value)}
      rejection={rejection}
    />,
  );
}

/** Deletes a user, handing over what only they hold, in one change (R42, R43, R44). */
export const submitDeletion =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', userId = '' }) => {
    const found = await administratorWithForm(web, request, subscriptionId);
    if (isReply(found)) return found;
    const chosen = chosenIn(request);
    const user = found.view.portal.users.find(({ id }) => id === userId);
    const faults = user ? missing(found, user, chosen) : {};
    if (Object.keys(faults).length > 0)
      return deletionPage(web, found, userId, { chosen, rejection: { faults }, status: 422 });
    const deleted = await web.operations.deleteUser(subscriptionId, userId, chosen, found.caller);
    if (deleted.ok) return seeOther(`${pathIn(subscriptionId, 'users')}?done=user-deleted`);
    const rejection = rejectionOf(deleted.refusal);
    if (!rejection) return refusedPage(deleted.refusal, found);
    return deletionPage(web, found, userId, { chosen, rejection, status: statusOf[rejection.refusal] });
  };

const chosenIn = ({ form }: WebRequest): HandOver =>
  Object.fromEntries(
    mandatoryRoles.flatMap((role) => {
      const to = form.get(role);
      return to ? [[role, to]] : [];
    }),
  );

const missing = ({ view }: Inside, user: PortalUser, chosen: HandOver): Faults =>
  Object.fromEntries(
    heldAlone(view.portal, user).flatMap((role) => (chosen[role] ? [] : [[role, 'missing']])),
  );
