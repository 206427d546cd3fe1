import type { Outcome } from '../../lib/domain/refusal.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import { taggedByContent } from '../../lib/http/content-tag.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import { addPartnerUser } from '../../lib/operations/partner/add-partner-user.ts';
import { editPartnerUser } from '../../lib/operations/partner/edit-partner-user.ts';
import { invitePartnerUserAgain } from '../../lib/operations/partner/invite-partner-user-again.ts';
import { removePartnerUser } from '../../lib/operations/partner/remove-partner-user.ts';
import {
  changedUser,
  listPartnerUsers,
  type PartnerUserView,
  viewPartnerUser,
} from '../../lib/operations/partner/view-partner-users.ts';
import type { Loaded } from '../../lib/operations/ports/loaded.ts';
import type { Store } from '../../lib/operations/ports/store.ts';
import { presentPartnerUser } from '../../lib/presentation/partner-users.ts';
import type { userRoutes } from './user-routes.ts';

/** The endpoints of an organisation's users. */
export function userEndpoints(
  home: { readonly home: Store },
  cursors: Cursors,
): Endpoints<typeof userRoutes> {
  const paged = pagedReplies(cursors);
  return {
    listPartnerUsers: ({ query, request }) =>
      paged({ path: '/v1/partners/me/users', query }, request, presentPartnerUser, (page) =>
        listPartnerUsers(home)(page, request),
      ),
    viewPartnerUser: async ({ path, request }) =>
      userReply(await viewPartnerUser(home)(path.userId ?? '', request)),
    addPartnerUser: async ({ body, request }) => {
      const { firstName, lastName, role = 'implementation-expert', sendInvitation = true, ...rest } = body;
      const name = firstName !== undefined && lastName !== undefined && { name: { firstName, lastName } };
      const command = { ...rest, ...name, role, sendInvitation };
      return userReply(changedUser(await addPartnerUser(home)(command, request), request), 201);
    },
    changePartnerUser: async ({ path, body: { firstName, lastName, ...rest }, request }) => {
      const name = firstName !== undefined && lastName !== undefined && { name: { firstName, lastName } };
      const edited = await editPartnerUser(home)(path.userId ?? '', { ...rest, ...name }, request);
      return userReply(changedUser(edited, request));
    },
    removePartnerUser: async ({ path, request }) =>
      replyTo(await removePartnerUser(home)(path.userId ?? '', request), () => ({ status: 204 })),
    invitePartnerUserAgain: async ({ path, body, request }) => {
      const invited = await invitePartnerUserAgain(home)(path.userId ?? '', body.contactEmail, request);
      return userReply(changedUser(invited, request), 202);
    },
  };
}

const userReply = (outcome: Outcome<Loaded<PartnerUserView>>, status = 200): Reply =>
  replyTo(outcome, ({ value, version }) =>
    taggedByContent(version, {
      status,
      body: presentPartnerUser(value),
      ...(status === 201 && { headers: { location: `/v1/partners/me/users/${value.user.id}` } }),
    }),
  );
