import { userOf } from '../../lib/domain/partner/partner-users.ts';
import type { Outcome } from '../../lib/domain/refusal.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import { tagOf } from '../../lib/operations/entity-tag.ts';
import { addPartnerUser } from '../../lib/operations/partner/add-partner-user.ts';
import type { ChangedPartner } from '../../lib/operations/partner/change-partner.ts';
import { editPartnerUser } from '../../lib/operations/partner/edit-partner-user.ts';
import { invitePartnerUserAgain } from '../../lib/operations/partner/invite-partner-user-again.ts';
import { listPartnerUsers } from '../../lib/operations/partner/list-partner-users.ts';
import { notFound } from '../../lib/operations/partner/member.ts';
import { removePartnerUser } from '../../lib/operations/partner/remove-partner-user.ts';
import type { Store } from '../../lib/operations/ports/store.ts';
import type { CallerContext } from '../../lib/operations/request.ts';
import { presentPartnerUser } from '../../lib/presentation/partner-users.ts';
import type { userRoutes } from './user-routes.ts';

/** The endpoints of an organisation's users. */
export function userEndpoints(home: { readonly home: Store }): Endpoints<typeof userRoutes> {
  return {
    listPartnerUsers: async ({ request }) =>
      replyTo(await listPartnerUsers(home)(request), ({ value, version, viewer, deliveries }) => ({
        status: 200,
        body: {
          items: value.users.map((user) => presentPartnerUser(value, user, viewer, deliveries.get(user.id))),
          nextCursor: null,
        },
        headers: { etag: tagOf(version) },
      })),
    addPartnerUser: async ({ body, request }) => {
      const { firstName, lastName, role = 'implementation-expert', sendInvitation = true, ...rest } = body;
      const name = firstName && lastName ? { name: { firstName, lastName } } : {};
      const added = await addPartnerUser(home)({ ...rest, ...name, role, sendInvitation }, request);
      return userReply(added, request, 201);
    },
    changePartnerUser: async ({ path, body, request }) =>
      userReply(await editPartnerUser(home)(path.userId ?? '', body, request), request, 200),
    removePartnerUser: async ({ path, request }) =>
      replyTo(await removePartnerUser(home)(path.userId ?? '', request), () => ({ status: 204 })),
    invitePartnerUserAgain: async ({ path, body, request }) =>
      userReply(
        await invitePartnerUserAgain(home)(path.userId ?? '', body.contactEmail, request),
        request,
        202,
      ),
  };
}

const userReply = (outcome: Outcome<ChangedPartner>, { caller }: CallerContext, status: number): Reply =>
  replyTo(outcome, ({ value, version, userId }) => {
    const user = value.users.find(({ id }) => id === userId);
    if (!user) return replyTo(notFound, () => ({ status }));
    return {
      status,
      body: presentPartnerUser(value, user, userOf(value, caller)),
      headers: {
        etag: tagOf(version),
        ...(status === 201 && { location: `/v1/partners/me/users/${userId}` }),
      },
    };
  });
