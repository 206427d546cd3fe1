import type { Outcome } from '../../../lib/domain/refusal.ts';
import type { Endpoints } from '../../../lib/http/api.ts';
import { taggedForReaders } from '../../../lib/http/content-tag.ts';
import type { Cursors, PagedList } from '../../../lib/http/page.ts';
import { type Reply, replyTo } from '../../../lib/http/reply.ts';
import type { UserView } from '../../../lib/operations/customer/user-view.ts';
import type { PageOfList } from '../../../lib/operations/ports/listings.ts';
import type { CallerContext } from '../../../lib/operations/request.ts';
import { presentChange } from '../../../lib/presentation/history.ts';
import {
  presentAccessRequest,
  presentAccessView,
  presentPortal,
  presentPortalChange,
  presentUser,
} from '../../../lib/presentation/present-portal.ts';
import type { CustomerOperations } from '../operations.ts';
import { ownershipEndpoints } from './ownership-endpoints.ts';
import { paidEndpoints } from './paid-endpoints.ts';
import { partnerEndpoints } from './partner-endpoints.ts';
import { requestEndpoints } from './request-endpoints.ts';
import type { apiRoutes } from './routes.ts';
import { signUpEndpoints } from './sign-up-endpoints.ts';

export interface CustomerApiDependencies {
  readonly operations: CustomerOperations;
  readonly cursors: Cursors;
}

/** Every JSON call of the customer portal: parse, operation, present. */
export function customerEndpoints({
  operations,
  cursors,
}: CustomerApiDependencies): Endpoints<typeof apiRoutes> {
  const paged = pagedReplies(cursors);
  return {
    ...partnerEndpoints(operations),
    ...signUpEndpoints(operations),
    viewPortal: async ({ path: { subscriptionId = '' }, request }) =>
      replyTo(await operations.viewPortal(subscriptionId, request.caller, request.now), (view) => ({
        status: 200,
        body: presentPortal(view),
        headers: { etag: view.tag },
      })),
    viewPortalHistory: ({ path: { subscriptionId = '' }, query, request }) =>
      paged({ path: `/v1/subscriptions/${subscriptionId}/portal/history`, query }, request, async (page) => {
        const newestFirst = query.order === 'newest';
        const changes = await operations.viewPortalHistory(
          subscriptionId,
          query.of,
          { ...page, newestFirst },
          request,
        );
        return mapped(changes, ({ value }) =>
          query.of === 'users' ? presentPortalChange(value) : presentChange(value),
        );
      }),
    viewAccess: async ({ path: { subscriptionId = '' }, request }) =>
      replyTo(await operations.viewAccess(subscriptionId, request), (view) =>
        taggedForReaders({ status: 200, body: presentAccessView(view) }),
      ),

    listPortalUsers: ({ path: { subscriptionId = '' }, query, request }) =>
      paged({ path: `/v1/subscriptions/${subscriptionId}/users`, query }, request, async (page) =>
        mapped(await operations.viewUsers(subscriptionId, page, request), presentUser),
      ),
    addPortalUser: async ({ path: { subscriptionId = '' }, body, request }) =>
      replyTo(await operations.addUser(subscriptionId, body, request), (added) => ({
        ...userReply(added),
        status: 201,
        headers: {
          etag: added.tag,
          location: `/v1/subscriptions/${subscriptionId}/users/${added.user.id}`,
        },
      })),
    viewPortalUser: async ({ path: { subscriptionId = '', userId = '' }, request }) =>
      replyTo(await operations.viewUser(subscriptionId, userId, request), userReply),
    editPortalUser: async ({ path: { subscriptionId = '', userId = '' }, body, request }) =>
      replyTo(await operations.editUser(subscriptionId, userId, body, request), userReply),
    deletePortalUser: async ({ path: { subscriptionId = '', userId = '' }, query, request }) => {
      const { billingContact, customerCareContact, shippingContact } = query;
      const handOver = {
        ...(billingContact && { 'billing-contact': billingContact }),
        ...(customerCareContact && { 'customer-care-contact': customerCareContact }),
        ...(shippingContact && { 'shipping-contact': shippingContact }),
      };
      return replyTo(await operations.deleteUser(subscriptionId, userId, handOver, request), nothing);
    },
    invitePortalUser: async ({ path: { subscriptionId = '', userId = '' }, request }) =>
      replyTo(await operations.inviteUser(subscriptionId, userId, request), (invited) => ({
        ...userReply(invited),
        status: 202,
      })),

    requestAccess: async ({ path: { subscriptionId = '' }, body, request }) =>
      replyTo(await operations.requestAccess(subscriptionId, body, request), () => ({
        status: 202,
        body: { status: 'received' },
      })),
    listAccessRequests: ({ path: { subscriptionId = '' }, query, request }) =>
      paged({ path: `/v1/subscriptions/${subscriptionId}/access-requests`, query }, request, async (page) =>
        mapped(await operations.viewAccessRequests(subscriptionId, page, request), presentAccessRequest),
      ),
    grantAccess: async ({ path: { subscriptionId = '', requestId = '' }, body, request }) =>
      replyTo(await operations.grantAccess(subscriptionId, requestId, body.roles, request), userReply),
    ...paidEndpoints({ operations, cursors }),
    ...ownershipEndpoints({ operations }),
    ...requestEndpoints({ operations, cursors }),
    declineAccess: async ({ path: { subscriptionId = '', requestId = '' }, request }) =>
      replyTo(await operations.declineAccess(subscriptionId, requestId, request), nothing),
  };
}

const nothing = (): Reply => ({ status: 204 });

const userReply = (view: UserView): Reply => ({
  status: 200,
  body: presentUser(view),
  headers: { etag: view.tag },
});

type Items = { readonly items: readonly unknown[]; readonly next?: string };

const mapped = <T>(
  outcome: Outcome<{ readonly items: readonly T[]; readonly next?: string }>,
  present: (item: T) => unknown,
): Outcome<Items> =>
  outcome.ok
    ? {
        ok: true,
        value: {
          items: outcome.value.items.map(present),
          ...(outcome.value.next !== undefined && { next: outcome.value.next }),
        },
      }
    : outcome;

const pagedReplies =
  (cursors: Cursors) =>
  async (
    list: Omit<PagedList, 'owner'>,
    { caller }: CallerContext,
    read: (page: PageOfList) => Promise<Outcome<Items>>,
  ): Promise<Reply> => {
    const owned = { ...list, owner: `${caller.issuer}\n${caller.subject}` };
    const outcome = await read(await cursors.pageRequest(owned));
    return outcome.ok ? cursors.pageReply(owned, outcome.value) : replyTo(outcome, nothing);
  };
