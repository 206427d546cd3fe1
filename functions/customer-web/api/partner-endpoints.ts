import type { Endpoints } from '../../../lib/http/api.ts';
import { soughtBy } from '../../../lib/http/search.ts';
import { presentFoundPartner } from '../../../lib/presentation/found-partner.ts';
import type { CustomerOperations } from '../operations.ts';
import type { partnerRoutes } from './partner-routes.ts';

/** The endpoints by which customers find a partner. */
export const partnerEndpoints = ({
  findPartners,
}: Pick<CustomerOperations, 'findPartners'>): Endpoints<typeof partnerRoutes> => ({
  findPartnersForCustomer: async ({ query }) => {
    const sought = soughtBy(query, ['name', 'phone', 'authorizationNumber']);
    const found = await findPartners({ ...sought, limit: query.limit });
    return { status: 200, body: { items: found.map(presentFoundPartner), nextCursor: null } };
  },
});
