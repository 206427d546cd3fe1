import type { Endpoints } from '../../lib/http/api.ts';
import { taggedByContent } from '../../lib/http/content-tag.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import { foundBody, soughtBy } from '../../lib/http/search.ts';
import type { Store } from '../../lib/operations/ports/store.ts';
import {
  findPartner,
  findPartners,
  type PartnerForSupport,
} from '../../lib/operations/support/find-partners.ts';
import { liftPartnerMailBlock } from '../../lib/operations/support/lift-partner-mail-block.ts';
import { replaceAdministrator } from '../../lib/operations/support/replace-administrator.ts';
import { viewHistoryAtHome } from '../../lib/operations/support/view-history.ts';
import { presentChange } from '../../lib/presentation/history.ts';
import { presentPartnerForSupport, presentPredecessors } from '../../lib/presentation/partner-for-support.ts';
import type { partnerRoutes } from './partner-routes.ts';

/** The endpoints of what support does with partner organisations. */
export function partnerEndpoints(
  home: { readonly home: Store },
  cursors: Cursors,
): Endpoints<typeof partnerRoutes> {
  const paged = pagedReplies(cursors);
  const history = viewHistoryAtHome(home);
  return {
    viewPartnerHistoryForSupport: ({ path: { partnerId = '' }, query, request }) =>
      paged({ path: `/v1/support/partners/${partnerId}/history`, query }, request, presentChange, (page) =>
        history('partner', partnerId, page),
      ),
    viewCustomerHistoryForSupport: ({ path: { customerId = '' }, query, request }) =>
      paged({ path: `/v1/support/customers/${customerId}/history`, query }, request, presentChange, (page) =>
        history('customer', customerId, page),
      ),
    findPartners: async ({ query }) => {
      const sought = soughtBy(query, ['accountNumber', 'name', 'phone', 'authorizationNumber']);
      const found = await findPartners(home)({ ...sought, limit: query.limit });
      return { status: 200, body: foundBody(found, presentPartnerForSupport) };
    },
    viewPartnerForSupport: async ({ path }) =>
      replyTo(await findPartner(home)(path.partnerId ?? ''), partnerReply),
    liftPartnerMailBlock: async ({ path, body, request }) =>
      replyTo(await liftPartnerMailBlock(home)(path.partnerId ?? '', body, request), (partner) => ({
        ...partnerReply(partner),
        status: 202,
      })),
    replaceAdministrator: async ({ path, body, request }) => {
      const { accountId, reason, formerAdministrators: former = 'demote' } = body;
      const command = { accountId, reason, former };
      const replaced = await replaceAdministrator(home)(path.partnerId ?? '', command, request);
      return replyTo(replaced, (replacement) => {
        // The tag is the organisation's, as a GET shows it: what was done here is no part of it.
        const { headers } = partnerReply(replacement);
        const body = {
          ...presentPartnerForSupport(replacement),
          inPlaceOf: presentPredecessors(replacement),
        };
        return { status: 200, ...(headers && { headers }), body };
      });
    },
  };
}

const partnerReply = (partner: PartnerForSupport): Reply =>
  taggedByContent(partner.version, { status: 200, body: presentPartnerForSupport(partner) });
